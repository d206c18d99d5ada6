import type { Command } from 'commander';
import { describeListed } from './accounts/describe-account.ts';
import { listAccounts } from './accounts/list-accounts.ts';
import { describeStray, listStrayNumbers } from './calls/stray-numbers.ts';
import type { Operate } from './operate.ts';

/** The command that lists accounts. */
export function addListCommand(program: Command, operate: Operate): void {
  program
    .command('list')
    .description('all accounts with their members')
    .option('--json', 'for programs')
    .action(({ json }: { json?: true }) =>
      operate(async (operator) => {
        const accounts = await listAccounts(operator);
        if (json === true) return JSON.stringify(accounts, null, 2);
        if (accounts.length === 0) return `No accounts in ${operator.where}.`;
        const strays = (await listStrayNumbers(operator, 20)).map(describeStray);
        const dialled = strays.length === 0 ? [] : [['Dialled, and nobody has them:', ...strays]];
        return [...accounts.map(describeListed), ...dialled.map((each) => each.join('\n'))].join(
          '\n\n',
        );
      }),
    );
}
