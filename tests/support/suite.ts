import { randomBytes } from 'node:crypto';
import type { ParsedMail } from 'mailparser';
import type { Account, Role } from '../../domain/account/account.ts';
import { addMember } from '../../local/operator/members/add-member.ts';
import { connectToSuite, type Operator } from '../../local/operator/connect.ts';
import { createAccount } from '../../local/operator/accounts/create-account.ts';
import { type LocalAddresses, localAddressesSchema } from '../../local/suite/addresses.ts';
import { waitFor } from '../../local/support/wait.ts';
import { openLocalInbox } from './inbox.ts';

/**
 * Seconds after which something that should have happened counts as not happening: a little less than a test as a whole
 * has (vitest.config.ts), so that it is said what did not. One email took more than 120 where two suites had just started.
 */
const PATIENCE = 280;

/** A person who can sign in. */
export interface Person {
  readonly uid: string;
  readonly email: string;
  readonly password: string;
}

/** The running suite as tests use it. */
export interface SuiteClient extends Operator {
  readonly addresses: LocalAddresses;
  readonly inbox: InboxClient;
  /** Opens an account of the test's own; what is not given is a small English one. */
  openAccount(profile?: Partial<Account>): Promise<string>;
  /** Lets a new person into an account. */
  letIn(accountId: string, role: Role): Promise<Person>;
}

/** Letters and digits that no other test draws; good for ids and in addresses. */
export function unique(): string {
  return randomBytes(10).toString('hex');
}

/**
 * Asks until the answer is something; the test fails when that takes too long.
 *
 * @param ask  answers null for "not yet"
 */
export function pollUntil<T>(what: string, ask: () => Promise<T | null>): Promise<T> {
  return waitFor(what, PATIENCE, ask);
}

/**
 * Connects to the suite that `npm test` runs.
 *
 * @throws Error when these tests were started without one
 */
export function openSuite(): SuiteClient {
  const given = process.env['CONFDESK_SUITE'];
  if (given === undefined) {
    throw new Error('These tests need the running suite: start them with `npm test -- suite`.');
  }
  const addresses = localAddressesSchema.parse(JSON.parse(given));
  const operator = connectToSuite(addresses);
  return {
    ...operator,
    addresses,
    inbox: openInbox(addresses.inboxUrl),
    openAccount: async (profile = {}) => {
      const id = unique();
      await createAccount(operator, id, { ...PROFILE, ...profile });
      return id;
    },
    letIn: async (accountId, role) => {
      const person = { email: `${unique()}@people.example`, password: unique() };
      const { member } = await addMember(operator, accountId, { ...person, role });
      return { ...person, uid: member.uid };
    },
  };
}

const PROFILE: Pick<Account, 'name' | 'timeZone' | 'language' | 'services' | 'dialInNumbers'> = {
  name: 'Acme Inc.',
  timeZone: 'America/Toronto',
  language: 'en',
  services: { conferencing: true, pbx: false },
  dialInNumbers: [
    { number: '+15145550100', location: 'Montréal', tollFree: false },
    { number: '+18885550100', location: 'Canada', tollFree: true },
  ],
};

/** The inbox over maildev's HTTP API. */
export interface InboxClient {
  /** How many emails an address has got so far. */
  count(address: string): Promise<number>;
  /** Waits until an address has at least so many emails; gives them all, the newest first. */
  wait(address: string, atLeast: number): Promise<ParsedMail[]>;
}

function openInbox(inboxUrl: string): InboxClient {
  const inbox = openLocalInbox(inboxUrl);
  return {
    count: async (address) => (await inbox.idsOf(address)).length,
    wait: async (address, atLeast) => {
      await pollUntil(`${atLeast} emails to ${address}`, async () =>
        (await inbox.idsOf(address)).length >= atLeast ? true : null,
      );
      return inbox.emailsTo(address);
    },
  };
}
