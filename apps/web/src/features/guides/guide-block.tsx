import type { ReactNode } from 'react';
import { CopyField } from '#components/copy-field.tsx';
import { Note } from '#components/note.tsx';
import { t } from '#lib/messages/translate.ts';
import { CodeBlock } from './code-block.tsx';
import { type GuideBlock, type GuideValues, withValues } from './guide-document.ts';
import { RichText } from './rich-text.tsx';
import { ScreenDrawing } from './screen-drawing.tsx';

export type GuideReading = {
  /** The values of the organization. */
  readonly values: GuideValues;
  /** What stands for a value that there is none of: on a public page, or since it is shown only once. */
  readonly placeholders: GuideValues;
  /** What has arrived for a fact; left out where nobody's directory is looked at. */
  readonly live?: (fact: string) => ReactNode;
};

/** One part of a step. */
function GuideBlockView({ block, reading }: { block: GuideBlock; reading: GuideReading }): ReactNode {
  const { values, placeholders, live } = reading;
  switch (block.kind) {
    case 'text':
      return (
        <p>
          <RichText text={block.text} />
        </p>
      );
    case 'note':
      return (
        <Note>
          <RichText text={block.text} />
        </Note>
      );
    case 'list':
      return <ItemList items={block.items} />;
    case 'value': {
      const value = values[block.name];
      if (value !== undefined) return <CopyField label={block.label} value={value} />;
      return <Placeholder label={block.label} text={placeholders[block.name] ?? block.name} />;
    }
    case 'table':
      return <GuideTable table={block} />;
    case 'code':
      return <CodeBlock label={block.label} code={withValues(block.code, { ...placeholders, ...values })} />;
    case 'drawing':
      return <ScreenDrawing drawing={block.drawing} />;
    case 'ways':
      return block.ways.map(({ title, blocks }) => (
        <section key={title} className="flex flex-col gap-3 rounded-lg border border-line px-4 py-3">
          <h3 className="font-medium">{title}</h3>
          <GuideBlocks blocks={blocks} reading={reading} />
        </section>
      ));
    case 'problems':
      return <Problems problems={block.problems} />;
    case 'live':
      return live?.(block.fact);
  }
}

export function GuideBlocks({
  blocks,
  reading,
}: {
  blocks: readonly GuideBlock[];
  reading: GuideReading;
}): ReactNode {
  return blocks.map((block) => (
    <GuideBlockView key={JSON.stringify(block)} block={block} reading={reading} />
  ));
}

function ItemList({ items }: { items: readonly string[] }) {
  return (
    <ol className="flex list-[lower-alpha] flex-col gap-1 pl-5 marker:text-muted">
      {items.map((item) => (
        <li key={item} className="pl-1">
          <RichText text={item} />
        </li>
      ))}
    </ol>
  );
}

function Placeholder({ label, text }: { label: string; text: string }) {
  return (
    <dl className="flex flex-wrap gap-x-3 gap-y-1 rounded-md border border-line-strong border-dashed px-3 py-2">
      <dt className="font-medium">{label}</dt>
      <dd className="min-w-0 text-muted">
        <RichText text={text} />
      </dd>
    </dl>
  );
}

function GuideTable({ table }: { table: Extract<GuideBlock, { kind: 'table' }> }) {
  const [first, ...others] = table.columns;
  return (
    <section
      aria-label={table.caption}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways must be reached by the keyboard
      tabIndex={0}
      className="overflow-x-auto rounded-lg border border-line bg-surface"
    >
      <table className="w-full min-w-[480px] text-sm print:min-w-0">
        <caption className="sr-only">{table.caption}</caption>
        <thead className="bg-sunken text-left text-muted text-xs">
          <tr>
            {[first, ...others].map((column) => (
              <th key={column} scope="col" className="px-3 py-1.5 font-medium">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.rows.map(([head = '', ...cells]) => (
            <tr key={head} className="border-line border-t align-top">
              <th scope="row" className="px-3 py-2 text-left font-normal">
                <RichText text={head} />
              </th>
              {cells.map((cell, column) => (
                <td key={others[column]} className="px-3 py-2 text-muted">
                  <RichText text={cell} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Problems({ problems }: { problems: Extract<GuideBlock, { kind: 'problems' }>['problems'] }) {
  return (
    <section className="rounded-lg bg-sunken px-4 py-3 print:border print:border-line">
      <h3 className="font-medium text-sm">{t('docs.problems')}</h3>
      <dl className="mt-1.5 flex flex-col gap-2 text-sm">
        {problems.map(({ sign, mend }) => (
          <div key={sign}>
            <dt>
              <RichText text={sign} />
            </dt>
            <dd className="text-muted">
              <RichText text={mend} />
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
