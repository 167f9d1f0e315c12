import { useSyncExternalStore } from 'react';

/** Further down than this, somebody reads: a row that comes in above would move what they look at. */
const readingFromPx = 120;

function subscribe(listener: () => void): () => void {
  window.addEventListener('scroll', listener, { passive: true });
  return () => window.removeEventListener('scroll', listener);
}

/** Whether the reader has scrolled away from the newest rows. */
export function useScrolledAway(): boolean {
  return useSyncExternalStore(subscribe, () => window.scrollY > readingFromPx);
}
