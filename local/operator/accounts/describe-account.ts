import type { Account, StoredAccount } from '../../../domain/account/account.ts';
import { DEFAULT_CALL_POLICY } from '../../../domain/account/call-policy.ts';
import { counted } from '../../support/counted.ts';
import type { ListedAccount, ListedMember } from './list-accounts.ts';
import type { ChangedAccount } from './update-account.ts';

/** An account in a few lines, for the terminal. */
export function describeAccount(id: string, account: StoredAccount): string {
  const { conferencing, pbx } = account.services;
  const services = [conferencing && 'conferencing', pbx && 'pbx'].filter(Boolean);
  const numbers = account.dialInNumbers.map(
    ({ number, location, tollFree }) =>
      `    ${number}  ${location}${tollFree ? ' (toll-free)' : ''}`,
  );
  return [
    `${id}  ${account.name}`,
    `  ${describeZone(id, account)}, ${account.language}`,
    `  services: ${services.length === 0 ? 'none' : services.join(', ')}`,
    `  calls: ${describeCalls(account)}`,
    `  menu: ${counted(account.menu.length, 'option')}`,
    `  dial-in numbers: ${numbers.length === 0 ? 'none' : ''}`.trimEnd(),
    ...numbers,
  ].join('\n');
}

function describeZone(id: string, { timeZone, unknownTimeZone }: StoredAccount): string {
  return unknownTimeZone === null
    ? timeZone
    : `NO SUCH TIME ZONE: ${unknownTimeZone} (${timeZone} instead): account:zone ${id} <zone>`;
}

/** An account after a change, and what that has made of emails that are out there. */
export function describeChanged(id: string, { account, outdated }: ChangedAccount): string {
  const described = describeAccount(id, account);
  if (outdated === null) return described;
  const told =
    outdated === 0
      ? '  No conference has an email that says otherwise.'
      : `  Conferences with an email that says otherwise: ${outdated}.\n` +
        '  Its administrators see them in the list, and can send all of these emails again.';
  return `${described}\n${told}`;
}

function describeCalls({ callPolicy = DEFAULT_CALL_POLICY, callerNumbers }: Account): string {
  return [
    callPolicy.waitForLeader ? 'wait whenever no leader is in' : 'start with whoever comes first',
    callPolicy.endOnLeaderExit ? 'end when the last leader leaves' : 'go on without a leader',
    ...(callPolicy.dialInNumbers === 'own' ? ['on its own numbers only'] : []),
    `callers' numbers ${callerNumbers === 'full' ? 'whole' : 'masked'}`,
  ].join(', ');
}

const SIGN_INS: Readonly<Record<ListedMember['signIn'], string>> = {
  usable: '',
  disabled: ', sign-in disabled',
  gone: ', without a sign-in',
};

/** The same, with who is in it, and whether nobody is left to run it. */
export function describeListed({ id, account, members, hasAdmin }: ListedAccount): string {
  const people = members.map(
    ({ email, role, signIn }) => `    ${email}  ${role}${SIGN_INS[signIn]}`,
  );
  return [
    describeAccount(id, account),
    `  members: ${people.length === 0 ? 'none' : ''}`.trimEnd(),
    ...people,
    ...(hasAdmin ? [] : [`  NO ADMINISTRATOR CAN SIGN IN: member:add ${id} <email> --role admin`]),
  ].join('\n');
}
