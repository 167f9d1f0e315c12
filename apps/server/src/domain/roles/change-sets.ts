import type { Role } from '@rollcall/access';
import { Prisma } from '@rollcall/db';
import { z } from 'zod';
import { decodeCursor, type Page, pageOf } from '#domain/paging/keyset-cursor.ts';
import type { Actor, OrganizationScope } from '#domain/scope.ts';
import { notFound } from '#errors.ts';
import { type RecordedChanges, recordedChanges, recordedTransitions } from './recorded-changes.ts';
import { roleFromDatabase, roleOrNull } from './role-from-database.ts';

type ChangeSetItem = {
  readonly id: string;
  readonly at: Date;
  readonly actor: { readonly kind: Actor['kind']; readonly name: string };
  readonly changes: RecordedChanges;
  /** Whose roles it changed: how many from which to which. */
  readonly transitions: z.infer<typeof recordedTransitions>;
  readonly isUndo: boolean;
  readonly isUndone: boolean;
};

type Row = {
  id: string;
  at: Date;
  actorKind: Actor['kind'];
  actorName: string;
  changes: unknown;
  transitions: unknown;
  isUndo: boolean;
  isUndone: boolean;
};

/** What was saved of roles, the newest first. */
export async function listChangeSets(
  { db, organizationId }: OrganizationScope,
  { cursor, limit }: { cursor?: string | undefined; limit: number },
): Promise<Page<ChangeSetItem>> {
  const [before] = cursor ? decodeCursor(cursor, z.tuple([z.guid()])) : [null];
  const rows = await db.prisma.$queryRaw<Row[]>`
    SELECT s.id, s.at, s.actor_kind AS "actorKind", s.actor_name AS "actorName", s.changes, s.transitions,
      s.undoes IS NOT NULL AS "isUndo", EXISTS (
        SELECT FROM change_set later WHERE later.organization_id = s.organization_id AND later.id > s.id AND later.undoes = s.id
      ) AS "isUndone"
    FROM change_set s
    WHERE s.organization_id = ${organizationId}::uuid ${before ? Prisma.sql`AND s.id < ${before}::uuid` : Prisma.empty}
    ORDER BY s.id DESC LIMIT ${limit + 1}`;
  return pageOf(rows, limit, {
    item: ({ actorKind, actorName, ...row }) => ({
      ...row,
      actor: { kind: actorKind, name: actorName },
      changes: recordedChanges.parse(row.changes),
      transitions: recordedTransitions.parse(row.transitions),
    }),
    key: ({ id }) => [id],
  });
}

/** Changes that take a change set back, as an admin would stage them, and what of it cannot be taken back. */
export type Undo = {
  readonly mappingsVersion: number;
  readonly groups: readonly {
    directoryId: string;
    groupId: string;
    name: string;
    people: number;
    from: Role | null;
    to: Role | null;
  }[];
  readonly attributes: readonly {
    directoryId: string;
    directoryName: string;
    attribute: string;
    value: string;
    from: Role | null;
    to: Role | null;
  }[];
  readonly defaultRole: { readonly from: Role; readonly to: Role } | null;
  /** By name: the IdP deleted it, its directory is retired, or it was given yet another role since. */
  readonly impossible: readonly { readonly name: string; readonly because: 'gone' | 'changed_since' }[];
};

/** @throws not_found */
export async function undoOf({ db, organizationId }: OrganizationScope, changeSetId: string): Promise<Undo> {
  const key = { organizationId_id: { organizationId, id: changeSetId } };
  const [set, organization] = await Promise.all([
    db.prisma.changeSet.findUnique({ where: key }),
    db.prisma.organization.findUniqueOrThrow({ where: { id: organizationId } }),
  ]);
  if (!set) throw notFound('saved change');
  const changes = recordedChanges.parse(set.changes);
  const impossible: { name: string; because: 'gone' | 'changed_since' }[] = [];
  const groups = await groupsNow({ db, organizationId }, changes);
  const attributes = await attributesNow({ db, organizationId }, changes);
  const now = roleFromDatabase(organization.defaultRole);
  return {
    mappingsVersion: organization.mappingsVersion,
    groups: changes.groups.flatMap(({ before, role, ...group }) => {
      const found = groups.get(`${group.directoryId}/${group.groupId}`);
      if (!found || found.role !== role) {
        impossible.push({ name: group.name, because: found ? 'changed_since' : 'gone' });
        return [];
      }
      return [{ ...group, name: found.name, people: found.people, from: role, to: before }];
    }),
    attributes: changes.attributes.flatMap(({ before, role, ...value }) => {
      const found = attributes.get(JSON.stringify([value.directoryId, value.attribute, value.value]));
      if (found === undefined || found !== role) {
        const because = found === undefined ? 'gone' : 'changed_since';
        impossible.push({ name: `${value.attribute} ${value.value}`, because });
        return [];
      }
      return [{ ...value, from: role, to: before }];
    }),
    defaultRole:
      changes.defaultRole && changes.defaultRole.role === now
        ? { from: now, to: changes.defaultRole.before }
        : null,
    impossible,
  };
}

async function groupsNow({ db, organizationId }: OrganizationScope, { groups }: RecordedChanges) {
  const found = await db.prisma.directoryGroup.findMany({
    where: {
      organizationId,
      id: { in: groups.map(({ groupId }) => groupId) },
      directory: { retiredAt: null },
    },
    include: { mapping: { select: { role: true } } },
  });
  return new Map(
    found.map(({ directoryId, id, displayName, people, mapping }) => [
      `${directoryId}/${id}`,
      { name: displayName, people, role: roleOrNull(mapping?.role ?? null) },
    ]),
  );
}

/** The role that each value of a directory that is still there gives, null for none. */
async function attributesNow({ db, organizationId }: OrganizationScope, { attributes }: RecordedChanges) {
  const directoryIds = attributes.map(({ directoryId }) => directoryId);
  const where = { organizationId, directoryId: { in: directoryIds } };
  const [directories, mappings] = await Promise.all([
    db.prisma.directory.findMany({
      where: { organizationId, id: { in: directoryIds }, retiredAt: null },
      select: { id: true },
    }),
    db.prisma.attributeMapping.findMany({ where }),
  ]);
  const there = new Set(directories.map(({ id }) => id));
  const keyOf = (of: { directoryId: string; attribute: string; value: string }) =>
    JSON.stringify([of.directoryId, of.attribute, of.value]);
  const roles = new Map(mappings.map((mapping) => [keyOf(mapping), roleOrNull(mapping.role)]));
  return new Map(
    attributes
      .filter(({ directoryId }) => there.has(directoryId))
      .map((value) => [keyOf(value), roles.get(keyOf(value)) ?? null]),
  );
}
