import { migrate } from '@rollcall/db';
import type { Command } from 'commander';
import { examineOrganization, type Finding } from '#domain/doctor/examine-organization.ts';
import { listOrganizations } from '#domain/organizations/queries.ts';
import { readEnv } from '#env.ts';
import { databaseOf, withDatabase } from './database.ts';
import { type OutputOptions, printResult, table } from './print.ts';

export function addUpkeepCommands(program: Command): void {
  program
    .command('doctor')
    .description('compare what is stored twice, and exit with 1 when something differs')
    .option('--json', 'print JSON alone')
    .action(async (options: OutputOptions) => {
      const { organizations, findings } = await withDatabase(async (db) => {
        const all = await listOrganizations(db);
        const found: Finding[] = [];
        for (const organization of all) {
          for await (const finding of examineOrganization(db, organization)) found.push(finding);
        }
        return { organizations: all.length, findings: found };
      });
      const rows = findings.map(({ organization, kind, id, detail }) => [organization, kind, id, detail]);
      printResult(
        { organizations, findings },
        options,
        findings.length === 0
          ? [`Everything agrees in ${organizations} organizations.`]
          : table(['organization', 'what', 'id', 'detail'], rows),
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
