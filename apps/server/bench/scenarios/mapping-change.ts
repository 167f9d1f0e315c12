import { setGroupRoles } from '#domain/roles/set-group-roles.ts';
import type { BenchmarkPostgres } from '../benchmark-postgres.ts';
import type { Installation } from '../installation.ts';
import { median } from '../quantile.ts';
import { count, judged, ms, type Row } from '../report.ts';
import { benchmarkActor, type Tenant } from '../tenant.ts';

const rounds = 3;
const goal = 3;

/** An admin gives a large group another role, beside the bare statements that write the same rows. */
export async function measureMappingChange(
  { db, postgres }: Installation,
  { tenant, groupId }: { tenant: Tenant; groupId: string },
  members: number,
): Promise<Row> {
  const { organizationId, directoryId } = tenant;
  await copyMembers(postgres, tenant, groupId);
  const scope = { db, organizationId, actor: benchmarkActor };
  const ours: number[] = [];
  const bare: number[] = [];
  let version = (await db.prisma.organization.findUniqueOrThrow({ where: { id: organizationId } }))
    .mappingsVersion;
  for (let round = 0; round <= rounds; round += 1) {
    // The first round warms up. It begins with boss.
    const role = round % 2 === 0 ? 'member' : 'boss';
    const bareMs = await timed(() => changeRows(postgres, tenant, role));
    const oursMs = await timed(async () => {
      const changes = [{ directoryId, groupId, role }] as const;
      const saved = await setGroupRoles(scope, { expectedVersion: version, changes });
      if (saved.roleChanges !== members) throw new Error(`${saved.roleChanges} of ${members} roles changed.`);
      version = saved.mappingsVersion;
    });
    if (round === 0) continue;
    bare.push(bareMs);
    ours.push(oursMs);
  }
  const [small, big] = [median(bare), median(ours)];
  return {
    what: `bare SQL and changing the role of a group of ${members.toLocaleString('en')}`,
    n: count(rounds),
    small: ms(small),
    big: ms(big),
    ratio: judged(big / small, goal),
  };
}

async function copyMembers(
  { administer }: BenchmarkPostgres,
  { organizationId, directoryId }: Tenant,
  groupId: string,
): Promise<void> {
  await administer(
    `INSERT INTO ceiling.member SELECT m.* FROM public.member m
    JOIN directory_user u ON u.organization_id = m.organization_id AND u.member_id = m.id
    JOIN membership s
      ON s.organization_id = u.organization_id AND s.directory_id = u.directory_id AND s.directory_user_id = u.id
    WHERE s.organization_id = $1 AND s.directory_id = $2 AND s.group_id = $3`,
    [organizationId, directoryId, groupId],
  );
  await administer('VACUUM (ANALYZE) ceiling.member');
}

async function changeRows({ administer }: BenchmarkPostgres, { organizationId }: Tenant, role: string) {
  await administer('BEGIN');
  await administer(`UPDATE ceiling.member SET role = $2, role_since = now() WHERE organization_id = $1`, [
    organizationId,
    role,
  ]);
  await administer(
    `INSERT INTO ceiling.role_change (organization_id, member_id, from_role, to_role, reason, cause_kind, cause_id)
    SELECT organization_id, id, $3, $2, '{"kind": "group"}', 'audit', gen_random_uuid()
    FROM ceiling.member WHERE organization_id = $1`,
    [organizationId, role, role === 'boss' ? 'member' : 'boss'],
  );
  await administer('COMMIT');
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const startedMs = performance.now();
  await work();
  return performance.now() - startedMs;
}
