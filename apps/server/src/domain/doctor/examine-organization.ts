import { isDeepStrictEqual } from 'node:util';
import { type EffectiveRole, resolveRole } from '@rollcall/access';
import { type Database, Prisma } from '@rollcall/db';
import { type AuditDefect, examineAudit } from '#domain/audit/examine-audit.ts';
import { readStoredRoles } from '#domain/roles/stored-roles.ts';

/** Something in the database that no write of ours can lead to. */
export type Finding = {
  readonly organization: string;
  readonly kind:
    | 'role_differs'
    | 'activity_differs'
    | 'hold_without_need'
    | 'group_count_differs'
    | 'merged_member_in_use'
    | 'credential_unreachable'
    | 'directory_unreachable'
    | AuditDefect['kind'];
  readonly id: string;
  readonly detail: string;
};

const pageSize = 500;

/**
 * Reads everything of an organization that is stored twice, and the chain of its audit, and names where something is
 * not as it should be. It changes nothing.
 */
export async function* examineOrganization(
  db: Database,
  { id, slug }: { id: string; slug: string },
): AsyncGenerator<Finding> {
  yield* differingRoles(db, { id, slug });
  for (const { kind, find } of checks) {
    const found = await db.prisma.$queryRaw<{ id: string; detail: string }[]>(find(id));
    for (const finding of found) yield { organization: slug, kind, ...finding };
  }
  for await (const defect of examineAudit({ db, organizationId: id }))
    yield { organization: slug, ...defect };
}

/** The stored roles against the specification in packages/access, which the database's function does not share. */
async function* differingRoles(
  db: Database,
  { id, slug }: { id: string; slug: string },
): AsyncGenerator<Finding> {
  let afterId: string | null = null;
  do {
    const page = await readStoredRoles(db, id, { afterId, limit: pageSize });
    for (const { memberId, displayName, stored, inputs } of page) {
      const resolved = resolveRole(inputs);
      if (isDeepStrictEqual(stored, resolved)) continue;
      const detail = `${displayName} is stored as ${inWords(stored)}, and should be ${inWords(resolved)}`;
      yield { organization: slug, kind: 'role_differs', id: memberId, detail };
    }
    afterId = page.length === pageSize ? (page.at(-1)?.memberId ?? null) : null;
  } while (afterId !== null);
}

function inWords({ role, reason }: EffectiveRole): string {
  if (reason.kind === 'group') return `${role} by group ${reason.groupId}`;
  if (reason.kind === 'attribute') return `${role} by ${reason.attribute} ${reason.value}`;
  return `${role} by ${reason.kind}`;
}

const checks: readonly { kind: Finding['kind']; find: (organizationId: string) => Prisma.Sql }[] = [
  {
    kind: 'activity_differs',
    find: (organizationId) => Prisma.sql`
      SELECT m.id, m.display_name || CASE WHEN m.active THEN ' is active without an active source'
        ELSE ' is inactive with an active source' END AS detail
      FROM member m
      WHERE m.organization_id = ${organizationId}::uuid AND m.active <> (m.direct OR EXISTS (
        SELECT FROM directory_user u
        WHERE u.organization_id = m.organization_id AND u.member_id = m.id AND u.active
      )) ORDER BY m.id`,
  },
  {
    kind: 'hold_without_need',
    find: (organizationId) => Prisma.sql`
      SELECT h.member_id AS id, 'The lockout hold should have ended: somebody else administers' AS detail
      FROM lockout_hold h
      WHERE h.organization_id = ${organizationId}::uuid AND rollcall.holds_can_end(${organizationId}::uuid)
      ORDER BY h.member_id`,
  },
  {
    kind: 'group_count_differs',
    find: (organizationId) => Prisma.sql`
      SELECT g.id, g.display_name || ' counts ' || g.people || ' people and has ' || counted.people AS detail
      FROM directory_group g
      CROSS JOIN LATERAL (
        SELECT count(*) AS people FROM membership s
        WHERE s.organization_id = g.organization_id AND s.directory_id = g.directory_id AND s.group_id = g.id
      ) AS counted
      WHERE g.organization_id = ${organizationId}::uuid AND g.people <> counted.people ORDER BY g.id`,
  },
  {
    kind: 'merged_member_in_use',
    find: (organizationId) => Prisma.sql`
      SELECT m.id, m.display_name || ' was merged into somebody else and still has an account or a directory user' AS detail
      FROM member m
      WHERE m.organization_id = ${organizationId}::uuid AND m.merged_into_id IS NOT NULL
        AND (m.account_id IS NOT NULL OR m.active OR EXISTS (
          SELECT FROM directory_user u WHERE u.organization_id = m.organization_id AND u.member_id = m.id
        )) ORDER BY m.id`,
  },
  {
    kind: 'credential_unreachable',
    find: (organizationId) => Prisma.sql`
      SELECT c.token_id AS id, 'No request can find this token' AS detail
      FROM scim_credential c
      WHERE c.organization_id = ${organizationId}::uuid
        AND NOT EXISTS (SELECT FROM credential_id i WHERE i.token_id = c.token_id) ORDER BY c.token_id`,
  },
  {
    kind: 'directory_unreachable',
    find: (organizationId) => Prisma.sql`
      SELECT d.id, d.name || ' has no provider id' AS detail
      FROM directory d
      WHERE d.organization_id = ${organizationId}::uuid AND NOT EXISTS (
        SELECT FROM provider_id p WHERE p.organization_id = d.organization_id AND p.directory_id = d.id
      ) ORDER BY d.id`,
  },
];
