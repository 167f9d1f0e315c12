import { missingAttributesSentence } from '@rollcall/access';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { AttributeChanges } from '#components/attribute-changes.tsx';
import { buttonClass } from '#components/button.tsx';
import { LoadError } from '#components/error-note.tsx';
import { type Fact, Facts } from '#components/facts.tsx';
import { Note } from '#components/note.tsx';
import { Sheet } from '#components/sheet.tsx';
import { SkeletonRows } from '#components/skeleton.tsx';
import { type ActivityDetail, trpc } from '#lib/api.ts';
import { formatInstant, formatMilliseconds } from '#lib/format.ts';
import { t } from '#lib/messages/translate.ts';
import { useOrganization } from '#lib/organization.ts';
import { activitySentence } from './activity-sentence.ts';
import { ResultBadge } from './activity-table.tsx';
import { refusalAdvice } from './refusal-advice.ts';
import { RequestBodies } from './request-bodies.tsx';

type RecordSheetProps = { record: { id: string; at: string } | null; onClose: () => void };

/** One request in full, beside the list. Its address can be sent to a colleague. */
export function RecordSheet({ record, onClose }: RecordSheetProps) {
  return (
    <Sheet
      open={record !== null}
      onOpenChange={(open) => !open && onClose()}
      side="right"
      title={t('record.title')}
    >
      {record && <Content record={record} />}
    </Sheet>
  );
}

function Content({ record }: { record: { id: string; at: string } }) {
  const scope = useOrganization();
  const query = useQuery(trpc.activity.get.queryOptions({ ...scope, ...record }, { staleTime: Infinity }));
  if (query.error) return <LoadError error={query.error} onRetry={() => void query.refetch()} />;
  if (!query.data) return <SkeletonRows rows={7} />;
  return <Details item={query.data} />;
}

function Details({ item }: { item: ActivityDetail }) {
  const { organization } = useOrganization();
  const failed = item.status >= 400;
  const advice = item.reason && refusalAdvice(item.reason, item.provider);
  return (
    <div className="flex flex-col gap-6 px-5 py-4">
      <div className="flex flex-col items-start gap-2">
        <p className="font-medium text-lg">{activitySentence(item)}</p>
        <ResultBadge item={item} />
      </div>
      {failed && (
        <Note tone="danger" title={t('record.why')}>
          {item.detail}
          {advice && <p className="mt-1 text-ink">{advice}</p>}
        </Note>
      )}
      {item.missing.length > 0 && (
        <Note tone="warning" title={t('record.incomplete')}>
          {missingAttributesSentence(item.missing, item.provider)}
        </Note>
      )}
      {item.withheld > 0 && (
        <Note tone="warning">
          {t('record.withheld', { count: item.withheld })}{' '}
          <Link
            to="/o/$organization/people/removals"
            params={{ organization }}
            className="text-accent-text underline underline-offset-2"
          >
            {t('record.removals')}
          </Link>
        </Note>
      )}
      {item.roleChanges > 0 && <Note>{t('record.roles', { count: item.roleChanges })}</Note>}
      <Members label={t('record.added')} members={item.membersAdded} />
      <Members label={t('record.removed')} members={item.membersRemoved} />
      {item.changes.length > 0 && (
        <section>
          <h3 className="mb-2 font-medium">{t('record.changes')}</h3>
          <AttributeChanges changes={item.changes} />
        </section>
      )}
      {item.ignored.length > 0 && (
        <section>
          <h3 className="font-medium">{t('record.ignored')}</h3>
          <p className="text-muted">{t('record.ignoredDetail')}</p>
          <ul className="mt-1 font-mono text-xs">
            {item.ignored.map((path) => (
              <li key={path} className="break-all">
                {path}
              </li>
            ))}
          </ul>
        </section>
      )}
      <Facts facts={factsOf(item)} />
      <RequestBodies key={item.id} item={item} />
      <Ways item={item} />
    </div>
  );
}

/** From here to the person, and to everything that touched them or the group. */
function Ways({ item: { memberId, resourceType, resourceId } }: { item: ActivityDetail }) {
  const { organization } = useOrganization();
  const groupId = resourceType === 'Group' ? resourceId : null;
  if (!memberId && !groupId) return null;
  return (
    <div className="flex flex-wrap gap-2">
      {memberId && (
        <Link
          to="/o/$organization/people/$memberId"
          params={{ organization, memberId }}
          className={buttonClass()}
        >
          {t('record.person')}
        </Link>
      )}
      <Link
        to="/o/$organization/activity"
        params={{ organization }}
        search={memberId ? { memberId } : { groupId: groupId ?? undefined }}
        className={buttonClass()}
      >
        {t(memberId ? 'record.aboutPerson' : 'record.aboutGroup')}
      </Link>
    </div>
  );
}

function factsOf(item: ActivityDetail): Fact[] {
  const status = item.scimType ? `${item.status} ${item.scimType}` : String(item.status);
  return [
    { label: t('record.when'), value: formatInstant(item.at) },
    { label: t('record.connection'), value: item.directoryName },
    { label: t('record.userName'), value: item.userName },
    { label: t('record.request'), value: `${item.method} ${decoded(item.path)}`, code: true },
    { label: t('record.status'), value: status, code: true },
    { label: t('record.took'), value: formatMilliseconds(item.durationMs) },
    { label: t('record.client'), value: item.client },
    { label: t('record.requestId'), value: item.requestId, code: true },
  ];
}

/** A path as one reads it. What is not well encoded stays as it came. */
function decoded(path: string): string {
  try {
    return decodeURIComponent(path.replaceAll('+', ' '));
  } catch {
    return path;
  }
}

function Members({ label, members }: { label: string; members: ActivityDetail['membersAdded'] }) {
  if (!members || members.count === 0) return null;
  const others = members.count - members.names.length;
  return (
    <section>
      <h3 className="font-medium">{label}</h3>
      <ul className="mt-1 flex flex-wrap gap-1.5">
        {members.names.map((name, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two people may have the same name, and the list never moves
          <li key={place} className="rounded-md bg-sunken px-2 py-0.5">
            {name}
          </li>
        ))}
        {others > 0 && <li className="px-1 py-0.5 text-muted">{t('names.others', { count: others })}</li>}
      </ul>
    </section>
  );
}
