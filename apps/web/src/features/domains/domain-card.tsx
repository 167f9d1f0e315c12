import { RotateCw } from 'lucide-react';
import { Button } from '#components/button.tsx';
import { ErrorNote } from '#components/error-note.tsx';
import { ManagersOnly } from '#components/managers-only.tsx';
import { Message } from '#components/message.tsx';
import { Card } from '#components/page.tsx';
import { RelativeTime } from '#components/relative-time.tsx';
import { StatusBadge, type Tone } from '#components/status-badge.tsx';
import type { Domain } from '#lib/api.ts';
import { type PlainMessageKey, t } from '#lib/messages/translate.ts';
import { useSession } from '#lib/session.ts';
import { DomainFinding } from './domain-finding.tsx';
import { DomainRecord } from './domain-record.tsx';
import { RemoveDomain } from './remove-domain.tsx';
import { useDomainCheck } from './use-domain-check.ts';

type Standing = Domain['state'] | 'missing';

const looks: Readonly<Record<Standing, { tone: Tone; label: PlainMessageKey }>> = {
  waiting: { tone: 'pending', label: 'domains.state.waiting' },
  proven: { tone: 'positive', label: 'domains.state.proven' },
  missing: { tone: 'warning', label: 'domains.state.missing' },
  lost: { tone: 'danger', label: 'domains.state.lost' },
};

/** One domain: where it stands, what to publish, what was seen. */
export function DomainCard({ domain }: { domain: Domain }) {
  const bySetupLink = useSession().kind === 'setup';
  const check = useDomainCheck(domain);
  const standing: Standing = domain.lostAt ? 'missing' : domain.state;
  const { tone, label } = looks[standing];
  const isPunycode = domain.displayName !== domain.domain;
  return (
    <Card>
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2 px-4 py-3">
        <div className="min-w-0 flex-1 basis-60">
          <h2 className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <span className="break-all font-semibold">{domain.displayName}</span>
            <StatusBadge tone={tone} label={t(label)} />
          </h2>
          <p className="text-muted text-sm">
            {isPunycode && <code className="mr-2 font-mono text-xs">{domain.domain}</code>}
            <History domain={domain} />
          </p>
        </div>
        <div className="flex gap-2">
          <Button
            size="sm"
            icon={RotateCw}
            busy={check.isPending}
            aria-label={t('domains.checkLabel', { domain: domain.displayName })}
            onClick={check.run}
          >
            {t('domains.check')}
          </Button>
          {!(bySetupLink && domain.state === 'proven') && (
            <ManagersOnly act="domain.remove" what={t('domains.remove')}>
              <RemoveDomain domain={domain} />
            </ManagersOnly>
          )}
        </div>
      </div>
      <ErrorNote error={check.error} />
      {standing === 'proven' ? (
        <details className="border-line border-t px-4 py-2.5">
          <summary className="w-fit text-muted text-sm hover:text-ink">{t('domains.showRecord')}</summary>
          <div className="mt-3 mb-1 flex flex-col gap-3">
            <p className="text-muted">{t('domains.keep')}</p>
            <DomainRecord domain={domain} />
          </div>
        </details>
      ) : (
        <div className="flex flex-col gap-4 border-line border-t px-4 py-4">
          <DomainFinding domain={domain} />
          <div className="flex flex-col gap-3">
            <p>{t('domains.publish', { domain: domain.displayName })}</p>
            <DomainRecord domain={domain} />
            <p className="text-muted text-sm">{t('domains.live')}</p>
          </div>
        </div>
      )}
    </Card>
  );
}

function History({ domain: { provenAt, createdAt, createdBy, lastCheckedAt } }: { domain: Domain }) {
  return (
    <>
      {provenAt ? (
        <Message of="domains.provenSince" values={{ when: <RelativeTime at={provenAt} /> }} />
      ) : (
        <Message of="domains.addedBy" values={{ by: createdBy, when: <RelativeTime at={createdAt} /> }} />
      )}
      {' · '}
      {lastCheckedAt ? (
        <Message of="domains.lastChecked" values={{ when: <RelativeTime at={lastCheckedAt} /> }} />
      ) : (
        t('domains.neverChecked')
      )}
    </>
  );
}
