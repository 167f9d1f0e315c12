import type { DirectoryState } from '#lib/api.ts';
import { type PlainMessageKey, t } from '#lib/messages/translate.ts';
import { StatusBadge, type Tone } from './status-badge.tsx';

type Look = { tone: Tone; label: PlainMessageKey };

const directoryStates: Record<DirectoryState, Look> = {
  never_connected: { tone: 'pending', label: 'directoryState.never_connected' },
  working: { tone: 'positive', label: 'directoryState.working' },
  quiet: { tone: 'neutral', label: 'directoryState.quiet' },
  overdue: { tone: 'warning', label: 'directoryState.overdue' },
  failing: { tone: 'danger', label: 'directoryState.failing' },
  quarantined: { tone: 'danger', label: 'directoryState.quarantined' },
  suspended: { tone: 'warning', label: 'directoryState.suspended' },
};

/** The state of one connection. */
export function DirectoryStateBadge({ state }: { state: DirectoryState }) {
  const { tone, label } = directoryStates[state];
  return <StatusBadge tone={tone} label={t(label)} />;
}

/** The state of an organization in one line: the worst of its connections, and of those that never called only if all are. */
export function healthOf(states: readonly DirectoryState[]): Look {
  if (states.includes('quarantined')) return { tone: 'danger', label: 'health.quarantined' };
  if (states.includes('failing')) return { tone: 'danger', label: 'health.failing' };
  if (states.includes('overdue')) return { tone: 'warning', label: 'health.overdue' };
  if (states.includes('suspended')) return { tone: 'warning', label: 'health.suspended' };
  if (!states.includes('working') && states.includes('quiet'))
    return { tone: 'neutral', label: 'health.quiet' };
  if (!states.includes('working')) return { tone: 'pending', label: 'health.notConnected' };
  if (states.includes('never_connected')) return { tone: 'positive', label: 'health.partly' };
  return { tone: 'positive', label: 'health.good' };
}
