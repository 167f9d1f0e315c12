import { Link } from '@tanstack/react-router';
import { ToneIcon } from '#components/status-badge.tsx';
import type { OrganizationTotals } from '#lib/api.ts';
import { cx } from '#lib/class-names.ts';
import { formatNumber } from '#lib/format.ts';
import { t } from '#lib/messages/translate.ts';
import { stateLooks } from './organization-health.tsx';
import { organizationStates, type SupportSearch } from './support-search.ts';

/** How many organizations are in each state; one that is pressed shows these alone, and all when pressed again. */
export function StateTiles({ totals, search }: { totals: OrganizationTotals; search: SupportSearch }) {
  return (
    <nav
      aria-label={t('support.states')}
      className="grid grid-cols-2 gap-px overflow-hidden rounded-lg border border-line bg-line sm:grid-cols-3 lg:grid-cols-6"
    >
      {organizationStates.map((state) => {
        const chosen = search.state === state;
        const { tone, label } = stateLooks[state];
        return (
          <Link
            key={state}
            to="/support"
            search={{ ...search, state: chosen ? undefined : state }}
            replace
            aria-current={chosen || undefined}
            className={cx(
              'flex flex-col px-4 py-3 transition-colors',
              chosen ? 'bg-accent-soft' : 'bg-surface hover:bg-sunken',
            )}
          >
            <span className="flex items-center gap-1.5 text-muted text-sm">
              <ToneIcon tone={tone} />
              {t(label)}
            </span>
            <span className="mt-1 font-semibold text-2xl tabular-nums tracking-[-0.02em]">
              {formatNumber(totals[state])}
            </span>
          </Link>
        );
      })}
    </nav>
  );
}
