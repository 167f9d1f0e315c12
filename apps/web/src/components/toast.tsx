import { CircleAlert, CircleCheck } from 'lucide-react';
import { Toaster as Sonner, toast } from 'sonner';
import { describeError } from '#lib/errors.ts';
import { useTheme } from '#lib/theme.ts';

/** Where short confirmations appear. */
export function Toaster() {
  return (
    <Sonner
      theme={useTheme()}
      position="bottom-right"
      style={{ fontFamily: 'inherit' }}
      icons={{
        success: <CircleCheck className="size-4 text-positive" />,
        error: <CircleAlert className="size-4 text-danger" />,
      }}
      toastOptions={{
        unstyled: true,
        classNames: {
          toast:
            'flex w-full items-start gap-2.5 rounded-lg border border-line bg-raised px-3.5 py-3 text-ink shadow-raised sm:w-[356px]',
          title: 'font-medium',
          description: 'text-muted',
          icon: 'mt-[3px]',
        },
      }}
    />
  );
}

/** Says that something was done. What went wrong is said where it was tried, not here. */
export function announce(message: string): void {
  toast.success(message);
}

/** For what was tried from a place that has no room for a note of its own, like a menu. */
export function announceError(error: unknown): void {
  const { title, detail } = describeError(error);
  toast.error(title, { description: detail });
}
