import { locale } from './language.ts';
import { t } from './messages/translate.ts';

const numbers = new Intl.NumberFormat(locale);
const absolute = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'medium' });
const day = new Intl.DateTimeFormat(locale, { dateStyle: 'medium' });
const month = new Intl.DateTimeFormat(locale, { month: 'long', year: 'numeric' });
const hour = new Intl.DateTimeFormat(locale, { weekday: 'short', hour: '2-digit', minute: '2-digit' });
const timeOfDay = new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit' });
const range = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' });
const relative = new Intl.RelativeTimeFormat(locale);
/** Days alone have words that are as exact as the number: yesterday, tomorrow. */
const relativeDay = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' });
const utcDay = {
  short: new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', timeZone: 'UTC' }),
  long: new Intl.DateTimeFormat(locale, {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    timeZone: 'UTC',
  }),
  range: new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' }),
};
const spans = { minute: spanIn('minute'), hour: spanIn('hour'), day: spanIn('day') };
const conjunction = new Intl.ListFormat(locale, { type: 'conjunction' });

const secondsOf = { minute: 60, hour: 3600, day: 86_400, week: 604_800, month: 2_629_746, year: 31_556_952 };

function spanIn(unit: string): Intl.NumberFormat {
  return new Intl.NumberFormat(locale, {
    style: 'unit',
    unit,
    unitDisplay: 'long',
    maximumFractionDigits: 0,
  });
}

export function formatNumber(value: number): string {
  return numbers.format(value);
}

/** Date and time in the reader's zone. */
export function formatInstant(iso: string): string {
  return absolute.format(new Date(iso));
}

export function formatDay(iso: string): string {
  return day.format(new Date(iso));
}

export function formatHour(iso: string): string {
  return hour.format(new Date(iso));
}

export function formatTimeOfDay(iso: string): string {
  return timeOfDay.format(new Date(iso));
}

/** "Nov 16" of a day in UTC, or "Mon, Nov 16, 2026". */
export function formatUtcDay(iso: string, { weekday = false } = {}): string {
  return (weekday ? utcDay.long : utcDay.short).format(new Date(iso));
}

/** "Nov 16 – 22, 2026", of days in UTC. */
export function formatUtcDays(fromIso: string, toIso: string): string {
  return utcDay.range.formatRange(new Date(fromIso), new Date(toIso));
}

/** "10:42" of today, with the date on any other day. */
export function formatMoment(iso: string, nowMs: number): string {
  const isToday = new Date(iso).toDateString() === new Date(nowMs).toDateString();
  return isToday ? timeOfDay.format(new Date(iso)) : formatInstant(iso);
}

/** "Nov 22, 2026, 10:42 – 10:51 AM". */
export function formatPeriod(fromIso: string, toIso: string): string {
  return range.formatRange(new Date(fromIso), new Date(toIso));
}

/** "12 minutes ago", "in 3 days"; under a minute "just now" or "in a moment". */
export function formatRelative(iso: string, nowMs: number): string {
  const seconds = (new Date(iso).getTime() - nowMs) / 1000;
  const size = Math.abs(seconds);
  // The page's clock ticks a few times a minute, so what has just happened may lie ahead of it.
  if (size < 45) return seconds > 20 ? t('time.inAMoment') : t('time.justNow');
  if (size < 45 * 60) return relative.format(Math.round(seconds / secondsOf.minute), 'minute');
  if (size < 22 * 3600) return relative.format(Math.round(seconds / secondsOf.hour), 'hour');
  if (size < 12 * secondsOf.day) return relativeDay.format(Math.round(seconds / secondsOf.day), 'day');
  if (size < 8 * secondsOf.week) return relative.format(Math.round(seconds / secondsOf.week), 'week');
  if (size < 20 * secondsOf.month) return relative.format(Math.round(seconds / secondsOf.month), 'month');
  return relative.format(Math.round(seconds / secondsOf.year), 'year');
}

/** Time left until an instant, as "41 min" or "2 h 5 min"; zero when it has passed. */
export function formatTimeLeft(iso: string, nowMs: number): string {
  return formatMinutes(Math.max(0, Math.round((new Date(iso).getTime() - nowMs) / 60_000)));
}

/** "420 ms", "12.4 s", "41 min" or "2 h 5 min". */
export function formatDuration(ms: number): string {
  return ms < 60_000 ? formatMilliseconds(ms) : formatMinutes(Math.round(ms / 60_000));
}

/** "40 minutes", "6 hours" or "2 days": about how long, for a sentence. */
export function formatSpan(seconds: number): string {
  if (seconds < 90 * 60) return spans.minute.format(seconds / secondsOf.minute);
  if (seconds < 36 * 3600) return spans.hour.format(seconds / secondsOf.hour);
  return spans.day.format(seconds / secondsOf.day);
}

/** "0", "4.2 s", "12 s", "41 min": how long something took. */
export function formatSeconds(seconds: number): string {
  if (seconds === 0) return numbers.format(0);
  const shown = seconds < 10 ? Math.round(seconds * 10) / 10 : Math.round(seconds);
  return shown < 60 ? t('time.seconds', { seconds: numbers.format(shown) }) : formatDuration(seconds * 1000);
}

function formatMinutes(total: number): string {
  const hours = Math.floor(total / 60);
  const minutes = total % 60;
  if (hours >= 48) return t('time.days', { count: Math.floor(hours / 24) });
  if (hours === 0) return t('time.minutes', { minutes });
  return minutes === 0 ? t('time.hours', { hours }) : t('time.hoursAndMinutes', { hours, minutes });
}

export function formatMilliseconds(ms: number): string {
  return ms < 1000
    ? t('time.milliseconds', { ms: Math.round(ms) })
    : t('time.seconds', { seconds: (ms / 1000).toFixed(1) });
}

/** "Ana, Bo and Cem". */
export function formatList(items: readonly string[]): string {
  return conjunction.format(items);
}

/** The first names and how many more there are: "Ana Berg, Bo Dahl and 3 others". `count` includes the named ones. */
export function formatNames({ count, names }: { count: number; names: readonly string[] }): string {
  const shown = names.slice(0, 3);
  const others = count - shown.length;
  if (shown.length === 0) return t('names.people', { count });
  return formatList(others > 0 ? [...shown, t('names.others', { count: others })] : shown);
}

/** "November 2026". */
export function formatMonth(ms: number): string {
  return month.format(new Date(ms));
}
