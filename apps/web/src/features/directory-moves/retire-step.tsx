import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from '#components/button.tsx';
import { LoadError } from '#components/error-note.tsx';
import { ManagersOnly } from '#components/managers-only.tsx';
import { Card } from '#components/page.tsx';
import { SkeletonRows } from '#components/skeleton.tsx';
import { Step } from '#components/stepper.tsx';
import { type Move, trpc } from '#lib/api.ts';
import { later, usePart } from '#lib/later.ts';
import { t } from '#lib/messages/translate.ts';
import { useOrganization } from '#lib/organization.ts';
import { RetirementEffect } from './retirement-effect.tsx';

const retireDialog = later(() => import('./retire-dialog.tsx'));

/** The last step: what retiring the old connection would do now, and the way to it. */
export function RetireStep({ move }: { move: Move }) {
  const scope = useOrganization();
  const [asking, setAsking] = useState(false);
  const dialog = usePart(retireDialog, asking);
  const query = useQuery(trpc.move.previewRetirement.queryOptions({ ...scope, directoryId: move.from.id }));
  const { name: from } = move.from;
  const isReady = query.data?.losingAccess === 0 && query.data.otherRole === 0;
  return (
    <Step number={3} title={t('move.retire', { from })} state={isReady ? 'current' : 'later'}>
      <p className="max-w-[88ch] text-muted">{t('move.retireDetail')}</p>
      <Card>
        {query.isPending && <SkeletonRows rows={3} />}
        {query.error && !query.data && <LoadError error={query.error} onRetry={() => void query.refetch()} />}
        {query.data && <RetirementEffect key={query.data.digest} move={move} preview={query.data} />}
      </Card>
      <div>
        <ManagersOnly act="move.retire">
          <Button variant="danger-quiet" disabled={!query.data} onClick={() => setAsking(true)}>
            {t('move.retireAction', { from })}
          </Button>
        </ManagersOnly>
      </div>
      {asking && dialog && <dialog.RetireDialog move={move} onClose={() => setAsking(false)} />}
    </Step>
  );
}
