import type { Page } from '@playwright/test';
import { saved } from '../support/files.ts';
import { DELIVERY_MS } from '../support/patience.ts';
import {
  conferenceForm,
  conferenceRow,
  heading,
  openConference,
  openConferences,
  saveAndSend,
  settingsPath,
} from '../support/portal.ts';
import { figure, phase, untilDone } from '../support/many/runs.ts';
import { expect, test } from '../support/test.ts';
import { unique } from '../support/unique.ts';

const TORONTO = { number: '+14165550100', location: 'Toronto', tollFree: false };
const address = () => `${unique()}@leaders.example`;
const notice = (page: Page) =>
  page.getByRole('complementary', { name: 'Emails that are out of date' });

test('emails with earlier numbers are found after the operator’s change, and sent again to all, once each', async ({
  page,
  office,
  operator,
  inbox,
}) => {
  const { accountId, admin } = office;
  const leaders = Array.from({ length: 4 }, address);
  const all = await Promise.all(
    leaders.map((adminEmail, n) =>
      operator.addConference(accountId, admin, { tag: `Team ${n}`, adminEmail, expiresAt: null }),
    ),
  );
  await openConferences(page, office);
  await expect(conferenceRow(page, 'Team 0')).toContainText('Sent');
  await expect(page.getByRole('table').getByText('Out of date')).toHaveCount(0);
  await operator.changeProfile(accountId, { dialInNumbers: [TORONTO] });
  await page.reload();
  await expect(notice(page)).toContainText('4 conferences have an email with earlier dial-in');
  await expect(conferenceRow(page, 'Team 0')).toContainText('Out of date');
  await expect(conferenceRow(page, 'Team 0')).toContainText('earlier numbers');

  await notice(page).getByRole('link', { name: 'Show them' }).click();
  await expect(page).toHaveURL(/status=outdated/);
  await notice(page).getByRole('link', { name: 'Send again to all 4…' }).click();
  const preview = page.getByRole('region', { name: 'What will be sent' });
  await expect(preview).toContainText('4 emails are sent again');
  await expect(preview).toContainText('4 have earlier dial-in numbers.');
  // Somebody else saves one meanwhile, which sends its email.
  await operator.saveElsewhere(accountId, all[3]!.id, admin, 'Team 3, elsewhere');
  await page.getByRole('button', { name: 'Send 4 emails' }).click();
  await expect(page).toHaveURL(/\/runs\/[A-Za-z0-9]{20}$/);
  await page.reload();
  await untilDone(page);
  await expect(page.getByText('3 emails were sent again. 1 was left alone.')).toBeVisible();
  await expect(figure(page, 'Begun')).toHaveText('3');
  await expect(page.getByText('saved by somebody meanwhile, which sent the email')).toBeVisible();
  for (const leader of leaders) {
    const [newest] = await inbox.wait(leader, 2);
    expect(newest!.text).toContain('Toronto');
  }

  const run = page.url();
  await test.step('its banner has gone, as its end was seen', async () => {
    await page.getByRole('link', { name: 'Usage history' }).click();
    await expect(heading(page, 'Usage history')).toBeVisible();
    await expect(page.getByRole('complementary', { name: 'A run of conferences' })).toHaveCount(0);
    await page.goBack();
    await expect(phase(page, 'Done')).toBeVisible();
  });

  await page.getByRole('button', { name: 'Done' }).click();
  await expect(conferenceRow(page, 'Team 0')).toContainText('Sent');
  await expect(page.getByRole('table').getByText('Out of date')).toHaveCount(0);
  await page.goto(`/a/${accountId}/conferencing/send-again`);
  await expect(page.getByText('No email is out of date')).toBeVisible();

  await test.step('this browser still knows who was left alone', async () => {
    await page.goto(run);
    await expect(heading(page, 'Emails sent again')).toBeVisible();
    await expect(figure(page, 'Left alone')).toHaveText('1');
    await expect(page.getByText('saved by somebody meanwhile, which sent the email')).toBeVisible();
    await expect(page.getByText('kept only where it was made')).toHaveCount(0);
    const download = () => page.getByRole('button', { name: 'Download the result (CSV)' }).click();
    const { text } = await saved(page, download);
    expect(text.match(/,left alone,/g)).toHaveLength(1);
    expect(text.match(/,email sent,/g)).toHaveLength(3);
  });
});

test.describe('with the Cloud PBX', () => {
  test.use({ profile: { services: { conferencing: true, pbx: true } } });

  test('a changed address says who still knows the leader code, until there are new codes', async ({
    page,
    office,
    operator,
  }) => {
    const { accountId, admin } = office;
    const [first, second] = [address(), address()];
    const input = { tag: 'Board', adminEmail: first, expiresAt: null };
    const { id } = await operator.addConference(accountId, admin, input);
    await operator.loadAddress(accountId, id, second);
    const panel = await openConference(page, office, id);
    await expect(panel).toContainText(`The Cloud PBX has another address for this user now`);
    await panel.getByRole('link', { name: 'Edit', exact: true }).click();
    const form = conferenceForm(page);
    await page.getByRole('button', { name: 'Use this address' }).click();
    await expect(form.email).toHaveValue(second);
    await form.email.fill(first);
    await page.goto(`${settingsPath(accountId)}/${id}`);
    await panel.getByRole('link', { name: 'Move to this address…' }).click();
    await expect(form.email).toHaveValue(second);
    await page.getByRole('checkbox', { name: 'Give the conference new codes' }).uncheck();
    await saveAndSend(page, form, second);

    await page.goto(`${settingsPath(accountId)}/${id}`);
    const knows = `${first} still knows the leader code`;
    await expect(panel).toContainText(knows);
    await expect(panel).not.toContainText('out of date');
    await panel.getByRole('button', { name: 'New codes…' }).click();
    await page.getByRole('button', { name: 'Give new codes and send email' }).click();
    await expect(panel.getByText(knows)).toHaveCount(0, { timeout: DELIVERY_MS });
  });
});
