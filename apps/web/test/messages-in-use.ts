import { globSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

/** For tests: which messages the sources use, read from the sources. */

const sourceRoot = fileURLToPath(new URL('../src/', import.meta.url));

/** One quoted text or template that can be the key of a message. */
const keyLike = /(['"`])([a-z][A-Za-z]*\.(?:\$\{[^}]*\}|[\w.-])+)\1/g;

/** Every source file of the portal that is no test and no catalogue, relative to `src`. */
export const sourceFiles: readonly string[] = globSync('**/*.{ts,tsx}', { cwd: sourceRoot })
  .filter((file) => !/\.test\.ts$|^lib\/messages\/(en|sv)|^lib\/api\.ts$/.test(file))
  .sort();

function textOf(file: string): string {
  return readFileSync(join(sourceRoot, file), 'utf8');
}

/**
 * The keys that a file uses. A place in a template stands for one part of a key (`tokens.state.${state}`), of the
 * names of acts for two (`audit.${action}`).
 */
export function messagesIn(file: string, keys: readonly string[]): string[] {
  // What is compared with is a state or an act, which may have the name of a message.
  const text = textOf(file).replaceAll(/\bcase '[^']*'/g, '');
  const patterns = [...text.matchAll(keyLike)].map(([, , key = '']) => {
    const parts = key.split(/\$\{[^}]*\}/).map((part) => part.replaceAll('.', '\\.'));
    return parts.join(key.startsWith('audit.$') ? '[a-z_]+\\.[a-z_]+' : '[^.]+');
  });
  if (patterns.length === 0) return [];
  const used = new RegExp(`^(?:${patterns.join('|')})$`);
  return keys.filter((key) => used.test(key));
}

const importOf = /^(?:import|\} from|export .* from)[^;]*?'([#.][^']+)';$|import\('([#.][^']+)'\)/gm;

/** A file and all that it imports, outright or later; the screens that a route leads to are not of the route's file. */
export function withImports(file: string, found = new Set<string>()): Set<string> {
  if (found.has(file)) return found;
  found.add(file);
  for (const [, outright, later] of textOf(file).matchAll(importOf)) {
    if (later !== undefined && file.endsWith('routes.tsx')) continue;
    const specifier = outright ?? later ?? '';
    const target = specifier.startsWith('#')
      ? specifier.slice(1)
      : relative(sourceRoot, join(sourceRoot, dirname(file), specifier));
    if (sourceFiles.includes(target)) withImports(target, found);
  }
  return found;
}
