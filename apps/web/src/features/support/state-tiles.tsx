import { ToneIcon } from '#components/status-badge.tsx';
import type { OrganizationState, OrganizationTotals } from '#lib/api.ts';
import { cx } from '#lib/class-names.ts';
import { formatNumber } from '#lib/format.ts';
import { t } from '#lib/messages/translate.ts';
import { stateLooks } from './organization-health.tsx';
import { organizationStates } from './support-search.ts';

type StateTilesProps = {
  totals: OrganizationTotals;
  chosen: OrganizationState | undefined;
  onChoose: (state: OrganizationState | undefined) => void;
};

/** How many organizations are in each state; one that is pressed shows these alone, and all when pressed again. */
export function StateTiles({ totals, chosen, onChoose }: StateTilesProps) {
  return (
    <fieldset
      aria-label={t('support.states')}
      className="grid min-w-0 grid-cols-2 gap-px overflow-hidden rounded-lg border border-line bg-line sm:grid-cols-4"
    >
      {organizationStates.map((state) => {
        const { tone, label } = stateLooks[state];
        const pressed = state === chosen;
        return (
          <button
            key={state}
            type="button"
            aria-pressed={pressed}
            onClick={() => onChoose(pressed ? undefined : state)}
            className={cx(
              'flex flex-col px-4 py-3 text-left transition-colors focus-visible:-outline-offset-2',
              pressed ? 'bg-accent-soft' : 'bg-surface hover:bg-sunken',
            )}
          >
            <span className="flex items-center gap-1.5 text-muted text-sm">
              <ToneIcon tone={tone} />
              {t(label)}
            </span>
            <span className="mt-1 font-semibold text-2xl tabular-nums tracking-[-0.02em]">
              {formatNumber(totals[state])}
            </span>
          </button>
        );
      })}
    </fieldset>
  );
}
