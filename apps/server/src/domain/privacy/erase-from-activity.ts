import type { Transaction } from '@rollcall/db';
import { erasedPerson } from '#domain/audit/erase-audit-content.ts';

/** What is short would be found in every other word. */
const lettersMin = 3;

/**
 * Takes a person out of the provisioning records of the organization: their name, what was sent about them, and what
 * names them in requests about others. Which request came when, for whom by id, and what became of it stays. Reads all
 * records of the organization once, since anybody may have been looked up by name.
 * @returns how many records changed
 */
export async function eraseFromActivity(
  tx: Transaction,
  organizationId: string,
  { subjectIds, names }: { subjectIds: readonly string[]; names: readonly string[] },
): Promise<number> {
  const texts = names
    .map((name) => name.trim())
    .filter((name) => name.length >= lettersMin)
    .sort((a, b) => b.length - a.length);
  // As they stand in the query of a request.
  const encoded = texts.flatMap((text) => [
    encodeURIComponent(text),
    encodeURIComponent(text).replaceAll('%20', '+'),
  ]);
  const wanted = [...new Set([...texts, ...encoded].map((text) => text.toLowerCase()))];
  return await tx.$executeRaw`
    WITH found AS (
      SELECT r.at, r.id, own.own FROM provisioning_record r
      CROSS JOIN LATERAL (
        SELECT coalesce(r.member_id = ANY (${subjectIds}::uuid[]) OR r.resource_id = ANY (${subjectIds}::uuid[]), false) AS own
      ) AS own
      WHERE r.organization_id = ${organizationId}::uuid AND (own.own OR EXISTS (
        SELECT FROM unnest(${wanted}::text[]) AS text
        WHERE strpos(lower(concat_ws(' ', r.path, r.detail, r.resource_name, r.user_name, r.effect::text)), text) > 0
      ))
    )
    UPDATE provisioning_record r SET
      resource_name = CASE WHEN f.own THEN ${erasedPerson}
        ELSE rollcall.text_without(r.resource_name, ${texts}::text[], ${erasedPerson}) END,
      user_name = CASE WHEN NOT f.own THEN rollcall.text_without(r.user_name, ${texts}::text[], ${erasedPerson}) END,
      path = split_part(r.path, '?', 1),
      detail = rollcall.text_without(r.detail, ${texts}::text[], ${erasedPerson}),
      effect = rollcall.json_without(
        CASE WHEN f.own AND r.effect ? 'changes' THEN jsonb_set(r.effect, '{changes}', (
          SELECT coalesce(jsonb_agg(jsonb_build_object('path', change -> 'path')), '[]')
          FROM jsonb_array_elements(r.effect -> 'changes') AS change
        )) ELSE r.effect END,
        ${texts}::text[], ${erasedPerson}
      )
    FROM found f
    WHERE r.organization_id = ${organizationId}::uuid AND r.at = f.at AND r.id = f.id`;
}
