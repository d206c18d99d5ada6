import type { Page } from '@playwright/test';
import { recordedDistance, recordedMoment } from '../../tests/support/second-source.ts';
import {
  chooseDay,
  conferenceRow,
  done,
  openConferences,
  openNewConference,
  saveAndSend,
} from '../support/portal.ts';
import { expect, test } from '../support/test.ts';
import { unique } from '../support/unique.ts';

/*
 * Zones whose rules changed in 2026, so that browsers and Node of that year disagree about them. What is
 * right is taken from the C library's reading of zone files.
 */
const ZONES = [
  'America/Winnipeg',
  'America/Edmonton',
  'America/Vancouver',
  'Africa/Casablanca',
  'America/Havana',
];

/**
 * Makes the browser one whose rules are of another age, for all zones and as wrong as can be: whoever asks
 * Intl for a zone gets Kiritimati's, fourteen hours ahead of UTC. Which zones were asked for is kept.
 */
async function withOtherRules(page: Page): Promise<() => Promise<unknown>> {
  await page.addInitScript(() => {
    const asked: string[] = [];
    Object.assign(window, { askedZones: asked });
    const misled = (options: Intl.DateTimeFormatOptions = {}): Intl.DateTimeFormatOptions => {
      if (options.timeZone === undefined || options.timeZone === 'UTC') return options;
      asked.push(options.timeZone);
      return { ...options, timeZone: 'Pacific/Kiritimati' };
    };
    type Arguments = [string | string[] | undefined, Intl.DateTimeFormatOptions | undefined];
    const { DateTimeFormat } = Intl;
    Intl.DateTimeFormat = new Proxy(DateTimeFormat, {
      construct: (target, [locales, options]: Arguments) => new target(locales, misled(options)),
      apply: (target, _this, [locales, options]: Arguments) => target(locales, misled(options)),
    });
  });
  return () => page.evaluate(() => Reflect.get(window, 'askedZones') as unknown);
}

/** The next twelfth of December that is not before tomorrow. */
function nextTwelfth(now: Date): string {
  const year = now.getUTCFullYear();
  const twelfth = `${year}-12-12`;
  return Date.parse(twelfth) > now.getTime() + 24 * 3_600_000 ? twelfth : `${year + 1}-12-12`;
}

test('form, email, list and bill go by the same clock, whatever rules the browser has', async ({
  page,
  office,
  operator,
  inbox,
}) => {
  const askedZones = await withOtherRules(page);
  const day = nextTwelfth(new Date());
  const yesterday = new Date(Date.now() - 24 * 3_600_000).toISOString().slice(0, 10);
  for (const [index, zone] of ZONES.entries()) {
    await operator.changeProfile(office.accountId, { timeZone: zone });
    const place = zone.split('/')[1]!;
    const due = recordedMoment(`${day}T17:00`, zone);
    const leader = `${unique()}@leaders.example`;
    const form = await openNewConference(page, office);
    await form.tag.fill(place);
    await form.email.fill(leader);
    await form.neverExpires.uncheck();
    await chooseDay(page, form, new Date(day));
    await form.time.fill('5 pm');
    const said = `12 December ${day.slice(0, 4)} at 17:00 (${recordedDistance(due, zone)})`;
    const preview = page.frameLocator('iframe');
    await expect(preview.getByText(`This conference expires on ${said}`)).toBeVisible();
    await expect(page.getByText('In the account’s time zone:')).toContainText(
      `${place} time, ${recordedDistance(due, zone)}`,
    );
    await saveAndSend(page, form, leader);

    const [mail] = await inbox.wait(leader, 1);
    expect(mail!.text).toContain(said);
    const stored = await operator.conferences(office.accountId);
    expect(stored[index]!.expiresAt).toEqual(due);
    await done(page);
    await expect(conferenceRow(page, place)).toContainText(
      new RegExp(`12\\s+Dec\\s+${day.slice(0, 4)},\\s+17:00`),
    );

    // The first and the last minutes of yesterday, there.
    const call = (local: string) => ({
      ...{ id: unique(), conferenceId: stored[index]!.id, tag: place },
      startedAt: recordedMoment(`${yesterday}T${local}`, zone),
      legs: [{ role: 'leader' as const, caller: null, joined: 0, left: 60 }],
    });
    await operator.addCalls(office.accountId, [call('00:10'), call('23:50')]);
    const usage = `/a/${office.accountId}/conferencing/usage?from=${yesterday}&to=${yesterday}`;
    await page.goto(`${usage}&conference=${stored[index]!.id}`);
    await expect(page.getByText('1–2 of 2')).toBeVisible();
    await expect(page.getByRole('link', { name: /^Call of/ })).toHaveText([/23:50/, /00:10/]);
    expect(await askedZones()).toEqual([]);
  }
});

test('an expiry that new rules have moved is told, and put right without an email', async ({
  page,
  office,
  operator,
  inbox,
}) => {
  await operator.changeProfile(office.accountId, { timeZone: 'America/Winnipeg' });
  const day = nextTwelfth(new Date());
  const due = recordedMoment(`${day}T17:00`, 'America/Winnipeg');
  const adminEmail = `${unique()}@leaders.example`;
  const { id } = await operator.addConference(office.accountId, office.admin, {
    tag: 'Board',
    adminEmail,
    // Chosen when winter was thought to be an hour farther from UTC.
    expiresAt: new Date(due.getTime() + 3_600_000),
    expiryChosen: { local: `${day}T17:00`, timeZone: 'America/Winnipeg', choice: null },
  });
  await openConferences(page, office);
  await conferenceRow(page, 'Board').getByText('Board').click();
  const told = page.getByText('The rules of its time zone have changed');
  await expect(told).toBeVisible();
  await expect(
    page.getByText(/It was to expire on 12.Dec.*17:00 \(Winnipeg time, UTC−5\)/),
  ).toBeVisible();
  await page.getByRole('button', { name: 'Set it to 17:00' }).click();
  await expect(told).toBeHidden();
  await operator.untilTold(office.accountId, 'expiryMended');
  await page.reload();
  await expect(page.getByText(/put the expiry of this conference to the time/)).toBeVisible();
  await expect(told).toBeHidden();
  expect((await operator.conferences(office.accountId))[0]!.expiresAt).toEqual(due);
  expect(await operator.countMails(id)).toBe(1);
  expect(await inbox.wait(adminEmail, 1)).toHaveLength(1);
});

test('an account whose zone is none says so on every page, and is given another', async ({
  page,
  office,
  operator,
}) => {
  await operator.changeProfile(office.accountId, { timeZone: 'AST' });
  await openConferences(page, office);
  const told = page.getByText('The account’s time zone, “AST”, does not exist');
  await expect(told).toBeVisible();
  await page.getByRole('link', { name: 'Choose a time zone' }).click();
  await expect(page.getByText('There is no such time zone; times are in UTC.')).toBeVisible();
  await page.getByRole('button', { name: 'Change the Profile' }).click();
  const dialog = page.getByRole('dialog', { name: 'Change the Profile' });
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(dialog.getByText('Choose the account’s time zone.')).toBeVisible();
  const zone = dialog.getByRole('combobox', { name: 'Time zone' });
  await zone.fill('anchorage');
  await page.getByRole('option', { name: /^Anchorage · Alaska Time/ }).click();
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(told).toBeHidden();
  await expect(page.getByText('Alaska Time (Anchorage)')).toBeVisible();
});
