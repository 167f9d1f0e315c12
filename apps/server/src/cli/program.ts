import { Command } from 'commander';
import { addAuditCommands } from './audit-commands.ts';
import { addKeyCommands } from './key-commands.ts';
import { addOrganizationCommands } from './organization-commands.ts';
import { addPeopleCommands } from './people-commands.ts';
import { addSetupLinkCommands } from './setup-link-commands.ts';
import { addSimulateCommand } from './simulate-command.ts';
import { addTokenCommands } from './token-commands.ts';
import { addUpkeepCommands } from './upkeep-commands.ts';

/** Every command of the command line. */
export function createProgram(): Command {
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
  return program;
}
