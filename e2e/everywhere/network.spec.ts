import type { Page, Route } from '@playwright/test';
import {
  conferenceRow,
  done,
  expectSent,
  heading,
  openNewConference,
  signInTo,
} from '../support/portal.ts';
import { answerWithPortal } from '../support/network/after-deploy.ts';
import { unique } from '../support/unique.ts';
import { expect, test } from '../support/test.ts';

/** Where a Save goes; other requests of the page are left alone. */
const COMMIT = /documents:commit/;

/** Answers what Firestore answers when a quota is used up. */
const exhausted = (route: Route) =>
  whenPosted(route, () =>
    route.fulfill({
      status: 429,
      json: { error: { code: 429, status: 'RESOURCE_EXHAUSTED', message: 'Quota exceeded.' } },
    }),
  );

/** The server hears it, and nobody hears the server. */
const answerLost = (route: Route) =>
  whenPosted(route, async () => {
    await route.fetch();
    await route.abort('connectionreset');
  });

const whenPosted = (route: Route, act: () => Promise<void>) =>
  route.request().method() === 'POST' ? act() : route.fallback();

/**
 * What the browser says of the network is no part of what the portal tells: it is false beside a server
 * that answers, and true behind a router that is dead. Here it is false from the beginning.
 */
test.beforeEach(({ page }) => page.addInitScript(sayOnLine, false));

function sayOnLine(onLine: boolean): void {
  Object.defineProperty(Navigator.prototype, 'onLine', { get: () => onLine, configurable: true });
}

test('a form that cannot be sent says why, stays, and is saved once when it can', async ({
  page,
  context,
  office,
  operator,
  inbox,
}) => {
  const leader = `${unique()}@leaders.example`;
  const form = await openNewConference(page, office);
  await form.tag.fill('On the train');
  await form.email.fill(leader);
  const expectKept = async (problem: string) => {
    await expect(form.problem(problem)).toBeVisible();
    await expect(form.tag).toHaveValue('On the train');
    await expect(form.email).toHaveValue(leader);
  };

  await test.step('a part of it that cannot be loaded', async () => {
    const CALENDAR = /\/assets\/expiry-fields-[^/]*\.js$/;
    await page.route(CALENDAR, (route) => route.abort());
    await form.neverExpires.uncheck();
    await expectKept('This part could not be loaded');
    await page.unroute(CALENDAR);
    await form.problem('This part could not be loaded').getByRole('button').click();
    await expect(form.date).toBeVisible();
    await expect(form.tag).toHaveValue('On the train');
    await form.neverExpires.check();
  });
  const saveOffline = async () => {
    await context.setOffline(true);
    await form.save.click();
    await expectKept('No answer: perhaps not saved');
    await context.setOffline(false);
  };
  await test.step('no network, and the browser says so', saveOffline);
  await test.step('a limit of the service', async () => {
    await page.route(COMMIT, exhausted);
    await form.save.click();
    await expectKept('Not saved: the service has reached a limit');
    await page.unroute(COMMIT);
  });
  await page.evaluate(sayOnLine, true);
  await test.step('no network, and the browser does not know', saveOffline);
  expect(await operator.conferences(office.accountId)).toEqual([]);

  await test.step('a double click when it can: one conference, one email', async () => {
    await form.save.dblclick();
    await expectSent(page, leader);
    const [conference, ...others] = await operator.conferences(office.accountId);
    expect(others).toEqual([]);
    expect(await operator.countMails(conference!.id)).toBe(1);
    await inbox.wait(leader, 1);
  });
});

test('a Save whose answer was lost is not made twice, whether or not it is changed then', async ({
  page,
  office,
  operator,
  inbox,
}) => {
  const leader = `${unique()}@leaders.example`;
  const form = await openNewConference(page, office);
  const saveAndLose = async (tag: string) => {
    await form.tag.fill(tag);
    await form.email.fill(leader);
    await page.route(COMMIT, answerLost);
    await form.save.click();
    await expect(form.problem('No answer: perhaps not saved')).toBeVisible();
    await expect(form.tag).toHaveValue(tag);
    await page.unroute(COMMIT);
  };

  await test.step('saved again as it is', async () => {
    await saveAndLose('Lost answer');
    const [stored, ...none] = await operator.conferences(office.accountId);
    expect(none).toEqual([]);
    await form.save.click();
    await expectSent(page, leader);
    const [again, ...others] = await operator.conferences(office.accountId);
    expect(others).toEqual([]);
    expect(again!.saveId).toBe(stored!.saveId);
    expect(await operator.countMails(again!.id)).toBe(1);
    await inbox.wait(leader, 1);
  });
  await page.evaluate(sayOnLine, true);
  await test.step('changed, it is the same conference', async () => {
    await page.getByRole('button', { name: 'Generate another' }).click();
    await saveAndLose('Before');
    await form.tag.fill('After');
    await form.save.click();
    await expectSent(page, leader);
    await done(page);
    await expect(conferenceRow(page, 'After')).toBeVisible();
    expect(await operator.conferences(office.accountId)).toHaveLength(2);
  });
});

test('a page that cannot be had says why, and comes when it can', async ({
  page,
  context,
  office,
  operator,
}) => {
  await operator.addActivity(office.accountId, office.admin, 1);
  const activity = page.getByRole('link', { name: 'Activity' });
  const again = page.getByRole('button', { name: 'Try again' });
  const loads = countLoads(page);

  await signInTo(page, office.admin, `/a/${office.accountId}/profile`);
  await expect(page.getByRole('heading', { level: 2, name: /^Team/ })).toBeVisible();
  await test.step('no network: it stays a page of ours, whatever the browser says', async () => {
    await context.setOffline(true);
    await activity.click();
    await expect(heading(page, 'No answer')).toBeVisible();
    await page.evaluate(sayOnLine, true);
    // The page looks the same once it has asked in vain.
    const askedInVain = page.waitForEvent(
      'requestfailed',
      (request) => request.method() === 'HEAD',
    );
    await again.click();
    await askedInVain;
    await expect(heading(page, 'No answer')).toBeVisible();
    await context.setOffline(false);
  });
  await test.step('a limit of the service', async () => {
    const QUERY = /activity|:runQuery/;
    await page.route(QUERY, exhausted);
    await again.click();
    await expect(heading(page, 'Activity')).toBeVisible();
    const alert = page.getByRole('alert').filter({ hasText: 'Too much is being asked right now' });
    await expect(alert).toBeVisible();
    await page.unroute(QUERY);
    await alert.getByRole('button', { name: 'Try again' }).click();
    await expect(page.getByText('member-1@people.example')).toBeVisible();
    expect(loads.count, 'loads of the whole portal').toBe(1);
  });

  const PAGE = /\/assets\/activity-page-[^/]*\.js$/;
  await test.step('no network for a moment only', async () => {
    await page.goto(`/a/${office.accountId}/profile`);
    await expect(page.getByRole('heading', { level: 2, name: /^Team/ })).toBeVisible();
    await page.route(PAGE, (route) => route.abort('internetdisconnected'), { times: 1 });
    await activity.click();
    await expect(heading(page, 'Activity')).toBeVisible();
  });

  await page.route(PAGE, answerWithPortal);
  await page.goto(`/a/${office.accountId}/profile`);
  const gone = heading(page, 'Confdesk has probably been updated');
  for (const onLine of [false, true]) {
    await test.step(`an old tab after a deploy, onLine ${onLine}`, async () => {
      await expect(page.getByRole('heading', { level: 2, name: /^Team/ })).toBeVisible();
      await page.evaluate(sayOnLine, onLine);
      await activity.click();
      await expect(gone).toBeVisible();
      if (!onLine) await page.getByRole('link', { name: 'Profile' }).click();
    });
  }
  expect(loads.count, 'loads of the whole portal by itself').toBe(3);
  await page.unroute(PAGE);
  await page.getByRole('button', { name: 'Reload' }).click();
  await expect(heading(page, 'Activity')).toBeVisible();
  expect(loads.count).toBe(4);
});

/** Counts how often the portal is loaded as a whole from now on. */
function countLoads(page: Page): { readonly count: number } {
  const loads = { count: 0 };
  page.on('domcontentloaded', () => (loads.count += 1));
  return loads;
}

test('a form whose tab is older than a deploy says so, and keeps what was typed', async ({
  page,
  office,
}) => {
  const FIELDS = /\/assets\/expiry-fields-[^/]*\.js$/;
  const outdated = page
    .getByRole('alert')
    .filter({ hasText: 'Confdesk has probably been updated' });
  const form = await openNewConference(page, office);
  await form.tag.fill('Before the deploy');
  await page.route(FIELDS, (route) => route.abort('internetdisconnected'), { times: 1 });
  await form.neverExpires.uncheck();
  await expect(form.date).toBeVisible();
  await expect(outdated).toHaveCount(0);

  await page.reload();
  await page.route(FIELDS, answerWithPortal);
  await form.tag.fill('After the deploy');
  await form.neverExpires.uncheck();
  await expect(outdated).toBeVisible();
  await expect(form.tag).toHaveValue('After the deploy');
  await outdated.getByRole('button', { name: 'Close' }).click();
  await expect(outdated).toHaveCount(0);
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(outdated).toBeVisible();
  await expect(form.tag).toHaveValue('After the deploy');
  await page.unroute(FIELDS);
  await outdated.getByRole('button', { name: 'Reload' }).click();
  await expect(outdated).toHaveCount(0);
  await expect(form.tag).toBeVisible();
});
