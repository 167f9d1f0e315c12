import type { Transaction } from '@rollcall/db';

/**
 * The person's own account with this address, made where it is missing. An existing one keeps its name; one that an
 * organization's single sign-on made is another, whatever its address says.
 */
export async function ensureAccount(
  tx: Transaction,
  { email, displayName }: { email: string; displayName: string },
): Promise<{ id: string; email: string; displayName: string }> {
  await tx.$executeRaw`
    INSERT INTO account (email, display_name) VALUES (${email}, ${displayName}) ON CONFLICT DO NOTHING`;
  const [account] = await tx.$queryRaw<{ id: string; email: string; displayName: string }[]>`
    SELECT id, email, display_name AS "displayName" FROM account WHERE lower(email) = lower(${email})
      AND organization_id IS NULL`;
  if (!account) throw new Error('An account that was just made is not there');
  return account;
}
