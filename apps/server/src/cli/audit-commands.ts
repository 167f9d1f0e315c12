import { readFile } from 'node:fs/promises';
import type { Command } from 'commander';
import { z } from 'zod';
import { type AuditHead, auditHead } from '#domain/audit/audit-head.ts';
import { findOrganization, listOrganizations } from '#domain/organizations/queries.ts';
import type { Database } from '#domain/scope.ts';
import { AppError, notFound } from '#errors.ts';
import { withDatabase } from './database.ts';
import { type OutputOptions, printResult, table, time } from './print.ts';

/** A head with the slug of its organization, as `audit heads` prints it and `doctor --heads` reads it. */
export type KeptHead = { readonly organization: string } & Omit<AuditHead, 'at'>;

export function addAuditCommands(program: Command): void {
  program
    .command('audit')
    .description('what people did')
    .command('heads')
    .description(
      "the last seal of each organization's audit, to be kept elsewhere and given to doctor --heads",
    )
    .option('--org <slug>', 'only of this organization')
    .option('--json', 'print JSON alone')
    .action(async (options: OutputOptions & { org?: string }) => {
      const heads = await withDatabase((db) => headsOf(db, options.org));
      const rows = heads.map(({ organization, number, digest, at }) => [
        organization,
        String(number),
        digest,
        time(at),
      ]);
      printResult(heads, options, table(['organization', 'records', 'digest', 'at'], rows));
    });
}

async function headsOf(db: Database, slug: string | undefined) {
  const organizations = slug === undefined ? await listOrganizations(db) : [await findOrganization(db, slug)];
  const heads: (AuditHead & { organization: string })[] = [];
  for (const organization of organizations) {
    if (!organization) throw notFound(`organization as ${slug}`);
    const head = await auditHead({ db, organizationId: organization.id });
    if (head) heads.push({ organization: organization.slug, ...head });
  }
  return heads;
}

const keptHeads = z.array(
  z.object({
    organization: z.string(),
    number: z.number().int().min(1),
    digest: z.string().regex(/^[0-9a-f]{64}$/i),
  }),
);

/** @throws invalid for a file that is not what `audit heads --json` printed */
export async function readKeptHeads(path: string): Promise<KeptHead[]> {
  const text = await readFile(path, 'utf8').catch((cause: unknown) => {
    throw new AppError('invalid', `The file ${path} cannot be read.`, { cause });
  });
  try {
    return keptHeads.parse(JSON.parse(text));
  } catch (cause) {
    throw new AppError('invalid', `The file ${path} is not what "rollcall audit heads --json" prints.`, {
      cause,
    });
  }
}
