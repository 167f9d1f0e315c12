import { useMutation } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { Button } from '#components/button.tsx';
import { ErrorNote } from '#components/error-note.tsx';
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
  const [showsAll, setShowsAll] = useState(false);
  const [pages, setPages] = useState([first]);
  const cursor = pages.at(-1)?.nextCursor ?? undefined;
  const more = useMutation({
    mutationFn: () =>
      queryClient.fetchQuery({
        ...trpc.move.retirementPeople.queryOptions({ ...scope, directoryId: move.from.id, kind, cursor }),
        staleTime: 0,
      }),
    onSuccess: (page) => setPages([...pages, page]),
  });
  if (count === 0) return null;
  const all = pages.flatMap((page) => page.items);
  return (
    <div className="border-line border-t">
      <p aria-hidden className="border-line border-b bg-canvas px-4 py-1.5 font-medium text-muted text-xs">
        {t(`move.who.${kind}`)}
      </p>
      <ul aria-label={t(`move.who.${kind}`)} className="divide-y divide-line">
        {(showsAll ? all : all.slice(0, namedMax)).map((person) => (
          <li key={person.memberId} className="flex flex-wrap items-center gap-x-3 gap-y-1 px-4 py-2">
            <span className="min-w-0 flex-1 basis-44">
              <span className="block truncate font-medium" title={person.displayName}>
                {person.displayName}
              </span>
              <span className="block truncate text-muted text-sm">
                {kind === 'changing' ? fullReasonText(person.reason) : (person.email ?? t('people.noEmail'))}
              </span>
            </span>
            {kind === 'changing' ? (
              <RoleStep from={person.from} to={person.to} />
            ) : (
              <RoleBadge role={person.from} />
            )}
          </li>
        ))}
      </ul>
      {count > namedMax && (!showsAll || cursor !== undefined) && (
        <div className="border-line border-t px-4 py-2">
          <ErrorNote error={more.error} />
          <Button
            size="sm"
            variant="ghost"
            busy={more.isPending}
            onClick={() => (showsAll ? more.mutate() : setShowsAll(true))}
          >
            {showsAll ? t('action.loadMore') : t('preview.showAll', { count })}
          </Button>
        </div>
      )}
    </div>
  );
}
