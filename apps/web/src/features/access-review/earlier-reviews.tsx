import { Card } from '#components/page.tsx';
import type { AccessReview } from '#lib/api.ts';
import { formatDay } from '#lib/format.ts';
import { t } from '#lib/messages/translate.ts';
import { inWords } from './review-state.tsx';

/** What was signed off before, the newest first. */
export function EarlierReviews({ reviews }: { reviews: AccessReview['earlier'] }) {
  return (
    <Card>
      <ul className="divide-y divide-line">
        {reviews.map(({ quarter, reviewedBy, reviewedAt, people, administering }) => (
          <li key={quarter} className="flex flex-wrap justify-between gap-x-4 px-4 py-2.5">
            <span className="font-medium">{inWords(quarter)}</span>
            <span className="text-muted">
              {t('review.earlierRow', {
                by: reviewedBy,
                day: formatDay(reviewedAt),
                people,
                admins: administering,
              })}
            </span>
          </li>
        ))}
      </ul>
    </Card>
  );
}
