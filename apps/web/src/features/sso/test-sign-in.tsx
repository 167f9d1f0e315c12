import { useMutation } from '@tanstack/react-query';
import { FlaskConical } from 'lucide-react';
import { Button } from '#components/button.tsx';
import { ErrorNote } from '#components/error-note.tsx';
import { Facts } from '#components/facts.tsx';
import { Message } from '#components/message.tsx';
import { Note } from '#components/note.tsx';
import { RelativeTime } from '#components/relative-time.tsx';
import { StatusBadge } from '#components/status-badge.tsx';
import { type SsoConnection, trpc } from '#lib/api.ts';
import { t } from '#lib/messages/translate.ts';
import { useOrganization } from '#lib/organization.ts';

/** Goes to the provider and back, and shows what came of it last. */
export function TestSignIn({
  connection,
  primary = false,
}: {
  connection: SsoConnection;
  primary?: boolean;
}) {
  const scope = useOrganization();
  const begin = useMutation(
    trpc.sso.beginTest.mutationOptions({ onSuccess: ({ url }) => window.location.assign(url) }),
  );
  return (
    <>
      {connection.lastTest && <TestResult test={connection.lastTest} />}
      <div>
        <Button
          icon={FlaskConical}
          variant={primary ? 'primary' : 'secondary'}
          // The page is about to be left for the provider.
          busy={begin.isPending || begin.isSuccess}
          onClick={() => begin.mutate({ ...scope, connectionId: connection.id })}
        >
          {t(connection.lastTest ? 'sso.testAgain' : 'sso.testAction')}
        </Button>
      </div>
      <ErrorNote error={begin.error} />
    </>
  );
}

function TestResult({ test }: { test: NonNullable<SsoConnection['lastTest']> }) {
  const { failure, claims, at, by } = test;
  return (
    <section
      aria-label={t('sso.testResult')}
      className="flex flex-col gap-3 rounded-lg border border-line px-4 py-3"
    >
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <StatusBadge
          tone={failure ? 'danger' : 'positive'}
          label={t(failure ? 'sso.testFailed' : 'sso.testPassed')}
        />
        <span className="text-muted text-sm">
          <Message of="sso.testedBy" values={{ by, when: <RelativeTime at={at} /> }} />
        </span>
      </p>
      {failure && (
        <div>
          <p className="font-medium">{t(`ssoProblem.${failure.reason}`)}</p>
          {failure.detail && <p className="break-words text-muted">{failure.detail}</p>}
          <p className="mt-1">{t(`ssoAdvice.${failure.reason}`)}</p>
        </div>
      )}
      {claims && (
        <>
          <Facts
            facts={[
              { label: t('sso.claim.name'), value: claims.displayName ?? t('sso.claim.none') },
              { label: t('sso.claim.email'), value: claims.email ?? t('sso.claim.none') },
              {
                label: t('sso.claim.verified'),
                value: t(claims.emailVerified ? 'sso.claim.yes' : 'sso.claim.no'),
              },
              { label: 'sub', value: claims.subject, code: true },
            ]}
          />
          {!claims.emailTrusted && (
            <Note tone="warning" title={t('sso.notTrusted')}>
              {claims.email ? t('sso.notTrustedDetail', { email: claims.email }) : t('sso.noEmailDetail')}
            </Note>
          )}
        </>
      )}
    </section>
  );
}
