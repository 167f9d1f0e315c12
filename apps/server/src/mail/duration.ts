const formats = { minute: unit('minute'), hour: unit('hour'), day: unit('day') };

function unit(name: string): Intl.NumberFormat {
  return new Intl.NumberFormat('en', {
    style: 'unit',
    unit: name,
    unitDisplay: 'long',
    maximumFractionDigits: 0,
  });
}

/** "40 minutes", "6 hours", "2 days": about how long. */
export function duration(seconds: number): string {
  if (seconds < 90 * 60) return formats.minute.format(seconds / 60);
  return seconds < 36 * 3600 ? formats.hour.format(seconds / 3600) : formats.day.format(seconds / 86_400);
}
