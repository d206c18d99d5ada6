import type { Page } from '@playwright/test';
import { saved } from '../support/files.ts';
import { follow } from '../support/links.ts';
import type { LoadedUser, Operator, StoredUser } from '../support/operator-interface.ts';
import { heading, settingsPath, signInTo } from '../support/portal.ts';
import {
  allowWrites,
  bannerOf,
  COMMIT,
  figure,
  holdWrites,
  phase,
  preview,
  untilDone,
} from '../support/many/runs.ts';
import { expect, type Office, test } from '../support/test.ts';
import { unique } from '../support/unique.ts';
import {
  BOTH_SERVICES,
  button,
  generate as toGenerate,
  names,
  pageBox,
  usersPath,
} from './users-page.ts';

test.use({ profile: BOTH_SERVICES });

const generate = (page: Page) => page.getByRole('button', { name: /^Generate \d+ conference/ });

/** `Person 01` and so on, with addresses that no other test has. */
function people(count: number, first = 1): LoadedUser[] {
  const mark = unique();
  return Array.from({ length: count }, (_, index) => ({
    name: `Person ${String(first + index).padStart(2, '0')}`,
    extension: String(200 + first + index),
    email: `${mark}-${index}@leaders.example`,
  }));
}

/** Selects everybody of the list that is there, and goes on to the preview. */
async function toPreview(page: Page): Promise<void> {
  await pageBox(page).check();
  await toGenerate(page).click();
  await expect(heading(page, 'Generate conferences')).toBeVisible();
}

async function openPreview(page: Page, office: Office): Promise<void> {
  await signInTo(page, office.admin, usersPath(office.accountId));
  await toPreview(page);
}

async function startRun(page: Page): Promise<void> {
  await generate(page).click();
  await expect(page).toHaveURL(/\/runs\/[A-Za-z0-9]{20}$/);
}

/** One conference for each user, under the id that was kept for it. */
async function expectOneEach(
  operator: Operator,
  accountId: string,
  users: readonly { readonly conferenceId: string }[],
): Promise<void> {
  const made = await operator.conferences(accountId);
  expect(made.map(({ id }) => id).sort()).toEqual(users.map((user) => user.conferenceId).sort());
}

test('everybody selected gets a conference and its email, and running it again makes nothing', async ({
  page,
  browser,
  office,
  operator,
  inbox,
}) => {
  const { accountId } = office;
  const all = people(3);
  const users = await operator.addPbxUsers(accountId, [
    ...all,
    { name: 'Reception', extension: '290', email: '' },
    { name: 'Fax', extension: '291', email: 'fax@acme.example; desk@acme.example' },
  ]);

  await test.step('the preview says what will happen', async () => {
    await openPreview(page, office);
    await expect(preview(page)).toContainText('3 conferences will be made');
    await expect(preview(page)).toContainText('2 users cannot get one: their email is not usable');
    await preview(page).getByText('Show who').click();
    await expect(preview(page)).toContainText('Reception, 290: no email address');
    await expect(preview(page)).toContainText(
      'Fax, 291: several addresses where there should be one',
    );
    const pattern = page.getByRole('textbox', { name: 'Tag' });
    await expect(page.getByText('For example Person 01')).toBeVisible();
    await pattern.fill('{poste} ');
    await button(page, 'Insert {name}').click();
    await expect(pattern).toHaveValue('{poste} {name}');
    await expect(page.getByText('For example 201 Person 01')).toBeVisible();
  });

  await test.step('and it happens', async () => {
    // Held back until it is seen that it runs.
    const letGo = await holdWrites(page);
    await startRun(page);
    await expect(phase(page, 'Running')).toBeVisible();
    letGo();
    await untilDone(page);
    for (const [name, count] of [
      ['Made', '3'],
      ['Codes given', '3'],
      ['Emails sent', '3'],
      ['Failed', '0'],
    ] as const) {
      await expect.soft(figure(page, name), name).toHaveText(count);
    }
    await expect(page.getByText('3 conferences were made and all emails sent.')).toBeVisible();
    await expectOneEach(operator, accountId, users.slice(0, 3));
    const [mail] = await inbox.wait(all[0]!.email, 1);
    expect(mail!.text).toContain('201 Person 01');
  });

  await test.step('the result is a file, without leader codes', async () => {
    const { text } = await saved(page, () => button(page, 'Download the result (CSV)').click());
    expect(text).toContain('Name,Extension,Email,Tag,Participant code,Result,Reason');
    expect(text).toMatch(/Person 01,201,[^,]+,201 Person 01,\d{10},"made, email sent",/);
    for (const { leaderCode } of await operator.conferences(accountId)) {
      expect(text).not.toContain(leaderCode);
    }
  });

  const refused = { name: 'Two Dots', extension: '299', email: 'two..dots@acme.example' };
  let more: readonly StoredUser[] = [];
  await test.step('a run that lost its right stops, says why, and is ended', async () => {
    more = await operator.addPbxUsers(accountId, [...people(2, 4), refused]);
    await button(page, 'Done').click();
    await expect(names(page)).toHaveCount(8);
    await toPreview(page);
    await expect(preview(page)).toContainText('3 users have one already and are left alone');
    await expect(preview(page)).toContainText('3 conferences will be made');
    const allow = await allowWrites(page, 1);
    await startRun(page);
    await expect(figure(page, 'Made')).toHaveText('1');
    await operator.switchService(accountId, 'conferencing', false);
    allow(Infinity);
    await expect(page.getByText('Conferencing has been switched off')).toBeVisible();
    await operator.switchService(accountId, 'conferencing', true);
    await button(page, 'End the run').click();
    await page.getByRole('dialog').getByRole('button', { name: 'End the run' }).click();
    await expect(heading(page, 'Cloud PBX users')).toBeVisible();
    await expect(bannerOf(page)).toHaveCount(0);
    await page.unroute(COMMIT);
  });

  await test.step('an email that fails is told with its reason, and is tried again', async () => {
    await toPreview(page);
    await startRun(page);
    await untilDone(page);
    await expect(page.getByText('Conferences made: 2. Emails not sent: 1.')).toBeVisible();
    const row = page.getByRole('row').filter({ hasText: refused.email });
    await expect(row).toContainText('address refused');
    await button(page, 'Try these again').click();
    await expect.poll(() => operator.countMails(more[2]!.conferenceId)).toBe(2);
    await untilDone(page);
    await expect(figure(page, 'Failed')).toHaveText('1');
    await expectOneEach(operator, accountId, [...users.slice(0, 3), ...more]);
  });

  await test.step('others see the figures of a run, and nobody sees one that is not there', async () => {
    const viewer = await office.addViewer();
    const context = await browser.newContext();
    const theirs = await context.newPage();
    await signInTo(theirs, viewer, new URL(page.url()).pathname);
    await expect(theirs.getByText('kept only where it was made')).toBeVisible();
    await expect(figure(theirs, 'Emails sent')).toHaveText('1');
    await follow(theirs, `/a/${accountId}/conferencing/runs/${'x'.repeat(20)}`);
    await expect(heading(theirs, 'There is no such run')).toBeVisible();
    await context.close();
  });

  await test.step('what has expired by then is asked about first, and given no end there', async () => {
    const { conferenceId } = more[2]!;
    await operator.expire(accountId, conferenceId);
    await button(page, 'Try these again').click();
    const question = page.getByRole('dialog', { name: 'Some of these have expired' });
    await expect(question).toContainText('1 of these conferences has expired');
    await question.getByRole('button', { name: 'Send again' }).click();
    await expect(question.getByRole('alert')).toContainText('Choose the date and the time');
    expect(await operator.countMails(conferenceId)).toBe(2);
    await question.getByRole('radio', { name: 'Yes, they never expire' }).check();
    await question.getByRole('button', { name: 'Send again' }).click();
    await expect.poll(() => operator.countMails(conferenceId)).toBe(3);
    const conferences = await operator.conferences(accountId);
    expect(conferences.filter(({ expiresAt }) => expiresAt !== null)).toEqual([]);
    await untilDone(page);
  });

  await test.step('again it makes nothing', async () => {
    await button(page, 'Done').click();
    await expect(heading(page, 'Cloud PBX users')).toBeVisible();
    await toPreview(page);
    await expect(preview(page)).toContainText('6 users have one already and are left alone');
    await expect(button(page, 'No conference will be made')).toBeDisabled();
  });
});

test('a run outlives pauses, reloads, a dead network and closed windows, and makes each once', async ({
  page,
  context,
  office,
  operator,
  inbox,
}) => {
  const all = people(6);
  const users = await operator.addPbxUsers(office.accountId, all);
  await openPreview(page, office);
  const allow = await allowWrites(page, 2);
  await startRun(page);
  const address = page.url();

  await test.step('without network it waits', async () => {
    await expect(phase(page, 'Waiting for an answer')).toBeVisible();
    await expect(figure(page, 'Made')).toHaveText('2');
  });

  await test.step('paused it stays, over a reload too, until it is continued', async () => {
    await button(page, 'Pause').click();
    await expect(phase(page, 'Paused')).toBeVisible();
    await expect(page.getByText('What has been begun still gets its email.')).toBeVisible();
    await page.reload();
    await expect(phase(page, 'Paused')).toBeVisible();
    allow(1);
    await button(page, 'Continue').click();
    await expect(figure(page, 'Made')).toHaveText('3');
  });

  await test.step('loaded anew elsewhere in the portal it goes on by itself', async () => {
    await page.goto(settingsPath(office.accountId));
    await expect(bannerOf(page)).toContainText('3 of 6');
    // Not before: what the old page had written as it went, the new one would write again.
    allow(1);
    await expect(bannerOf(page)).toContainText('4 of 6');
    await expect(bannerOf(page)).toContainText(/Running|Waiting for an answer/);
    await bannerOf(page).getByRole('link', { name: 'Open' }).click();
    await expect(phase(page, 'Waiting for an answer')).toBeVisible();
  });

  const second = await context.newPage();
  await test.step('another window sees that it is made in this one', async () => {
    await second.goto(address);
    await expect(phase(second, 'Running in another window')).toBeVisible();
    await expect(button(second, 'Pause')).toHaveCount(0);
  });

  await test.step('and takes it up where that left it once it was closed', async () => {
    await page.close();
    await second.getByRole('link', { name: 'Settings' }).click();
    await expect(bannerOf(second)).toContainText('Interrupted');
    await second.reload();
    await expect(bannerOf(second)).toContainText('Interrupted');
    await bannerOf(second).getByRole('button', { name: 'Continue' }).click();
    await bannerOf(second).getByRole('link', { name: 'Open' }).click();
    await untilDone(second);
    await expectOneEach(operator, office.accountId, users);
    for (const { email } of all) await inbox.wait(email, 1);
  });
});
