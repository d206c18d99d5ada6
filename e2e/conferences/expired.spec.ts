import type { Locator, Page } from '@playwright/test';
import {
  chooseDay,
  conferenceForm,
  conferenceRow,
  done,
  openConference,
  openConferences,
  openEdit,
  saveAndSend,
} from '../support/portal.ts';
import { unique } from '../support/unique.ts';
import { expect, test } from '../support/test.ts';
import { DELIVERY_MS } from '../support/patience.ts';

test.use({ permissions: ['clipboard-read', 'clipboard-write'] });

const NEXT_WEEK = new Date(Date.now() + 7 * 24 * 3_600_000);
const expiredOn = 'This conference expired on 2 February 2001 at 23:05 EST (UTC−5).';

const over = (tag: string) => ({
  tag,
  adminEmail: `${unique()}@leaders.example`,
  expiresAt: new Date('2001-02-03T04:05:06Z'),
});

/** Chooses a day in a dialog's own fields. */
async function chooseIn(page: Page, dialog: Locator, day: Date): Promise<void> {
  await chooseDay(page, { ...conferenceForm(page), date: dialog.getByLabel('Expires on') }, day);
}

test('Save asks whether an expired conference is to have a new date, and sends what is true', async ({
  page,
  office,
  operator,
  inbox,
}) => {
  const input = over('Over');
  const { id } = await operator.addConference(office.accountId, office.admin, input);
  let letFields = (): void => undefined;
  const fieldsMayCome = new Promise<void>((resolve) => (letFields = resolve));
  await page.route('**/expiry-fields-*.js', async (route) => {
    await fieldsMayCome;
    await route.continue();
  });
  const form = await openEdit(page, office, id);
  await form.tag.fill('Over and out');
  await form.save.click();
  const question = page.getByText('It has expired; give it a new date?');
  await expect(question).toBeVisible();
  await page.getByRole('button', { name: 'Choose a new date' }).click();
  // On a slow network the fields for it are not there yet.
  await expect(form.date).toHaveCount(0);
  letFields();
  await expect(form.date).toBeFocused();
  await form.tag.focus();
  await page.getByRole('button', { name: 'Choose a new date' }).click();
  await expect(form.date).toBeFocused();
  expect(await operator.countMails(id)).toBe(1);

  await page.getByRole('button', { name: 'Save and send as expired' }).click();
  await expect(page.getByText(`Email sent to ${input.adminEmail}`, { exact: true })).toBeVisible({
    timeout: DELIVERY_MS,
  });
  const [mail] = await inbox.wait(input.adminEmail, 2);
  expect(mail!.subject).toBe('Over and out: your conference has expired');
  expect(mail!.text).toContain(expiredOn);
  expect(mail!.text).not.toMatch(/expires on|works until/i);

  await page.getByRole('button', { name: 'Edit conference' }).click();
  await chooseDay(page, form, NEXT_WEEK);
  await expect(question).toBeHidden();
  await saveAndSend(page, form, input.adminEmail);
  const [newest] = await inbox.wait(input.adminEmail, 3);
  expect(newest!.subject).toBe('Over and out: dial-in numbers and codes for your conference');
  await done(page);
});

test('so do Send again, New codes and the invitation, and a date is given there', async ({
  page,
  office,
  operator,
  inbox,
}) => {
  const [sent, copied] = [over('Sent again'), over('Copied')];
  const first = await operator.addConference(office.accountId, office.admin, sent);
  const second = await operator.addConference(office.accountId, office.admin, copied);
  await openConferences(page, office);
  const actions = page.getByRole('button', { name: 'Actions for Sent again' });
  await actions.click();
  await page.getByRole('menuitem', { name: 'Send email again' }).click();
  const question = page.getByRole('dialog', { name: '“Sent again” has expired' });
  await expect(question.getByRole('radio', { name: 'Yes, a new date' })).toBeFocused();
  await question.getByRole('button', { name: 'Save and send email again' }).click();
  await expect(question.getByRole('alert')).toContainText('Choose the date and the time');
  expect(await operator.countMails(first.id)).toBe(1);
  await page.keyboard.press('Escape');
  await expect(actions).toBeFocused();

  await actions.click();
  await page.getByRole('menuitem', { name: 'Send email again' }).click();
  await chooseIn(page, question, NEXT_WEEK);
  await question.getByRole('button', { name: 'Save and send email again' }).click();
  await expect(question).toBeHidden();
  const [mail] = await inbox.wait(sent.adminEmail, 2);
  expect(mail!.text).toMatch(/This conference expires on .* at 17:00 E[SD]T \(UTC−[45]\)\./);
  await expect(conferenceRow(page, 'Sent again')).not.toContainText('Expired');

  const panel = await openConference(page, office, second.id);
  const text = async () => page.evaluate(() => navigator.clipboard.readText());
  await panel.getByRole('button', { name: 'Copy as plain text' }).click();
  const about = page.getByRole('dialog', { name: '“Copied” has expired' });
  await about.getByRole('radio', { name: /^No: the invitation/ }).check();
  await about.getByRole('button', { name: 'Copy as expired' }).click();
  await expect(about).toBeHidden();
  expect(await text()).toContain(expiredOn);
  expect(await operator.countMails(second.id)).toBe(1);

  await panel.getByRole('button', { name: 'Show on screen' }).click();
  await about.getByRole('radio', { name: /^No: the screen/ }).check();
  await about.getByRole('button', { name: 'Show as expired' }).click();
  const screen = page.getByRole('dialog', { name: 'Copied' }).last();
  await expect(screen.getByRole('status')).toContainText('Its codes admit no one.');
  await page.keyboard.press('Escape');

  await panel.getByRole('button', { name: 'New codes' }).click();
  const codes = page.getByRole('dialog', { name: 'New codes for “Copied”' });
  await codes.getByRole('button', { name: 'Give new codes and send email' }).click();
  await expect(codes.getByRole('alert')).toContainText('Choose the date and the time');
  await page.keyboard.press('Escape');

  await panel.getByRole('button', { name: 'Copy invitation' }).click();
  await about.getByRole('radio', { name: 'Yes, it never expires' }).check();
  await expect(about).toContainText(`sends the email again to ${copied.adminEmail}`);
  await about.getByRole('button', { name: 'Save and copy' }).click();
  await expect(about).toBeHidden();
  await expect.poll(text).not.toContain('expire');
  expect(await text()).toContain('Audio conference: Copied');
  await inbox.wait(copied.adminEmail, 2);
});

test('viewers are told, and copy it all the same', async ({ page, office, operator }) => {
  const input = over('Watched');
  const { id } = await operator.addConference(office.accountId, office.admin, input);
  const viewer = await office.addViewer();
  const panel = await openConference(page, office, id, viewer);
  await panel.getByRole('button', { name: 'Copy invitation' }).click();
  const about = page.getByRole('dialog', { name: '“Watched” has expired' });
  await expect(about).toContainText('An administrator can give it a new date.');
  await expect(about.getByRole('radio')).toHaveCount(0);
  await about.getByRole('button', { name: 'Copy as expired' }).click();
  await expect(about).toBeHidden();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toContain(expiredOn);
});
