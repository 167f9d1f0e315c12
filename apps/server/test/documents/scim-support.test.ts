import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
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

  it('leaves out no client and no source of exchanges', () => {
    const folders = new Set(globSync('*/*.json', { cwd: fixtures }).map((file) => dirname(file)));
    const mentioned = new Set(named.map((name) => dirname(name)));
    expect([...folders].filter((folder) => !mentioned.has(folder))).toEqual([]);
  });

  it('says of every feature whether it is there, and gives evidence or a reason', () => {
    const rows = text.split('\n').filter((line) => /^\| .* \| (?:yes|no) +\|/.test(line));
    expect(rows.length).toBeGreaterThan(40);
    for (const row of rows) {
      const cells = row.split(/(?<!\\)\|/).map((cell) => cell.trim());
      const support = cells.findIndex((cell) => cell === 'yes' || cell === 'no');
      expect(cells[support + 1], row).toMatch(/^.{10,}/);
    }
  });
});
