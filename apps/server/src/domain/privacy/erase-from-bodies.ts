import type { Transaction } from '@rollcall/db';

/** What is short would be found in every other word. */
const lettersMin = 3;

/**
 * Takes what was sent and answered out of every request that touched a person, whole: of those that were about them or
 * changed their memberships, and of those whose bodies name them, by a name or by an id. Before their records are
 * changed, by which some of them are found. Reads all bodies of the organization once.
 */
export async function eraseFromBodies(
  tx: Transaction,
  organizationId: string,
  { subjectIds, names }: { subjectIds: readonly string[]; names: readonly string[] },
): Promise<void> {
  const texts = [...subjectIds, ...names]
    .map((text) => text.trim())
    .filter((text) => text.length >= lettersMin)
    // As they stand in JSON.
    .map((text) => JSON.stringify(text.toLowerCase()).slice(1, -1));
  await tx.$executeRaw`
    UPDATE provisioning_body b SET request = NULL, request_cut = false, response = NULL, response_cut = false, erased = true
    WHERE b.organization_id = ${organizationId}::uuid AND NOT b.erased AND (
      b.request_id IN (
        SELECT r.request_id FROM provisioning_record r
        WHERE r.organization_id = ${organizationId}::uuid AND (r.member_id = ANY (${subjectIds}::uuid[])
          OR r.resource_id = ANY (${subjectIds}::uuid[]) OR r.touched && ${subjectIds}::uuid[])
      )
      OR EXISTS (
        SELECT FROM unnest(${texts}::text[]) AS text WHERE strpos(lower(concat_ws(' ', b.request, b.response)), text) > 0
      )
    )`;
}
