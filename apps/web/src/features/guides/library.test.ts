import { describe, expect, it } from 'vitest';
import { type Guide, type GuideBlock, minutesOf, withValues } from './guide-document.ts';
import { findGuide, library } from './library.ts';

const guides = library.flatMap((area) =>
  area.guides.map((guide) => [`${area.name}/${guide.name}`, guide, area] as const),
);

describe('a guide', () => {
  it.each(guides)('%s is found by its address and has steps that keep apart', (_, guide, area) => {
    expect(findGuide(area.name, guide.name)?.guide).toBe(guide);
    const ids = guide.steps.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(minutesOf(guide)).toBeGreaterThan(0);
    expect(guide.sources.length).toBeGreaterThan(0);
  });

  it.each(guides)('%s says what can go wrong wherever something arrives here', (_, guide) => {
    const silent = guide.steps.filter(
      ({ doneBy, blocks }) => doneBy && !blocks.some(({ kind }) => kind === 'problems'),
    );
    expect(silent.map(({ id }) => id)).toEqual([]);
  });

  it.each(guides)('%s asks only for values that the public page has words for', (_, guide, area) => {
    const names = blocksOf(guide).flatMap((block) => (block.kind === 'value' ? [block.name] : []));
    expect(names.filter((name) => !(name in area.placeholders))).toEqual([]);
  });

  it.each(guides)('%s closes every mark that it opens', (_, guide) => {
    for (const words of textsOf(guide)) {
      expect(words.match(/\*\*/g)?.length ?? 0, words).toSatisfy((count: number) => count % 2 === 0);
      expect(words.match(/`/g)?.length ?? 0, words).toSatisfy((count: number) => count % 2 === 0);
    }
  });

  it.each(guides)('%s has tables whose rows are as wide as their heads', (_, guide) => {
    for (const block of blocksOf(guide)) {
      if (block.kind !== 'table') continue;
      for (const row of block.rows) expect(row).toHaveLength(block.columns.length);
    }
  });

  it('keeps in a script what is no value', () => {
    expect(withValues('({ user }) => fetch("{baseUrl}/Users", {user})', { baseUrl: 'https://x' })).toBe(
      '({ user }) => fetch("https://x/Users", {user})',
    );
  });
});

function blocksOf(guide: Guide): GuideBlock[] {
  const inside = (block: GuideBlock): GuideBlock[] =>
    block.kind === 'ways' ? [block, ...block.ways.flatMap(({ blocks }) => blocks.flatMap(inside))] : [block];
  return guide.steps.flatMap(({ blocks }) => blocks.flatMap(inside));
}

/** Everything that is read as rich text; a script is none. */
function textsOf(guide: Guide): string[] {
  const texts = blocksOf(guide).flatMap((block) => {
    switch (block.kind) {
      case 'text':
      case 'note':
        return [block.text];
      case 'list':
        return block.items;
      case 'table':
        return block.rows.flat();
      case 'problems':
        return block.problems.flatMap(({ sign, mend }) => [sign, mend]);
      default:
        return [];
    }
  });
  return [guide.lead, ...texts];
}
