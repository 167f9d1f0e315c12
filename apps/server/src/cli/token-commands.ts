import { type Provider, providerLabel, providerNames } from '@rollcall/access';
import { type Command, InvalidArgumentError, Option } from 'commander';
import { createDirectory } from '#domain/organizations/create-directory.ts';
import { listDirectories } from '#domain/organizations/directory-list.ts';
import { listOrganizations } from '#domain/organizations/queries.ts';
import { type CreatedToken, type CredentialKind, createToken } from '#domain/scim-tokens/create-token.ts';
import { baseUrlOf, tokenUrlOf } from '#domain/scim-tokens/endpoints.ts';
import { listTokens, organizationOfToken } from '#domain/scim-tokens/queries.ts';
import { revokeToken } from '#domain/scim-tokens/revoke-token.ts';
import type { ActorScope, Database } from '#domain/scope.ts';
import { notFound } from '#errors.ts';
import { commandLine, scopeOfOrganization, withDatabase } from './database.ts';
import { type OutputOptions, printResult, table, time } from './print.ts';

type CreateOptions = OutputOptions & {
  org: string;
  provider: Provider;
  kind: CredentialKind;
  name?: string;
  days?: number;
};

export function addTokenCommands(program: Command): void {
  const token = program.command('token').description('SCIM tokens');

  token
    .command('create')
    .description('make a token or an OAuth client for a directory, and the directory where it is missing')
    .requiredOption('--org <slug>', 'organization')
    .addOption(
      new Option('--provider <provider>', 'identity provider').choices(providerNames).makeOptionMandatory(),
    )
    .addOption(
      new Option(
        '--kind <kind>',
        'a bearer token, or an OAuth client, which gets access tokens for its secret',
      )
        .choices(['bearer', 'client'] satisfies CredentialKind[])
        .default('bearer' satisfies CredentialKind),
    )
    .option('--name <name>', 'name by which you know the token again')
    .option('--days <days>', 'lifetime; the organization says it otherwise', wholeNumber)
    .option('--json', 'print JSON alone')
    .action(async (options: CreateOptions) => {
      const created = await withDatabase(async (db, { publicUrl }) => {
        const scope = await scopeOfOrganization(db, options.org);
        const directoryId = await ensureDirectory(scope, options.provider);
        const name = options.name ?? 'Command line';
        const { kind, days: lifetimeDays } = options;
        const made = await createToken(scope, { directoryId, name, kind, lifetimeDays });
        return kind === 'client' ? clientResult(made, publicUrl) : tokenResult(made, publicUrl);
      });
      printResult(created.result, options, created.lines);
    });

  token
    .command('list')
    .description('list tokens, without their secrets')
    .option('--org <slug>', 'only of this organization')
    .option('--json', 'print JSON alone')
    .action(async (options: OutputOptions & { org?: string }) => {
      const tokens = await withDatabase((db) => tokensOf(db, options.org));
      const rows = tokens.map((one) => [
        one.tokenId,
        one.organization,
        one.directoryName,
        one.name,
        one.state,
        time(one.expiresAt),
        time(one.lastUsedAt),
      ]);
      const heading = ['token', 'organization', 'directory', 'name', 'state', 'expires', 'last used'];
      printResult(tokens, options, table(heading, rows));
    });

  token
    .command('revoke')
    .description('end a token or an OAuth client at once')
    .argument('<tokenId>', 'the 12 characters after rcl_; of an OAuth client its id')
    .option('--json', 'print JSON alone')
    .action(async (tokenId: string, options: OutputOptions) => {
      await withDatabase(async (db) => {
        const organizationId = await organizationOfToken(db, tokenId);
        if (organizationId === null) throw notFound('token');
        await revokeToken({ db, organizationId, actor: commandLine }, tokenId);
      });
      printResult({ tokenId, revoked: true }, options, [`Revoked ${tokenId}.`]);
    });
}

type Created = { readonly result: object; readonly lines: readonly string[] };

function tokenResult(
  { token, tokenId, providerId, directoryId, expiresAt }: CreatedToken,
  publicUrl: string,
): Created {
  const baseUrl = baseUrlOf(publicUrl);
  return {
    result: { baseUrl, token, tokenId, providerId, directoryId, expiresAt },
    lines: [`Base URL  ${baseUrl}`, `Token     ${token}`, ending(expiresAt)],
  };
}

/** An OAuth client's id is the token id, by which it is revoked as well. */
function clientResult(
  { token, tokenId, providerId, directoryId, expiresAt }: CreatedToken,
  publicUrl: string,
): Created {
  const baseUrl = baseUrlOf(publicUrl);
  const tokenUrl = tokenUrlOf(publicUrl);
  return {
    result: { baseUrl, tokenUrl, clientId: tokenId, clientSecret: token, providerId, directoryId, expiresAt },
    lines: [
      `Base URL        ${baseUrl}`,
      `Token endpoint  ${tokenUrl}`,
      `Client ID       ${tokenId}`,
      `Client secret   ${token}`,
      ending(expiresAt),
    ],
  };
}

function ending(expiresAt: Date): string {
  return `It expires at ${time(expiresAt)} and is not shown again.`;
}

export function wholeNumber(text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new InvalidArgumentError('Give a whole number.');
  return Number(text);
}

/** The oldest directory of the provider, made where there is none. */
async function ensureDirectory(scope: ActorScope, provider: Provider): Promise<string> {
  const known = (await listDirectories(scope)).find((directory) => directory.provider === provider);
  if (known) return known.id;
  const { directoryId } = await createDirectory(scope, { provider, name: providerLabel(provider) });
  return directoryId;
}

async function tokensOf(db: Database, slug: string | undefined) {
  const organizations = await listOrganizations(db);
  const wanted = slug === undefined ? organizations : organizations.filter((one) => one.slug === slug);
  if (slug !== undefined && wanted.length === 0) throw notFound(`organization as ${slug}`);
  const tokens = [];
  for (const { id: organizationId, slug: organization } of wanted) {
    for (const token of await listTokens({ db, organizationId })) tokens.push({ organization, ...token });
  }
  return tokens;
}
