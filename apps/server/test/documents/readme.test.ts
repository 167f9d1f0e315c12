import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Command } from 'commander';
import { expect, it } from 'vitest';
import { createProgram } from '#cli/program.ts';
import { variableNames } from '#env.ts';

const readme = readFileSync(fileURLToPath(new URL('../../../../README.md', import.meta.url)), 'utf8');
/** What stands in the first cell of every row of a table, such as a command with its options. */
const firstCells = [...readme.matchAll(/^\| `((?:[^`|]|\\\|)+)`/gm)].map(([, cell = '']) => cell);

/** Every command that does something, with the words that call it. */
function commandsOf(command: Command, before: readonly string[] = []): [string, Command][] {
  return command.commands.flatMap((each): [string, Command][] => {
    const words = [...before, each.name()];
    return each.commands.length > 0 ? commandsOf(each, words) : [[words.join(' '), each]];
  });
}

it.each(commandsOf(createProgram()))(
  'the README lists `rollcall %s`, with all of its options',
  (words, command) => {
    const cell = firstCells.find((each) => each === words || each.startsWith(`${words} `));
    expect(cell, 'a row of a table').toBeDefined();
    const flags = command.options.map(({ long }) => long ?? '').filter((long) => long !== '--json');
    expect(flags.filter((flag) => !new RegExp(`${flag}\\b`).test(cell ?? ''))).toEqual([]);
  },
);

it('the README lists the variables that are read, and no others', () => {
  const listed = firstCells.filter((cell) => /^[A-Z][A-Z_]+$/.test(cell));
  expect(listed.sort()).toEqual([...variableNames].sort());
});
