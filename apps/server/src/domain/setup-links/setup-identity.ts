import type { Database } from '@rollcall/db';
import type { Actor } from '#domain/scope.ts';
import { purposeFromDatabase, type SetupPurpose } from './setup-purpose.ts';

/** Whoever opened a setup link: no account, one organization, one purpose. */
export type SetupIdentity = {
  readonly kind: 'setup';
  /** Of the link. */
  readonly id: string;
  readonly organization: { readonly id: string; readonly slug: string; readonly name: string };
  readonly purpose: SetupPurpose;
  /** For whom the link was made, in the words of who made it. */
  readonly recipient: string;
  readonly expiresAt: Date;
};

/** Whom the link lets in at this moment: null once it is revoked or has expired. */
export async function findSetupIdentity(
  db: Database,
  by: { id: string } | { tokenHash: string },
): Promise<SetupIdentity | null> {
  const key = await db.prisma.setupLinkKey.findUnique({
    where: by,
    select: {
      id: true,
      link: {
        select: {
          purpose: true,
          recipient: true,
          expiresAt: true,
          organization: { select: { id: true, slug: true, name: true } },
        },
      },
    },
  });
  if (!key || key.link.expiresAt <= new Date()) return null;
  const { purpose, ...link } = key.link;
  return { kind: 'setup', id: key.id, purpose: purposeFromDatabase(purpose), ...link };
}

/** What they do stands in the records under the name of the link, since that is all that is known of them. */
export function setupActor({ id, recipient }: SetupIdentity, address: string | null): Actor {
  return { kind: 'setup', id, name: `Setup link for ${recipient}`, address };
}
