const pattern = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(\.\d+)?(Z|[+-]\d\d:\d\d)?$/i;

/**
 * The instant of an xsd:dateTime (RFC 7643 section 2.3.5) in milliseconds since 1970; without an offset it is UTC.
 * Undefined when the text is no date and time.
 */
export function parseDateTime(text: string): number | undefined {
  const parts = pattern.exec(text);
  if (!parts) return undefined;
  const [, seconds, fraction = '', offset = 'Z'] = parts;
  const instantMs = Date.parse(`${seconds}${fraction.slice(0, 4)}${offset}`);
  return Number.isNaN(instantMs) ? undefined : instantMs;
}
