import { describe, expect, it } from 'vitest';
import { en } from './en/index.ts';
import { type Guide, type GuideBlock, minutesOf, withValues } from './guide-document.ts';
import { findGuide, guideAreas, loadGuides } from './library.ts';
import { sv } from './sv/index.ts';

await loadGuides();
const listed = (language: string, areas = guideAreas()) =>
  areas.flatMap((area) =>
    area.guides.map((guide) => [`${language}/${area.name}/${guide.name}`, guide, area] as const),
  );
const english = listed('en', guideAreas(en));
const swedish = listed('sv', guideAreas(sv));
const guides = [...english, ...swedish];

describe('a guide', () => {
  it.each(guides)('%s is found by its address and has steps that keep apart', (_, guide, area) => {
    expect(findGuide(area.name, guide.name)?.guide.steps.length).toBe(guide.steps.length);
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

  it.each(english)('%s is the same document in Swedish, in other words', (_, guide, area) => {
    const same = swedish.find(([, other, { name }]) => other.name === guide.name && name === area.name);
    expect(same && skeletonOf(same[1])).toEqual(skeletonOf(guide));
    expect(same?.[1].lead).not.toBe(guide.lead);
    expect(same && Object.keys(same[2].placeholders)).toEqual(Object.keys(area.placeholders));
  });

  it('keeps in a script what is no value', () => {
    expect(withValues('({ user }) => fetch("{baseUrl}/Users", {user})', { baseUrl: 'https://x' })).toBe(
      '({ user }) => fetch("https://x/Users", {user})',
    );
  });
});

/** All of a guide that is no prose: what acts, what is typed, what is linked, and how much of each there is. */
function skeletonOf({ name, sources, steps }: Guide): unknown {
  return {
    name,
    sources,
    steps: steps.map(({ id, minutes, doneBy, blocks }) => ({
      id,
      minutes,
      doneBy,
      blocks: blocks.map(bonesOf),
    })),
  };
}

function bonesOf(block: GuideBlock): unknown {
  switch (block.kind) {
    case 'text':
    case 'note':
      return [block.kind, fixedIn(block.text)];
    case 'list':
      return [block.kind, block.items.map(fixedIn)];
    case 'table':
      return [block.kind, block.columns.length, block.rows.map((row) => row.map(fixedIn))];
    case 'problems':
      return [block.kind, block.problems.map(({ sign, mend }) => [fixedIn(sign), fixedIn(mend)])];
    case 'drawing':
      return [block.kind, { ...block.drawing, caption: '' }];
    case 'ways':
      return [block.kind, block.ways.map(({ blocks }) => blocks.map(bonesOf))];
    case 'value':
      return [block.kind, block.name];
    default:
      return block;
  }
}

/** Values and addresses, which no translation changes. */
function fixedIn(text: string): string[] {
  return text.match(/`[^`]+`|\]\([^)]+\)/g)?.sort() ?? [];
}

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
