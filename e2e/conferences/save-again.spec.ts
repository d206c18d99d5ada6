import {
  conferenceForm,
  conferenceRow,
  done,
  expectSent,
  openConferences,
  openEdit,
  openNewConference,
  saveAndSend,
} from '../support/portal.ts';
import { unique } from '../support/unique.ts';
import { expect, test } from '../support/test.ts';

/** A conference that was sent once, to a leader of its own. */
const sentOnce = (tag: string) => ({
  tag,
  adminEmail: `${unique()}@leaders.example`,
  expiresAt: null,
});

test('Save without a change sends the same codes again', async ({
  page,
  office,
  operator,
  inbox,
}) => {
  const input = sentOnce('Again');
  const before = await operator.addConference(office.accountId, office.admin, input);

  const form = await openEdit(page, office, before.id);
  await expect(
    page.getByText(`Saving sends the email again to ${input.adminEmail}, in English.`),
  ).toBeVisible();
  await saveAndSend(page, form, input.adminEmail);

  const mails = await inbox.wait(input.adminEmail, 2);
  const [after] = await operator.conferences(office.accountId);
  expect(after).toEqual({ ...before, saveId: after!.saveId });
  expect(after!.saveId).not.toBe(before.saveId);
  const bodies = mails.map((mail) => mail.text);
  expect(bodies[0]).toBe(bodies[1]);
});

test('a changed Tag and address are saved, and the email goes to the new one alone', async ({
  page,
  office,
  operator,
  inbox,
}) => {
  const input = sentOnce('Old name');
  const conference = await operator.addConference(office.accountId, office.admin, input);
  const successor = `${unique()}@leaders.example`;

  const form = await openEdit(page, office, conference.id);
  await form.tag.fill('New name');
  await form.email.fill(successor);
  await expect(page.getByText(`${input.adminEmail} has had this conference’s email`)).toBeVisible();
  await saveAndSend(page, form, successor);

  const [mail] = await inbox.wait(successor, 1);
  expect(mail!.text).toContain('New name');
  expect(await inbox.count(input.adminEmail)).toBe(1);
});

test('Send email again does so from the list', async ({ page, office, operator, inbox }) => {
  const input = sentOnce('From the list');
  await operator.addConference(office.accountId, office.admin, input);
  await openConferences(page, office);

  await page.getByRole('button', { name: 'Actions for From the list' }).click();
  await page.getByRole('menuitem', { name: 'Send email again' }).click();
  await inbox.wait(input.adminEmail, 2);
  await expect(conferenceRow(page, 'From the list')).toContainText('Sent');
});

test('of two administrators the second is told and can keep their own', async ({
  page,
  office,
  operator,
  inbox,
}) => {
  const input = sentOnce('Shared');
  const conference = await operator.addConference(office.accountId, office.admin, input);
  const colleague = await office.addAdmin();

  const form = await openEdit(page, office, conference.id);
  await form.tag.fill('Mine');
  await operator.saveElsewhere(office.accountId, conference.id, colleague, 'Theirs');
  await inbox.wait(input.adminEmail, 2);
  await form.save.click();

  await expect(page.getByText(/saved this conference before you/)).toBeVisible();
  await expect(page.getByText('Nothing was overwritten.')).toBeVisible();
  await page.getByRole('button', { name: 'Keep mine and send email' }).click();
  await expectSent(page, input.adminEmail);
  await done(page);
  await expect(conferenceRow(page, 'Mine')).toBeVisible();
  await inbox.wait(input.adminEmail, 3);
});

test('the second of two administrators can take the saved version', async ({
  page,
  office,
  operator,
}) => {
  const conference = await operator.addConference(
    office.accountId,
    office.admin,
    sentOnce('Shared'),
  );
  const colleague = await office.addAdmin();

  const form = await openEdit(page, office, conference.id);
  await form.tag.fill('Mine');
  await operator.saveElsewhere(office.accountId, conference.id, colleague, 'Theirs');
  await form.save.click();
  await page.getByRole('button', { name: 'Take the saved one' }).click();
  await expect(form.tag).toHaveValue('Theirs');
});

test('a service switched off while the form is open is named, and the form keeps its content', async ({
  page,
  office,
  operator,
}) => {
  const form = await openNewConference(page, office);
  await form.tag.fill('Too late');
  await form.email.fill('ana@leaders.example');
  await operator.switchService(office.accountId, 'conferencing', false);
  await form.save.click();

  await expect(form.problem('Not saved: Conferencing has been switched off')).toBeVisible();
  await expect(form.tag).toHaveValue('Too late');
  await expect(form.email).toHaveValue('ana@leaders.example');
  expect(await operator.conferences(office.accountId)).toEqual([]);
});

test('an administrator who was taken out meanwhile is told so', async ({
  page,
  office,
  operator,
}) => {
  const form = await openNewConference(page, office);
  await form.tag.fill('Gone');
  await form.email.fill('ana@leaders.example');
  await operator.removeMember(office.accountId, office.admin);
  await form.save.click();

  await expect(form.problem('Not saved: you are no longer a member')).toBeVisible();
  await expect(form.tag).toHaveValue('Gone');
});

test('leaving a changed form asks first', async ({ page, office }) => {
  const form = await openNewConference(page, office);
  await form.tag.fill('Half done');
  await page.getByRole('button', { name: 'Close', exact: true }).click();
  const question = page.getByRole('dialog', { name: 'Discard what you typed?' });
  await question.getByRole('button', { name: 'Keep editing' }).click();
  await expect(form.tag).toHaveValue('Half done');
});

test('a row opens its conference, at an address of its own', async ({ page, office, operator }) => {
  const conference = await operator.addConference(
    office.accountId,
    office.admin,
    sentOnce('By link'),
  );
  await openConferences(page, office);
  await page.getByRole('link', { name: 'Open By link' }).click();
  await expect(page.getByRole('dialog', { name: 'By link' })).toBeVisible();
  await expect(page).toHaveURL(new RegExp(`/${conference.id}$`));
  await page.getByRole('dialog').getByRole('link', { name: 'Edit' }).click();
  await expect(conferenceForm(page).tag).toHaveValue('By link');
  await expect(page).toHaveURL(new RegExp(`/${conference.id}/edit$`));
});

test('closing a conference returns the focus to its row and leaves the list where it was', async ({
  page,
  office,
  operator,
}) => {
  await operator.addConference(office.accountId, office.admin, sentOnce('Here'));
  await page.setViewportSize({ width: 1280, height: 240 });
  await openConferences(page, office);
  const link = page.getByRole('link', { name: 'Open Here' });
  await link.scrollIntoViewIfNeeded();
  await link.focus();
  const scrolled = await page.evaluate(() => window.scrollY);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog', { name: 'Here' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();
  await expect(link).toBeFocused();
  expect(await page.evaluate(() => window.scrollY)).toBe(scrolled);

  await page.getByRole('button', { name: 'Actions for Here' }).click();
  await page.getByRole('menuitem', { name: 'Edit' }).click();
  await expect(conferenceForm(page).tag).toHaveValue('Here');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();
  await expect(conferenceRow(page, 'Here').locator(':focus')).toHaveCount(1);
});
