import { type StaffRole, staffRoles } from '@rollcall/access';
import { type Command, Option } from 'commander';
import { createSignInLink } from '#domain/accounts/create-sign-in-link.ts';
import { findPrincipal } from '#domain/accounts/queries.ts';
import { resetSecondFactors } from '#domain/second-factors/reset-second-factors.ts';
import { createBreakGlassLink } from '#domain/sso/create-break-glass-link.ts';
import { memberWithEmail } from '#domain/sso/queries.ts';
import { createStaffAccount } from '#domain/staff/create-staff-account.ts';
import { notFound } from '#errors.ts';
import { scopeOfOrganization, withDatabase } from './database.ts';
import { type OutputOptions, printResult, time } from './print.ts';

type StaffOptions = OutputOptions & { email: string; name: string; role: StaffRole };
type LinkOptions = OutputOptions & { email: string; staff?: boolean; org?: string };

export function addPeopleCommands(program: Command): void {
  const staff = program.command('staff').description("the vendor's support");

  staff
    .command('create')
    .description('make a staff account')
    .requiredOption('--email <email>', 'address')
    .requiredOption('--name <name>', 'name, as customers see it in their audit record')
    .addOption(new Option('--role <role>', 'role').choices(staffRoles).default('agent'))
    .option('--json', 'print JSON alone')
    .action(async (options: StaffOptions) => {
      const { email, name: displayName, role } = options;
      const made = await withDatabase((db) => createStaffAccount(db, { email, displayName, role }));
      printResult({ id: made.id, email: made.email, name: made.displayName, role: made.role }, options, [
        `Made a staff account for ${made.email}.`,
      ]);
    });

  staff
    .command('reset-second-factor')
    .description('for somebody who lost theirs: they set up another one at the next sign-in')
    .requiredOption('--email <email>', 'address')
    .option('--json', 'print JSON alone')
    .action(async (options: OutputOptions & { email: string }) => {
      const { email } = options;
      await withDatabase(async (db) => {
        const principal = await findPrincipal(db, 'staff', email);
        if (!principal) throw notFound(`staff account as ${email}`);
        await resetSecondFactors(db, principal);
      });
      printResult({ email, reset: true }, options, [`${email} has no second factor and is signed out.`]);
    });

  program
    .command('sign-in-link')
    .description('make a link that signs somebody in once, within 15 minutes')
    .requiredOption('--email <email>', 'whose')
    .option('--staff', 'for a staff account')
    .option('--org <slug>', 'for an admin of this organization, whose single sign-on does not work')
    .option('--json', 'print JSON alone')
    .action(async (options: LinkOptions) => {
      const kind = options.staff ? 'staff' : 'account';
      const link = await withDatabase(async (db, { publicUrl }) => {
        if (options.org !== undefined) {
          const scope = await scopeOfOrganization(db, options.org);
          const member = await memberWithEmail(scope, options.email);
          if (!member) throw notFound(`person as ${options.email}`);
          return await createBreakGlassLink(scope, { memberId: member.id, publicUrl });
        }
        const principal = await findPrincipal(db, kind, options.email);
        if (!principal) throw notFound(`${options.staff ? 'staff account' : 'account'} as ${options.email}`);
        return await createSignInLink(db, { principal, publicUrl });
      });
      printResult(link, options, [link.url, `It works once, until ${time(link.expiresAt)}.`]);
    });
}
