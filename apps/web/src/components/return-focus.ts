import { useRef } from 'react';

/**
 * Where focus goes when a dialog closes that no trigger of its own opened: back to what had it before, or to the
 * main part of the page when that is gone. Radix gives focus back to its own triggers alone.
 */
export function useReturnFocus() {
  const opener = useRef<Element | null>(null);
  return {
    onOpenAutoFocus: () => {
      opener.current = document.activeElement;
    },
    onCloseAutoFocus: (event: Event) => {
      event.preventDefault();
      const before = opener.current;
      const target =
        before instanceof HTMLElement && before.isConnected && before !== document.body
          ? before
          : document.getElementById('main');
      target?.focus({ preventScroll: true });
    },
  };
}
