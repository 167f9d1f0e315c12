/** The day of an instant in the reader's zone, as a date field has it; empty for none. */
export function dayOf(iso: string | null): string {
  if (iso === null) return '';
  const at = new Date(iso);
  const two = (part: number) => String(part).padStart(2, '0');
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
}

/** The last instant of a day in the reader's zone. */
export function endOfDay(day: string): Date {
  return new Date(`${day}T23:59:59.999`);
}
