/** What a browser says that it is; null for what is not recognised. */
export type Device = { readonly browser: string | null; readonly system: string | null };

/** In this order: the later ones claim to be the earlier ones too. */
const browsers = [
  ['Edg/', 'Edge'],
  ['OPR/', 'Opera'],
  ['Firefox/', 'Firefox'],
  ['Chrome/', 'Chrome'],
  ['Safari/', 'Safari'],
] as const;

const systems = [
  ['iPhone', 'iPhone'],
  ['iPad', 'iPad'],
  ['Android', 'Android'],
  ['Windows', 'Windows'],
  ['Mac OS X', 'macOS'],
  ['CrOS', 'ChromeOS'],
  ['Linux', 'Linux'],
] as const;

export function deviceOf(userAgent: string | null): Device {
  const signed = (table: readonly (readonly [string, string])[]) =>
    table.find(([sign]) => userAgent?.includes(sign))?.[1] ?? null;
  return { browser: signed(browsers), system: signed(systems) };
}

/** In English, for mails: "Firefox on Windows". */
export function deviceName({ browser, system }: Device): string {
  if (!browser && !system) return 'Unknown device';
  return `${browser ?? 'A browser'} on ${system ?? 'another system'}`;
}
