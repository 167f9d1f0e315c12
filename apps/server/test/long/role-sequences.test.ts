import { createTestDatabase } from '@rollcall/db/testing';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { examineOrganization } from '#domain/doctor/examine-organization.ts';
import { syncRoleTable } from '#domain/roles/sync-role-table.ts';
import { checkOutcome } from './role-sequences/checks.ts';
import { ableAdministrators, storedRoles } from './role-sequences/model.ts';
import { newOrganization, type Organization, pick } from './role-sequences/organization.ts';
import { everySituation, situationsOf } from './role-sequences/situations.ts';
import { type Step, step } from './role-sequences/step.ts';
import { take } from './role-sequences/take-step.ts';
import { report, runSize, seed } from './run-size.ts';

let test: Awaited<ReturnType<typeof createTestDatabase>>;
beforeAll(async () => {
  test = await createTestDatabase();
  await syncRoleTable(test.db);
});
afterAll(() => test.close());

const [sequences, steps] = runSize({ ci: [30, 25] as const, long: [500, 100] as const });

it('whatever is done in whatever order, roles are those of the model, each change is recorded once, and previews come true', async () => {
  let done = 0;
  const seen = new Map<string, number>();
  await fc.assert(
    fc.asyncProperty(
      fc.array(step, { minLength: steps, maxLength: steps, size: 'max' }),
      async (sequence) => {
        await run(sequence, (situation) => seen.set(situation, (seen.get(situation) ?? 0) + 1));
        done += 1;
        if (done % 50 === 0) report(`role sequences: ${done} of ${sequences}, seed ${seed}`);
      },
    ),
    { numRuns: sequences, seed, endOnFailure: true },
  );
  report(`role sequences, steps in each situation: ${JSON.stringify(Object.fromEntries(seen))}`);
  expect([...seen.keys()].sort()).toEqual([...everySituation].sort());
}, 7_200_000);

async function run(sequence: readonly Step[], see: (situation: string) => void): Promise<void> {
  const organizations = await Promise.all([
    newOrganization(test.db, { guarded: true }),
    newOrganization(test.db, { guarded: false }),
  ]);
  for (const [index, each] of sequence.entries()) {
    const organization = pick(organizations, each.organization);
    if (!organization) continue;
    const couldBefore = ableNow(organization);
    try {
      const kind = await take(organization, each);
      await checkOutcome(organization, { couldBefore, kind });
    } catch (cause) {
      throw new Error(
        `At step ${index}, ${each.kind} (${organization.model.window ? 'guarded' : 'not guarded'})`,
        { cause },
      );
    }
    situationsOf(organization.model).forEach(see);
  }
  for (const organization of organizations) {
    // What happened to one was nothing to the other.
    await checkOutcome(organization, { couldBefore: ableNow(organization), kind: null });
    for await (const finding of examineOrganization(test.db, {
      id: organization.scope.organizationId,
      slug: 'x',
    })) {
      expect.fail(`${finding.kind}: ${finding.detail}`);
    }
  }
}

function ableNow({ model }: Organization): string[] {
  return ableAdministrators(model, storedRoles(model));
}
