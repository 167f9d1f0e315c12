import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { ShieldAlert } from 'lucide-react';
import { buttonClass } from '#components/button.tsx';
import { Message } from '#components/message.tsx';
import { Card, Section } from '#components/page.tsx';
import { RelativeTime } from '#components/relative-time.tsx';
import { type AuthenticationFailure, trpc } from '#lib/api.ts';
import { t } from '#lib/messages/translate.ts';
import { useOrganization } from '#lib/organization.ts';
import { refusalAdvice } from './refusal-advice.ts';

const refreshMs = 20_000;

/** Calls that were refused for their token: what an admin needs when the requests simply stopped. */
export function AuthenticationFailures({ directoryId }: { directoryId: string | undefined }) {
  const scope = useOrganization();
  const { data: failures = [] } = useQuery(
    trpc.activity.authenticationFailures.queryOptions(
      { ...scope, directoryId },
      { refetchInterval: refreshMs },
    ),
  );
  if (failures.length === 0) return null;
  return (
    <div id="authentication">
      <Section title={t('authFailures.title')} detail={t('authFailures.detail')}>
        <Card>
          <ul aria-label={t('authFailures.caption')} className="divide-y divide-line">
            {failures.map((failure) => (
              <FailureRow key={`${failure.tokenId}/${failure.reason}`} failure={failure} />
            ))}
          </ul>
        </Card>
      </Section>
    </div>
  );
}

function FailureRow({ failure }: { failure: AuthenticationFailure }) {
  const { directoryName, provider, tokenId, reason, count, lastAt, address, client } = failure;
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 px-4 py-3">
      <div className="flex min-w-0 flex-1 basis-72 gap-3">
        <ShieldAlert aria-hidden className="mt-[3px] size-4 shrink-0 text-danger" />
        <div className="min-w-0">
          <p className="font-medium">{t(`authFailures.reason.${reason}`)}</p>
          <p className="text-muted">
            <Message
              of="authFailures.row"
              values={{
                count,
                directory: directoryName,
                token: <code className="font-mono text-xs">{tokenId}</code>,
              }}
            />
          </p>
          <p>{refusalAdvice(reason, provider)}</p>
          <p className="flex flex-wrap gap-x-3 text-muted text-sm">
            <span>
              <Message of="authFailures.last" values={{ when: <RelativeTime at={lastAt} /> }} />
            </span>
            {address && <span>{t('authFailures.from', { address })}</span>}
            {client && <span className="truncate">{client}</span>}
          </p>
        </div>
      </div>
      <WayOut failure={failure} />
    </li>
  );
}

/** A token that is refused for its connection is not mended by another one. */
function WayOut({ failure: { reason, directoryId } }: { failure: AuthenticationFailure }) {
  const params = useOrganization();
  const className = buttonClass({ size: 'sm' });
  switch (reason) {
    case 'retired':
      return (
        <Link
          to="/o/$organization/setup/$directoryId/move"
          params={{ ...params, directoryId }}
          className={className}
        >
          {t('authFailures.seeRetired')}
        </Link>
      );
    case 'suspended':
      return (
        <Link to="/o/$organization/settings" params={params} className={className}>
          {t('authFailures.settings')}
        </Link>
      );
    default:
      return (
        <Link
          to="/o/$organization/tokens"
          params={params}
          search={{ create: directoryId }}
          className={className}
        >
          {t('authFailures.newToken')}
        </Link>
      );
  }
}
