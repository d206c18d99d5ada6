import { formatCode } from '../../domain/conference/access-code.ts';
import {
  conferenceForm,
  conferenceRow,
  done,
  fact,
  openConference,
  openConferences,
  saveAndSend,
  settingsPath,
} from '../support/portal.ts';
import { unique } from '../support/unique.ts';
import { expect, test } from '../support/test.ts';
import { DELIVERY_MS } from '../support/patience.ts';

test('a conference shows its codes, its admin, its expiry and its email', async ({
  page,
  office,
  operator,
}) => {
  const adminEmail = `${unique()}@leaders.example`;
  const input = { tag: 'In full', adminEmail, expiresAt: new Date('2999-12-31T22:00:00Z') };
  const { id, participantCode } = await operator.addConference(
    office.accountId,
    office.admin,
    input,
  );
  const panel = await openConference(page, office, id);
  await expect(panel.getByText('Active', { exact: true })).toBeVisible();
  await expect(fact(panel, 'Participant code')).toContainText(formatCode(participantCode!));
  await expect(fact(panel, 'Leader code')).toContainText('Hidden');
  await expect(fact(panel, 'Conference admin')).toHaveText(adminEmail);
  await expect(fact(panel, 'Expires')).toContainText('31 Dec 2999, 17:00');
  await expect(fact(panel, 'Expires')).toContainText('Eastern Time');
  await expect(panel.getByText(`to ${adminEmail}`).first()).toBeVisible();
});

test('a look at the leader code is written down for the other administrators', async ({
  page,
  office,
  operator,
}) => {
  const adminEmail = `${unique()}@leaders.example`;
  const { id, leaderCode } = await operator.addConference(office.accountId, office.admin, {
    tag: 'Looked at',
    adminEmail,
    expiresAt: null,
  });
  const panel = await openConference(page, office, id);
  await panel.getByRole('button', { name: 'Reveal the leader code of Looked at' }).click();
  await expect(fact(panel, 'Leader code')).toContainText(formatCode(leaderCode!));
  expect(page.url()).not.toContain(leaderCode!);
  await operator.untilTold(office.accountId, 'leaderCodeRevealed');
  await page.reload();
  await expect(page.getByText('looked at the leader code')).toBeVisible();
});

test('sending again is followed, and the email before it stays in the history', async ({
  page,
  office,
  operator,
  inbox,
}) => {
  const adminEmail = `${unique()}@leaders.example`;
  const { id } = await operator.addConference(office.accountId, office.admin, {
    tag: 'Twice',
    adminEmail,
    expiresAt: null,
  });
  const panel = await openConference(page, office, id);
  await panel.getByRole('button', { name: 'Send email again' }).click();
  await inbox.wait(adminEmail, 2);
  await expect(panel.getByRole('heading', { name: 'Other emails' })).toBeVisible({
    timeout: DELIVERY_MS,
  });
});

test('the panel is opened, used and left with the keyboard alone', async ({
  page,
  office,
  operator,
}) => {
  const adminEmail = `${unique()}@leaders.example`;
  await operator.addConference(office.accountId, office.admin, {
    tag: 'Keys',
    adminEmail,
    expiresAt: null,
  });
  await openConferences(page, office);
  const link = page.getByRole('link', { name: 'Open Keys' });
  await link.focus();
  await page.keyboard.press('Enter');
  const panel = page.getByRole('dialog', { name: 'Keys' });
  const newCodes = panel.getByRole('button', { name: 'New codes' });
  await newCodes.focus();
  await page.keyboard.press('Enter');
  const question = page.getByRole('dialog', { name: 'New codes for “Keys”' });
  await expect(question).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(question).toBeHidden();
  await expect(newCodes).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(panel).toBeHidden();
  await expect(link).toBeFocused();
});

test('Edit leads to the form, and a link to a conference that is gone says so', async ({
  page,
  office,
  operator,
}) => {
  const adminEmail = `${unique()}@leaders.example`;
  const { id } = await operator.addConference(office.accountId, office.admin, {
    tag: 'To edit',
    adminEmail,
    expiresAt: null,
  });
  const panel = await openConference(page, office, id);
  await panel.getByRole('link', { name: 'Edit' }).click();
  const form = conferenceForm(page);
  await expect(form.tag).toHaveValue('To edit');

  await test.step('and back to where it began', async () => {
    await page.getByRole('button', { name: 'Close', exact: true }).click();
    await expect(panel.getByRole('heading', { name: 'Access codes' })).toBeVisible();
    await panel.getByRole('link', { name: 'Edit' }).click();
    await form.tag.fill('Edited');
    await saveAndSend(page, form, adminEmail);
    await done(page);
    const edited = page.getByRole('dialog', { name: 'Edited' });
    await expect(edited.getByRole('heading', { name: 'Access codes' })).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toHaveCount(0);
    // From its row it leads to the list.
    await page.getByRole('button', { name: 'Actions for Edited' }).click();
    await page.getByRole('menuitem', { name: 'Edit' }).click();
    await saveAndSend(page, form, adminEmail);
    await done(page);
    await expect(page.getByRole('dialog')).toHaveCount(0);
    await expect(conferenceRow(page, 'Edited')).toBeVisible();
  });

  await page.goto(`${settingsPath(office.accountId)}/${id}/edit`);
  await expect(form.tag).toHaveValue('Edited');
  await page.goto(page.url().replace(`${id}/edit`, unique()));
  await expect(page.getByText('There is no such conference')).toBeVisible();
});

test('Duplicate opens the form of a new conference, filled; nothing is made before Save', async ({
  page,
  office,
  operator,
}) => {
  const { accountId, admin } = office;
  const adminEmail = `${unique()}@leaders.example`;
  const input = { tag: 'Original', adminEmail, expiresAt: new Date('2999-12-31T22:00:00Z') };
  await operator.addConference(accountId, admin, input);
  const expired = { tag: 'Over', adminEmail, expiresAt: new Date('2020-01-01T12:00:00Z') };
  await operator.addConference(accountId, admin, expired);
  await openConferences(page, office);
  const form = conferenceForm(page);

  await test.step('from a row, without an expiry that has passed', async () => {
    await page.getByRole('button', { name: 'Actions for Over' }).click();
    await page.getByRole('menuitem', { name: 'Duplicate' }).click();
    await expect(form.tag).toHaveValue('Over (copy)');
    await expect(form.neverExpires).toBeChecked();
    await expect(page.getByText('without its expiry, which has passed')).toBeVisible();
    // Untouched, it closes without a question.
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toHaveCount(0);
    await expect(page.getByText('Over (copy)')).toHaveCount(0);
  });

  await test.step('from the panel, typed over, saved with codes of its own', async () => {
    await page.getByRole('link', { name: 'Open Original' }).click();
    await page.getByRole('link', { name: 'Duplicate' }).click();
    await expect(form.tag).toHaveValue('Original (copy)');
    await expect(form.tag).toBeFocused();
    await expect(form.email).toHaveValue(adminEmail);
    await expect(form.neverExpires).not.toBeChecked();
    await expect(form.time).toHaveValue('17:00');
    await page.keyboard.type('Second');
    await expect(form.tag).toHaveValue('Second');
    await saveAndSend(page, form, adminEmail);
    await done(page);
    await expect(conferenceRow(page, 'Second')).toContainText('Sent');
    await expect(conferenceRow(page, 'Original')).toHaveCount(1);
  });
});
