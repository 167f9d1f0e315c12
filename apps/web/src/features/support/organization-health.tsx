import { StatusBadge, type Tone } from '#components/status-badge.tsx';
import type { OrganizationState, SupportOrganization } from '#lib/api.ts';
import { type PlainMessageKey, t } from '#lib/messages/translate.ts';

export const stateLooks: Readonly<Record<OrganizationState, { tone: Tone; label: PlainMessageKey }>> = {
  quarantined: { tone: 'danger', label: 'support.state.quarantined' },
  failing: { tone: 'danger', label: 'support.state.failing' },
  overdue: { tone: 'warning', label: 'support.state.overdue' },
  attention: { tone: 'warning', label: 'support.state.attention' },
  quiet: { tone: 'neutral', label: 'support.state.quiet' },
  suspended: { tone: 'info', label: 'support.state.suspended' },
  not_connected: { tone: 'pending', label: 'support.state.not_connected' },
  working: { tone: 'positive', label: 'support.state.working' },
};

/** How an organization is doing, and why. */
export function OrganizationHealth({
  organization: { state, reasons },
}: {
  organization: SupportOrganization;
}) {
  const { tone, label } = stateLooks[state];
  return (
    <div className="min-w-0 py-1">
      <StatusBadge quiet={state === 'working' || state === 'not_connected'} tone={tone} label={t(label)} />
      {reasons.length > 0 && (
        <ul className="mt-0.5 text-muted text-xs">
          {reasons.map(({ kind, count }) => (
            <li key={kind}>
              {kind === 'no_admin' ? t('support.why.no_admin') : t(`support.why.${kind}`, { count })}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
