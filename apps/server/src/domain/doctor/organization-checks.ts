import { Prisma } from '@rollcall/db';
import type { FindingKind } from './finding.ts';

/** How long what has ended may wait for the job that settles it. */
const grace = '15 minutes';

type OrganizationCheck = {
  readonly kind: FindingKind;
  /** Rows of an id and a sentence, for what is not as it should be. */
  readonly find: (organizationId: string) => Prisma.Sql;
};

/** What is stored twice, each with the statement that finds where the two differ. */
export const organizationChecks: readonly OrganizationCheck[] = [
  {
    kind: 'activity_differs',
    find: (organizationId) => Prisma.sql`
      SELECT m.id, m.display_name || CASE WHEN m.active THEN ' is active without an active source'
        ELSE ' is inactive with an active source' END AS detail
      FROM member m
      WHERE m.organization_id = ${organizationId}::uuid AND m.active <> (m.direct OR EXISTS (
        SELECT FROM directory_user u
        WHERE u.organization_id = m.organization_id AND u.member_id = m.id AND u.active
      ) OR EXISTS (
        SELECT FROM withheld_removal w
        WHERE w.organization_id = m.organization_id AND w.member_id = m.id AND w.ends = 'access'
      )) ORDER BY m.id`,
  },
  {
    kind: 'missing_differs',
    find: (organizationId) => Prisma.sql`
      SELECT m.id, m.display_name || ' is stored as lacking ' || coalesce(nullif(array_to_string(m.missing, ', '), ''), 'nothing') || ', and lacks '
        || coalesce(nullif(array_to_string(now.missing, ', '), ''), 'nothing') AS detail
      FROM member m
      CROSS JOIN LATERAL (
        SELECT coalesce((
          SELECT u.missing FROM directory_user u
          WHERE NOT m.direct AND u.organization_id = m.organization_id AND u.member_id = m.id AND u.active
          ORDER BY cardinality(u.missing), u.id LIMIT 1
        ), '{}') AS missing
      ) AS now
      WHERE m.organization_id = ${organizationId}::uuid AND m.missing <> now.missing
      UNION ALL
      SELECT u.id, u.user_name || ' is stored as lacking ' || coalesce(nullif(array_to_string(u.missing, ', '), ''), 'nothing') || ', and lacks '
        || coalesce(nullif(array_to_string(now.missing, ', '), ''), 'nothing')
      FROM directory_user u
      JOIN organization o ON o.id = u.organization_id
      CROSS JOIN LATERAL (SELECT rollcall.missing_attributes(o.required_attributes, u.document) AS missing) AS now
      WHERE u.organization_id = ${organizationId}::uuid AND u.missing <> now.missing`,
  },
  {
    kind: 'ended_and_still_there',
    find: (organizationId) => Prisma.sql`
      SELECT p.member_id AS id, 'The pin of ' || m.display_name || ' ended at ' || p.ends_at AS detail
      FROM role_pin p JOIN member m ON m.organization_id = p.organization_id AND m.id = p.member_id
      WHERE p.organization_id = ${organizationId}::uuid AND p.ends_at < now() - ${grace}::interval
      UNION ALL
      SELECT o.member_id, 'The override of ' || m.display_name || ' ended at ' || o.ends_at
      FROM role_override o JOIN member m ON m.organization_id = o.organization_id AND m.id = o.member_id
      WHERE o.organization_id = ${organizationId}::uuid AND o.ends_at < now() - ${grace}::interval
      UNION ALL
      SELECT w.member_id, 'The removal of ' || m.display_name || ' was to take effect at ' || w.takes_effect_at
      FROM withheld_removal w JOIN member m ON m.organization_id = w.organization_id AND m.id = w.member_id
      WHERE w.organization_id = ${organizationId}::uuid AND w.takes_effect_at < now() - ${grace}::interval`,
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
  {
    kind: 'retired_directory_in_use',
    find: (organizationId) => Prisma.sql`
      SELECT d.id, d.name || ' is retired and still has a user who counts as active, or a credential that works' AS detail
      FROM directory d
      WHERE d.organization_id = ${organizationId}::uuid AND d.retired_at IS NOT NULL AND (
        EXISTS (
          SELECT FROM directory_user u
          WHERE u.organization_id = d.organization_id AND u.directory_id = d.id AND u.active
        ) OR EXISTS (
          SELECT FROM scim_credential c
          WHERE c.organization_id = d.organization_id AND c.directory_id = d.id AND c.revoked_at IS NULL
        )
      ) ORDER BY d.id`,
  },
];
