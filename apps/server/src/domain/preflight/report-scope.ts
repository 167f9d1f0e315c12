import type { OrganizationScope } from '#domain/scope.ts';
import type { AbsentMember } from './absent-members.ts';
import { type ComparedEntry, compareScope, type ScopeOutcome, scopeOutcomes } from './compare-scope.ts';
import type { UnreadableEntry } from './parse-scope-csv.ts';

const shownMax = 50;
const domainsMax = 10;

export type ScopeReport = {
  readonly counts: Readonly<Record<ScopeOutcome | 'absent' | 'faulty', number>>;
  /** The first of each outcome, in the order of the file. */
  readonly entries: Readonly<Record<ScopeOutcome, readonly ComparedEntry[]>>;
  /** The first, those who administer before the others. */
  readonly absent: readonly AbsentMember[];
  readonly absentAdmins: number;
  readonly faulty: readonly UnreadableEntry[];
  readonly differInCase: number;
  readonly unprovenDomains: readonly { readonly domain: string; readonly people: number }[];
};

/** What a push of everybody in the file would do, counted, with the first of each. @throws as compareScope */
export async function reportScope(
  scope: OrganizationScope,
  given: { csv: string; directoryId: string | null },
): Promise<ScopeReport> {
  const { entries, faulty, absent, unprovenDomains } = await compareScope(scope, given);
  const byOutcome = Object.groupBy(entries, ({ outcome }) => outcome);
  const each = <T>(of: (found: readonly ComparedEntry[]) => T) =>
    Object.fromEntries(scopeOutcomes.map((outcome) => [outcome, of(byOutcome[outcome] ?? [])])) as Record<
      ScopeOutcome,
      T
    >;
  return {
    counts: { ...each(({ length }) => length), absent: absent.length, faulty: faulty.length },
    entries: each((found) => found.slice(0, shownMax)),
    absent: absent.slice(0, shownMax),
    absentAdmins: absent.filter(({ administers }) => administers).length,
    faulty: faulty.slice(0, shownMax),
    differInCase: entries.filter(({ differsInCase }) => differsInCase).length,
    unprovenDomains: unprovenDomains.slice(0, domainsMax),
  };
}
