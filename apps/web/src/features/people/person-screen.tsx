import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { UserRoundX } from 'lucide-react';
import type { ReactNode } from 'react';
import { BackLink } from '#components/back-link.tsx';
import { buttonClass } from '#components/button.tsx';
import { EmptyState } from '#components/empty-state.tsx';
import { LoadError } from '#components/error-note.tsx';
import { Facts } from '#components/facts.tsx';
import { Note } from '#components/note.tsx';
import { Card, Page, PageTitle, Section } from '#components/page.tsx';
import { SkeletonRows } from '#components/skeleton.tsx';
import { type Person, trpc } from '#lib/api.ts';
import { codeOf } from '#lib/errors.ts';
import { formatList } from '#lib/format.ts';
import { t } from '#lib/messages/translate.ts';
import { useOrganization } from '#lib/organization.ts';
import { sourceText } from '#lib/person-source.ts';
import { DirectoryUsers } from './directory-users.tsx';
import { MissingAttributes } from './missing-attributes.tsx';
import { OverrideActions } from './override-actions.tsx';
import { PersonStatus } from './people-table.tsx';
import { PersonPrivacy } from './person-privacy.tsx';
import { PinActions } from './pin-actions.tsx';
import { RoleTimeline } from './role-timeline.tsx';
import { SignInActions } from './sign-in-actions.tsx';
import { WhyThisRole } from './why-this-role.tsx';
import { WithheldNote } from './withheld-note.tsx';

const route = getRouteApi('/signed-in/o/$organization/people/$memberId');

export function PersonScreen(): ReactNode {
  const scope = useOrganization();
  const { memberId } = route.useParams();
  const query = useQuery(trpc.person.get.queryOptions({ ...scope, memberId }));
  const back = (
    <BackLink to="/o/$organization/people" params={scope}>
      {t('person.back')}
    </BackLink>
  );
  if (!query.data) {
    return (
      <div className="mx-auto w-full max-w-[1120px] px-4 pt-5 sm:px-8 sm:pt-8">
        <PageTitle title={t('people.title')} />
        <div className="mb-3">{back}</div>
        <Card>
          {query.error ? (
            <Missing error={query.error} onRetry={() => void query.refetch()} />
          ) : (
            <SkeletonRows rows={10} />
          )}
        </Card>
      </div>
    );
  }
  return <Content person={query.data} back={back} />;
}

function Missing({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  if (codeOf(error) !== 'not_found') return <LoadError error={error} onRetry={onRetry} />;
  return (
    <EmptyState
      heading="h1"
      icon={UserRoundX}
      title={t('person.notFound')}
      detail={t('error.notFoundAdvice')}
    />
  );
}

function Content({ person, back }: { person: Person; back: ReactNode }) {
  const params = useOrganization();
  return (
    <Page
      title={person.displayName}
      back={back}
      lead={
        <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <span className="break-all">{person.email ?? t('people.noEmail')}</span>
          <PersonStatus person={person} />
        </span>
      }
      action={
        !person.mergedInto && (
          <>
            <OverrideActions person={person} />
            <PinActions person={person} />
          </>
        )
      }
    >
      {person.mergedInto && (
        <Note>
          {t('person.mergedInto', { name: person.mergedInto.displayName })}{' '}
          <Link
            to="/o/$organization/people/$memberId"
            params={{ ...params, memberId: person.mergedInto.id }}
            className="text-accent-text underline underline-offset-2"
          >
            {t('person.goToMerged', { name: person.mergedInto.displayName })}
          </Link>
        </Note>
      )}
      <WithheldNote person={person} />
      <MissingAttributes person={person} />
      <WhyThisRole person={person} />
      <div className="grid gap-6 lg:grid-cols-[minmax(0,1fr)_320px]">
        <Section title={t('person.timeline')}>
          <RoleTimeline memberId={person.id} />
        </Section>
        <Card className="self-start px-4 py-3.5">
          <Facts
            facts={[
              { label: t('person.sources'), value: formatList(person.sources.map(sourceText)) },
              { label: t('person.account'), value: person.account?.email ?? t('person.noAccount') },
            ]}
          />
          <SignInActions person={person} />
          {person.mergedFrom.length > 0 && (
            <p className="mt-2 text-muted">
              {t('person.mergedFrom', {
                names: formatList(person.mergedFrom.map((merged) => merged.displayName)),
              })}
            </p>
          )}
          <Link
            to="/o/$organization/activity"
            params={params}
            search={{ memberId: person.id }}
            className={`${buttonClass({ size: 'sm' })} mt-3 h-auto! whitespace-normal! py-1 text-left`}
          >
            {t('person.activity')}
          </Link>
        </Card>
      </div>
      <Section title={t('person.identities')} detail={t('person.identitiesDetail')}>
        <DirectoryUsers person={person} />
      </Section>
      <Section title={t('privacy.title')} detail={t('privacy.detail')}>
        <PersonPrivacy person={person} />
      </Section>
    </Page>
  );
}
