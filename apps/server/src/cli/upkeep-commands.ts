import { migrate } from '@rollcall/db';
import type { Command } from 'commander';
import { hasHead } from '#domain/audit/audit-head.ts';
import { examineInstallation } from '#domain/doctor/examine-installation.ts';
import { examineOrganization } from '#domain/doctor/examine-organization.ts';
import { type Finding, finding } from '#domain/doctor/finding.ts';
import { listOrganizations } from '#domain/organizations/queries.ts';
import type { Database } from '#domain/scope.ts';
import { readEnv } from '#env.ts';
import { type KeptHead, readKeptHeads } from './audit-commands.ts';
import { databaseOf, withDatabase } from './database.ts';
import { type OutputOptions, printResult } from './print.ts';

export function addUpkeepCommands(program: Command): void {
  program
    .command('doctor')
    .description('look for what is not as it should be, and exit with 1 when something is not')
    .option('--heads <file>', 'compare with the heads of the audit that "audit heads --json" printed before')
    .option('--json', 'print JSON alone')
    .action(async (options: OutputOptions & { heads?: string }) => {
      const kept = options.heads === undefined ? [] : await readKeptHeads(options.heads);
      const { organizations, findings } = await withDatabase((db) => examine(db, kept));
      printResult(
        { organizations, findings },
        options,
        findings.length === 0
          ? [`Everything agrees in ${organizations} organization${organizations === 1 ? '' : 's'}.`]
          : findings.flatMap(({ organization, kind, id, detail, advice }) => [
              `${organization ?? 'installation'}: ${detail}`,
              `  ${kind} ${id}`,
              `  ${advice}`,
            ]),
      );
      if (findings.length > 0) process.exitCode = 1;
    });

  program
    .command('migrate')
    .description('bring the database to this version, as a server does when it starts')
    .option('--json', 'print JSON alone')
    .action(async (options: OutputOptions) => {
      const { release, ...urls } = await databaseOf(readEnv());
      try {
        const result = await migrate(urls);
        const { applied, functionsReplaced } = result;
        printResult(result, options, [
          applied.length === 0 ? 'No migration was missing.' : `Applied ${applied.join(', ')}.`,
          functionsReplaced ? 'Loaded the functions of this version.' : 'The functions are of this version.',
        ]);
      } finally {
        await release();
      }
    });
}

async function examine(
  db: Database,
  kept: readonly KeptHead[],
): Promise<{ organizations: number; findings: Finding[] }> {
  const organizations = await listOrganizations(db);
  const findings: Finding[] = [];
  for (const organization of organizations) {
    for await (const found of examineOrganization(db, organization)) findings.push(found);
  }
  for (const { organization: slug, number, digest } of kept) {
    const organization = organizations.find((one) => one.slug === slug);
    if (organization && (await hasHead({ db, organizationId: organization.id }, { number, digest })))
      continue;
    const detail = `The audit has no seal ${number} with the digest that was exported`;
    findings.push(
      finding('audit_head_differs', { organization: slug, id: organization?.id ?? slug, detail }),
    );
  }
  for await (const found of examineInstallation(db)) findings.push(found);
  return { organizations: organizations.length, findings };
}
