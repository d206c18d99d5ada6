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
import { seedCalls } from './seed.ts';
import { dayIn } from '../../domain/time/local-time.ts';

const CALLS = 100_000;
const ACCOUNT_ID = 'bench-usage';
const ROUNDS = 11;
const WARM_UP = 2;
const READS = 60;
const LATER = 1.5;

/** The usage history of an account with a year of 100,000 calls: the year against its last week. */
export async function measureUsage(): Promise<Figure[]> {
  return withSmtp(async (smtp, say) => {
    return withSuite(smtp, say, async (suite) => {
      say(`Loading ${new Intl.NumberFormat('en').format(CALLS)} calls`);
      const person = { email: 'admin@bench.example', password: drawPassword() };
      await seed(suite, person);
      say('Opening the year and the week');
      return measureInBrowser(suite, person, say);
    });
  });
}

interface Person {
  readonly email: string;
  readonly password: string;
}

async function seed(suite: Suite, person: Person): Promise<void> {
  const operator = connectToSuite(suite.addresses);
  try {
    await withoutTriggers(suite.addresses, async () => {
      await seedCalls(operator.db, ACCOUNT_ID, CALLS);
      await addMember(operator, ACCOUNT_ID, { ...person, role: 'admin' });
    });
  } finally {
    await operator.close();
  }
}

async function measureInBrowser(suite: Suite, person: Person, say: Say): Promise<Figure[]> {
  const browser = await launchBrowser(suite, say);
  try {
    const page = await browser.newPage();
    const [week, year] = [usagePage(suite, 6), usagePage(suite, 363)];
    await page.goto(week);
    await page.getByRole('textbox', { name: 'Email' }).fill(person.email);
    await page.getByLabel('Password', { exact: true }).fill(person.password);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.locator('[data-call]').first().waitFor();
    const times = { week: [] as number[], year: [] as number[] };
    // In turn, so that whatever else the machine does falls on both.
    for (let round = 0; round < WARM_UP + ROUNDS; round += 1) {
      const [ofWeek, ofYear] = [await untilAll(page, week), await untilAll(page, year)];
      if (round < WARM_UP) continue;
      times.week.push(ofWeek);
      times.year.push(ofYear);
    }
    const reads = await countReads(suite, page, year);
    const [ofWeek, ofYear] = [median(times.week), median(times.year)];
    return [
      {
        name: `Usage history of a year of ${new Intl.NumberFormat('en').format(CALLS)} calls, page loaded anew`,
        value: milliseconds(ofYear),
        against: `${ratio(ofYear, ofWeek)} that of its last week (${milliseconds(ofWeek)}), medians of ${ROUNDS}`,
        aim: `≤ ${LATER} ×`,
        met: ofYear <= LATER * ofWeek,
      },
      {
        name: 'Document reads of that view of a year',
        value: `${reads} documents`,
        against: `${ratio(reads, READS)} the aim`,
        aim: `≤ ${READS}`,
        met: reads <= READS,
      },
    ];
  } finally {
    await browser.close();
  }
}

/** The page with the days from so many days ago until today. */
function usagePage(suite: Suite, daysAgo: number): string {
  const day = (at: number) => dayIn(new Date(at), 'America/Toronto');
  const now = Date.now();
  const days = `from=${day(now - daysAgo * 24 * 3_600_000)}&to=${day(now)}`;
  return new URL(`/a/${ACCOUNT_ID}/conferencing/usage?${days}`, suite.addresses.portalUrl).href;
}

/** @returns milliseconds until totals, both tables and the first call stand in the page, by its own clock. */
async function untilAll(page: Page, url: string): Promise<number> {
  await page.goto(url, { waitUntil: 'commit' });
  const shown = await page.waitForFunction(
    () =>
      document.querySelector('main dl dd') !== null &&
      document.querySelectorAll('main table').length === 2 &&
      document.querySelector('[data-call]') !== null &&
      performance.now(),
  );
  return Number(await shown.jsonValue());
}

/** All that the page reads until it stands: whose it is, the sums, the calls. */
async function countReads(suite: Suite, page: Page, url: string): Promise<number> {
  await page.goto('about:blank');
  await resetCounters(suite.addresses);
  await untilAll(page, url);
  return endOfReads(suite, page);
}
