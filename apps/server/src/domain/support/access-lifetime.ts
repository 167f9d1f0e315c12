import { AppError } from '#errors.ts';

const hourMs = 60 * 60 * 1000;
const stretchMs = hourMs;
/** However often it is extended, after this the reason is asked for again. */
const longestMs = 8 * hourMs;

/** When an access that was opened at `openedAt` ends if it is opened or extended now. @throws conflict */
export function accessEnd(openedAt: Date, now: Date): Date {
  const end = Math.min(now.getTime() + stretchMs, openedAt.getTime() + longestMs);
  if (end <= now.getTime()) {
    throw new AppError(
      'conflict',
      'This access was open for eight hours. Open the organization again, with a reason.',
    );
  }
  return new Date(end);
}
