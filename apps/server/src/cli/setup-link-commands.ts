import { type Command, Option } from 'commander';
import { findOrganization } from '#domain/organizations/queries.ts';
import type { ActorScope, Database } from '#domain/scope.ts';
import { createSetupLink } from '#domain/setup-links/create-setup-link.ts';
import { revokeSetupLink } from '#domain/setup-links/revoke-setup-link.ts';
import { setupLinkUrl } from '#domain/setup-links/setup-link-token.ts';
import { type SetupPurpose, setupPurposes } from '#domain/setup-links/setup-purpose.ts';
import { notFound } from '#errors.ts';
import { commandLine, withDatabase } from './database.ts';
import { type OutputOptions, printResult, time } from './print.ts';
import { wholeNumber } from './token-commands.ts';

type CreateOptions = OutputOptions & { org: string; purpose: SetupPurpose; for: string; hours?: number };

export function addSetupLinkCommands(program: Command): void {
  const link = program.command('setup-link').description('links that let somebody set up one thing');

  link
    .command('create')
    .description('make a link for one organization and one purpose')
    .requiredOption('--org <slug>', 'organization')
    .addOption(new Option('--purpose <purpose>', 'what for').choices(setupPurposes).makeOptionMandatory())
    .requiredOption('--for <recipient>', 'for whom; what they do is recorded under it')
    .option('--hours <hours>', 'how long it works, 1 to 720; 72 otherwise', wholeNumber)
    .option('--json', 'print JSON alone')
    .action(async (options: CreateOptions) => {
      const made = await withDatabase(async (db, { publicUrl }) => {
        const { id, token, expiresAt } = await createSetupLink(await scopeOf(db, options.org), {
          purpose: options.purpose,
          recipient: options.for,
          lifetimeHours: options.hours,
        });
        return { id, url: setupLinkUrl(publicUrl, token), expiresAt };
      });
      printResult(made, options, [
        made.url,
        `It works until ${time(made.expiresAt)} for whoever has it, and is not shown again.`,
      ]);
    });

  link
    .command('revoke')
    .description('end a link and whoever is at work with it')
    .requiredOption('--org <slug>', 'organization')
    .argument('<id>', 'as it was printed')
    .option('--json', 'print JSON alone')
    .action(async (id: string, options: OutputOptions & { org: string }) => {
      await withDatabase(async (db) => revokeSetupLink(await scopeOf(db, options.org), id));
      printResult({ id, revoked: true }, options, [`Revoked ${id}.`]);
    });
}

async function scopeOf(db: Database, slug: string): Promise<ActorScope> {
  const organization = await findOrganization(db, slug);
  if (!organization) throw notFound(`organization as ${slug}`);
  return { db, organizationId: organization.id, actor: commandLine };
}
