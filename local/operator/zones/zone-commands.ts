import type { Command } from 'commander';
import { counted } from '../../support/counted.ts';
import { describeChanged } from '../accounts/describe-account.ts';
import { setZone } from '../accounts/set-zone.ts';
import type { Operate } from '../operate.ts';
import { checkZones } from './check-zones.ts';
import { describeMoved, describeZones } from './describe-zones.ts';
import { mendExpiry } from './moved-expiries.ts';

/** The commands about time zones (docs/time.md). */
export function addZoneCommands(program: Command, operate: Operate): void {
  program
    .command('account:zone <accountId> <zone>')
    .description("change an account's time zone: an IANA name, such as America/Toronto")
    .action((id: string, zone: string) =>
      operate(async (operator) => describeChanged(id, await setZone(operator, id, zone))),
    );

  program
    .command('zones')
    .summary('which rules of zones these are, and what a change of clocks has moved')
    .description(
      'which rules of zones these are, which accounts are in zones whose clocks changed,\n' +
        'and which expiries are not at the time that was chosen',
    )
    .option('--since <release>', 'only what was changed after this release of IANA, such as 2026b')
    .option('--json', 'for programs')
    .action(({ since = null, json }: { since?: string | null; json?: true }) =>
      operate(async (operator) => {
        const report = await checkZones(operator, new Date(), since);
        return json === true
          ? JSON.stringify(report, null, 2)
          : describeZones(report, operator.where);
      }),
    );

  program
    .command('zones:mend')
    .description(
      'put the expiries that "zones" names at the time that was chosen; their codes follow',
    )
    .option('--account <accountId>', 'only those of this account')
    .option('--email', 'and send the information email of each again')
    .action(({ account, email = false }: { account?: string; email?: boolean }) =>
      operate(async (operator) => {
        const { moved } = await checkZones(operator, new Date(), null);
        const wanted = moved.filter(({ accountId }) => (account ?? accountId) === accountId);
        const mended: string[] = [];
        for (const each of wanted) {
          if (await mendExpiry(operator, each, email)) mended.push(`  ${describeMoved(each)}`);
        }
        const ends = email ? ', and the email of each goes out again' : '';
        return [
          `${counted(mended.length, 'expiry', 'expiries')} put right in ${operator.where}${ends}.`,
          ...mended,
        ].join('\n');
      }),
    );
}
