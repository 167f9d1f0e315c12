import { isRequiredAttribute, type Provider, type RequiredAttribute } from '@rollcall/access';
import { providerFromDatabase } from '#domain/organizations/provider-from-database.ts';
import type { Operation, Result } from './operation.ts';
import { type RefusalReason, refusalReason } from './refusal-reason.ts';

/** One SCIM request and what came of it. */
export type ActivityItem = {
  readonly id: string;
  readonly at: Date;
  readonly directoryId: string;
  readonly directoryName: string;
  readonly provider: Provider;
  readonly operation: Operation;
  readonly resourceType: 'User' | 'Group' | null;
  readonly resourceId: string | null;
  /** As it was. */
  readonly resourceName: string | null;
  /** Of a user, as it was. */
  readonly userName: string | null;
  /** The person that the request was about. */
  readonly memberId: string | null;
  readonly status: number;
  readonly result: Result;
  readonly scimType: string | null;
  readonly detail: string | null;
  /** Of a refusal. */
  readonly reason: RefusalReason | null;
  readonly method: string;
  /** Path and query below the SCIM base, as sent. */
  readonly path: string;
  readonly durationMs: number;
  readonly client: string | null;
  readonly membersAdded: NamedPeople | null;
  readonly membersRemoved: NamedPeople | null;
  /** Paths of the attributes that changed. */
  readonly changed: string[];
  readonly roleChanges: number;
  /** People for whom what it ends waits for an admin. */
  readonly withheld: number;
  /** What the person lacked then, and had no access without. */
  readonly missing: RequiredAttribute[];
  /** Of a list or a look-up: how many there were; null for anything else. */
  readonly totalResults: number | null;
};

/** How many, and the names of the first few. */
type NamedPeople = { readonly count: number; readonly names: string[] };

type AttributeChange = { readonly path: string; readonly before: unknown; readonly after: unknown };

export type ActivityDetail = ActivityItem & {
  readonly changes: AttributeChange[];
  /** What the request said and SCIM lets us leave aside. */
  readonly ignored: string[];
  readonly requestId: string;
};

/** What prisma/functions and the request log write to `effect`. */
type Effect = {
  readonly changes?: readonly {
    readonly path: string;
    readonly before?: unknown;
    readonly after?: unknown;
  }[];
  readonly ignored?: readonly string[];
  readonly membersAdded?: NamedPeople;
  readonly membersRemoved?: NamedPeople;
  readonly roleChanges?: number;
  readonly withheld?: number;
  readonly missing?: readonly string[];
  readonly totalResults?: number;
};

export type ActivityRow = Omit<
  ActivityItem,
  | 'directoryName'
  | 'provider'
  | 'membersAdded'
  | 'membersRemoved'
  | 'changed'
  | 'reason'
  | 'roleChanges'
  | 'withheld'
  | 'missing'
  | 'totalResults'
> & {
  /** Null for a directory that was removed. */
  readonly directoryName: string | null;
  readonly provider: string | null;
  readonly effect: Effect;
  readonly requestId: string;
};

export function activityItem({
  effect,
  requestId: _,
  directoryName,
  provider,
  ...row
}: ActivityRow): ActivityItem {
  return {
    ...row,
    reason: row.status >= 400 ? refusalReason(row) : null,
    directoryName: directoryName ?? 'Removed directory',
    provider: providerFromDatabase(provider ?? 'generic'),
    membersAdded: namedPeople(effect.membersAdded),
    membersRemoved: namedPeople(effect.membersRemoved),
    changed: (effect.changes ?? []).map(({ path }) => path),
    roleChanges: effect.roleChanges ?? 0,
    withheld: effect.withheld ?? 0,
    missing: (effect.missing ?? []).filter(isRequiredAttribute),
    totalResults: effect.totalResults ?? null,
  };
}

export function activityDetail(row: ActivityRow): ActivityDetail {
  return {
    ...activityItem(row),
    changes: (row.effect.changes ?? []).map(({ path, before, after }) => ({
      path,
      before: before ?? null,
      after: after ?? null,
    })),
    ignored: [...(row.effect.ignored ?? [])],
    requestId: row.requestId,
  };
}

/** Without the ids that records kept beside the names once; nobody has a name where all of them are gone. */
function namedPeople(people: NamedPeople | undefined): NamedPeople | null {
  return people ? { count: people.count, names: people.names ?? [] } : null;
}
