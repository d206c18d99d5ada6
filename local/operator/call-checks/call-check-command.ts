import type { Command } from 'commander';
import type { Operate } from '../operate.ts';
import { askCallCheck } from './ask-call-check.ts';
import { describeCallCheck } from './describe-call-check.ts';
import { findConference } from './find-conference.ts';

/** `calls:check`: would a call to a conference work (docs/bridge.md, "Would a call work?")? */
export function addCallCheckCommand(program: Command, operate: Operate): void {
  program
    .command('calls:check <accountId> <conference>')
    .summary('whether somebody who dials in with the codes of a conference would get in')
    .description(
      'whether somebody who dials in with the codes of a conference would get in, and why not;\n' +
        'the conference is named by its Tag, its id or a code of it (which your shell may remember)',
    )
    .option('--json', 'for programs')
    .action((accountId: string, named: string, { json }: { json?: true }) =>
      operate(async (operator) => {
        const conference = await findConference(operator, accountId, named);
        const answer = await askCallCheck(operator, accountId, conference.id, {
          say: (line) => console.error(line),
        });
        return json === true
          ? JSON.stringify({ conference, ...answer }, null, 2)
          : describeCallCheck(accountId, conference, answer);
      }),
    );
}
