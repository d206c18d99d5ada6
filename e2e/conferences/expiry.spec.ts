import { torontoClockChanges } from '../support/clock-changes.ts';
import {
  chooseDay,
  conferenceRow,
  done,
  openConferences,
  openEdit,
  openNewConference,
  saveAndSend,
} from '../support/portal.ts';
import { unique } from '../support/unique.ts';
import { expect, test } from '../support/test.ts';
import { dayIn } from '../../domain/time/local-time.ts';

/**
 * The browser is in Tokyo (playwright.config.ts), the account in Toronto: nine hours ahead of UTC
 * against four or five behind.
 */
const changes = torontoClockChanges(new Date());
const day = (date: Date) => date.toISOString().slice(0, 10);

test('an expiry is on the account’s clock, whatever the browser’s', async ({
  page,
  office,
  operator,
  inbox,
}) => {
  const leader = `${unique()}@leaders.example`;
  const form = await openNewConference(page, office);
  await form.tag.fill('Summer');
  await form.email.fill(leader);
  await form.neverExpires.uncheck();
  await expect(page.getByText('In the account’s time zone:')).toContainText('Toronto');

  const summer = new Date(Date.UTC(changes.skipped.getUTCFullYear(), 6, 15));
  await chooseDay(page, form, summer);
  await form.time.fill('17:30');
  await expect(page.getByText('On your own clock:')).toContainText('06:30');
  await saveAndSend(page, form, leader);

  const [conference] = await operator.conferences(office.accountId);
  expect(conference!.expiresAt).toEqual(new Date(`${day(summer)}T17:30:00-04:00`));
  const [mail] = await inbox.wait(leader, 1);
  const moment = `expires on 15 July ${summer.getUTCFullYear()} at 17:30`;
  expect(mail!.text).toContain(moment);
  expect(mail!.html || '').toContain(moment);
  await done(page);
  await expect(conferenceRow(page, 'Summer')).toContainText('17:30');
});

test('a missing date is asked for, one that has passed refused, and what was typed stays', async ({
  page,
  office,
  operator,
}) => {
  const form = await openNewConference(page, office);
  await form.tag.fill('Yesterday');
  await form.email.fill('ana@leaders.example');
  await form.neverExpires.uncheck();
  await form.save.click();
  await expect(page.getByText('Choose the date and the time')).toBeVisible();

  await chooseDay(page, form, new Date(dayIn(new Date(), 'America/Toronto')));
  await form.time.fill('00:00');
  await form.save.click();

  await expect(page.getByText('This moment has passed.')).toBeVisible();
  await expect(form.tag).toHaveValue('Yesterday');
  expect(await operator.conferences(office.accountId)).toEqual([]);
});

test('a time that the clocks jump over is refused, and the next one taken', async ({
  page,
  office,
  operator,
}) => {
  const leader = `${unique()}@leaders.example`;
  const form = await openNewConference(page, office);
  await form.tag.fill('Spring');
  await form.email.fill(leader);
  await form.neverExpires.uncheck();
  await chooseDay(page, form, changes.skipped);
  await form.time.fill('02:30');
  await form.save.click();
  await expect(page.getByText('The clocks skip this time')).toBeVisible();
  expect(await operator.conferences(office.accountId)).toEqual([]);

  await form.time.fill('03:30');
  await saveAndSend(page, form, leader);
  const [conference] = await operator.conferences(office.accountId);
  expect(conference!.expiresAt).toEqual(new Date(`${day(changes.skipped)}T03:30:00-04:00`));
});

test('a time that comes twice is asked about, and the chosen one saved', async ({
  page,
  office,
  operator,
}) => {
  const leader = `${unique()}@leaders.example`;
  const form = await openNewConference(page, office);
  await form.tag.fill('Autumn');
  await form.email.fill(leader);
  await form.neverExpires.uncheck();
  await chooseDay(page, form, changes.doubled);
  await form.time.fill('01:30');
  await form.save.click();
  await expect(page.getByText('this time comes twice on that day')).toBeVisible();
  expect(await operator.conferences(office.accountId)).toEqual([]);

  await page.getByRole('radio', { name: /01:30 EST \(UTC−5\)/ }).check();
  await saveAndSend(page, form, leader);
  const [conference] = await operator.conferences(office.accountId);
  expect(conference!.expiresAt).toEqual(new Date(`${day(changes.doubled)}T01:30:00-05:00`));
});

test('an expired conference can be corrected as it is, and revived by moving its date', async ({
  page,
  office,
  operator,
}) => {
  const adminEmail = `${unique()}@leaders.example`;
  const expiresAt = new Date('2001-02-03T04:05:06Z');
  const input = { tag: 'Over', adminEmail, expiresAt };
  const { id } = await operator.addConference(office.accountId, office.admin, input);

  const form = await openEdit(page, office, id);
  await expect(form.time).toBeVisible();
  await expect(page.getByText('This conference has expired')).toBeVisible();
  await expect(page.getByText('This moment has passed')).toBeHidden();
  await form.tag.fill('Over and out');
  await form.save.click();
  await page.getByRole('button', { name: 'Save and send as expired' }).click();
  await done(page);
  const row = conferenceRow(page, 'Over and out');
  await expect(row).toContainText('Expired');
  const [corrected] = await operator.conferences(office.accountId);
  expect(corrected!.expiresAt).toEqual(expiresAt);

  await page.getByRole('button', { name: 'Actions for Over and out' }).click();
  await page.getByRole('menuitem', { name: 'Edit' }).click();
  await form.neverExpires.check();
  await saveAndSend(page, form, adminEmail);
  await done(page);
  await expect(row).toContainText('Never');
});

test('times in the list are the account’s, with the zone named', async ({
  page,
  office,
  operator,
}) => {
  const adminEmail = `${unique()}@leaders.example`;
  const expiresAt = new Date('2999-01-15T22:00:00Z');
  const input = { tag: 'Far away', adminEmail, expiresAt };
  await operator.addConference(office.accountId, office.admin, input);
  await openConferences(page, office);
  await expect(conferenceRow(page, 'Far away')).toContainText('17:00');
  await expect(page.getByText('the account’s time zone')).toContainText('Toronto');
});
