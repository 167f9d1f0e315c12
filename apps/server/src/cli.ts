import { Command } from 'commander';
import { addAuditCommands } from '#cli/audit-commands.ts';
import { addKeyCommands } from '#cli/key-commands.ts';
import { addOrganizationCommands } from '#cli/organization-commands.ts';
import { addPeopleCommands } from '#cli/people-commands.ts';
import { addSetupLinkCommands } from '#cli/setup-link-commands.ts';
import { addSimulateCommand } from '#cli/simulate-command.ts';
import { addTokenCommands } from '#cli/token-commands.ts';
import { addUpkeepCommands } from '#cli/upkeep-commands.ts';
import { ConfigurationError } from '#env.ts';
import { asAppError } from '#errors.ts';

const program = new Command('rollcall')
  .description('Run an installation of Rollcall. Without DATABASE_URL it uses the database under DATA_DIR.')
  .showHelpAfterError();

addOrganizationCommands(program);
addTokenCommands(program);
addPeopleCommands(program);
addSetupLinkCommands(program);
addSimulateCommand(program);
addAuditCommands(program);
addUpkeepCommands(program);
addKeyCommands(program);

try {
  await program.parseAsync();
} catch (error) {
  const known = asAppError(error);
  process.stderr.write(`error: ${known ? known.detail : explain(error)}\n`);
  process.exitCode = 1;
}

function explain(error: unknown): string {
  if (error instanceof ConfigurationError) return error.message;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

// Not by running out of work: the schema engine leaves a timer of ten seconds behind.
process.stdout.write('', () => process.exit());
