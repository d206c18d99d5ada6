import {
  done,
  fact,
  openConference,
  openConferences,
  openEdit,
  openNewConference,
  saveAndSend,
} from '../support/portal.ts';
import { unique } from '../support/unique.ts';
import { expect, test } from '../support/test.ts';

test.use({ permissions: ['clipboard-read', 'clipboard-write'] });

test('a conference has its own language: in the preview, the email, the invitation, and later', async ({
  page,
  office,
  operator,
  inbox,
}) => {
  const leader = `${unique()}@leaders.example`;
  const form = await openNewConference(page, office);
  const language = page.getByLabel('Language of the email');
  const preview = page.frameLocator('iframe');
  await form.tag.fill('Équipe');
  await form.email.fill(leader);
  await expect(language.locator('option:checked')).toHaveText('English (the account’s)');
  await expect(preview.getByText('For you, the leader')).toBeVisible();
  await language.selectOption('French');
  await expect(preview.getByText('À transmettre aux participants')).toBeVisible();
  await expect(page.getByText('Équipe\u00a0: numéros et codes de votre conférence')).toBeVisible();
  await saveAndSend(page, form, leader);
  const [mail] = await inbox.wait(leader, 1);
  expect(mail!.subject).toBe('Équipe\u00a0: numéros et codes de votre conférence');
  await done(page);

  const [saved] = await operator.conferences(office.accountId);
  const { id } = saved!;
  const panel = await openConference(page, office, id);
  await expect(fact(panel, 'Language of the email')).toHaveText('French');
  await panel.getByRole('button', { name: 'Copy as plain text' }).click();
  await expect
    .poll(() => page.evaluate(() => navigator.clipboard.readText()))
    .toContain('Code de participant');

  // Sent again from the list, and saved again with nothing but another Tag, it stays French.
  await openConferences(page, office);
  await page.getByRole('button', { name: 'Actions for Équipe' }).click();
  await page.getByRole('menuitem', { name: 'Send email again' }).click();
  expect((await inbox.wait(leader, 2))[0]!.subject).toContain('numéros et codes');
  const edit = await openEdit(page, office, id);
  await expect(language).toHaveValue('fr');
  await edit.tag.fill('Team');
  await language.selectOption('English (the account’s)');
  await saveAndSend(page, edit, leader);
  expect((await inbox.wait(leader, 3))[0]!.subject).toBe(
    'Team: dial-in numbers and codes for your conference',
  );
});
