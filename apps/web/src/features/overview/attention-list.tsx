import { Link } from '@tanstack/react-router';
import { CircleCheck } from 'lucide-react';
import { buttonClass } from '#components/button.tsx';
import { Card, Section } from '#components/page.tsx';
import { ToneIcon } from '#components/status-badge.tsx';
import type { Attention } from '#lib/api.ts';
import { useNow } from '#lib/clock.ts';
import { t } from '#lib/messages/translate.ts';
import { useOrganization } from '#lib/organization.ts';
import { attentionKey, describeAttention } from './attention.ts';

/** What needs the reader, one row a problem with one thing to do. */
export function AttentionList({ items }: { items: Attention[] }) {
  const { organization } = useOrganization();
  const nowMs = useNow();
  if (items.length === 0) {
    return (
      <Card className="flex items-center gap-3 px-4 py-3.5">
        <CircleCheck aria-hidden className="size-5 shrink-0 text-positive" />
        <div>
          <h2 className="font-medium">{t('overview.allGood')}</h2>
          <p className="text-muted">{t('overview.allGoodDetail')}</p>
        </div>
      </Card>
    );
  }
  return (
    <Section title={t('overview.attention')}>
      <Card>
        <ul className="divide-y divide-line">
          {items.map((item) => {
            const row = describeAttention(item, organization, nowMs);
            return (
              <li key={attentionKey(item)} className="flex flex-wrap items-center gap-x-4 gap-y-2 px-4 py-3">
                <div className="flex min-w-0 flex-1 basis-72 gap-3">
                  <ToneIcon tone={row.tone} className="mt-[3px]" />
                  <div className="min-w-0">
                    <p className="break-words font-medium">{row.title}</p>
                    <p className="text-muted">{row.detail}</p>
                  </div>
                </div>
                <Link {...row.action.link} className={`${buttonClass({ size: 'sm' })} ml-7 sm:ml-0`}>
                  {row.action.label}
                </Link>
              </li>
            );
          })}
        </ul>
      </Card>
    </Section>
  );
}
