import type { AuditItem } from '#lib/api.ts';
import { oneOf, text } from '#lib/search-params.ts';

type Area = AuditItem['action'] extends `${infer Noun}.${string}` ? Noun : never;

/** In the order of the filter. A new kind of act of the server fails the build until it is here. */
const everyArea: Record<Area, true> = {
  member: true,
  invitation: true,
  removal: true,
  group_roles: true,
  token: true,
  directory: true,
  domain: true,
  setup_link: true,
  sso: true,
  organization: true,
  support: true,
  mailbox: true,
  break_glass: true,
  sandbox: true,
  access_review: true,
  request: true,
  audit: true,
};

export const areas = Object.keys(everyArea).filter(isArea);
export const periods = ['day', 'week', 'month', 'year'] as const;
/** Those of whom there is only one, or who are looked for together. Everybody else is named by id. */
export const actorKinds = ['staff', 'cli', 'system'] as const;

const dayMs = 24 * 3_600_000;
const periodMs = { day: dayMs, week: 7 * dayMs, month: 30 * dayMs, year: 365 * dayMs };

export type AuditSearch = {
  /** The one record that something links to, with its time, since records are kept by month. */
  record?: string | undefined;
  at?: string | undefined;
  search?: string | undefined;
  /** A kind of actor, or the id of one. */
  who?: string | undefined;
  area?: Area | undefined;
  period?: (typeof periods)[number] | undefined;
};

export function validateAuditSearch(search: Record<string, unknown>): AuditSearch {
  return {
    record: text(search.record),
    at: text(search.at),
    search: text(search.search),
    who: text(search.who),
    area: oneOf(areas, search.area),
    period: oneOf(periods, search.period),
  };
}

/** What the server is asked for. */
export type AuditFilter = {
  record?: string | undefined;
  search?: string | undefined;
  actorKind?: (typeof actorKinds)[number] | undefined;
  actorId?: string | undefined;
  area?: Area | undefined;
  from?: string | undefined;
};

export function auditFilter(
  { record, at, search, who, area, period }: AuditSearch,
  nowMs: number,
): AuditFilter {
  if (record && at) return { record, from: at };
  const actorKind = oneOf(actorKinds, who);
  return {
    search,
    area,
    actorKind,
    actorId: actorKind === undefined ? who : undefined,
    from: period && new Date(nowMs - periodMs[period]).toISOString(),
  };
}

function isArea(name: string): name is Area {
  return Object.hasOwn(everyArea, name);
}
