import { Message } from '#components/message.tsx';
import { Card, Section } from '#components/page.tsx';
import { RelativeTime } from '#components/relative-time.tsx';
import { RoleBadge, roleLabel } from '#components/role-badge.tsx';
import { StatusBadge } from '#components/status-badge.tsx';
import type { Person } from '#lib/api.ts';
import { formatInstant } from '#lib/format.ts';
import { t } from '#lib/messages/translate.ts';
import { attributeAndValue, fullReasonText } from '#lib/reason-text.ts';

/** The first question about a person: the reason that decides, then everything else that was looked at. */
export function WhyThisRole({ person }: { person: Person }) {
  return (
    <Section title={t('person.why')}>
      <Card>
        <div className="flex flex-wrap items-start gap-x-6 gap-y-3 px-4 py-4">
          <div className="min-w-0 flex-1 basis-72">
            <p className="font-medium text-lg">
              <Sentence person={person} />
            </p>
            <div className="text-muted">
              <Detail person={person} />
              {person.otherwise && (
                <p>
                  {t('person.otherwise', {
                    role: roleLabel(person.otherwise.role),
                    reason: fullReasonText(person.otherwise.reason),
                  })}
                </p>
              )}
              {!person.active && <p>{t('person.inactive', { name: person.displayName })}</p>}
            </div>
          </div>
          <p className="flex items-center gap-2 text-muted text-sm">
            <RoleBadge role={person.role} />
            <span>
              <Message of="person.since" values={{ when: <RelativeTime at={person.roleSince} /> }} />
            </span>
          </p>
        </div>
        <Considered considered={person.considered} />
      </Card>
    </Section>
  );
}

function Considered({ considered }: Pick<Person, 'considered'>) {
  return (
    <div className="border-line border-t bg-canvas px-4 py-3">
      <h3 className="font-medium text-muted text-sm">{t('person.considered')}</h3>
      <ol className="mt-2 flex flex-col gap-2">
        {considered.map((other) => (
          <li
            key={JSON.stringify(other.reason)}
            className="grid grid-cols-[92px_minmax(0,1fr)] items-start gap-x-2"
          >
            <span>
              <RoleBadge role={other.role} />
            </span>
            <span className="flex min-w-0 flex-wrap gap-x-2">
              <span>{consideredText(other)}</span>
              {other.counts ? (
                <StatusBadge quiet tone="positive" label={noteText(other)} />
              ) : (
                <span className="text-muted">{noteText(other)}</span>
              )}
            </span>
          </li>
        ))}
      </ol>
    </div>
  );
}

/** A default that gives way is there for people who are in a mapped group as well. */
function consideredText({ reason, counts }: Person['considered'][number]): string {
  return reason.kind === 'default' && !counts ? t('reason.kind.default') : fullReasonText(reason);
}

function noteText({ note, counts }: Person['considered'][number]): string {
  if (note) return t(`person.note.${note}`);
  return t(counts ? 'person.note.decides' : 'person.note.other');
}

function Sentence({ person: { displayName: name, role: roleName, reason } }: { person: Person }) {
  const role = roleLabel(roleName);
  if (reason.kind === 'attribute') {
    return t('person.why.attribute', { name, role, ...attributeAndValue(reason) });
  }
  if (reason.kind !== 'group') return t(`person.why.${reason.kind}`, { name, role });
  if (!reason.groupName) return t('person.why.groupGone', { name, role });
  return t('person.why.group', { name, role, group: reason.groupName });
}

/** Who decided it, or what it rests on. */
function Detail({ person: { reason, pin, override } }: { person: Person }) {
  switch (reason.kind) {
    case 'group':
      return reason.directoryName ? (
        <p>{t('person.why.group.detail', { directory: reason.directoryName })}</p>
      ) : null;
    case 'attribute':
      return reason.directoryName ? (
        <p>{t('person.why.attribute.detail', { directory: reason.directoryName })}</p>
      ) : null;
    case 'lockout_hold':
      return <p>{t('person.why.lockout_hold.detail')}</p>;
    case 'withheld':
      return <p>{t('person.why.withheld.detail')}</p>;
    case 'default':
      return <p>{t('person.why.default.detail')}</p>;
    case 'override':
      return override ? (
        <p>
          {t('person.overrideBy', {
            by: override.by,
            end: formatInstant(override.endsAt),
            reason: override.reason,
          })}
        </p>
      ) : null;
    case 'pin':
      return pin ? (
        <>
          <p>
            <Message of="person.pinnedBy" values={{ by: pin.by, when: <RelativeTime at={pin.at} /> }} />{' '}
            {pin.endsAt && (
              <Message of="person.pinnedUntil" values={{ when: <RelativeTime at={pin.endsAt} /> }} />
            )}
          </p>
          {pin.reason && <p>{t('person.pinReason', { reason: pin.reason })}</p>}
        </>
      ) : null;
  }
}
