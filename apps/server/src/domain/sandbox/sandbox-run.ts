import type { Role } from '@rollcall/access';
import type { ActivityItem } from '#domain/activity/activity-item.ts';

/** Which identity provider is simulated. */
export const sandboxProviders = ['entra', 'okta'] as const;
export type SandboxProvider = (typeof sandboxProviders)[number];

/** What happens in a run, in this order. */
const sandboxStepNames = [
  'connection',
  'people',
  'groups',
  'roles',
  'change',
  'departure',
  'refusal',
  'removal',
] as const;
export type SandboxStepName = (typeof sandboxStepNames)[number];

/** What came of a step, for the sentence that tells it. */
export type SandboxFacts =
  | { readonly kind: 'connection' }
  | { readonly kind: 'people'; readonly count: number; readonly names: readonly string[] }
  | {
      readonly kind: 'groups';
      readonly groups: readonly { readonly name: string; readonly people: number }[];
    }
  | {
      readonly kind: 'roles';
      readonly group: string;
      readonly role: Role;
      readonly count: number;
      readonly names: readonly string[];
    }
  | { readonly kind: 'change'; readonly person: string; readonly group: string; readonly role: Role }
  | { readonly kind: 'departure'; readonly person: string }
  | { readonly kind: 'refusal'; readonly status: number; readonly detail: string }
  | ({ readonly kind: 'removal' } & SandboxCounts);

export type SandboxCounts = { readonly people: number; readonly groups: number; readonly requests: number };

export type SandboxStep = {
  readonly name: SandboxStepName;
  readonly state: 'waiting' | 'running' | 'done' | 'failed';
  readonly facts: SandboxFacts | null;
  /** Of one that failed: why, in a sentence. */
  readonly failure: string | null;
  /** The last requests of the step, in the order in which they came. They are gone with the sandbox, and stay here. */
  readonly requests: readonly SandboxRequest[];
  readonly requestCount: number;
};

/** As it is after a way through JSON. */
type SandboxRequest = Omit<ActivityItem, 'at'> & { readonly at: string };

/** Abandoned: its server ended meanwhile, and another one cleaned up. */
export type SandboxOutcome = 'finished' | 'failed' | 'stopped' | 'abandoned';

export function stepsToCome(): SandboxStep[] {
  return sandboxStepNames.map((name) => ({
    name,
    state: 'waiting',
    facts: null,
    failure: null,
    requests: [],
    requestCount: 0,
  }));
}
