/** A browser as far as sign-in needs one: it follows redirects and keeps cookies, those of each host apart. */
export type WebAgent = {
  /** Goes there and on, until a page answers or `stopBefore` is reached, which it then gives without asking for it. */
  visit(url: string, options?: { stopBefore?: (url: URL) => boolean }): Promise<URL>;
  /** Of a host, as the request's header; set to put one in. */
  cookies(origin: string): string;
  setCookie(origin: string, name: string, value: string): void;
  /** Every address that it was sent to. */
  readonly history: string[];
};

const redirectsMax = 20;

export function openWebAgent(): WebAgent {
  const jars = new Map<string, Map<string, string>>();
  const history: string[] = [];
  const jarOf = (origin: string) => {
    const jar = jars.get(origin) ?? new Map<string, string>();
    jars.set(origin, jar);
    return jar;
  };
  const cookies = (origin: string) =>
    [...jarOf(origin)].map(([name, value]) => `${name}=${value}`).join('; ');

  return {
    history,
    cookies,
    setCookie: (origin, name, value) => void jarOf(origin).set(name, value),
    visit: async (start, { stopBefore = () => false } = {}) => {
      let url = new URL(start);
      for (let redirects = 0; redirects < redirectsMax; redirects += 1) {
        if (stopBefore(url)) return url;
        history.push(url.href);
        const response = await fetch(url, { redirect: 'manual', headers: { cookie: cookies(url.origin) } });
        for (const cookie of response.headers.getSetCookie()) keep(jarOf(url.origin), cookie);
        await response.body?.cancel();
        const location = response.headers.get('location');
        if (location === null) return url;
        url = new URL(location, url);
      }
      throw new Error(`Redirected for ever: ${history.slice(-3).join(' → ')}`);
    },
  };
}

function keep(jar: Map<string, string>, cookie: string): void {
  const [pair = '', ...attributes] = cookie.split(';');
  const [name = '', ...value] = pair.split('=');
  const hasEnded = attributes.some((attribute) =>
    /^\s*(max-age=0|expires=thu, 01 jan 1970)/i.test(attribute),
  );
  if (hasEnded || value.join('=') === '') jar.delete(name);
  else jar.set(name, value.join('='));
}
