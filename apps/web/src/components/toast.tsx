import { describeError } from '#lib/errors.ts';

type Announcement = {
  title: string;
  /** In detail, of what went wrong. */
  failure?: string;
};

const waiting: Announcement[] = [];
let hear = (announcement: Announcement): void => {
  waiting.push(announcement);
};

/** Says that something was done. What went wrong is said where it was tried, not here. */
export function announce(message: string): void {
  hear({ title: message });
}

/** For what was tried from a place that has no room for a note of its own, like a menu. */
export function announceError(error: unknown): void {
  const { title, detail } = describeError(error);
  hear({ title, failure: detail });
}

/** Gives every announcement to the listener, those first that came before there was one. */
export function hearAnnouncements(listener: (announcement: Announcement) => void): () => void {
  const before = hear;
  hear = listener;
  for (const announcement of waiting.splice(0)) listener(announcement);
  return () => {
    hear = before;
  };
}
