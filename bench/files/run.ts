import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { paths } from '../../domain/paths.ts';
import { addMember } from '../../local/operator/members/add-member.ts';
import { connectToSuite } from '../../local/operator/connect.ts';
import type { Suite } from '../../local/suite/start-suite.ts';
import { observeLongTasks } from '../bulk/browser.ts';
import { seedUsers } from '../bulk/seed.ts';
import { type Figure, milliseconds, ratio } from '../report.ts';
import { ACCOUNT_ID, openAccount } from '../save/account.ts';
import {
  drawPassword,
  launchBrowser,
  type Say,
  withSmtp,
  withSuite,
  withoutTriggers,
} from '../suite.ts';
import { conferencesFile, usersFile } from './files.ts';

const ROWS = 10_000;
const LONGEST_TASK_MS = 50;

interface FilePage {
  readonly name: string;
  readonly path: string;
  readonly file: string;
  /** What is there once the preview stands. */
  readonly start: RegExp;
}

const COUNT = new Intl.NumberFormat('en').format(ROWS);

const pagesFor = (addresses: readonly string[]): readonly FilePage[] => [
  {
    name: `Longest task of the page while ${COUNT} conferences are read and previewed`,
    path: '/conferencing/import',
    file: conferencesFile(ROWS),
    start: /^Generate [\d,]+ conferences$/,
  },
  {
    name: `– while ${COUNT} users are, of whom all are there and a fifth is changed`,
    path: '/conferencing/users/load',
    file: usersFile(addresses),
    start: /^Load [\d,]+ users$/,
  },
];

/** How long a page that reads a file cannot answer, in a real browser. */
export async function measureFiles(): Promise<Figure[]> {
  return withSmtp((smtp, say) => withSuite(smtp, say, (suite) => measureInSuite(suite, say)));
}

async function measureInSuite(suite: Suite, say: Say): Promise<Figure[]> {
  const operator = connectToSuite(suite.addresses);
  const browser = await launchBrowser(suite, say);
  try {
    const person = { email: 'files@bench.example', password: drawPassword() };
    let addresses: readonly string[] = [];
    await withoutTriggers(suite.addresses, async () => {
      await openAccount(operator.db);
      await operator.db
        .doc(paths.account(ACCOUNT_ID))
        .update({ 'services.pbx': true, pbxDirectory: 'account' });
      await addMember(operator, ACCOUNT_ID, { ...person, role: 'admin' });
      addresses = await seedUsers(operator.db, ACCOUNT_ID, ROWS);
    });
    const page = await (await browser.newContext({ locale: 'en-CA' })).newPage();
    await page.addInitScript(observeLongTasks);
    await page.goto(addressOf(suite, '/conferencing/import'));
    await page.getByRole('textbox', { name: 'Email' }).fill(person.email);
    await page.getByLabel('Password', { exact: true }).fill(person.password);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.locator('input[type=file]').waitFor({ state: 'attached' });
    const figures: Figure[] = [];
    for (const each of pagesFor(addresses)) {
      say(`Reading ${COUNT} rows at ${each.path}`);
      // From a disk: what is handed over in memory is put together by the page, in a long task of its own.
      const file = join(suite.addresses.runDir, 'rows.csv');
      await writeFile(file, each.file);
      figures.push(await measure(page, addressOf(suite, each.path), each, file));
    }
    return figures;
  } finally {
    await browser.close();
    await operator.close();
  }
}

/** From the choice of the file until its preview stands, and for as long as the browser then has work. */
async function measure(
  page: Page,
  address: string,
  { name, start }: FilePage,
  file: string,
): Promise<Figure> {
  await page.goto(address);
  const choice = page.locator('input[type=file]');
  await choice.waitFor({ state: 'attached' });
  // What the page did until it stood is no part of reading a file.
  await page.evaluate(whenIdle);
  await page.evaluate(() => {
    window.longestTaskMs = 0;
  });
  await choice.setInputFiles(file);
  await page.getByRole('button', { name: start }).waitFor({ timeout: 0 });
  await page.evaluate(whenIdle);
  const longest = await page.evaluate(() => window.longestTaskMs);
  return {
    name,
    value: longest === 0 ? 'none over 50 ms' : milliseconds(longest),
    against: `${ratio(longest, LONGEST_TASK_MS)} the aim`,
    aim: `≤ ${LONGEST_TASK_MS} ms`,
    met: longest <= LONGEST_TASK_MS,
  };
}

/** In the page: once the browser has nothing else to do, so that its tasks have been told. */
function whenIdle(): Promise<void> {
  return new Promise((resolve) => {
    requestIdleCallback(() => requestIdleCallback(() => resolve()));
  });
}

function addressOf(suite: Suite, path: string): string {
  return new URL(`/a/${ACCOUNT_ID}${path}`, suite.addresses.portalUrl).href;
}
