import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { routeScreens } from './route-screens.ts';

/** A file of the build: what it is made from is its key in the manifest. */
type Built = { file: string; imports?: string[] };

/** Bytes after gzip. Three quarters of the first is React and the router; the texts behind the sign-in add a sixth. */
const firstViewMax = { front: 160_000, portal: 220_000 };
const dist = new URL('../dist/', import.meta.url);
const manifest: Record<string, Built> = JSON.parse(
  readFileSync(new URL('.vite/manifest.json', dist), 'utf8'),
);

it.each(routeScreens)(
  'the first view of $name loads no more script than it may',
  ({ files, portalMessages }) => {
    const loaded = new Set<string>();
    load('index.html', loaded);
    if (portalMessages) load('src/lib/messages/en/index.ts', loaded);
    for (const file of files) load(`src/${file}`, loaded);
    const sizes = [...loaded].map(
      (file) => [gzipSync(readFileSync(new URL(file, dist))).length, file] as const,
    );
    const total = sizes.reduce((sum, [size]) => sum + size, 0);
    const largest = sizes.sort(([one], [other]) => other - one).slice(0, 8);
    expect(total, largest.map(([size, file]) => `${size} ${file}`).join('\n')).toBeLessThanOrEqual(
      portalMessages ? firstViewMax.portal : firstViewMax.front,
    );
  },
);

/** A file and all that it imports outright, which the browser has to have before it runs. */
function load(key: string, into: Set<string>): void {
  const built = manifest[key];
  if (!built) throw new Error(`The build has no ${key}: run pnpm build`);
  if (into.has(built.file)) return;
  into.add(built.file);
  for (const imported of built.imports ?? []) load(imported, into);
}
