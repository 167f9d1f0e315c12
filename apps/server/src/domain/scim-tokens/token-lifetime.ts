import { AppError } from '#errors.ts';

const lifetimeDaysMin = 30;
const lifetimeDaysMax = 730;

/** @throws invalid */
export function checkLifetime(days: number): void {
  if (!Number.isInteger(days) || days < lifetimeDaysMin || days > lifetimeDaysMax) {
    throw new AppError('invalid', `A token lives between ${lifetimeDaysMin} and ${lifetimeDaysMax} days.`);
  }
}
