import type { Page } from '@playwright/test';
import { addMember } from '../../local/operator/members/add-member.ts';
import { connectToSuite } from '../../local/operator/connect.ts';
import type { Suite } from '../../local/suite/start-suite.ts';
import { type Figure, median, milliseconds, ratio } from '../report.ts';
import {
  drawPassword,
  endOfReads,
  launchBrowser,
  resetCounters,
  type Say,
  withSmtp,
  withSuite,
  withoutTriggers,
} from '../suite.ts';
import { seedAccount } from './seed.ts';

const FEW = 10;
const MANY = 10_000;
const ROUNDS = 15;
const WARM_UP = 3;
const LATER = 1.5;
const READS = 60;

interface Person {
  readonly email: string;
  readonly password: string;
}

/** Conferencing › Settings with 10 and with 10,000 conferences, in a browser on the running suite. */
export async function measureList(): Promise<Figure[]> {
  return withSmtp(async (smtp, say) => {
    return withSuite(smtp, say, async (suite) => {
      say(`Loading ${new Intl.NumberFormat('en').format(MANY)} conferences`);
      const person = await seed(suite);
      say('Opening the list');
      return measureInBrowser(suite, person, say);
    });
  });
}

/** An account for each size, and somebody for each: a visit reads all accounts of its visitor. */
async function seed(suite: Suite): Promise<Readonly<Record<number, Person>>> {
  const operator = connectToSuite(suite.addresses);
  const people: Record<number, Person> = {};
  try {
    await withoutTriggers(suite.addresses, async () => {
      for (const count of [FEW, MANY]) {
        await seedAccount(operator.db, accountOf(count), count);
        const password = drawPassword();
        const person = { email: `admin${count}@bench.example`, password };
        await addMember(operator, accountOf(count), { ...person, role: 'admin' });
        people[count] = person;
      }
    });
  } finally {
    await operator.close();
  }
  return people;
}

async function measureInBrowser(
  suite: Suite,
  people: Readonly<Record<number, Person>>,
  say: Say,
): Promise<Figure[]> {
  const browser = await launchBrowser(suite, say);
  try {
    const visits = await Promise.all(
      [FEW, MANY].map(async (count) => {
        const { page, list } = await signIn(await browser.newPage(), suite, count, people[count]);
        return { page, list, times: [] as number[] };
      }),
    );
    // In turn, so that whatever else the machine does falls on both.
    for (let round = 0; round < WARM_UP + ROUNDS; round += 1) {
      for (const { page, list, times } of visits) {
        const time = await untilFirstRow(page, list);
        if (round >= WARM_UP) times.push(time);
      }
    }
    const [few, many] = visits;
    if (few === undefined || many === undefined)
      throw new Error('Two accounts were to be measured.');
    const reads = await countReads(suite, many.page, many.list);
    const searchReads = await countSearchReads(suite, many.page);
    const later = median(many.times) / median(few.times);
    return [
      {
        name: `First row of ${new Intl.NumberFormat('en').format(MANY)} conferences, page loaded anew`,
        value: milliseconds(median(many.times)),
        against: `${ratio(median(many.times), median(few.times))} that of ${FEW} (${milliseconds(median(few.times))}), medians of ${ROUNDS}`,
        aim: `≤ ${LATER} ×`,
        met: later <= LATER,
      },
      {
        name: `Document reads of a visit to ${new Intl.NumberFormat('en').format(MANY)} conferences`,
        value: `${reads} documents`,
        against: `${ratio(reads, READS)} the aim`,
        aim: `≤ ${READS}`,
        met: reads <= READS,
      },
      {
        name: `Document reads of a search that ${new Intl.NumberFormat('en').format(MANY)} conferences meet`,
        value: `${searchReads} documents`,
        against: `${ratio(searchReads, READS)} the aim`,
        aim: `≤ ${READS}`,
        met: searchReads <= READS,
      },
    ];
  } finally {
    await browser.close();
  }
}

async function signIn(
  page: Page,
  suite: Suite,
  count: number,
  person: Person | undefined,
): Promise<{ page: Page; list: string }> {
  const path = `/a/${accountOf(count)}/conferencing/settings`;
  const list = new URL(path, suite.addresses.portalUrl).href;
  await page.goto(list);
  await page.getByRole('textbox', { name: 'Email' }).fill(person?.email ?? '');
  await page.getByLabel('Password', { exact: true }).fill(person?.password ?? '');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.locator(FIRST_ROW).waitFor();
  return { page, list };
}

const FIRST_ROW = '[data-conference] >> nth=0';

/** @returns milliseconds from the page's navigation until its first row stands in it, by its own clock. */
async function untilFirstRow(page: Page, list: string): Promise<number> {
  await page.goto(list, { waitUntil: 'commit' });
  const shown = await page.waitForFunction(
    () => document.querySelector('[data-conference]') !== null && performance.now(),
  );
  return Number(await shown.jsonValue());
}

/** All that the page reads until it stands: whose it is, the rows, the counts. */
async function countReads(suite: Suite, page: Page, list: string): Promise<number> {
  await page.goto('about:blank');
  await resetCounters(suite.addresses);
  await page.goto(list);
  await page.locator(FIRST_ROW).waitFor();
  await page.getByText('3,000+').first().waitFor();
  await page.getByText('emails failed').waitFor();
  return endOfReads(suite, page);
}

/** What a search reads besides: all conferences have it in their address, none in its Tag. */
async function countSearchReads(suite: Suite, page: Page): Promise<number> {
  await resetCounters(suite.addresses);
  await page.getByRole('searchbox').fill('@bench.example');
  await page.getByText('3,000+ conferences found.').waitFor({ state: 'attached' });
  return endOfReads(suite, page);
}

const accountOf = (count: number) => `bench-${count}`;
