import { isDeepStrictEqual } from 'node:util';
import { type EffectiveRole, resolveRole } from '@rollcall/access';
import type { Database } from '@rollcall/db';
import { examineAudit } from '#domain/audit/examine-audit.ts';
import { readStoredRoles } from '#domain/roles/stored-roles.ts';
import { type Finding, finding } from './finding.ts';
import { organizationChecks } from './organization-checks.ts';

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
  for (const { kind, find } of organizationChecks) {
    const found = await db.prisma.$queryRaw<{ id: string; detail: string }[]>(find(id));
    for (const about of found) yield finding(kind, { organization: slug, ...about });
  }
  for await (const { kind, ...about } of examineAudit({ db, organizationId: id })) {
    yield finding(kind, { organization: slug, ...about });
  }
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
      yield finding('role_differs', { organization: slug, id: memberId, detail });
    }
    afterId = page.length === pageSize ? (page.at(-1)?.memberId ?? null) : null;
  } while (afterId !== null);
}

function inWords({ role, reason }: EffectiveRole): string {
  if (reason.kind === 'group') return `${role} by group ${reason.groupId}`;
  if (reason.kind === 'attribute') return `${role} by ${reason.attribute} ${reason.value}`;
  return `${role} by ${reason.kind}`;
}
