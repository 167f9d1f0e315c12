import { requiredAttributes } from '@rollcall/access';
import { Note } from '#components/note.tsx';
import type { Person } from '#lib/api.ts';
import { formatList } from '#lib/format.ts';
import { t } from '#lib/messages/translate.ts';

/** Says what keeps an active person from access, and what to map in the identity provider. */
export function MissingAttributes({ person: { active, displayName, missing } }: { person: Person }) {
  if (!active || missing.length === 0) return null;
  const paths = requiredAttributes.filter(({ name }) => missing.includes(name)).map(({ path }) => path);
  return (
    <Note
      tone="warning"
      title={t('person.incomplete', {
        name: displayName,
        attributes: formatList(missing.map((name) => t(`attribute.${name}`))),
      })}
    >
      {t('person.incomplete.detail', { paths: formatList(paths) })}
    </Note>
  );
}
