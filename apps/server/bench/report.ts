/** A figure that has a goal: it is met at or below it. */
export type Judged = { readonly value: number; readonly goal: number; readonly unit: '×' | 'ms' };

/** A number in a table, with the digits behind its point. */
export type Cell = string | null | { readonly value: number; readonly digits: number } | Judged;

export type Row = Readonly<Record<string, Cell>>;

export type Section = {
  readonly title: string;
  /** How it was measured, in sentences. */
  readonly explanation: string;
  /** Each row has the same keys, which head the columns. */
  readonly rows: readonly Row[];
};

export type Report = {
  readonly machine: Readonly<Record<string, string | number>>;
  readonly sections: readonly Section[];
};

export function count(value: number): Cell {
  return { value, digits: 0 };
}

export function ms(value: number): Cell {
  return { value, digits: 2 };
}

export function times(value: number): Cell {
  return { value, digits: 2 };
}

/** How many times as much, and how many times is allowed. */
export function judged(value: number, goal: number): Judged {
  return { value, goal, unit: '×' };
}

function isJudged(cell: Cell): cell is Judged {
  return typeof cell === 'object' && cell !== null && 'goal' in cell;
}

function isMet({ value, goal }: Judged): boolean {
  return value <= goal;
}

export function printReport({ machine, sections }: Report): string {
  const header = Object.entries(machine).map(([name, value]) => `${name} ${value}`);
  const judged = sections.flatMap(({ rows }) => rows.flatMap((row) => Object.values(row))).filter(isJudged);
  const met = judged.filter(isMet).length;
  return [
    header.join(' · '),
    ...sections.map(printSection),
    `${met} of ${judged.length} goals met.`,
    '',
  ].join('\n\n');
}

/** Figures as they are, each goal with whether it was met. */
export function jsonReport({ machine, sections }: Report): string {
  const plain = (cell: Cell) => {
    if (cell === null || typeof cell === 'string') return cell;
    return isJudged(cell) ? { ...cell, met: isMet(cell) } : cell.value;
  };
  const plainRow = (row: Row) =>
    Object.fromEntries(Object.entries(row).map(([name, cell]) => [name, plain(cell)]));
  return JSON.stringify(
    { machine, sections: sections.map((section) => ({ ...section, rows: section.rows.map(plainRow) })) },
    null,
    2,
  );
}

function printSection({ title, explanation, rows }: Section): string {
  const names = Object.keys(rows[0] ?? {});
  const lines = [names, ...rows.map((row) => names.map((name) => printCell(row[name] ?? null)))];
  const widths = names.map((_, column) => Math.max(...lines.map((line) => line[column]?.length ?? 0)));
  const isText = names.map((name) => rows.every((row) => typeof (row[name] ?? null) !== 'object'));
  const aligned = lines.map((line) =>
    line
      .map((text, column) => {
        const width = widths[column] ?? 0;
        return isText[column] ? text.padEnd(width) : text.padStart(width);
      })
      .join('  ')
      .trimEnd(),
  );
  const [head = '', ...body] = aligned;
  return [title, ...wrap(explanation), '', head, '-'.repeat(head.length), ...body].join('\n');
}

function printCell(cell: Cell): string {
  if (cell === null) return '';
  if (typeof cell === 'string') return cell;
  if (!isJudged(cell)) return cell.value.toFixed(cell.digits);
  const { value, goal, unit } = cell;
  const digits = unit === 'ms' ? 0 : 2;
  const verdict = isMet(cell) ? 'met' : `missed by ${Math.ceil((value / goal - 1) * 100)} %`;
  return `${value.toFixed(digits)} ≤ ${goal} ${unit}: ${verdict}`;
}

const lineWidth = 110;

function wrap(text: string): string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + word.length < lineWidth)
      lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}
