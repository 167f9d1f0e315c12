import { existsSync, globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../../../../', import.meta.url));
const fixtures = `${root}packages/scim/fixtures/`;
const text = readFileSync(`${root}docs/scim-support.md`, 'utf8');
const named = [...text.matchAll(/`([\w./-]+\.(?:json|test\.ts))`/g)].flatMap(([, name]) => name ?? []);

/** What the document claims has to be there to be looked at. */
describe('docs/scim-support.md', () => {
  it('names only exchanges and tests that exist', () => {
    expect(named.length).toBeGreaterThan(100);
    const missing = named.filter((name) => !existsSync(`${name.endsWith('.json') ? fixtures : root}${name}`));
    expect(missing).toEqual([]);
  });

  it('leaves out no exchange', () => {
    const unnamed = globSync('*/*.json', { cwd: fixtures }).filter((file) => !named.includes(file));
    expect(unnamed).toEqual([]);
  });

  it('says of every feature whether it is there, and shows a test or gives a reason', () => {
    const rows = rowsOf(text).filter((cells) => cells.includes('yes') || cells.includes('no'));
    expect(rows.length).toBeGreaterThan(50);
    for (const cells of rows) {
      const answer = cells.findIndex((cell) => cell === 'yes' || cell === 'no');
      const shown = cells[answer + 1] ?? '';
      if (cells[answer] === 'yes') expect(shown, cells.join(' | ')).toMatch(evidence);
      else expect(shown.length, cells.join(' | ')).toBeGreaterThan(20);
    }
  });

  it('shows a test for every line about an identity provider', () => {
    const [, providers = ''] = text.split(/^## Identity providers$/m);
    const [tables = ''] = providers.split(/^## /m);
    const rows = rowsOf(tables);
    expect(rows.length).toBeGreaterThan(50);
    for (const cells of rows) expect(cells.at(-1), cells.join(' | ')).toMatch(evidence);
  });
});

const evidence = /`[\w./-]+\.(?:json|test\.ts)`/;

/** The cells of every row of every table, without the heads. */
function rowsOf(markdown: string): string[][] {
  return [...markdown.matchAll(/^\|.+\|$(?!\n\| ?-)/gm)]
    .map(([line]) =>
      line
        .slice(1, -1)
        .split(/(?<!\\)\|/)
        .map((cell) => cell.trim()),
    )
    .filter(([first = '']) => !/^-+$/.test(first));
}
