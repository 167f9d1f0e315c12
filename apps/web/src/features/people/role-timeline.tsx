import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button } from '#components/button.tsx';
import { LoadError } from '#components/error-note.tsx';
import { Card } from '#components/page.tsx';
import { RoleIcon, roleLabel } from '#components/role-badge.tsx';
import { SkeletonRows } from '#components/skeleton.tsx';
import { Timeline, TimelineEntry } from '#components/timeline.tsx';
import { type RoleChange, trpc } from '#lib/api.ts';
import { t } from '#lib/messages/translate.ts';
import { useOrganization } from '#lib/organization.ts';
import { reasonText } from '#lib/reason-text.ts';

/** Every change of a person's role with its reason and who or what caused it. */
export function RoleTimeline({ memberId }: { memberId: string }) {
  const scope = useOrganization();
  const query = useInfiniteQuery(
    trpc.person.timeline.infiniteQueryOptions(
      { ...scope, memberId },
      { getNextPageParam: (page) => page.nextCursor },
    ),
  );
  const changes = query.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Card className="px-4 py-4">
      {query.isPending && <SkeletonRows rows={3} />}
      {query.error && <LoadError error={query.error} onRetry={() => void query.refetch()} />}
      {query.data && changes.length === 0 && <p className="text-muted">{t('person.timelineEmpty')}</p>}
      {changes.length > 0 && (
        <Timeline label={t('person.timeline')}>
          {changes.map((change) => (
            <TimelineEntry
              key={change.id}
              at={change.at}
              mark={<RoleIcon role={change.toRole} />}
              title={changeText(change)}
              detail={
                <>
                  {causeText(change)} <CauseLink change={change} memberId={memberId} />
                </>
              }
            />
          ))}
        </Timeline>
      )}
      {query.hasNextPage && (
        <Button
          size="sm"
          className="mt-4"
          busy={query.isFetchingNextPage}
          onClick={() => void query.fetchNextPage()}
        >
          {t('action.loadMore')}
        </Button>
      )}
    </Card>
  );
}

function changeText({ fromRole, toRole }: RoleChange): string {
  const to = roleLabel(toRole);
  return fromRole ? t('person.changed', { from: roleLabel(fromRole), to }) : t('person.started', { to });
}

function causeText({ reason, cause }: RoleChange): string {
  const text = reasonText(reason);
  if (!cause.actor || cause.kind === 'system') return t('person.cause.system', { reason: text });
  return t(`person.cause.${cause.kind}`, { reason: text, actor: cause.actor });
}

/** Leads to the request, or to the record in the audit, that caused it. */
function CauseLink({ change: { at, cause }, memberId }: { change: RoleChange; memberId: string }) {
  const params = useOrganization();
  const className = 'text-accent-text underline underline-offset-2';
  if (!cause.record) return null;
  const record = cause.record.id;
  if (cause.record.kind === 'provisioning') {
    return (
      <Link
        to="/o/$organization/activity"
        params={params}
        search={{ memberId, record, at }}
        className={className}
      >
        {t('person.seeRequest')}
      </Link>
    );
  }
  return (
    <Link to="/o/$organization/audit" params={params} search={{ record, at }} className={className}>
      {t('person.seeAudit')}
    </Link>
  );
}
