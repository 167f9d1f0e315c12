import { Fragment, type ReactNode } from 'react';

const marked = /(\*\*[^*]+\*\*|`[^`]+`|\[[^\]]+\]\([^)\s]+\))/;
const link = /^\[([^\]]+)\]\(([^)\s]+)\)$/;

/** A sentence of a guide, with its labels, values and links. */
export function RichText({ text }: { text: string }): ReactNode {
  return text.split(marked).map((piece, place) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of a sentence never change places
    <Fragment key={place}>{rendered(piece)}</Fragment>
  ));
}

function rendered(piece: string): ReactNode {
  if (piece.startsWith('**')) return <strong className="font-semibold text-ink">{piece.slice(2, -2)}</strong>;
  if (piece.startsWith('`')) {
    return (
      <code className="rounded-sm bg-sunken px-1 py-px font-mono text-[0.92em] text-ink [overflow-wrap:anywhere]">
        {piece.slice(1, -1)}
      </code>
    );
  }
  const [, label, href] = link.exec(piece) ?? [];
  if (!href) return piece;
  return (
    <a href={href} className="text-accent-text underline underline-offset-2" rel="noreferrer">
      {label}
    </a>
  );
}
