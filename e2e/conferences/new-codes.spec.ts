import { emailedCode, formatCode } from '../../domain/conference/access-code.ts';
import {
  chooseDay,
  conferenceForm,
  expectSent,
  fact,
  openConference,
  openConferences,
  openEdit,
  saveAndSend,
} from '../support/portal.ts';
import { unique } from '../support/unique.ts';
import { expect, test } from '../support/test.ts';
import { DELIVERY_MS } from '../support/patience.ts';

const sentOnce = (tag: string) => ({
  tag,
  adminEmail: `${unique()}@leaders.example`,
  expiresAt: null,
});
const NEXT_WEEK = new Date(Date.now() + 7 * 24 * 3_600_000);

test('new codes take the place of the old ones, and the email has them', async ({
  page,
  office,
  operator,
  inbox,
}) => {
  const input = sentOnce('Renewed');
  const before = await operator.addConference(office.accountId, office.admin, input);
  await openConferences(page, office);
  await page.getByRole('button', { name: 'Actions for Renewed' }).click();
  await page.getByRole('menuitem', { name: 'New codes' }).click();
  const question = page.getByRole('dialog', { name: 'New codes for “Renewed”' });
  await expect(question).toContainText(input.adminEmail);
  // A second press while the first is on its way is no second renewal.
  await question.getByRole('button', { name: 'Give new codes and send email' }).dblclick();
  await expect(question).toBeHidden();

  const [mail] = await inbox.wait(input.adminEmail, 2);
  const [after] = await operator.conferences(office.accountId);
  expect(after!.participantCode).not.toBe(before.participantCode);
  expect(after!.leaderCode).not.toBe(before.leaderCode);
  expect(mail!.text).toContain(emailedCode(after!.leaderCode!));
  expect(await operator.countMails(before.id)).toBe(2);
});

test('the participant code goes on for a while beside the new one, and which is which is shown', async ({
  page,
  office,
  operator,
}) => {
  const before = await operator.addConference(
    office.accountId,
    office.admin,
    sentOnce('Overlapping'),
  );
  const panel = await openConference(page, office, before.id);
  await panel.getByRole('button', { name: 'New codes' }).click();
  const question = page.getByRole('dialog', { name: 'New codes for' });
  const give = question.getByRole('button', { name: 'Give new codes and send email' });
  await question.getByRole('checkbox', { name: 'The participant code keeps working' }).check();
  const until = question.getByLabel('Until');
  // A week is proposed.
  await expect(until).not.toHaveValue('');
  await until.fill('');
  await give.click();
  await expect(question.getByRole('alert')).toContainText('Choose the date and the time');
  await chooseDay(page, { ...conferenceForm(page), date: until }, NEXT_WEEK);
  await give.click();
  await expect(question).toBeHidden();

  const earlier = fact(panel, 'Earlier participant code');
  await expect(earlier).toContainText(formatCode(before.participantCode!), {
    timeout: DELIVERY_MS,
  });
  await expect(earlier).toContainText('works until');
  await expect(fact(panel, 'Participant code')).not.toContainText(
    formatCode(before.participantCode!),
  );
});

test('a changed address offers new codes in the same step', async ({
  page,
  office,
  operator,
  inbox,
}) => {
  const input = sentOnce('Handed over');
  const before = await operator.addConference(office.accountId, office.admin, input);
  const successor = `${unique()}@leaders.example`;
  const form = await openEdit(page, office, before.id);
  const offer = page.getByRole('checkbox', { name: 'Give the conference new codes' });
  await expect(offer).toHaveCount(0);
  await form.email.fill(successor);
  await expect(offer).toBeChecked();
  await saveAndSend(page, form, successor);
  await expect(page.getByText('New codes are ready')).toBeVisible();

  const [after] = await operator.conferences(office.accountId);
  expect(after!.leaderCode).not.toBe(before.leaderCode);
  const [mail] = await inbox.wait(successor, 1);
  expect(mail!.text).toContain(emailedCode(after!.leaderCode!));
  expect(await inbox.count(input.adminEmail)).toBe(1);
});

test('a handed-over conference that somebody else saved meanwhile: keeping mine gives new codes too', async ({
  page,
  office,
  operator,
  inbox,
}) => {
  const input = sentOnce('Handed over');
  const before = await operator.addConference(office.accountId, office.admin, input);
  const colleague = await office.addAdmin();
  const successor = `${unique()}@leaders.example`;
  const form = await openEdit(page, office, before.id);
  await form.email.fill(successor);
  await expect(page.getByRole('checkbox', { name: 'Give the conference new codes' })).toBeChecked();
  await operator.saveElsewhere(office.accountId, before.id, colleague, 'Their name');
  await inbox.wait(input.adminEmail, 2);
  await form.save.click();

  await expect(page.getByText('Nothing was overwritten.')).toBeVisible();
  const [between] = await operator.conferences(office.accountId);
  expect(between!.leaderCode).toBe(before.leaderCode);
  await page.getByRole('button', { name: 'Keep mine and send email' }).click();
  await expectSent(page, successor);
  await expect(page.getByText('New codes are ready')).toBeVisible();

  const [after] = await operator.conferences(office.accountId);
  expect(after!.leaderCode).not.toBe(before.leaderCode);
  const [mail] = await inbox.wait(successor, 1);
  expect(mail!.text).toContain(emailedCode(after!.leaderCode!));
  // Once: whoever had the codes has no longer any, and one pair is there.
  expect(await operator.liveCodes(before.id)).toEqual(['leader', 'participant']);
  expect(await inbox.count(input.adminEmail)).toBe(2);
});

test('the offer can be declined: the codes stay', async ({ page, office, operator }) => {
  const before = await operator.addConference(office.accountId, office.admin, sentOnce('Kept'));
  const successor = `${unique()}@leaders.example`;
  const form = await openEdit(page, office, before.id);
  await form.email.fill(successor);
  await page.getByRole('checkbox', { name: 'Give the conference new codes' }).uncheck();
  await saveAndSend(page, form, successor);
  const [after] = await operator.conferences(office.accountId);
  expect(after!.leaderCode).toBe(before.leaderCode);
});

test('whoever asks for new codes of what somebody has just saved is shown that first', async ({
  page,
  office,
  operator,
  inbox,
}) => {
  const input = sentOnce('Asked twice');
  const { id } = await operator.addConference(office.accountId, office.admin, input);
  const colleague = await office.addAdmin();
  const panel = await openConference(page, office, id);
  await panel.getByRole('button', { name: 'New codes' }).click();
  await operator.saveElsewhere(office.accountId, id, colleague, 'Their name');
  await inbox.wait(input.adminEmail, 2);
  const give = page.getByRole('button', { name: 'Give new codes and send email' });
  await give.click();
  await expect(page.getByText('No new codes were given.')).toBeVisible();
  await expect(page.getByRole('dialog', { name: 'New codes for “Their name”' })).toBeVisible();
  expect(await operator.countMails(id)).toBe(2);
  await give.click();
  await inbox.wait(input.adminEmail, 3);
});

test('without a network no new codes are given, and it says so', async ({
  page,
  office,
  operator,
  context,
}) => {
  const before = await operator.addConference(office.accountId, office.admin, sentOnce('Offline'));
  const panel = await openConference(page, office, before.id);
  await panel.getByRole('button', { name: 'New codes' }).click();
  await expect(page.getByRole('dialog', { name: 'New codes for' })).toBeVisible();
  await context.setOffline(true);
  await page.getByRole('button', { name: 'Give new codes and send email' }).click();
  await expect(page.getByRole('alert')).toContainText('You may be offline');
  const [after] = await operator.conferences(office.accountId);
  expect(after).toEqual(before);
});
