import { ownerColumns, type Principal } from '#domain/accounts/principal.ts';
import { enqueue } from '#domain/jobs/enqueue.ts';
import type { Database } from '#domain/scope.ts';
import { deviceName, deviceOf } from './device.ts';
import { networkOf } from './network-of.ts';

/** Coarse, so that a line with changing addresses and a telephone on the move stay where they are. */
const place = { ipv4Bits: 16, ipv6Bits: 32 };

/** Remembers where somebody signs in from. Whoever came before is told of a device or a place that is new. */
export async function noteDevice(
  db: Database,
  principal: Principal,
  { address, userAgent }: { address: string | null; userAgent: string | null },
): Promise<void> {
  const owner = ownerColumns(principal);
  const device = deviceName(deviceOf(userAgent));
  const network = networkOf(address, place);
  await db.transaction(async (tx) => {
    const at = new Date();
    const known = await tx.knownDevice.count({ where: owner });
    const { count: seen } = await tx.knownDevice.updateMany({
      where: { ...owner, device, network },
      data: { lastSeenAt: at },
    });
    if (seen > 0) return;
    // Of two who come at once, one is noted.
    await tx.knownDevice.createMany({ data: { ...owner, device, network }, skipDuplicates: true });
    if (known === 0) return;
    const { kind, id } = principal;
    await enqueue({ db, tx }, 'send-new-sign-in-notice', { kind, id, device, address, at: at.toISOString() });
  });
}
