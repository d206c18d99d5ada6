import type { Page } from '@playwright/test';
import type { RunKind } from '../../domain/run-kind.ts';
import { inspect } from '../support/axe.ts';
import { saved } from '../support/files.ts';
import type { StoredConference } from '../support/operator-interface.ts';
import { openConferences, signInTo } from '../support/portal.ts';
import {
  allowWrites,
  bannerOf,
  closeRun,
  figure,
  itemFor,
  type KeptItem,
  leaveRun,
  phase,
  untilDone,
} from '../support/many/runs.ts';
import { expect, type Office, test } from '../support/test.ts';
import { unique } from '../support/unique.ts';

/* What runs do to conferences that are there, from where a preview has left off. */

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });

interface Prepared {
  readonly conferences: readonly StoredConference[];
  readonly items: readonly KeptItem[];
}

type Operator = Parameters<Parameters<typeof test>[2]>[0]['operator'];

/** Conferences with their codes, whose first emails have been sent. */
async function prepare(operator: Operator, office: Office, count: number): Promise<Prepared> {
  const mark = unique();
  const wishes = Array.from({ length: count }, (_, n) => ({
    ...{ tag: `Room ${n + 1}`, adminEmail: `${mark}-${n}@leaders.example`, expiresAt: null },
  }));
  const conferences = await Promise.all(
    wishes.map((wish) => operator.addConference(office.accountId, office.admin, wish)),
  );
  const items = conferences.map((conference, n) => itemFor(conference, wishes[n]!));
  return { conferences, items };
}

/** Leaves a run in the browser, and opens its page from the banner. */
async function openRun(
  page: Page,
  { accountId, admin }: Office,
  kind: RunKind,
  items: readonly KeptItem[],
): Promise<void> {
  await leaveRun(page, { accountId, uid: admin.uid, kind, items });
  await expect(bannerOf(page)).toContainText('Interrupted');
  await bannerOf(page).getByRole('link', { name: 'Open' }).click();
  await expect(phase(page, 'Interrupted')).toBeVisible();
  await expect(page).toHaveURL(/\/runs\//);
}

/** How many of the conferences admit callers by both codes. */
async function countWorking(
  operator: Operator,
  conferences: readonly StoredConference[],
): Promise<number> {
  const codes = await Promise.all(conferences.map(({ id }) => operator.liveCodes(id)));
  return codes.filter((roles) => roles.length === 2).length;
}

test('many are deleted without an email, and brought back from the page, the banner and elsewhere', async ({
  page,
  browser,
  office,
  operator,
}) => {
  const { conferences, items } = await prepare(operator, office, 3);
  const look = inspect(page);
  await openConferences(page, office);
  await openRun(page, office, 'delete', items);
  const address = new URL(page.url()).pathname;

  await test.step('they are deleted, and their codes stop', async () => {
    await button(page, 'Continue').click();
    await untilDone(page);
    await expect(page.getByRole('heading', { name: 'Conferences deleted' })).toBeVisible();
    await expect(figure(page, 'Deleted')).toHaveText('3');
    await expect(figure(page, 'Codes stopped')).toHaveText('3');
    await expect(figure(page, 'Failed')).toHaveCount(0);
    await expect(
      page.getByText('3 conferences were deleted and their codes stopped. No email was sent.'),
    ).toBeVisible();
    expect(await countWorking(operator, conferences)).toBe(0);
    expect(await look('conferences that were deleted')).toEqual([]);
    const { text } = await saved(page, () => button(page, 'Download the result (CSV)').click());
    expect(text).toMatch(/Room 1,\d{10},deleted,/);
  });

  await test.step('the page brings them back, with the codes that they had', async () => {
    await button(page, 'Bring 3 back').click();
    await expect(page).not.toHaveURL(new RegExp(address));
    await untilDone(page);
    await expect(
      page.getByText('3 conferences were brought back, and their codes work. No email was sent.'),
    ).toBeVisible();
    expect(await look('conferences that were brought back')).toEqual([]);
    expect(await countWorking(operator, conferences)).toBe(3);
    const now = await operator.conferences(office.accountId);
    expect(now.map(({ leaderCode }) => leaderCode).sort()).toEqual(
      conferences.map(({ leaderCode }) => leaderCode).sort(),
    );
    for (const { id } of conferences) expect(await operator.countMails(id)).toBe(1);
    await closeRun(page);
    await expect(page.getByRole('link', { name: 'Room 2' })).toBeVisible();
  });

  await test.step('the banner brings back what another run deletes', async () => {
    await openRun(page, office, 'delete', items);
    await button(page, 'Continue').click();
    await untilDone(page);
    await page.getByRole('link', { name: 'Settings' }).click();
    await expect(bannerOf(page)).toContainText('Conferences deleted');
    await bannerOf(page).getByRole('button', { name: 'Bring them back' }).click();
    await untilDone(page);
    await expect(figure(page, 'Brought back')).toHaveText('3');
    await closeRun(page);
  });

  await test.step('and so does another administrator, in another browser; no viewer', async () => {
    await openRun(page, office, 'delete', items);
    const deletion = new URL(page.url()).pathname;
    await button(page, 'Continue').click();
    await untilDone(page);
    const context = await browser.newContext();
    const theirs = await context.newPage();
    await signInTo(theirs, await office.addViewer(), deletion);
    await expect(theirs.getByRole('heading', { name: 'Conferences deleted' })).toBeVisible();
    await expect(figure(theirs, 'Codes stopped')).toHaveText('3');
    await expect(theirs.getByRole('button', { name: 'Bring 3 back' })).toHaveCount(0);
    await context.close();
    const second = await browser.newContext();
    const admins = await second.newPage();
    await signInTo(admins, await office.addAdmin(), deletion);
    await button(admins, 'Bring 3 back').click();
    await expect(admins).not.toHaveURL(new RegExp(deletion));
    await untilDone(admins);
    await second.close();
    expect(await countWorking(operator, conferences)).toBe(3);
    await page.getByRole('link', { name: 'Settings' }).click();
    await bannerOf(page).getByRole('button', { name: 'Bring them back' }).click();
    await expect(bannerOf(page).getByRole('alert')).toContainText(
      'There is nothing left to bring back.',
    );
  });

  await test.step('the activity has an entry for each run', async () => {
    await page.goto(`/a/${office.accountId}/activity`);
    const entries = page.getByRole('listitem');
    await expect(entries.filter({ hasText: 'deleted 3 conferences in one go' })).toHaveCount(3);
    const undone = entries.filter({ hasText: 'undid the deletion of 3 conferences in one go' });
    await expect(undone).toHaveCount(3);
  });
});

test('a deletion is undone halfway, over a dead network and a reload, and nothing stays deleted', async ({
  page,
  context,
  office,
  operator,
}) => {
  const { conferences, items } = await prepare(operator, office, 4);
  await openConferences(page, office);
  await openRun(page, office, 'delete', items);
  const allow = await allowWrites(page, 2);
  await button(page, 'Continue').click();
  await expect(phase(page, 'Waiting for an answer')).toBeVisible();
  await expect(figure(page, 'Deleted')).toHaveText('2');
  const other = await context.newPage();
  await other.goto(page.url());
  await expect(phase(other, 'Running in another window')).toBeVisible();
  await expect(other.getByRole('button', { name: /Bring/ })).toHaveCount(0);

  await test.step('it ends, and the two are on their way back', async () => {
    await expect(page.getByText('the run ends then')).toBeVisible();
    await button(page, 'Bring 2 back').click();
    await expect(page.getByRole('heading', { name: 'Bringing conferences back' })).toBeVisible();
    await expect(phase(page, 'Waiting for an answer')).toBeVisible();
  });

  await test.step('what is interrupted is taken up again', async () => {
    await page.reload();
    allow(Infinity);
    await untilDone(page);
    await expect(figure(page, 'Brought back')).toHaveText('2');
    await expect.poll(() => countWorking(operator, conferences)).toBe(4);
    await expect(page.getByRole('button', { name: /Bring/ })).toHaveCount(0);
  });

  await test.step('the other window has no more of the deletion to go on with', async () => {
    await other.getByRole('link', { name: 'Settings' }).click();
    await expect(other.getByRole('link', { name: 'Room 4' })).toBeVisible();
    await expect(bannerOf(other)).toHaveCount(0);
  });
});

test('a run leaves alone what it may not touch, goes on with the rest and tells why', async ({
  page,
  office,
  operator,
  inbox,
}) => {
  const { accountId, admin } = office;
  const { conferences, items } = await prepare(operator, office, 3);
  // Written past the rules, under which nobody could save it.
  const tag = ' Room with a space';
  const [odd] = await operator.addManyConferences(accountId, [
    { tag, adminEmail: 'odd@leaders.example', expiresAt: null },
  ]);
  const refused = { ...items[0]!, tag, conferenceId: odd, basedOn: '' };
  const to = `${unique()}@leaders.example`;
  await openConferences(page, office);
  await openRun(
    page,
    office,
    'reassign',
    [refused, ...items].map((item) => ({ ...item, adminEmail: to })),
  );
  await operator.saveElsewhere(accountId, conferences[1]!.id, admin, 'Renamed');
  await button(page, 'Continue').click();
  await untilDone(page);
  await expect(page.getByRole('heading', { name: 'Conference admin changed' })).toBeVisible();
  await expect(
    page.getByText('2 conferences have their new admin, and all emails were sent.'),
  ).toBeVisible();
  const alone = page.getByRole('region', { name: 'Left alone' });
  await expect(alone.getByRole('row', { name: /Room with a space/ })).toContainText('not taken');
  await expect(alone.getByRole('row', { name: /Room 2/ })).toContainText('saved by somebody');
  expect(await inspect(page)('what a run left alone')).toEqual([]);
  await inbox.wait(to, 2);

  await alone.getByRole('button', { name: 'Try these again' }).click();
  await untilDone(page);
  await expect(alone.getByRole('row', { name: /Room with a space/ })).toContainText('not taken');
  await expect(figure(page, 'Left alone')).toHaveText('2');
  expect(await inbox.wait(to, 2)).toHaveLength(2);
});

test('new codes and another expiry are given to many, once each, whatever is lost on the way', async ({
  page,
  office,
  operator,
  inbox,
}) => {
  const { conferences, items } = await prepare(operator, office, 3);
  await openConferences(page, office);
  const newCodes = { codesWanted: 2, overlapUntil: null };
  await openRun(
    page,
    office,
    'codes',
    items.map((item) => ({ ...item, newCodes })),
  );
  const allow = await allowWrites(page, 1);
  await button(page, 'Continue').click();
  await expect(phase(page, 'Waiting for an answer')).toBeVisible();
  await page.reload();
  allow(Infinity);
  await untilDone(page);
  await expect(
    page.getByText('3 conferences have new codes, and all emails were sent.'),
  ).toBeVisible();
  const renewed = await operator.conferences(office.accountId);
  const before = new Map(conferences.map(({ id, leaderCode }) => [id, leaderCode]));
  for (const { id, leaderCode } of renewed) {
    expect(leaderCode === before.get(id)).toBe(false);
    expect(await operator.countMails(id)).toBe(2);
  }
  for (const { adminEmail } of items) await inbox.wait(adminEmail, 2);
  await closeRun(page);

  const expiresAt = new Date('2035-03-31T21:00:00Z');
  const planned = renewed.map(({ saveId, id }) => {
    const item = items.find(({ conferenceId }) => conferenceId === id)!;
    return { ...item, basedOn: saveId, expiresAt };
  });
  await openRun(page, office, 'expiry', planned);
  await button(page, 'Continue').click();
  await untilDone(page);
  await expect(
    page.getByText('3 conferences have their new expiry, and all emails were sent.'),
  ).toBeVisible();
  for (const conference of await operator.conferences(office.accountId)) {
    expect(conference.expiresAt).toEqual(expiresAt);
  }
});
