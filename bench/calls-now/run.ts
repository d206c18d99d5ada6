import type { CDPSession, Page } from '@playwright/test';
import { connectToSuite } from '../../local/operator/connect.ts';
import { addMember } from '../../local/operator/members/add-member.ts';
import { seededChance } from '../../local/simulate/chance.ts';
import type { Suite } from '../../local/suite/start-suite.ts';
import { ACCOUNT_ID } from '../save/account.ts';
import { drawId } from '../save/client.ts';
import { askPage, untilTrueInPage } from '../ask-page.ts';
import { observeLongTasks } from '../bulk/browser.ts';
import { makeConferences } from '../bridge/conferences.ts';
import { type BridgeClient, openBridge } from '../../tests/support/bridge.ts';
import { type Figure, median, milliseconds, percentile, ratio } from '../report.ts';
import {
  drawPassword,
  launchBrowser,
  readCounters,
  resetCounters,
  type Say,
  withSmtp,
  withSuite,
} from '../suite.ts';
import { CALLERS, seedRunningCalls, type SeededCall } from './seed.ts';

const CALLS = 200;
const EVENTS = 60;
const WARM_UP = 5;
/** What happens is on the screen after so many milliseconds. */
const SEEN_MS = 2_000;
/** How long the page is left alone to count what it reads. */
const ALONE_MS = 60_000;
const TASK_MS = 50;
/** After so long whatever loading had to do is done. */
const SETTLED_MS = 3_000;
/** The page is loaded so many times; the middle one counts. */
const ROUNDS = 5;

/** The page of calls that go on: how soon it shows what happens, what it reads, whether it stutters. */
export async function measureCallsNow(): Promise<Figure[]> {
  return withSmtp((smtp, say) => withSuite(smtp, say, (suite) => measureInSuite(suite, say)));
}

async function measureInSuite(suite: Suite, say: Say): Promise<Figure[]> {
  const operator = connectToSuite(suite.addresses);
  const browser = await launchBrowser(suite, say);
  try {
    const person = { email: 'admin@bench.example', password: drawPassword() };
    const [conference] = await makeConferences(operator.db, 1);
    if (conference === undefined) throw new Error('There is no conference');
    await addMember(operator, ACCOUNT_ID, { ...person, role: 'admin' });
    const page = await browser.newPage();
    await page.addInitScript(observeLongTasks);
    await page.goto(pageOf(suite));
    await page.getByRole('textbox', { name: 'Email' }).fill(person.email);
    await page.getByLabel('Password', { exact: true }).fill(person.password);
    await page.getByRole('button', { name: 'Sign in' }).click();
    say('Loading the page without a call');
    const session = await page.context().newCDPSession(page);
    await untilTrueInPage(session, shows(0));
    const empty = await longestOfLoading(page, session, 0);
    say(`Beginning ${CALLS} calls of ${CALLERS} callers`);
    const calls = await seedRunningCalls(operator.db, ACCOUNT_ID, CALLS);
    const loading = await longestOfLoading(page, session, CALLS);
    // From here on Playwright asks: what the page compiles for that is over before anything more is measured.
    await longestTask(page);
    await page.waitForTimeout(SETTLED_MS);
    await longestTask(page);
    say(`Telling ${EVENTS} events`);
    const times = await timeToScreen(page, await openBridge(suite), conference.code);
    const following = await longestTask(page);
    say('Leaving the page alone, with a call open and without');
    const reads = await readsAlone(suite, page);
    await open(page, calls[0]);
    const readsOfCall = await readsAlone(suite, page);
    const opened = await longestTask(page);
    return figures(times, { empty, loading, following, opened }, reads, readsOfCall);
  } finally {
    await browser.close();
    await operator.close();
  }
}

/** The longest tasks of each, in milliseconds; 0: none over 50 ms. */
interface Tasks {
  /** Of loading the page where no call goes on: the portal's own start. */
  readonly empty: number;
  readonly loading: number;
  readonly following: number;
  readonly opened: number;
}

function figures(
  times: readonly number[],
  tasks: Tasks,
  reads: number,
  readsOfCall: number,
): Figure[] {
  const slowest = percentile(times, 95);
  const longest = Math.max(tasks.loading, tasks.following, tasks.opened);
  return [
    {
      name: 'From the bridge’s event to the page of calls that go on, median',
      value: milliseconds(median(times)),
      against: `of ${times.length}, beside ${CALLS} calls`,
      aim: '',
      met: null,
    },
    {
      name: '– 95th percentile',
      value: milliseconds(slowest),
      against: `${ratio(slowest, SEEN_MS)} the aim`,
      aim: `≤ ${SEEN_MS} ms`,
      met: slowest <= SEEN_MS,
    },
    {
      name: 'Document reads of an hour of that page, nothing happening',
      value: `${reads} documents`,
      against: `with a call open: ${readsOfCall}`,
      aim: '',
      met: null,
    },
    {
      name: `Longest task of that page with ${CALLS} calls of ${CALLERS} callers`,
      value: longest === 0 ? `none over ${TASK_MS} ms` : milliseconds(longest),
      against: `${ratio(longest, TASK_MS)} the aim; loading ${said(tasks.loading)} (${said(tasks.empty)} without a call), following ${said(tasks.following)}, a call open ${said(tasks.opened)}`,
      aim: `≤ ${TASK_MS} ms`,
      met: longest <= TASK_MS,
    },
  ];
}

function pageOf(suite: Suite): string {
  return new URL(`/a/${ACCOUNT_ID}/conferencing/now`, suite.addresses.portalUrl).href;
}

/** What is true in the page once it shows so many calls; the figure beside its heading comes with them, also with none. */
function shows(calls: number): string {
  return `document.querySelector('h1 + span') !== null && document.querySelectorAll('main [data-call]').length === ${calls}`;
}

/**
 * The page loaded anew a few times, as it stands in the cache.
 *
 * @returns the longest task of each, the middle one of them
 */
async function longestOfLoading(page: Page, session: CDPSession, calls: number): Promise<number> {
  const longest: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    await page.reload();
    await untilTrueInPage(session, shows(calls));
    await page.waitForTimeout(SETTLED_MS);
    longest.push(Number(await askPage(session, 'longestTaskMs')));
  }
  return median(longest);
}

async function open(page: Page, call: SeededCall | undefined): Promise<void> {
  await page.locator(`[data-call="${call?.id ?? ''}"] a`).click();
  await page.waitForFunction(
    (count) => document.querySelectorAll('[data-leg]').length === count,
    CALLERS,
  );
}

/** Callers of one conference join, one after the other, at moments that have nothing to do with the page's. */
async function timeToScreen(page: Page, bridge: BridgeClient, code: string): Promise<number[]> {
  const chance = seededChance(1);
  const sessionId = drawId();
  const times: number[] = [];
  for (let n = 1; n <= WARM_UP + EVENTS; n += 1) {
    const legId = drawId();
    const answer = await bridge.resolve({
      ...{ callId: legId, dialedNumber: '+15145550100', callerId: `+1514555${1000 + n}` },
      ...{ digits: code, attempt: 1 },
    });
    if (answer.decision !== 'join') throw new Error('Nobody was let in');
    await page.waitForTimeout(chance.whole(1_500));
    const { legToken } = answer;
    const begun = performance.now();
    const at = new Date().toISOString();
    const shown = page.waitForFunction(
      (said) => document.querySelector('main [data-call]')?.textContent.includes(said) === true,
      `${n} caller`,
    );
    await bridge.events([
      { type: 'leg.joined', eventId: drawId(), at, sessionId, legId, legToken },
    ]);
    await shown;
    if (n > WARM_UP) times.push(performance.now() - begun);
  }
  return times;
}

/** @returns what an hour of the page reads, by what it reads in a minute. */
async function readsAlone(suite: Suite, page: Page): Promise<number> {
  // What was read on the way here has come.
  await page.waitForTimeout(5_000);
  await resetCounters(suite.addresses);
  await page.waitForTimeout(ALONE_MS);
  const { documentReads } = await readCounters(suite.addresses);
  return Math.round((documentReads * 3_600_000) / ALONE_MS);
}

/** @returns the longest task since this was asked last, in milliseconds; 0: none over 50 ms */
function longestTask(page: Page): Promise<number> {
  return page.evaluate(() => {
    const longest = window.longestTaskMs;
    window.longestTaskMs = 0;
    return longest;
  });
}

function said(longest: number): string {
  return longest === 0 ? 'none' : milliseconds(longest);
}
