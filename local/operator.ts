import { Command, CommanderError } from 'commander';
import { addAccountCommands } from './operator/accounts/account-commands.ts';
import { addBridgeCommands } from './operator/bridges/bridge-commands.ts';
import { addCallCommands } from './operator/calls/call-commands.ts';
import { connect, type Operator } from './operator/connect.ts';
import { explainFailure } from './operator/explain-failure.ts';
import { addListCommand } from './operator/list-command.ts';
import { addMemberCommands } from './operator/members/member-commands.ts';
import { addPbxCommands } from './operator/pbx-users/pbx-commands.ts';
import { reindexConferences } from './operator/reindex-conferences.ts';
import { addZoneCommands } from './operator/zones/zone-commands.ts';
import { counted } from './support/counted.ts';
import { describeProblem } from './support/problem.ts';

const program = new Command('npm run operator --')
  .description(
    // Commander breaks the lines itself, and again where they are broken already.
    'Opens accounts and lets people in. Works with what "npm start" runs on this machine, ' +
      'or with a real Firebase project through Application Default Credentials.',
  )
  .option('--project <id>', 'a real Firebase project instead of the local one')
  .showHelpAfterError('Add --help to see how it is used.')
  .exitOverride();

/** Connects, runs one operation and closes the connections however that ends. */
async function operate(operation: (operator: Operator) => Promise<string>): Promise<void> {
  const { project } = program.opts<{ project?: string }>();
  const operator = await connect(project);
  try {
    console.log(await operation(operator));
  } catch (error) {
    throw explainFailure(error, operator.where);
  } finally {
    await operator.close();
  }
}

addAccountCommands(program, operate);
addCallCommands(program, operate);
addMemberCommands(program, operate);
addPbxCommands(program, operate);

program
  .command('conferences:reindex')
  .description('bring conferences of an earlier version, and their codes, up to date')
  .action(() =>
    operate(async (operator) => {
      const { found, changed } = await reindexConferences(operator);
      return `${counted(found, 'conference')} in ${operator.where}; ${changed} brought up to date.`;
    }),
  );

addZoneCommands(program, operate);

addBridgeCommands(program, operate);

addListCommand(program, operate);

try {
  await program.parseAsync();
} catch (error) {
  // commander has already said what was wrong with the arguments, or printed the help.
  if (!(error instanceof CommanderError)) console.error(describeProblem(error));
  process.exitCode = error instanceof CommanderError ? error.exitCode : 1;
}
