import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Printer } from 'lucide-react';
import { type ReactNode, useMemo } from 'react';
import { BackLink } from '#components/back-link.tsx';
import { Button } from '#components/button.tsx';
import { LoadError } from '#components/error-note.tsx';
import { ExportMenu } from '#components/export-menu.tsx';
import { ListCard } from '#components/list-card.tsx';
import { Card, Page, Section } from '#components/page.tsx';
import { SkeletonRows } from '#components/skeleton.tsx';
import { StatTile, StatTiles } from '#components/stat-tile.tsx';
import { type AccessReview, trpc } from '#lib/api.ts';
import { t } from '#lib/messages/translate.ts';
import { useOrganization } from '#lib/organization.ts';
import { EarlierReviews } from './earlier-reviews.tsx';
import { ReviewState } from './review-state.tsx';
import { GivesRoleTable, PeopleReviewTable, RaisedTable, TokenReviewTable } from './review-tables.tsx';

const pageSize = 200;

/** Who has which role and why, on one page that can be printed and signed off once a quarter. */
export function AccessReviewScreen(): ReactNode {
  const scope = useOrganization();
  const review = useQuery(trpc.accessReview.get.queryOptions(scope));
  return (
    <Page
      title={t('review.title')}
      lead={t('review.lead')}
      back={
        <span className="print:hidden">
          <BackLink to="/o/$organization/audit" params={scope}>
            {t('review.back')}
          </BackLink>
        </span>
      }
      action={
        <span className="flex gap-2 print:hidden">
          <ExportMenu address={(format) => `/download/${scope.organization}/access-review.${format}`} />
          <Button icon={Printer} onClick={() => window.print()}>
            {t('review.print')}
          </Button>
        </span>
      }
    >
      {review.data ? (
        <Review review={review.data} />
      ) : (
        <Card>
          {review.error ? (
            <LoadError error={review.error} onRetry={() => void review.refetch()} />
          ) : (
            <SkeletonRows rows={8} />
          )}
        </Card>
      )}
    </Page>
  );
}

function Review({ review }: { review: AccessReview }) {
  return (
    <>
      <ReviewState review={review} />
      <Counts review={review} />
      <Section title={t('review.raised')} detail={t('review.raisedDetail')}>
        <RaisedTable people={review.raisedByHand} />
      </Section>
      <Section title={t('review.gives')} detail={t('review.givesDetail')}>
        <GivesRoleTable review={review} />
      </Section>
      <Section title={t('review.tokens')} detail={t('review.tokensDetail')}>
        <TokenReviewTable tokens={review.tokens} />
      </Section>
      <Section title={t('review.people')} detail={t('review.peopleDetail')}>
        <People />
      </Section>
      {review.earlier.length > 0 && (
        <Section title={t('review.earlier')}>
          <EarlierReviews reviews={review.earlier} />
        </Section>
      )}
    </>
  );
}

function Counts({ review: { counts, raisedByHand } }: { review: AccessReview }) {
  const scope = useOrganization();
  const people = { to: '/o/$organization/people', params: scope } as const;
  return (
    <StatTiles>
      <StatTile
        label={t('review.count.people')}
        value={counts.people}
        detail={t('review.count.incomplete', { count: counts.incomplete })}
        link={{ ...people, search: { status: 'active' } }}
      />
      <StatTile
        label={t('review.count.administering')}
        value={counts.administering}
        detail={t('review.count.ofThem')}
        link={{ ...people, search: { role: 'admin' } }}
      />
      <StatTile
        label={t('review.count.raised')}
        value={raisedByHand.length}
        detail={t('review.count.raisedDetail')}
        link={{ ...people, search: { reason: 'pin' } }}
      />
      <StatTile
        label={t('review.count.inactive')}
        value={counts.inactive}
        detail={t('review.count.inactiveDetail')}
        link={{ ...people, search: { status: 'inactive' } }}
      />
    </StatTiles>
  );
}

function People() {
  const scope = useOrganization();
  const query = useInfiniteQuery(
    trpc.person.list.infiniteQueryOptions(
      { ...scope, limit: pageSize },
      { getNextPageParam: (page) => page.nextCursor, placeholderData: keepPreviousData },
    ),
  );
  const items = useMemo(() => query.data?.pages.flatMap((page) => page.items) ?? [], [query.data]);
  return (
    <ListCard
      query={query}
      shown={items.length}
      total={query.data?.pages[0]?.total}
      empty={<p className="px-4 py-3.5 text-muted">{t('people.empty')}</p>}
    >
      <PeopleReviewTable people={items} />
    </ListCard>
  );
}
