import { expect } from 'vitest';
import { storedRoles } from './model.ts';
import type { Organization } from './organization.ts';
import { isLockedOut, settle } from './settling.ts';
import type { Kind } from './step.ts';

/** Everybody's stored role and reason, exactly one record for each role that changed, and nobody locked out. */
export async function checkOutcome(
  organization: Organization,
  { couldBefore, kind }: { couldBefore: readonly string[]; kind: Kind | null },
): Promise<void> {
  const { model, scope } = organization;
  const changes = settle(model);
  const [stored, recorded] = await Promise.all([
    scope.db.query<{ id: string; role: object }>(selectStoredRoles, [scope.organizationId]),
    newRoleChanges(organization),
  ]);
  expect(Object.fromEntries(stored.map(({ id, role }) => [id, role]))).toEqual(
    Object.fromEntries(storedRoles(model)),
  );
  expect(recorded.map(({ change }) => change).sort()).toEqual(
    changes.map(({ memberId, from, to }) => [memberId, from, to.role, to.reason.kind].join(' ')).sort(),
  );
  for (const { causeKind, target, memberId } of recorded) {
    // A hold that ends is Rollcall's own doing.
    if (causeKind === 'system') continue;
    expect(causeKind).toBe(kind !== null && isOfIdp(kind) ? 'provisioning' : 'audit');
    // Each has a record of its own where several end at once.
    if (kind === 'pins and overrides end') expect(target).toBe(memberId);
  }
  expect(isLockedOut(model, couldBefore)).toBe(false);
}

// Both are asked after every step: named, so that they are planned once and not each time.
const selectStoredRoles = {
  name: 'stored_roles',
  text: `SELECT id, jsonb_build_object('role', role, 'reason', jsonb_strip_nulls(jsonb_build_object(
      'kind', reason, 'directoryId', reason_directory_id, 'groupId', reason_group_id,
      'attribute', reason_attribute, 'value', reason_value))) AS role
    FROM member WHERE organization_id = $1`,
};

const selectRoleChanges = {
  name: 'new_role_changes',
  text: `SELECT concat_ws(' ', c.member_id, c.from_role, c.to_role, c.reason ->> 'kind') AS change, c.member_id AS "memberId",
      c.cause_kind AS "causeKind", a.target_id AS target, a.id IS NOT NULL OR p.id IS NOT NULL AS "hasCause"
    FROM role_change c
    LEFT JOIN audit_record a ON a.organization_id = c.organization_id AND a.at = c.at AND a.id = c.cause_id
    LEFT JOIN provisioning_record p ON p.organization_id = c.organization_id AND p.at = c.at AND p.id = c.cause_id
    WHERE c.organization_id = $1 ORDER BY c.id OFFSET $2`,
};

function isOfIdp(kind: Kind): boolean {
  return /user|group|set/.test(kind);
}

type RecordedChange = { change: string; memberId: string; causeKind: string; target: string | null };

/** With their causes, which are there for every one. */
async function newRoleChanges(organization: Organization): Promise<RecordedChange[]> {
  const { db, organizationId } = organization.scope;
  const rows = await db.query<RecordedChange & { hasCause: boolean }>(selectRoleChanges, [
    organizationId,
    organization.seen,
  ]);
  organization.seen += rows.length;
  expect(rows.every(({ hasCause }) => hasCause)).toBe(true);
  return rows;
}
