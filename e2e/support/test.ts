import { test as base } from '@playwright/test';
import type { Account } from '../../domain/account/account.ts';
import { connectInbox, type Inbox } from './inbox.ts';
import { delayAnswers, lateSeed } from './network/late-answers.ts';
import { connectOperator, type Operator, type Person } from './operator.ts';
import { readSuite, type Suite } from './suite.ts';

/** An account of this test's own with an administrator, and more people when asked for. */
export interface Office {
  readonly accountId: string;
  readonly admin: Person;
  addViewer(): Promise<Person>;
  addAdmin(): Promise<Person>;
}

interface TestFixtures {
  /** Opens the account; `profile` may be set with `test.use`. */
  readonly office: Office;
  readonly profile: Partial<Account>;
  readonly inbox: Inbox;
}

interface WorkerFixtures {
  readonly suite: Suite;
  readonly operator: Operator;
}

/**
 * Playwright's test with what each of ours needs. Nothing is shared between tests, so they run in
 * any order and beside each other.
 */
export const test = base.extend<TestFixtures, WorkerFixtures>({
  context: async ({ context }, use) => {
    const seed = lateSeed();
    const answerInTime = seed === null ? null : await delayAnswers(context, seed);
    await use(context);
    await answerInTime?.();
  },
  suite: [
    // Playwright reads the names of a fixture's needs off its first parameter, so there must be one.
    async ({ browserName: _browserName }, use) => {
      await use(readSuite());
    },
    { scope: 'worker' },
  ],
  operator: [
    async ({ suite }, use) => {
      const operator = connectOperator(suite);
      await use(operator);
      await operator.stop();
    },
    { scope: 'worker' },
  ],
  profile: [{}, { option: true }],
  office: async ({ operator, profile }, use) => {
    const [accountId, admin] = await Promise.all([
      operator.openAccount(profile),
      operator.addPerson(),
    ]);
    await operator.addMember(accountId, admin, 'admin');
    const add = async (role: 'admin' | 'viewer') => {
      const person = await operator.addPerson();
      await operator.addMember(accountId, person, role);
      return person;
    };
    await use({
      accountId,
      admin,
      addViewer: () => add('viewer'),
      addAdmin: () => add('admin'),
    });
  },
  inbox: async ({ suite }, use) => {
    await use(connectInbox(suite.inboxUrl));
  },
});

export { expect } from '@playwright/test';
