import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { NamedPeople } from '#components/named-people.tsx';
import { Note } from '#components/note.tsx';
import { RoleBadge } from '#components/role-badge.tsx';
import { type Tone, ToneIcon } from '#components/status-badge.tsx';
import { RoleStep } from '#features/groups/role-step.tsx';
import { type Move, queryClient, type RetirementPreview, trpc } from '#lib/api.ts';
import { formatList, formatNames } from '#lib/format.ts';
import { t } from '#lib/messages/translate.ts';
import { useOrganization } from '#lib/organization.ts';
import { fullReasonText } from '#lib/reason-text.ts';

const namedMax = 5;

/** What retiring the old connection would do, in the words in which an admin would tell it. */
export function RetirementEffect({ move, preview }: { move: Move; preview: RetirementPreview }) {
  const { organization } = useOrganization();
  const { losingAccess, otherRole, unchanged, administrators, credentials, withheld, refusal } = preview;
  return (
    <section aria-label={t('move.effect')}>
      <ul className="flex flex-col gap-1.5 px-4 py-3.5">
        {refusal && (
          <li className="pb-1">
            <Note tone="danger" title={t('move.effect.refused')}>
              {refusal}
            </Note>
          </li>
        )}
        <Line tone={losingAccess > 0 ? 'danger' : 'positive'}>
          {losingAccess > 0
            ? t('move.effect.losing', { count: losingAccess })
            : t('move.effect.losingNobody')}
        </Line>
        <Line tone={otherRole > 0 ? 'warning' : 'positive'}>
          {otherRole > 0 ? t('move.effect.changing', { count: otherRole }) : t('move.effect.changingNobody')}
        </Line>
        {unchanged > 0 && <Line tone="positive">{t('move.effect.unchanged', { count: unchanged })}</Line>}
        {administrators.count > 0 && (
          <Line tone="info">
            {t('move.effect.admins', { count: administrators.count, names: formatNames(administrators) })}
          </Line>
        )}
        {credentials.length > 0 && (
          <Line tone="neutral">
            {t('move.effect.tokens', {
              count: credentials.length,
              names: formatList(credentials.map(({ name }) => name)),
            })}
          </Line>
        )}
        {withheld > 0 && (
          <Line tone="warning">
            <Link
              to="/o/$organization/people/removals"
              params={{ organization }}
              className="underline decoration-line underline-offset-4 hover:decoration-current"
            >
              {t('move.effect.withheld', { count: withheld, from: move.from.name })}
            </Link>
          </Line>
        )}
      </ul>
      <PeopleOfRetirement move={move} kind="losing" first={preview.losing} count={losingAccess} />
      <PeopleOfRetirement move={move} kind="changing" first={preview.changing} count={otherRole} />
    </section>
  );
}

function Line({ tone, children }: { tone: Tone; children: ReactNode }) {
  return (
    <li className="flex items-start gap-2">
      <ToneIcon tone={tone} className="mt-[3px]" />
      <span>{children}</span>
    </li>
  );
}

/** By name, the first few; the rest when asked for. Begins anew with a `key` of the preview. */
function PeopleOfRetirement({
  move,
  kind,
  first,
  count,
}: {
  move: Move;
  kind: 'losing' | 'changing';
  first: RetirementPreview['losing'];
  count: number;
}) {
  const scope = useOrganization();
  if (count === 0) return null;
  return (
    <div className="border-line border-t">
      <p aria-hidden className="border-line border-b bg-canvas px-4 py-1.5 font-medium text-muted text-xs">
        {t(`move.who.${kind}`)}
      </p>
      <NamedPeople
        label={t(`move.who.${kind}`)}
        first={first}
        count={count}
        shown={namedMax}
        loadPage={(cursor) =>
          queryClient.fetchQuery({
            ...trpc.move.retirementPeople.queryOptions({ ...scope, directoryId: move.from.id, kind, cursor }),
            staleTime: 0,
          })
        }
        personId={({ memberId }) => memberId}
        detail={({ reason, email }) =>
          kind === 'changing' ? fullReasonText(reason) : (email ?? t('people.noEmail'))
        }
        role={({ from, to }) =>
          kind === 'changing' ? <RoleStep from={from} to={to} /> : <RoleBadge role={from} />
        }
        inset="px-4"
      />
    </div>
  );
}
