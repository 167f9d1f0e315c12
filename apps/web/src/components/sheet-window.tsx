import { X } from 'lucide-react';
import { Dialog as Radix } from 'radix-ui';
import { cx } from '#lib/class-names.ts';
import { t } from '#lib/messages/translate.ts';
import { IconButton } from './button.tsx';
import { useReturnFocus } from './return-focus.ts';
import type { SheetProps } from './sheet.tsx';

/** What a Sheet shows. Other components use Sheet, which fetches this. */
export function SheetWindow({ open, onOpenChange, side, title, titleHidden = false, children }: SheetProps) {
  const returnFocus = useReturnFocus();
  return (
    <Radix.Root open={open} onOpenChange={onOpenChange}>
      <Radix.Portal>
        <Radix.Overlay className="fixed inset-0 z-40 bg-scrim" />
        <Radix.Content
          {...returnFocus}
          aria-describedby={undefined}
          className={cx(
            'fixed inset-y-0 z-50 flex flex-col border-line bg-surface shadow-raised outline-none',
            side === 'left'
              ? 'left-0 w-[264px] animate-sheet-left border-r'
              : 'right-0 w-full max-w-[560px] animate-sheet-right border-l',
          )}
        >
          {titleHidden ? (
            <Radix.Title className="sr-only">{title}</Radix.Title>
          ) : (
            <header className="flex items-start gap-3 border-line border-b px-5 py-3.5">
              <Radix.Title className="min-w-0 flex-1 font-semibold text-lg">{title}</Radix.Title>
              <Radix.Close asChild>
                <IconButton label={t('action.close')} icon={X} className="-mr-2" />
              </Radix.Close>
            </header>
          )}
          <div
            // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard
            tabIndex={0}
            className="flex min-h-0 flex-1 flex-col overflow-y-auto"
          >
            {children}
          </div>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
