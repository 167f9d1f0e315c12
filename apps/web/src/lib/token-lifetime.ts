import { t } from './messages/translate.ts';

const year = 365;
const usual = [30, 90, 180, year, 2 * year];

/** The lifetimes to choose from, in days, with the organization's own among them. */
export function lifetimeOptions(ownDays: number): number[] {
  return [...new Set([...usual, ownDays])].sort((a, b) => a - b);
}

export function lifetimeText(days: number): string {
  if (days === year) return t('newToken.year');
  if (days === 2 * year) return t('newToken.years');
  return t('newToken.days', { count: days });
}
