import { Link } from '@tanstack/react-router';
import { ArrowRightLeft } from 'lucide-react';
import { buttonClass } from '#components/button.tsx';
import { Card } from '#components/page.tsx';
import type { Overview } from '#lib/api.ts';
import { t } from '#lib/messages/translate.ts';
import { useOrganization } from '#lib/organization.ts';

/** Offers the way from one connection to another where both bring the same people. It is no problem: it may be meant. */
export function PossibleMove({ move: { from, to } }: { move: NonNullable<Overview['possibleMove']> }) {
  const { organization } = useOrganization();
  return (
    <Card className="flex flex-wrap items-center gap-x-4 gap-y-2 border-dashed px-4 py-3">
      <ArrowRightLeft aria-hidden className="size-4 shrink-0 text-muted" />
      <div className="min-w-0 flex-1 basis-72">
        <p className="font-medium">{t('move.possible', { from: from.name, to: to.name })}</p>
        <p className="text-muted">{t('move.possibleDetail')}</p>
      </div>
      <Link
        to="/o/$organization/setup/$directoryId/move"
        params={{ organization, directoryId: from.id }}
        className={buttonClass({ size: 'sm' })}
      >
        {t('move.possibleAction')}
      </Link>
    </Card>
  );
}
