import type { Transaction } from '@rollcall/db';
import type { StaffIdentity } from '#domain/accounts/principal.ts';
import { domainOfAddress } from '#domain/domains/domain-name.ts';
import { AppError } from '#errors.ts';
import { somebodyAdministers } from './somebody-administers.ts';

/** @throws forbidden for an agent of support */
export function requireManager({ role }: StaffIdentity): void {
  if (role !== 'manager') throw new AppError('forbidden', 'Only managers of support break the glass.');
}

/**
 * When the glass may be broken: there is no other way in. Asked for at each step, since an admin may have come back or
 * a domain may have been lost in the meantime.
 * @throws conflict where support or an admin could get in; invalid for an address that is on no proven domain of theirs
 */
export async function requireNoOtherWay(
  tx: Transaction,
  { organizationId, email }: { organizationId: string; email: string },
): Promise<void> {
  const { name, supportAllowed } = await tx.organization.findUniqueOrThrow({ where: { id: organizationId } });
  if (supportAllowed) {
    throw new AppError('conflict', `${name} has support access switched on. Open it and invite an admin.`);
  }
  if (await somebodyAdministers(tx, organizationId)) {
    throw new AppError('conflict', `Somebody administers ${name}. Ask them to let you in.`);
  }
  const domain = domainOfAddress(email);
  const proven = domain && (await tx.provenDomain.count({ where: { organizationId, domain } }));
  if (!proven) {
    throw new AppError('invalid', `${email} is at no domain that ${name} has proven to be theirs.`);
  }
}
