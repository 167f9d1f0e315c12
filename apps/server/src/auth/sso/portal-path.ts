/** A path of the portal to go on to, or `/` for whatever leads elsewhere, however it is written. */
export function portalPath(next: unknown, publicUrl: string): string {
  if (typeof next !== 'string' || next.length > 500 || !/^\/(?![/\\])/.test(next)) return '/';
  const url = URL.parse(next, publicUrl);
  if (url?.origin !== new URL(publicUrl).origin) return '/';
  return `${url.pathname}${url.search}${url.hash}`;
}
