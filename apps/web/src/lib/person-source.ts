import type { PersonSource } from './api.ts';
import { t } from './messages/translate.ts';

/** What brought a person: the name of a directory, or how else they came. */
export function sourceText(source: PersonSource): string {
  if (source.kind !== 'directory') return t(`source.${source.kind}`);
  return source.active ? source.directoryName : t('source.inactive', { directory: source.directoryName });
}
