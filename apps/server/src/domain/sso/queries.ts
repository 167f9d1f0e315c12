import type { Database, OrganizationScope } from '#domain/scope.ts';
import { connectionColumns, connectionOfRow, type SsoConnection } from './connection.ts';

export type SsoSettings = {
  /** The one through which people sign in. */
  readonly on: SsoConnection | null;
  /** The one that is being set up, alone or to take the other's place. */
  readonly draft: SsoConnection | null;
  /** Of the one that is on: how many people have signed in through it, and how many of them are admins now. */
  readonly people: { readonly signedIn: number; readonly admins: number };
  readonly redirectUri: string;
  /** Where a tile of the IdP's own start page leads. */
  readonly startUrl: string;
  readonly provenDomains: readonly string[];
};

export async function ssoSettings(
  scope: OrganizationScope,
  { publicUrl, slug }: { publicUrl: string; slug: string },
): Promise<SsoSettings> {
  const { db, organizationId } = scope;
  const [rows, domains, people] = await Promise.all([
    db.prisma.ssoConnection.findMany({ where: { organizationId }, select: connectionColumns }),
    db.prisma.provenDomain.findMany({
      where: { organizationId },
      select: { domain: true },
      orderBy: { domain: 'asc' },
    }),
    peopleSignedIn(scope),
  ]);
  const connections = rows.map(connectionOfRow);
  return {
    on: connections.find(({ state }) => state === 'on') ?? null,
    draft: connections.find(({ state }) => state !== 'on') ?? null,
    people,
    redirectUri: redirectUriOf(publicUrl, slug),
    startUrl: startUrlOf(publicUrl, slug),
    provenDomains: domains.map(({ domain }) => domain),
  };
}

/**
 * Each organization has a redirect URI of its own: an answer that one IdP gives is never taken for that of another,
 * whatever the attacker who runs the other one made the browser ask for (RFC 9700, section 4.4).
 */
export function redirectUriOf(publicUrl: string, slug: string): string {
  return `${publicUrl}/auth/sso/callback/${slug}`;
}

function startUrlOf(publicUrl: string, slug: string): string {
  return `${publicUrl}/auth/sso/start/${slug}`;
}

/** A connection with what its IdP is asked with. */
export type ConnectionToUse = SsoConnection & { readonly clientSecretSealed: string };

export async function connectionToUse(
  { db, organizationId }: OrganizationScope,
  which: { readonly id: string } | 'on',
): Promise<ConnectionToUse | null> {
  const row = await db.prisma.ssoConnection.findFirst({
    where: { organizationId, ...(which === 'on' ? { state: 'on' } : { id: which.id }) },
    select: { ...connectionColumns, clientSecretSealed: true },
  });
  if (!row) return null;
  const { clientSecretSealed, ...rest } = row;
  return { ...connectionOfRow(rest), clientSecretSealed };
}

/** The organization of a sign-in address, for people who are not signed in; null where there is none. */
export async function organizationToSignInTo(
  db: Database,
  slug: string,
): Promise<{ id: string; slug: string; name: string; sso: { ssoOnly: boolean } | null } | null> {
  const organization = await db.prisma.organization.findUnique({
    where: { slug },
    select: {
      id: true,
      slug: true,
      name: true,
      ssoConnections: { where: { state: 'on' }, select: { ssoOnly: true } },
    },
  });
  if (!organization) return null;
  const { ssoConnections, ...rest } = organization;
  return { ...rest, sso: ssoConnections[0] ?? null };
}

/** The active member with this address, of several the one who was there first; null where there is none. */
export async function memberWithEmail(
  { db, organizationId }: OrganizationScope,
  email: string,
): Promise<{ id: string } | null> {
  const [member] = await db.prisma.$queryRaw<{ id: string }[]>`
    SELECT id FROM member
    WHERE organization_id::text || ':' || lower(email) = ${organizationId} || ':' || lower(${email})
      AND num_nulls(merged_into_id) = 1 AND active
    ORDER BY id LIMIT 1`;
  return member ?? null;
}

/** Whom a person who cannot get in can ask: some of those who administer. */
export async function peopleToAsk({
  db,
  organizationId,
}: OrganizationScope): Promise<{ name: string; email: string | null }[]> {
  return await db.prisma.$queryRaw`
    SELECT m.display_name AS name, m.email FROM member m JOIN role r ON r.name = m.role
    WHERE m.organization_id = ${organizationId}::uuid AND rollcall.has_access(m) AND r.administers
    ORDER BY m.display_name, m.id LIMIT 5`;
}

/** How many have signed in through the connection that is on, and how many of them administer now. */
export async function peopleSignedIn({
  db,
  organizationId,
}: OrganizationScope): Promise<{ signedIn: number; admins: number }> {
  const [counted] = await db.prisma.$queryRaw<{ signedIn: number; admins: number }[]>`
    SELECT count(*)::int AS "signedIn",
      (count(*) FILTER (WHERE r.administers AND rollcall.has_access(m)))::int AS admins
    FROM sso_connection c
    JOIN sso_identity i ON i.organization_id = c.organization_id AND i.connection_id = c.id
    JOIN member m ON m.organization_id = i.organization_id AND m.account_id = i.account_id
    JOIN role r ON r.name = m.role
    WHERE c.organization_id = ${organizationId}::uuid AND c.state = 'on'`;
  return counted ?? { signedIn: 0, admins: 0 };
}
