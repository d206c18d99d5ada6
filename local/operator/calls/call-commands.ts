import { readFile } from 'node:fs/promises';
import { type Command, InvalidArgumentError, Option } from 'commander';
import { z } from 'zod';
import { menuOptionSchema } from '../../../domain/account/account.ts';
import { DEFAULT_MENU } from '../../../domain/account/default-menu.ts';
import { Problem } from '../../support/problem.ts';
import { describeChanged } from '../accounts/describe-account.ts';
import { type CallSettings, setCalls } from '../accounts/set-calls.ts';
import { setMenu } from '../accounts/set-menu.ts';
import { readInput } from '../read-input.ts';
import { validate } from '../validate.ts';
import type { Operate } from '../operate.ts';
import { describeBridgeKeys } from './bridge-keys.ts';
import { describeUnknownKeys } from './describe-menu.ts';
import { describeStray, listStrayNumbers } from './stray-numbers.ts';

/** The commands about how calls go, and on which numbers (docs/bridge.md). */
export function addCallCommands(program: Command, operate: Operate): void {
  program
    .command('account:menu <accountId>')
    .description('replace the keys that the bridge offers during a call')
    .option(
      '--file <json>',
      'a JSON array of {keys, role: leader|everyone, action: {en, fr}, does}; see the Bridge API',
    )
    .option('--default', 'the usual menu')
    .action((id: string, options: { file?: string; default?: true }) =>
      operate(async (operator) => {
        if ((options.file === undefined) === (options.default === undefined)) {
          throw new Problem('Give either --file or --default.');
        }
        const menu = options.file === undefined ? DEFAULT_MENU : await readMenu(options.file);
        const changed = describeChanged(id, await setMenu(operator, id, menu));
        return [changed, describeUnknownKeys(menu)].filter((each) => each !== null).join('\n');
      }),
    );

  program
    .command('account:calls <accountId>')
    .description('set how calls go, and how members see who called')
    .option(
      '--wait-for-leader <yes|no>',
      'participants hear music whenever no leader is in',
      yesOrNo,
    )
    .option('--end-on-leader-exit <yes|no>', 'a call ends when the last leader leaves it', yesOrNo)
    .addOption(
      new Option(
        '--dial-in-numbers <which>',
        "codes work on any of the provider's numbers, or on the account's own alone",
      ).choices(['any', 'own']),
    )
    .addOption(new Option('--caller-numbers <how>').choices(['masked', 'full']))
    .action((id: string, options: CallSettings) =>
      operate(async (operator) => {
        if (Object.keys(options).length === 0) {
          throw new Problem('Name what to change; see --help.');
        }
        return describeChanged(id, await setCalls(operator, id, options));
      }),
    );

  program
    .command('numbers:stray')
    .description('numbers that were dialled and that no account has, the latest first')
    .option('--json', 'for programs')
    .action(({ json }: { json?: true }) =>
      operate(async (operator) => {
        const strays = await listStrayNumbers(operator, 1000);
        if (json === true) return JSON.stringify(strays, null, 2);
        if (strays.length === 0) return `None in ${operator.where}.`;
        return strays.map(describeStray).join('\n');
      }),
    );

  program
    .command('bridges:keys')
    .description('where the bridges of this machine find the Bridge API and their keys')
    .action(async () => {
      console.log(await describeBridgeKeys());
    });
}

async function readMenu(file: string) {
  const json = await readInput(
    file,
    async () => JSON.parse(await readFile(file, 'utf8')) as unknown,
  );
  return validate(z.array(menuOptionSchema), json, file);
}

function yesOrNo(text: string): boolean {
  if (text !== 'yes' && text !== 'no') throw new InvalidArgumentError('Expected "yes" or "no".');
  return text === 'yes';
}
