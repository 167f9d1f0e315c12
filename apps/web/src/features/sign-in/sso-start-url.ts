/** Where the server sends the browser on to the organization's identity provider. */
export function ssoStartUrl(
  slug: string,
  { next, email }: { next?: string | undefined; email?: string } = {},
): string {
  const query = new URLSearchParams({
    ...(next && { next }),
    ...(email && { login_hint: email }),
  }).toString();
  return `/auth/sso/start/${encodeURIComponent(slug)}${query && `?${query}`}`;
}
