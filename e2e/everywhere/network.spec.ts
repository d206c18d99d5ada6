import type { Page } from '@playwright/test';
import {
  done,
  conferenceRow,
  openNewConference,
  saveAndSend,
  expectSent,
  signInTo,
} from '../support/portal.ts';
import { unique } from '../support/unique.ts';
import { expect, test } from '../support/test.ts';

/** Where a Save goes; other requests of the page are left alone. */
const COMMIT = /documents:commit/;

/** What Firestore answers when a quota is used up. */
const EXHAUSTED = {
  status: 429,
  json: { error: { code: 429, status: 'RESOURCE_EXHAUSTED', message: 'Quota exceeded.' } },
};

/**
 * What the browser says of the network is no part of what the portal tells: it is false beside a server
 * that answers, and true behind a router that is dead.
 */
const WORDS_OF_THE_BROWSER = [true, false];

async function say(page: Page, onLine: boolean): Promise<void> {
  await page.addInitScript((value) => {
    Object.defineProperty(Navigator.prototype, 'onLine', { get: () => value });
  }, onLine);
}

for (const onLine of WORDS_OF_THE_BROWSER) {
  test(`without network Save says so at once, keeps the form, and saves once when it is back (onLine ${onLine})`, async ({
    page,
    context,
    office,
    operator,
    inbox,
  }) => {
    await say(page, onLine);
    const leader = `${unique()}@leaders.example`;
    const form = await openNewConference(page, office);
    await form.tag.fill('On the train');
    await form.email.fill(leader);

    await context.setOffline(true);
    await form.save.click();
    await expect(form.problem('No answer: perhaps not saved')).toBeVisible();
    await expect(form.tag).toHaveValue('On the train');
    await expect(form.email).toHaveValue(leader);

    await context.setOffline(false);
    await saveAndSend(page, form, leader);
    expect(await operator.conferences(office.accountId)).toHaveLength(1);
    await inbox.wait(leader, 1);
  });

  test(`a Save whose answer was lost is not made twice (onLine ${onLine})`, async ({
    page,
    office,
    operator,
    inbox,
  }) => {
    await say(page, onLine);
    const leader = `${unique()}@leaders.example`;
    const form = await openNewConference(page, office);
    await form.tag.fill('Lost answer');
    await form.email.fill(leader);

    await page.route(COMMIT, async (route) => {
      if (route.request().method() !== 'POST') return route.fallback();
      await route.fetch();
      await route.abort('connectionreset');
    });
    await form.save.click();
    await expect(form.problem('No answer: perhaps not saved')).toBeVisible();
    await expect(form.tag).toHaveValue('Lost answer');
    expect(await operator.conferences(office.accountId)).toHaveLength(1);
    const [stored] = await operator.conferences(office.accountId);

    await page.unroute(COMMIT);
    await form.save.click();
    await expectSent(page, leader);
    const [again, ...others] = await operator.conferences(office.accountId);
    expect(others).toEqual([]);
    expect(again!.saveId).toBe(stored!.saveId);
    expect(await operator.countMails(again!.id)).toBe(1);
    await inbox.wait(leader, 1);
  });
}

test('what is changed after a lost answer is saved too, as the same conference', async ({
  page,
  office,
  operator,
}) => {
  const leader = `${unique()}@leaders.example`;
  const form = await openNewConference(page, office);
  await form.tag.fill('Before');
  await form.email.fill(leader);
  await page.route(COMMIT, async (route) => {
    if (route.request().method() !== 'POST') return route.fallback();
    await route.fetch();
    await route.abort('connectionreset');
  });
  await form.save.click();
  await expect(form.problem('No answer: perhaps not saved')).toBeVisible();
  await page.unroute(COMMIT);

  await form.tag.fill('After');
  await form.save.click();
  await expectSent(page, leader);
  await done(page);
  await expect(conferenceRow(page, 'After')).toBeVisible();
  expect(await operator.conferences(office.accountId)).toHaveLength(1);
});

test('a double click on Save makes one conference and one email', async ({
  page,
  office,
  operator,
  inbox,
}) => {
  const leader = `${unique()}@leaders.example`;
  const form = await openNewConference(page, office);
  await form.tag.fill('Twice');
  await form.email.fill(leader);
  await form.save.dblclick();

  await expectSent(page, leader);
  const [conference, ...others] = await operator.conferences(office.accountId);
  expect(others).toEqual([]);
  expect(await operator.countMails(conference!.id)).toBe(1);
  await inbox.wait(leader, 1);
});

test('a part of the form that cannot be loaded says so, and what was typed stays', async ({
  page,
  office,
}) => {
  const CALENDAR = /\/assets\/expiry-fields-[^/]*\.js$/;
  const form = await openNewConference(page, office);
  await form.tag.fill('Kept');
  await page.route(CALENDAR, (route) => route.abort());
  await form.neverExpires.uncheck();
  await expect(form.problem('This part could not be loaded')).toBeVisible();
  await expect(form.tag).toHaveValue('Kept');

  await page.unroute(CALENDAR);
  await form.problem('This part could not be loaded').getByRole('button').click();
  await expect(form.date).toBeVisible();
  await expect(form.tag).toHaveValue('Kept');
});

test('a limit of the service is said, the form is kept, and the Save works when it is over', async ({
  page,
  office,
  operator,
}) => {
  const leader = `${unique()}@leaders.example`;
  const form = await openNewConference(page, office);
  await form.tag.fill('Over the limit');
  await form.email.fill(leader);
  await page.route(COMMIT, (route) =>
    route.request().method() === 'POST' ? route.fulfill(EXHAUSTED) : route.fallback(),
  );
  await form.save.click();
  await expect(form.problem('Not saved: the service has reached a limit')).toBeVisible();
  await expect(form.tag).toHaveValue('Over the limit');

  await page.unroute(COMMIT);
  await saveAndSend(page, form, leader);
  expect(await operator.conferences(office.accountId)).toHaveLength(1);
});

test('a page that cannot be read because of a limit says so and can be tried again', async ({
  page,
  office,
  operator,
}) => {
  await operator.addActivity(office.accountId, office.admin, 1);
  const QUERY = /activity|:runQuery/;
  await signInTo(page, office.admin, `/a/${office.accountId}/profile`);
  await expect(page.getByRole('heading', { level: 2, name: /^Team/ })).toBeVisible();
  await page.route(QUERY, (route) =>
    route.request().method() === 'POST' ? route.fulfill(EXHAUSTED) : route.fallback(),
  );
  await page.getByRole('link', { name: 'Activity' }).click();
  const alert = page.getByRole('alert').filter({ hasText: 'Too much is being asked right now' });
  await expect(alert).toBeVisible();
  await page.unroute(QUERY);
  await alert.getByRole('button', { name: 'Try again' }).click();
  await expect(page.getByText('member-1@people.example')).toBeVisible();
});

for (const onLine of WORDS_OF_THE_BROWSER) {
  test(`an old tab after a deploy says so where a page’s file is gone, and a reload mends it (onLine ${onLine})`, async ({
    page,
    office,
  }) => {
    await say(page, onLine);
    const PAGE = /\/assets\/activity-page-[^/]*\.js$/;
    // Hosting answers an address that it does not know with the portal's own page.
    await page.route(PAGE, (route) =>
      route.fulfill({ contentType: 'text/html', body: '<!doctype html><title>Confdesk</title>' }),
    );
    await signInTo(page, office.admin, `/a/${office.accountId}/profile`);
    await expect(page.getByRole('heading', { level: 2, name: /^Team/ })).toBeVisible();
    const loads = countLoads(page);
    await page.getByRole('link', { name: 'Activity' }).click();
    const gone = page.getByRole('heading', {
      level: 1,
      name: 'Confdesk has probably been updated',
    });
    await expect(gone).toBeVisible();
    expect(loads.count, 'loads by themselves').toBe(0);

    await page.unroute(PAGE);
    await page.getByRole('button', { name: 'Reload' }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'Activity' })).toBeVisible();
    expect(loads.count).toBe(1);
  });

  test(`a page that was never opened says without network that nothing answers, and comes when it does (onLine ${onLine})`, async ({
    page,
    context,
    office,
  }) => {
    await say(page, onLine);
    await signInTo(page, office.admin, `/a/${office.accountId}/profile`);
    await expect(page.getByRole('heading', { level: 2, name: /^Team/ })).toBeVisible();
    const loads = countLoads(page);
    await context.setOffline(true);
    await page.getByRole('link', { name: 'Activity' }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'No answer' })).toBeVisible();

    // Still without: it stays on this page of ours, and does not become the browser's own.
    const again = page.getByRole('button', { name: 'Try again' });
    await again.click();
    await expect(page.getByRole('heading', { level: 1, name: 'No answer' })).toBeVisible();

    await context.setOffline(false);
    await again.click();
    await expect(page.getByRole('heading', { level: 1, name: 'Activity' })).toBeVisible();
    expect(loads.count, 'loads of the whole portal').toBe(0);
  });
}

/** Counts how often the portal is loaded as a whole from now on. */
function countLoads(page: Page): { readonly count: number } {
  const loads = { count: 0 };
  page.on('domcontentloaded', () => (loads.count += 1));
  return loads;
}
