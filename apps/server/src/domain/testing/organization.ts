import type { Database } from '@rollcall/db';
import { createOrganization } from '#domain/organizations/create-organization.ts';
import type { Actor, ActorScope } from '#domain/scope.ts';

const actor: Actor = { kind: 'system', id: null, name: 'Test', address: null };

export type TestOrganization = {
  readonly scope: ActorScope;
  readonly slug: string;
  /** The first admin, in by invitation and pinned. */
  readonly adminId: string;
  readonly adminEmail: string;
};

let made = 0;

/** An organization that no other test of the file has. */
export async function makeOrganization(db: Database): Promise<TestOrganization> {
  made += 1;
  const slug = `org-${made}`;
  const adminEmail = `admin@${slug}.test`;
  const { id, admin } = await createOrganization(db, actor, {
    slug,
    name: `Organization ${made}`,
    adminEmail,
  });
  return { scope: { db, organizationId: id, actor }, slug, adminId: admin.memberId, adminEmail };
}

/** The stored role of a member and why. */
export async function roleOf({ db, organizationId }: ActorScope, id: string): Promise<string> {
  const member = await db.prisma.member.findUniqueOrThrow({
    where: { organizationId_id: { organizationId, id } },
  });
  return `${member.role} by ${member.reason}`;
}
