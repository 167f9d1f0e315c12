import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useCallback, useState } from 'react';
import { Button, buttonClass } from '#components/button.tsx';
import { LoadError } from '#components/error-note.tsx';
import { Checkbox } from '#components/field.tsx';
import { Card } from '#components/page.tsx';
import { SkeletonRows } from '#components/skeleton.tsx';
import { Step } from '#components/stepper.tsx';
import { ReviewDialog } from '#features/groups/review-dialog.tsx';
import { stagedCount } from '#features/groups/staged-roles.ts';
import { type Move, type MoveRoles, trpc } from '#lib/api.ts';
import { t } from '#lib/messages/translate.ts';
import { useOrganization } from '#lib/organization.ts';
import { type Choices, chooseAll, isAllCopied, stagedCopies } from './copied-roles.ts';
import { GroupRow, ValueRow } from './role-rows.tsx';

const noChoices: Choices = new Map();

/** The groups of the old connection that give a role, each beside the group of the new one that is to give it. */
export function RolesStep({ move }: { move: Move }) {
  const scope = useOrganization();
  const query = useQuery(trpc.move.roles.queryOptions({ ...scope, directoryId: move.from.id }));
  const names = { from: move.from.name, to: move.to.name };
  const roles = query.data;
  const isDone = roles !== undefined && isAllCopied(roles, noChoices);
  return (
    <Step number={2} title={t('move.roles', names)} state={isDone ? 'done' : 'current'}>
      <p className="max-w-[88ch] text-muted">{t('move.rolesDetail', names)}</p>
      {query.isPending && (
        <Card>
          <SkeletonRows rows={3} />
        </Card>
      )}
      {query.error && !roles && (
        <Card>
          <LoadError error={query.error} onRetry={() => void query.refetch()} />
        </Card>
      )}
      {roles && <Roles move={move} roles={roles} onStale={query.refetch} />}
    </Step>
  );
}

function Roles({ move, roles, onStale }: { move: Move; roles: MoveRoles; onStale: () => Promise<unknown> }) {
  const { organization } = useOrganization();
  const [choices, setChoices] = useState<Choices>(noChoices);
  const [reviewing, setReviewing] = useState(false);
  const staged = stagedCopies(move, roles, choices);
  const count = stagedCount(staged);
  const names = { from: move.from.name, to: move.to.name };
  const choose = (key: string, choice: string | null) => setChoices(new Map(choices).set(key, choice));
  const open = chooseAll(roles, true).size;
  const refresh = useCallback(async () => {
    await onStale();
  }, [onStale]);
  const isEmpty = roles.groups.length === 0 && roles.values.length === 0;
  return (
    <>
      <Card>
        {isEmpty ? (
          <p className="px-4 py-3.5 text-muted">
            {t('move.rolesEmpty', names)}. {t('move.rolesEmptyDetail')}
          </p>
        ) : (
          <>
            {open > 1 && (
              <div className="border-line border-b bg-canvas px-4 py-2 text-muted text-sm">
                <Checkbox
                  label={t('move.copyAll')}
                  checked={count === open}
                  onChange={(event) => setChoices(chooseAll(roles, event.target.checked))}
                />
              </div>
            )}
            <ul aria-label={t('move.rolesCaption', names)} className="divide-y divide-line">
              {roles.groups.map((group) => (
                <GroupRow key={group.groupId} group={group} move={move} choices={choices} onChoose={choose} />
              ))}
              {roles.values.map((value) => (
                <ValueRow
                  key={`${value.attribute} ${value.value}`}
                  value={value}
                  move={move}
                  choices={choices}
                  onChoose={choose}
                />
              ))}
            </ul>
          </>
        )}
      </Card>
      <div className="flex flex-wrap items-center gap-2">
        {count > 0 && (
          <Button variant="primary" onClick={() => setReviewing(true)}>
            {t('move.reviewRoles', { count })}
          </Button>
        )}
        {!isEmpty && isAllCopied(roles, choices) && <p className="text-muted">{t('move.rolesAllCopied')}</p>}
        <Link
          to="/o/$organization/groups"
          params={{ organization }}
          search={{ directoryId: move.to.id }}
          className={buttonClass()}
        >
          {t('move.noProposalAction', names)}
        </Link>
      </div>
      <ReviewDialog
        open={reviewing}
        onOpenChange={setReviewing}
        staged={staged}
        onSaved={() => setChoices(noChoices)}
        onStale={refresh}
      />
    </>
  );
}
