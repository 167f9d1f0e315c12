import { parseUserPatch } from '@rollcall/scim';
import { deleteUser } from '#domain/directory/delete-user.ts';
import { patchUser } from '#domain/directory/patch-user.ts';
import type { ScimRequest } from '#domain/directory/request.ts';
import { setRemovalGuard } from '#domain/organizations/set-removal-guard.ts';
import type { DirectoryScope } from '#domain/scope.ts';
import type { Installation } from '../installation.ts';
import { median } from '../quantile.ts';
import { count, judged, ms, type Row, type Section } from '../report.ts';
import { seedUsers, settleTables } from '../seed.ts';
import { benchmarkActor, createTenant } from '../tenant.ts';

/** Fewer than 30 % of the people, so that none of the removals waits. */
const people = 4_000;
const removalsOfEach = 400;
const warmUp = 40;
const goal = 1.15;

/** What an IdP's removals cost with the mass-removal guard, beside the same without it, in turn. */
export async function measureRemovalGuard({ db, postgres }: Installation): Promise<Section> {
  const off = await company('guard-off', false);
  const on = await company('guard-on', true);
  await settleTables(postgres);
  return {
    title: 'Mass-removal guard',
    explanation: `Medians in ms of one removal after the other, in organizations of ${people} people with the guard off and on, in turn.`,
    rows: [
      await inTurn('deactivating by PATCH, guard off and on', deactivate),
      await inTurn('DELETE of an active user, guard off and on', remove),
    ],
  };

  type Company = { readonly scope: DirectoryScope; readonly userIds: string[] };

  async function company(slug: string, guarded: boolean): Promise<Company> {
    const { organizationId, directoryId, token } = await createTenant(db, slug);
    await setRemovalGuard({ db, organizationId, actor: benchmarkActor }, guarded);
    const userIds = await seedUsers(postgres, { organizationId, directoryId, token }, people);
    const tokenId = token.split('_')[1] ?? '';
    const scope = {
      db,
      organizationId,
      directoryId,
      tokenId,
      provider: 'entra',
      refusedWithout: [],
    } as const;
    return { scope, userIds };
  }

  async function inTurn(what: string, act: (of: Company) => Promise<void>): Promise<Row> {
    const times = { off: [] as number[], on: [] as number[] };
    for (let round = 0; round < removalsOfEach; round += 1) {
      const offMs = await timed(() => act(off));
      const onMs = await timed(() => act(on));
      if (round < warmUp) continue;
      times.off.push(offMs);
      times.on.push(onMs);
    }
    const [small, big] = [median(times.off), median(times.on)];
    return {
      what,
      n: count(times.on.length),
      small: ms(small),
      big: ms(big),
      ratio: judged(big / small, goal),
    };
  }
}

async function deactivate({ scope, userIds }: { scope: DirectoryScope; userIds: string[] }): Promise<void> {
  const id = userIds.pop() ?? '';
  const operation = { op: 'replace', path: 'active', value: false };
  const body = { schemas: ['urn:ietf:params:scim:api:messages:2.0:PatchOp'], Operations: [operation] };
  const patch = parseUserPatch(body, { resourceId: id });
  await patchUser(scope, { id, patch, expectedRevision: null }, request('PATCH', `/Users/${id}`));
}

async function remove({ scope, userIds }: { scope: DirectoryScope; userIds: string[] }): Promise<void> {
  const id = userIds.pop() ?? '';
  await deleteUser(scope, { id, expectedRevision: null }, request('DELETE', `/Users/${id}`));
}

function request(method: string, path: string): ScimRequest {
  const startedAtMs = performance.now();
  return { requestId: 'benchmark', method, path, client: 'Benchmark', startedAtMs, ignored: [] };
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const startedMs = performance.now();
  await work();
  return performance.now() - startedMs;
}
