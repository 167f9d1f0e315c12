import { CircleAlert, CircleCheck } from 'lucide-react';
import { useEffect } from 'react';
import { Toaster as Sonner, toast } from 'sonner';
import { useTheme } from '#lib/theme.ts';
import { hearAnnouncements } from './toast.tsx';

/** What the Toaster shows. Other components use Toaster, which fetches this. */
export function ToastStack() {
  useEffect(
    () =>
      hearAnnouncements(({ title, failure }) => {
        if (failure === undefined) toast.success(title);
        else toast.error(title, { description: failure });
      }),
    [],
  );
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
