import { Command, CommanderError, InvalidArgumentError, Option } from 'commander';
import {
  type DialInNumber,
  dialInNumberSchema,
  type Language,
  type Role,
  type ServiceName,
} from '../domain/account/account.ts';
import { PASSWORD_LINK_DAYS } from '../domain/account/password-link.ts';
import { addMember, describeDisplaced } from './operator/members/add-member.ts';
import { makePasswordLink } from './operator/members/make-password-link.ts';
import { addCallCommands } from './operator/calls/call-commands.ts';
import { describeStray, listStrayNumbers } from './operator/calls/stray-numbers.ts';
import { connect, type Operator } from './operator/connect.ts';
import { createAccount } from './operator/accounts/create-account.ts';
import {
  describeAccount,
  describeChanged,
  describeListed,
} from './operator/accounts/describe-account.ts';
import { addPbxCommands } from './operator/pbx-users/pbx-commands.ts';
import { explainFailure } from './operator/explain-failure.ts';
import { addBridgeCommands } from './operator/bridges/bridge-commands.ts';
import { listAccounts } from './operator/accounts/list-accounts.ts';
import { reindexConferences } from './operator/reindex-conferences.ts';
import { removeMember } from './operator/members/remove-member.ts';
import { setDialInNumbers } from './operator/accounts/set-dial-in.ts';
import { setServices } from './operator/accounts/set-services.ts';
import { addZoneCommands } from './operator/zones/zone-commands.ts';
import { counted } from './support/counted.ts';
import { describeProblem, Problem } from './support/problem.ts';

const SERVICES: readonly ServiceName[] = ['conferencing', 'pbx'];

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

const service = (name: string, description: string) =>
  new Option(`${name} <service...>`, description).choices(SERVICES);

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

interface CreateOptions {
  readonly name: string;
  readonly timeZone: string;
  readonly language: Language;
  readonly services: readonly ServiceName[];
}

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

/** Reads `+15145550100=Montréal`. */
const dialIn = (tollFree: boolean) => (text: string, others: DialInNumber[]) => {
  const [number, ...location] = text.split('=');
  const parsed = dialInNumberSchema.safeParse({ number, location: location.join('='), tollFree });
  if (!parsed.success) throw new InvalidArgumentError('Expected "+15145550100=Montréal".');
  return [...others, parsed.data];
};

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

addCallCommands(program, operate);

program
  .command('member:add <accountId> <email>')
  .description('let a person in, or change their role')
  .addOption(new Option('--role <role>').choices(['admin', 'viewer']).makeOptionMandatory())
  .option('--portal <address>', 'where the portal is, such as https://confdesk.example')
  .action((id: string, email: string, { role, portal }: { role: Role; portal?: string }) =>
    operate(async (operator) => {
      const { member, needsPassword, displaced } = await addMember(operator, id, { email, role });
      const is = `${member.email} is ${member.role} of "${id}" in ${operator.where}.`;
      const said = displaced === null ? is : `${is}\n${describeDisplaced(member.email, displaced)}`;
      if (!needsPassword) return said;
      const link = await makePasswordLink(operator, member, new Date(), portal);
      return (
        `${said}\nThey choose a password here, within ${PASSWORD_LINK_DAYS} days; ` +
        `give this link to nobody else:\n${link}`
      );
    }),
  );

program
  .command('member:remove <accountId> <email>')
  .description('take a person out of an account, at once')
  .action((id: string, email: string) =>
    operate(async (operator) => {
      await removeMember(operator, id, email);
      return `${email} is no longer a member of "${id}" in ${operator.where}.`;
    }),
  );

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

try {
  await program.parseAsync();
} catch (error) {
  // commander has already said what was wrong with the arguments, or printed the help.
  if (!(error instanceof CommanderError)) console.error(describeProblem(error));
  process.exitCode = error instanceof CommanderError ? error.exitCode : 1;
}
