import { useMutation } from '@tanstack/react-query';
import { ClipboardCheck } from 'lucide-react';
import { useState } from 'react';
import { Button } from '#components/button.tsx';
import { ConfirmDialog } from '#components/confirm-dialog.tsx';
import { Card } from '#components/page.tsx';
import { ToneIcon } from '#components/status-badge.tsx';
import { announce } from '#components/toast.tsx';
import { type AccessReview, queryClient, trpc } from '#lib/api.ts';
import { formatInstant } from '#lib/format.ts';
import { t } from '#lib/messages/translate.ts';
import { useOrganization } from '#lib/organization.ts';

/** Whether this quarter is reviewed, by whom, and the way to say so. */
export function ReviewState({ review: { quarter, review, organization, counts } }: { review: AccessReview }) {
  const scope = useOrganization();
  const [asking, setAsking] = useState(false);
  const complete = useMutation(
    trpc.accessReview.complete.mutationOptions({
      onSuccess: async () => {
        await queryClient.invalidateQueries({ queryKey: trpc.accessReview.get.queryKey() });
        setAsking(false);
        announce(t('review.completed'));
      },
    }),
  );
  return (
    <Card className="flex flex-wrap items-center gap-x-4 gap-y-3 px-4 py-3.5">
      <div className="flex min-w-0 flex-1 basis-64 gap-2.5">
        <ToneIcon tone={review ? 'positive' : 'pending'} className="mt-[3px]" />
        <div className="min-w-0">
          <p className="font-medium">{t('review.of', { organization, quarter: inWords(quarter) })}</p>
          <p className="text-muted">
            {review
              ? t('review.reviewedBy', { by: review.reviewedBy, when: formatInstant(review.reviewedAt) })
              : t('review.notYet')}
          </p>
        </div>
      </div>
      {!review && (
        <Button
          variant="primary"
          icon={ClipboardCheck}
          className="print:hidden"
          onClick={() => setAsking(true)}
        >
          {t('review.complete')}
        </Button>
      )}
      <ConfirmDialog
        open={asking}
        onOpenChange={(next) => {
          complete.reset();
          setAsking(next);
        }}
        danger={false}
        title={t('review.completeTitle', { quarter: inWords(quarter) })}
        description={t('review.completeDetail', { count: counts.people, admins: counts.administering })}
        action={t('review.complete')}
        busy={complete.isPending}
        error={complete.error}
        onConfirm={() => complete.mutate({ ...scope, quarter })}
      />
    </Card>
  );
}

/** "2026-Q4" as "Q4 2026". */
export function inWords(quarter: string): string {
  const [year = '', number = ''] = quarter.split('-');
  return t('review.quarter', { year, number });
}
