import type { DomainFinding } from './look-for-record.ts';

export type DomainState = 'waiting' | 'proven' | 'lost';

/** What of a domain decides its next state. */
export type DomainStanding = {
  readonly state: DomainState;
  readonly lastSeenAt: Date | null;
  readonly missingSince: Date | null;
};

const dayMs = 24 * 60 * 60 * 1_000;
/** Time to publish a record again that was tidied away, or lost in a move to another DNS host. */
export const graceMs = 7 * dayMs;
/** Name servers that say nothing say nothing against the domain, but not for ever. */
const silenceMs = 30 * dayMs;

/**
 * Where a domain stands after a check. A proven one whose record DNS says is gone stays proven for the grace, and is
 * lost then; that nobody answers takes nothing away for a month.
 */
export function nextDomainState(before: DomainStanding, finding: DomainFinding, now: Date): DomainStanding {
  switch (finding.kind) {
    case 'found':
      return { state: 'proven', lastSeenAt: now, missingSince: null };
    case 'taken':
      return { ...before, state: before.state === 'lost' ? 'lost' : 'waiting', lastSeenAt: now };
    case 'timeout':
    case 'failure':
      return before.state === 'proven' && elapsedMs(before.lastSeenAt, now) >= silenceMs
        ? { ...before, state: 'lost' }
        : before;
    case 'other_records':
    case 'misplaced':
    case 'no_records':
    case 'no_such_name':
    case 'no_such_domain': {
      if (before.state !== 'proven') return before;
      const missingSince = before.missingSince ?? now;
      return { ...before, missingSince, state: elapsedMs(missingSince, now) >= graceMs ? 'lost' : 'proven' };
    }
  }
}

function elapsedMs(since: Date | null, now: Date): number {
  return since === null ? 0 : now.getTime() - since.getTime();
}
