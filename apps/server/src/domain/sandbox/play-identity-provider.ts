import { type Role, roles } from '@rollcall/access';
import {
  createEntraClient,
  createOktaClient,
  type Directory,
  type DirectoryGroup,
  type DirectoryUser,
  generateDirectory,
  type ProvisioningClient,
  type Summary,
} from '@rollcall/idp-simulator';
import { z } from 'zod';
import { baseUrlOf } from '#domain/scim-tokens/endpoints.ts';
import { AppError } from '#errors.ts';
import type { Sandbox } from './make-sandbox.ts';
import { mapInSandbox } from './map-in-sandbox.ts';
import type { SandboxFacts, SandboxProvider, SandboxStepName } from './sandbox-run.ts';

/** Reserved by RFC 2606: nobody can have an address there. */
const companyDomain = 'rollcall-sandbox.example';
const people = 12;
const namesShown = 4;
const teamSize = 3;

/** An identity provider with a company that does not exist, before the endpoint of this server. */
export type PlayedIdentityProvider = {
  /** Does what the step is about, and throws an AppError that says what was not as it should be. */
  play(step: Exclude<SandboxStepName, 'removal'>): Promise<SandboxFacts>;
  close(): Promise<void>;
};

type Stage = {
  readonly sandbox: Sandbox;
  readonly baseUrl: string;
  readonly signal: AbortSignal;
  readonly company: Directory;
  readonly client: ProvisioningClient & { readonly test: () => Promise<void> };
  readonly admins: DirectoryGroup;
  readonly team: DirectoryGroup;
  /** Of everybody; pushed after the people, so that each has a step of its own. */
  readonly groups: readonly DirectoryGroup[];
};

export function playIdentityProvider({
  sandbox,
  provider,
  ownUrl,
  signal,
}: {
  sandbox: Sandbox;
  provider: SandboxProvider;
  ownUrl: string;
  signal: AbortSignal;
}): PlayedIdentityProvider {
  const company = generateDirectory({
    seed: 'rollcall',
    users: people,
    groups: 3,
    domain: companyDomain,
    idStyle: provider,
  });
  const [, admins, team] = company.groups.values();
  if (!admins || !team) throw new Error('The company has too few groups');
  for (const { id } of [...company.users.values()].slice(-teamSize)) company.addMember(team.id, id);
  const groups = [...company.groups.values()];
  for (const { id } of groups) company.removeGroup(id);
  const baseUrl = baseUrlOf(ownUrl);
  const client = openClient(provider, { baseUrl, token: sandbox.token, directory: company, signal });
  const stage: Stage = { sandbox, baseUrl, signal, company, client, admins, team, groups };
  return { play: (step) => acts[step](stage), close: () => client.close() };
}

const acts: Record<Exclude<SandboxStepName, 'removal'>, (stage: Stage) => Promise<SandboxFacts>> = {
  connection: async ({ client }) => {
    await client.test();
    return { kind: 'connection' };
  },

  people: async ({ client, company, sandbox: { scope } }) => {
    allWell(await client.initialCycle());
    const { db, organizationId } = scope;
    const count = await db.prisma.directoryUser.count({ where: { organizationId } });
    expectThat(
      count === company.users.size,
      `${company.users.size} people were pushed, and ${count} are here.`,
    );
    const names = [...company.users.values()].slice(0, namesShown).map(({ displayName }) => displayName);
    return { kind: 'people', count, names };
  },

  groups: async ({ client, company, groups, sandbox: { scope } }) => {
    for (const group of groups) company.addGroup(group);
    allWell(await client.incrementalCycle());
    const { db, organizationId } = scope;
    const found = await db.prisma.directoryGroup.findMany({
      where: { organizationId },
      orderBy: [{ people: 'desc' }, { displayName: 'asc' }],
    });
    expectThat(
      found.length === groups.length,
      `${groups.length} groups were pushed, and ${found.length} are here.`,
    );
    return {
      kind: 'groups',
      groups: found.map(({ displayName, people }) => ({ name: displayName, people })),
    };
  },

  roles: async ({ sandbox, admins }) => {
    const role = administeringRole();
    const { count, names } = await mapInSandbox(sandbox, { externalName: admins.displayName, role });
    expectThat(count === admins.memberIds.size, `${count} people got the role of ${admins.memberIds.size}.`);
    return { kind: 'roles', group: admins.displayName, role, count, names };
  },

  change: async ({ client, company, sandbox, admins, team }) => {
    const joins = someoneOf(company, team, admins);
    company.addMember(admins.id, joins.id);
    allWell(await client.incrementalCycle());
    const { role } = await memberOf(sandbox, joins);
    expectThat(
      role === administeringRole(),
      `${joins.displayName} is ${role} after joining ${admins.displayName}.`,
    );
    return {
      kind: 'change',
      person: joins.displayName,
      group: admins.displayName,
      role: administeringRole(),
    };
  },

  departure: async ({ client, company, sandbox, admins, team }) => {
    const leaves = someoneOf(company, team, admins);
    company.updateUser(leaves.id, { status: 'disabled' });
    allWell(await client.incrementalCycle());
    const { active } = await memberOf(sandbox, leaves);
    expectThat(!active, `${leaves.displayName} still has access.`);
    return { kind: 'departure', person: leaves.displayName };
  },

  refusal: async ({ baseUrl, signal, sandbox: { token } }) => {
    const response = await fetch(`${baseUrl}/Users`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/scim+json' },
      body: JSON.stringify({
        schemas: ['urn:ietf:params:scim:schemas:core:2.0:User'],
        displayName: 'Robin Nameless',
        active: true,
      }),
      signal,
    });
    expectThat(response.status === 400, `Somebody without a user name was answered ${response.status}.`);
    const { detail } = z.object({ detail: z.string() }).parse(await response.json());
    return { kind: 'refusal', status: response.status, detail };
  },
};

function openClient(
  provider: SandboxProvider,
  given: { baseUrl: string; token: string; directory: Directory; signal: AbortSignal },
): Stage['client'] {
  const options = { ...given, timeoutMs: 10_000, retry: { attempts: 2 } };
  switch (provider) {
    case 'entra': {
      const client = createEntraClient(options);
      return { ...client, test: async () => testWell(await client.testConnection()) };
    }
    case 'okta': {
      const client = createOktaClient(options);
      return { ...client, test: async () => testWell(await client.testCredentials()) };
    }
  }
}

function testWell(test: Awaited<ReturnType<ReturnType<typeof createEntraClient>['testConnection']>>): void {
  if (test.ok) return;
  throw refused(test);
}

function allWell({ errors, stoppedBecause }: Summary): void {
  const [error] = errors;
  if (error) throw refused(error);
  if (stoppedBecause) throw new AppError('unavailable', 'It took too long.');
}

function refused({
  request,
  status,
  detail,
}: {
  request: string;
  status: number | null;
  detail: string;
}): AppError {
  return new AppError('unavailable', `${request} → ${status ?? 'no answer'}: ${detail}`);
}

function expectThat(isSo: boolean, otherwise: string): void {
  if (!isSo) throw new AppError('unavailable', otherwise);
}

/** Somebody who works, is in the one group, and not in the other. */
function someoneOf(company: Directory, group: DirectoryGroup, notOf: DirectoryGroup): DirectoryUser {
  const isIn = ({ id }: DirectoryGroup, userId: string) => company.group(id).memberIds.has(userId);
  for (const user of company.users.values()) {
    if (user.status === 'active' && isIn(group, user.id) && !isIn(notOf, user.id)) return user;
  }
  throw new Error(`The company has nobody left in ${group.displayName}`);
}

async function memberOf(
  { scope: { db, organizationId } }: Sandbox,
  { id: externalId }: DirectoryUser,
): Promise<{ role: string; active: boolean }> {
  const { member } = await db.prisma.directoryUser.findFirstOrThrow({
    where: { organizationId, externalId },
    select: { member: { select: { role: true, active: true } } },
  });
  return member;
}

function administeringRole(): Role {
  const role = roles.find(({ administers }) => administers);
  if (!role) throw new Error('No role of the role table administers');
  return role.name;
}
