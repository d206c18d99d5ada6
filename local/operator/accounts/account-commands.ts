import { type Command, InvalidArgumentError, Option } from 'commander';
import {
  type DialInNumber,
  dialInNumberSchema,
  type Language,
  type ServiceName,
} from '../../../domain/account/account.ts';
import { Problem } from '../../support/problem.ts';
import type { Operate } from '../operate.ts';
import { createAccount } from './create-account.ts';
import { describeAccount, describeChanged } from './describe-account.ts';
import { setDialInNumbers } from './set-dial-in.ts';
import { setServices } from './set-services.ts';

const SERVICES: readonly ServiceName[] = ['conferencing', 'pbx'];

const service = (name: string, description: string) =>
  new Option(`${name} <service...>`, description).choices(SERVICES);

interface CreateOptions {
  readonly name: string;
  readonly timeZone: string;
  readonly language: Language;
  readonly services: readonly ServiceName[];
}

/** Reads `+15145550100=Montréal`. */
const dialIn = (tollFree: boolean) => (text: string, others: DialInNumber[]) => {
  const [number, ...location] = text.split('=');
  const parsed = dialInNumberSchema.safeParse({ number, location: location.join('='), tollFree });
  if (!parsed.success) throw new InvalidArgumentError('Expected "+15145550100=Montréal".');
  return [...others, parsed.data];
};

/** The commands that open accounts and say what they have (docs/local.md). */
export function addAccountCommands(program: Command, operate: Operate): void {
  program
    .command('account:create <accountId>')
    .description('open an account, with the usual menu and no dial-in numbers')
    .requiredOption('--name <name>', 'as its people know it')
    .requiredOption('--time-zone <zone>', 'IANA name, such as America/Toronto')
    .addOption(new Option('--language <language>').choices(['en', 'fr']).default('en'))
    .addOption(service('--services', 'services that are on').default([]))
    .action((id: string, options: CreateOptions) =>
      operate(async (operator) => {
        const { name, timeZone, language, services } = options;
        const account = await createAccount(operator, id, {
          name,
          timeZone,
          language,
          services: {
            conferencing: services.includes('conferencing'),
            pbx: services.includes('pbx'),
          },
        });
        return `Created in ${operator.where}:\n${describeAccount(id, account)}`;
      }),
    );

  program
    .command('account:services <accountId>')
    .description('switch services of the Profile on and off')
    .addOption(service('--on', 'services to switch on').default([]))
    .addOption(service('--off', 'services to switch off').default([]))
    .action((id: string, { on, off }: { on: ServiceName[]; off: ServiceName[] }) =>
      operate(async (operator) => {
        if (on.length + off.length === 0) throw new Problem('Name a service with --on or --off.');
        const both = on.filter((name) => off.includes(name));
        if (both.length > 0) throw new Problem(`${both.join(', ')} cannot be both on and off.`);
        const switches = Object.fromEntries([
          ...on.map((name) => [name, true] as const),
          ...off.map((name) => [name, false] as const),
        ]);
        return describeChanged(id, await setServices(operator, id, switches));
      }),
    );

  program
    .command('account:dial-in <accountId>')
    .description('replace the dial-in numbers; emails list the local ones first, in this order')
    .option('--number <number=place>', 'a local number; may be repeated', dialIn(false), [])
    .option('--toll-free <number=place>', 'a toll-free number; may be repeated', dialIn(true), [])
    .action((id: string, options: { number: DialInNumber[]; tollFree: DialInNumber[] }) =>
      operate(async (operator) => {
        const numbers = [...options.number, ...options.tollFree];
        if (numbers.length === 0) throw new Problem('Give at least one --number or --toll-free.');
        return describeChanged(id, await setDialInNumbers(operator, id, numbers));
      }),
    );
}
