import type { Command } from 'commander';
import { createOrganization } from '#domain/organizations/create-organization.ts';
import { listOrganizations } from '#domain/organizations/queries.ts';
import { commandLine, withDatabase } from './database.ts';
import { type OutputOptions, printResult, table, time } from './print.ts';

type CreateOptions = OutputOptions & { slug: string; name: string; adminEmail: string; adminName?: string };

export function addOrganizationCommands(program: Command): void {
  const org = program.command('org').description('organizations');

  org
    .command('create')
    .description('make an organization with its first admin')
    .requiredOption('--slug <slug>', 'short name for URLs and provider ids')
    .requiredOption('--name <name>', 'name as people see it')
    .requiredOption('--admin-email <email>', 'address of the first admin')
    .option('--admin-name <name>', 'name of the first admin, if they have no account yet')
    .option('--json', 'print JSON alone')
    .action(async (options: CreateOptions) => {
      const { created, invited } = await withDatabase(async (db, { smtpUrl }) => {
        const invite = smtpUrl !== null;
        return {
          created: await createOrganization(db, commandLine, { ...options, invite }),
          invited: invite,
        };
      });
      const { id, slug, name, admin } = created;
      printResult({ id, slug, name, adminEmail: admin.email }, options, [
        `Made ${name} (${slug}) with ${admin.email} as its admin.`,
        invited
          ? 'A server that runs sends them an invitation.'
          : `rollcall sign-in-link --email ${admin.email} makes their sign-in link.`,
      ]);
    });

  org
    .command('list')
    .description('list all organizations')
    .option('--json', 'print JSON alone')
    .action(async (options: OutputOptions) => {
      const organizations = await withDatabase(listOrganizations);
      const rows = organizations.map(({ slug, name, createdAt }) => [slug, name, time(createdAt)]);
      printResult(organizations, options, table(['slug', 'name', 'created'], rows));
    });
}
