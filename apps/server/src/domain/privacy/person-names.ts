import type { Transaction } from '@rollcall/db';

/**
 * Everything that names the person in records: names, user names, addresses, ids of their IdP. No first or family names
 * alone, which are other people's too.
 */
export async function personNames(
  tx: Transaction,
  organizationId: string,
  memberIds: readonly string[],
): Promise<string[]> {
  const where = { organizationId, memberId: { in: [...memberIds] } };
  const [members, users, departed] = await Promise.all([
    tx.member.findMany({
      where: { organizationId, id: { in: [...memberIds] } },
      select: { displayName: true, email: true, account: { select: { displayName: true, email: true } } },
    }),
    tx.directoryUser.findMany({
      where,
      select: { userName: true, externalId: true, displayName: true, email: true, document: true },
    }),
    tx.departedUser.findMany({ where, select: { userName: true, externalId: true } }),
  ]);
  const names = [
    ...members.flatMap(({ displayName, email, account }) => [
      displayName,
      email,
      account?.displayName,
      account?.email,
    ]),
    ...users.flatMap(({ document, ...user }) => [...Object.values(user), ...namesInDocument(document)]),
    ...departed.flatMap(({ userName, externalId }) => [userName, externalId]),
  ];
  return [...new Set(names.filter((name): name is string => typeof name === 'string' && name.trim() !== ''))];
}

function namesInDocument(document: unknown): unknown[] {
  const { displayName, name, emails } = objectOf(document);
  const { formatted, givenName, familyName } = objectOf(name);
  const whole = [givenName, familyName].filter((part) => typeof part === 'string');
  const addresses = Array.isArray(emails) ? emails.map((email) => objectOf(email).value) : [];
  return [displayName, formatted, whole.length === 2 ? whole.join(' ') : null, ...addresses];
}

function objectOf(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}
