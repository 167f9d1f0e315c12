import { Fragment, type ReactNode } from 'react';
import { formatNumber } from '#lib/format.ts';
import { type ArgumentsOf, type MessageKey, messageParts } from '#lib/messages/translate.ts';

type MessageProps<Key extends MessageKey> = {
  of: Key;
} & (ArgumentsOf<Key, ReactNode> extends [infer Values] ? { values: Values } : { values?: undefined });

/** A message whose parameters are elements: a name in bold, a link, a time that keeps counting. */
export function Message<Key extends MessageKey>({ of: key, values }: MessageProps<Key>) {
  const parts = messageParts<ReactNode>(key, values ?? {});
  return parts.map((part, place) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of a sentence never change places
    <Fragment key={place}>{typeof part === 'number' ? formatNumber(part) : part}</Fragment>
  ));
}
