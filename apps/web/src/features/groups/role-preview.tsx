import { Note } from '#components/note.tsx';
import { roleLabel } from '#components/role-badge.tsx';
import type { RolePreview as Preview } from '#lib/api.ts';
import { formatNames } from '#lib/format.ts';
import { t } from '#lib/messages/translate.ts';
import { PreviewedPeople } from './previewed-people.tsx';
import { RoleStep } from './role-step.tsx';
import type { StagedInput } from './staged-roles.ts';

/** Past so many people the ways that they go are counted before they are named. */
const namedMax = 5;

/** What saving would do, in the words in which an admin would tell it. */
export function RolePreview({ preview, staged }: { preview: Preview; staged: StagedInput }) {
  const count = preview.gain + preview.lose;
  return (
    <section aria-labelledby="preview-title" className="rounded-lg border border-line">
      <div className="flex flex-col gap-2 px-3 py-3">
        <h3 id="preview-title" className="font-semibold">
          {count === 0 ? t('preview.nobody') : t('preview.people', { count })}
        </h3>
        {preview.refusal && (
          <Note tone="danger" title={t('preview.refused')}>
            {preview.refusal}
          </Note>
        )}
        {preview.administrators.count > 0 && (
          <p>
            {t('preview.admins', {
              count: preview.administrators.count,
              names: formatNames(preview.administrators),
            })}{' '}
            <OwnRole own={preview.own} />
          </p>
        )}
        {count > namedMax && <Transitions transitions={preview.transitions} />}
      </div>
      {count > 0 && <PreviewedPeople preview={preview} staged={staged} shown={namedMax} />}
      <div className="flex flex-col gap-1 border-line border-t bg-canvas px-3 py-2.5 text-muted empty:hidden">
        {preview.keep > 0 && <p>{t('preview.keep', { count: preview.keep })}</p>}
        {preview.byDefault.people > 0 && (
          <p>
            {t('preview.byDefault', {
              count: preview.byDefault.people,
              role: roleLabel(preview.byDefault.role),
            })}
          </p>
        )}
      </div>
    </section>
  );
}

function OwnRole({ own }: Pick<Preview, 'own'>) {
  if (!own) return null;
  return own.from === own.to ? t('preview.ownStays') : t('preview.ownBecomes', { role: roleLabel(own.to) });
}

function Transitions({ transitions }: Pick<Preview, 'transitions'>) {
  return (
    <ul className="flex flex-col gap-1.5">
      {transitions.map(({ from, to, people, withoutAccess }) => (
        <li key={`${from} ${to}`} className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <RoleStep from={from} to={to} />
          <span className="tabular-nums">{t('names.people', { count: people })}</span>
          {withoutAccess > 0 && (
            <span className="text-muted">{t('preview.withoutAccess', { count: withoutAccess })}</span>
          )}
        </li>
      ))}
    </ul>
  );
}
