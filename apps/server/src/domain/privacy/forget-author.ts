import type { Transaction } from '@rollcall/db';
import { erasedPerson } from '#domain/audit/erase-audit-content.ts';

/** Takes a person's name off what they made and what goes on without them. */
export async function forgetAuthor(
  tx: Transaction,
  organizationId: string,
  names: readonly string[],
): Promise<void> {
  const by = { in: [...names] };
  await tx.scimCredential.updateMany({
    where: { organizationId, createdBy: by },
    data: { createdBy: erasedPerson },
  });
  await tx.rolePin.updateMany({ where: { organizationId, pinnedBy: by }, data: { pinnedBy: erasedPerson } });
  await tx.organizationDomain.updateMany({
    where: { organizationId, createdBy: by },
    data: { createdBy: erasedPerson },
  });
  await tx.invitation.updateMany({
    where: { organizationId, invitedBy: by },
    data: { invitedBy: erasedPerson },
  });
  await tx.setupLink.updateMany({
    where: { organizationId, createdBy: by },
    data: { createdBy: erasedPerson },
  });
  await tx.memberImport.updateMany({
    where: { organizationId, createdBy: by },
    data: { createdBy: erasedPerson },
  });
  await tx.memberImport.updateMany({
    where: { organizationId, undoneBy: by },
    data: { undoneBy: erasedPerson },
  });
}
