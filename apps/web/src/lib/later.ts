import { useEffect, useSyncExternalStore } from 'react';

/** A part of the portal that the first view does without. */
export type Later<Part> = {
  fetch(): void;
  current(): { part?: Part; failure?: Error };
  subscribe(listener: () => void): () => void;
};

/** Fetches a part when the browser has nothing else to do, or as soon as `usePart` wants it. */
export function later<Part>(load: () => Promise<Part>): Later<Part> {
  let state: { part?: Part; failure?: Error } = {};
  let asked = false;
  const listeners = new Set<() => void>();
  const settle = (next: typeof state) => {
    state = next;
    for (const listener of listeners) listener();
  };
  const fetch = () => {
    if (asked) return;
    asked = true;
    load().then(
      (part) => settle({ part }),
      (cause: unknown) =>
        settle({ failure: new Error('A part of the portal could not be loaded', { cause }) }),
    );
  };
  if (typeof document !== 'undefined') whenIdle(fetch);
  return {
    fetch,
    current: () => state,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
  };
}

/** The part once it is there. Throws if it was wanted and could not be fetched. */
export function usePart<Part>({ fetch, current, subscribe }: Later<Part>, wanted = false): Part | undefined {
  useEffect(() => {
    if (wanted) fetch();
  }, [wanted, fetch]);
  const { part, failure } = useSyncExternalStore(subscribe, current);
  if (wanted && failure) throw failure;
  return part;
}

/** Safari has no idle callbacks. */
function whenIdle(task: () => void): void {
  if ('requestIdleCallback' in globalThis) requestIdleCallback(task);
  else setTimeout(task, 1_000);
}
