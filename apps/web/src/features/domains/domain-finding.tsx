import type { ReactNode } from 'react';
import { Message } from '#components/message.tsx';
import { Note } from '#components/note.tsx';
import { RelativeTime } from '#components/relative-time.tsx';
import type { Domain } from '#lib/api.ts';
import { t } from '#lib/messages/translate.ts';

/** What the last check saw and what to do about it, announced when it changes. */
export function DomainFinding({ domain }: { domain: Domain }) {
  const { finding, lostAt, state } = domain;
  const grave = state === 'lost' || lostAt !== null || finding?.kind === 'taken';
  return (
    <div aria-live="polite" className="empty:hidden">
      {finding && finding.kind !== 'found' && (
        <Note tone={grave ? 'warning' : 'info'} title={sentence(domain, finding)}>
          <Advice domain={domain} finding={finding} />
          {lostAt && (
            <p>
              <Message of="domains.lostAt" values={{ when: <RelativeTime at={lostAt} /> }} />
            </p>
          )}
        </Note>
      )}
    </div>
  );
}

type Finding = NonNullable<Domain['finding']>;

function sentence({ displayName }: Domain, finding: Finding): string {
  switch (finding.kind) {
    case 'found':
    case 'taken':
    case 'other_records':
    case 'no_records':
    case 'no_such_name':
      return t(`domains.finding.${finding.kind}`);
    case 'misplaced':
      return t('domains.finding.misplaced', { at: finding.at });
    case 'no_such_domain':
    case 'timeout':
      return t(`domains.finding.${finding.kind}`, { domain: displayName });
    case 'failure':
      return t('domains.finding.failure', { domain: displayName, code: finding.code });
  }
}

function Advice({ domain, finding }: { domain: Domain; finding: Finding }): ReactNode {
  switch (finding.kind) {
    case 'found':
      return null;
    case 'taken':
      return (
        <>
          {domain.belongsTo && <p>{t('domains.finding.takenBy', { organization: domain.belongsTo.name })}</p>}
          <p>{t('domains.finding.takenAdvice')}</p>
        </>
      );
    case 'misplaced':
      return <p>{t('domains.finding.misplacedAdvice', { name: domain.record.name })}</p>;
    case 'other_records':
      return (
        <>
          <ul className="my-1.5 flex flex-col gap-1">
            {finding.records.map((record) => (
              <li key={record}>
                <code className="break-all font-mono text-xs">{record}</code>
              </li>
            ))}
          </ul>
          <p>{t('domains.finding.other_recordsAdvice')}</p>
        </>
      );
    case 'no_records':
    case 'no_such_name':
    case 'no_such_domain':
    case 'timeout':
    case 'failure':
      return <p>{t(`domains.finding.${finding.kind}Advice`)}</p>;
  }
}
