import { X } from 'lucide-react';
import { Dialog as Radix } from 'radix-ui';
import type { FormEvent } from 'react';
import { cx } from '#lib/class-names.ts';
import { t } from '#lib/messages/translate.ts';
import { IconButton } from './button.tsx';
import type { DialogProps } from './dialog.tsx';
import { useReturnFocus } from './return-focus.ts';

/** What a Dialog shows. Other components use Dialog, which fetches this. */
export function DialogWindow({
  open,
  onOpenChange,
  title,
  description,
  children,
  footer,
  width = 'md',
  dismissable = true,
  onSubmit,
  isLong = false,
}: DialogProps) {
  const body = (
    <>
      {children && (
        <div {...(isLong && { tabIndex: 0 })} className="flex flex-col gap-4 overflow-y-auto px-5 pt-1 pb-5">
          {children}
        </div>
      )}
      <div className="flex flex-wrap justify-end gap-2 border-line border-t bg-canvas px-5 py-3">
        {footer}
      </div>
    </>
  );
  const returnFocus = useReturnFocus();
  const keepOpen = (event: Event) => {
    if (!dismissable) event.preventDefault();
  };
  return (
    <Radix.Root open={open} onOpenChange={onOpenChange}>
      <Radix.Portal>
        <Radix.Overlay className="fixed inset-0 z-40 bg-scrim" />
        <Radix.Content
          {...returnFocus}
          {...(description ? {} : { 'aria-describedby': undefined })}
          onEscapeKeyDown={keepOpen}
          onInteractOutside={keepOpen}
          className={cx(
            'fixed inset-x-0 bottom-0 z-50 mx-auto flex max-h-[92dvh] w-full animate-enter flex-col overflow-hidden rounded-t-xl border border-line bg-raised shadow-raised outline-none',
            'sm:top-[12vh] sm:bottom-auto sm:max-h-[76vh] sm:rounded-xl',
            width === 'md' ? 'sm:max-w-[480px]' : 'sm:max-w-[640px]',
          )}
        >
          <header className="flex items-start gap-3 px-5 pt-4 pb-3">
            <div className="min-w-0 flex-1">
              <Radix.Title className="font-semibold text-lg">{title}</Radix.Title>
              {description && (
                <Radix.Description asChild>
                  <div className="mt-1 text-muted">{description}</div>
                </Radix.Description>
              )}
            </div>
            {dismissable && (
              <Radix.Close asChild>
                <IconButton label={t('action.close')} icon={X} className="-mt-1 -mr-2" />
              </Radix.Close>
            )}
          </header>
          {onSubmit ? (
            <form
              noValidate
              className="flex min-h-0 flex-col"
              onSubmit={(event: FormEvent) => {
                event.preventDefault();
                // A form inside a portal bubbles to the form that it was rendered in.
                event.stopPropagation();
                onSubmit();
              }}
            >
              {body}
            </form>
          ) : (
            body
          )}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
