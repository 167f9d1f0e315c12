import { readFileSync } from 'node:fs';
import { brotliCompressSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { routeScreens } from './route-screens.ts';

/** A file of the build: what it is made from is its key in the manifest. */
type Built = { file: string; imports?: string[] };

/**
 * Bytes of script as browsers get them, with Brotli. Two fifths are React, a quarter what all screens share. The English
 * of the sign-in is there for whoever comes first, so a Swede has both.
 */
const firstViewMax = { en: 150_000, sv: 154_000 };
const dist = new URL('../dist/', import.meta.url);
const manifest: Record<string, Built> = JSON.parse(
  readFileSync(new URL('.vite/manifest.json', dist), 'utf8'),
);
const languages = ['en', 'sv'] as const;

it.each(routeScreens.flatMap((screen) => languages.map((language) => ({ ...screen, language }))))(
  'the first view of $name in $language loads no more script than it may',
  ({ files, messages, language }) => {
    const loaded = new Set<string>();
    load('index.html', loaded);
    if (language === 'sv') load('src/lib/messages/sv/front.ts', loaded);
    for (const area of messages) load(`src/lib/messages/${language}/${area}.ts`, loaded);
    for (const file of files) load(`src/${file}`, loaded);
    const sizes = [...loaded].map((file) => [compressedSize(file), file] as const);
    const total = sizes.reduce((sum, [size]) => sum + size, 0);
    const largest = sizes.sort(([one], [other]) => other - one).slice(0, 8);
    expect(total, largest.map(([size, file]) => `${size} ${file}`).join('\n')).toBeLessThanOrEqual(
      firstViewMax[language],
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

const sizes = new Map<string, number>();

function compressedSize(file: string): number {
  const size = sizes.get(file) ?? brotliCompressSync(readFileSync(new URL(file, dist))).length;
  sizes.set(file, size);
  return size;
}
