import {
  done,
  conferenceRow,
  openNewConference,
  saveAndSend,
  expectSent,
} from './support/portal.ts';
import { unique } from './support/operator.ts';
import { expect, test } from './support/test.ts';

/** Where a Save goes; other requests of the page are left alone. */
const COMMIT = /documents:commit/;

test('without network Save says so at once, keeps the form, and saves once when it is back', async ({
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

  await context.setOffline(true);
  await form.save.click();
  await expect(form.problem('You are offline: not saved')).toBeVisible();
  await expect(form.tag).toHaveValue('On the train');
  await expect(form.email).toHaveValue(leader);

  await context.setOffline(false);
  await saveAndSend(page, form, leader);
  expect(await operator.conferences(office.accountId)).toHaveLength(1);
  await inbox.wait(leader, 1);
});

test('a Save whose answer was lost is not made twice', async ({
  page,
  office,
  operator,
  inbox,
}) => {
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
