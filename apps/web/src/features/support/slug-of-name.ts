const lengthMax = 40;

/** A slug to propose for a name: "Åhléns & Söner AB" → "ahlens-soner-ab". The server says what one may be. */
export function slugOfName(name: string): string {
  return name
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '')
    .slice(0, lengthMax)
    .replace(/-$/, '');
}
