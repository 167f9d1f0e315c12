import { previewRoles } from '#domain/roles/preview-roles.ts';
import type { Installation } from '../installation.ts';
import { median } from '../quantile.ts';
import { count, judged, ms, type Section } from '../report.ts';
import { seedGroupOf, seedUsers, settleTables } from '../seed.ts';
import { benchmarkActor, createTenant, type Tenant } from '../tenant.ts';

const rounds = 5;
const goal = 15;

/** An admin asks what another role of a large group would do, beside the SQL that only counts the group's members. */
export async function measureRolePreview(
  { db, postgres }: Installation,
  { isLong }: { isLong: boolean },
): Promise<Section> {
  const members = isLong ? 100_000 : 10_000;
  const tenant = await createTenant(db, 'preview');
  const userIds = await seedUsers(postgres, tenant, members);
  const groupId = await seedGroupOf(postgres, tenant, userIds);
  await settleTables(postgres);
  const { organizationId, directoryId } = tenant;
  const scope = { db, organizationId, actor: benchmarkActor };
  const bare: number[] = [];
  const ours: number[] = [];
  for (let round = 0; round <= rounds; round += 1) {
    const bareMs = await timed(async () => {
      if ((await countMembers(tenant, groupId)) !== members) throw new Error('Somebody is missing.');
    });
    const oursMs = await timed(async () => {
      const preview = await previewRoles(scope, { changes: [{ directoryId, groupId, role: 'boss' }] });
      if (preview.gain !== members) throw new Error(`${preview.gain} of ${members} roles would change.`);
    });
    // The first round warms up.
    if (round === 0) continue;
    bare.push(bareMs);
    ours.push(oursMs);
  }
  const [small, big] = [median(bare), median(ours)];
  return {
    title: 'Preview of roles',
    explanation:
      'Medians in ms, in turn. Bare SQL counts the members who are in the group; ours is the whole answer to a remapping: counts, administrators afterwards, digest and the first page of names.',
    rows: [
      {
        what: `counting the members of a group of ${members.toLocaleString('en')} and previewing another role for it`,
        n: count(rounds),
        small: ms(small),
        big: ms(big),
        ratio: judged(big / small, goal),
      },
    ],
  };

  async function countMembers(of: Tenant, group: string): Promise<number> {
    const { rows } = await postgres.administer(
      `SELECT count(DISTINCT u.member_id)::int AS members FROM membership s
      JOIN directory_user u
        ON u.organization_id = s.organization_id AND u.directory_id = s.directory_id AND u.id = s.directory_user_id
      WHERE s.organization_id = $1 AND s.directory_id = $2 AND s.group_id = $3`,
      [of.organizationId, of.directoryId, group],
    );
    return rows[0].members;
  }
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const startedMs = performance.now();
  await work();
  return performance.now() - startedMs;
}
