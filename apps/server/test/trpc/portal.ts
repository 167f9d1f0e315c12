import type { Role, StaffRole } from '@rollcall/access';
import { createSignInLink } from '#domain/accounts/create-sign-in-link.ts';
import { ensureAccount } from '#domain/accounts/ensure-account.ts';
import type { Principal } from '#domain/accounts/principal.ts';
import { type CreatedOrganization, createOrganization } from '#domain/organizations/create-organization.ts';
import type { Actor } from '#domain/scope.ts';
import { createStaffAccount } from '#domain/staff/create-staff-account.ts';
import { type Endpoint, startEndpoint } from '../endpoint.ts';
import { procedureList } from './procedure-list.ts';

type Answer = {
  readonly status: number;
  /** What the procedure returned; undefined for nothing or an error. */
  readonly data: unknown;
  readonly error: { readonly message: string; readonly appCode: string; readonly requestId: string } | null;
  readonly headers: Headers;
};

type CallOptions = { readonly headers?: Readonly<Record<string, string>> };

/** Somebody in front of a browser: calls procedures and keeps the cookie that it is given. */
export type Browser = {
  call(path: string, input?: object, options?: CallOptions): Promise<Answer>;
  /** The header of its cookies: `name=value`, several with `; ` between, or empty. */
  readonly cookie: string;
};

export type Portal = Endpoint & {
  browser(): Browser;
  /** A browser in which this principal has signed in with a link. */
  signedIn(principal: Principal): Promise<Browser>;
  createOrganization(slug: string): Promise<CreatedOrganization>;
  /** A member with an account, in by invitation, whose role is pinned. */
  addPerson(
    organizationId: string,
    name: string,
    role: Role,
  ): Promise<{ memberId: string; principal: Principal }>;
  staff(name: string, role?: StaffRole): Promise<Principal>;
};

export const vendor: Actor = { kind: 'cli', id: null, name: 'the command line', address: null };

/** The whole application with a database of its own, and what is needed to use its portal. */
export async function startPortal(options: Parameters<typeof startEndpoint>[0] = {}): Promise<Portal> {
  const endpoint = await startEndpoint(options);
  const { db, origin } = endpoint;
  return {
    ...endpoint,
    browser: () => openBrowser(origin),
    signedIn: async (principal) => {
      const browser = openBrowser(origin);
      const { url } = await createSignInLink(db, { principal, publicUrl: origin });
      const { error } = await browser.call('session.redeemLink', { token: new URL(url).hash.slice(1) });
      if (error) throw new Error(error.message);
      return browser;
    },
    createOrganization: (slug) =>
      createOrganization(db, vendor, {
        slug,
        name: `Organization ${slug}`,
        adminEmail: `admin@${slug}.test`,
      }),
    addPerson: (organizationId, name, role) => addPerson(endpoint, { organizationId, name, role }),
    staff: (name, role = 'agent') =>
      createStaffAccount(db, { email: `${name}@vendor.test`, displayName: name, role }),
  };
}

/** `cookieHeader`: what another one like it had. */
export function openBrowser(origin: string, cookieHeader = ''): Browser {
  const cookies = new Map<string, string>();
  const keep = (pair: string) => {
    const [name = '', ...value] = pair.trim().split('=');
    if (name !== '') cookies.set(name, value.join('='));
  };
  cookieHeader.split(';').forEach(keep);
  const header = () => [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  return {
    get cookie() {
      return header();
    },
    call: async (path, input, { headers = {} } = {}) => {
      const isMutation = procedureList.get(path) === 'mutation';
      const url = new URL(`/trpc/${path}`, origin);
      if (!isMutation && input) url.searchParams.set('input', JSON.stringify(input));
      const response = await fetch(url, {
        method: isMutation ? 'POST' : 'GET',
        headers: {
          'x-rollcall': '1',
          ...(cookies.size > 0 && { cookie: header() }),
          ...(isMutation && { 'content-type': 'application/json' }),
          ...headers,
        },
        ...(isMutation && { body: JSON.stringify(input ?? {}) }),
      });
      for (const set of response.headers.getSetCookie()) keep(set.split(';')[0] ?? '');
      return await answerOf(response);
    },
  };
}

async function answerOf(response: Response): Promise<Answer> {
  const body = JSON.parse(await response.text());
  return {
    status: response.status,
    data: body.result?.data,
    error: body.error
      ? {
          message: body.error.message,
          appCode: body.error.data.appCode,
          requestId: body.error.data.requestId,
        }
      : null,
    headers: response.headers,
  };
}

async function addPerson(
  { db }: Endpoint,
  { organizationId, name, role }: { organizationId: string; name: string; role: Role },
) {
  const email = `${name}@people.test`;
  return await db.transaction(async (tx) => {
    const account = await ensureAccount(tx, { email, displayName: name });
    const member = await tx.member.create({
      data: {
        organizationId,
        accountId: account.id,
        displayName: name,
        email,
        origin: 'invitation',
        direct: true,
        active: true,
        role,
        reason: 'pin',
        pin: { create: { role, pinnedBy: 'Test' } },
      },
    });
    return { memberId: member.id, principal: { kind: 'account' as const, id: account.id } };
  });
}
