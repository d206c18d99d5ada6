import {
  done,
  conferenceForm,
  conferenceRow,
  openNewConference,
  saveAndSend,
} from '../support/portal.ts';
import { unique } from '../support/unique.ts';
import { expect, test } from '../support/test.ts';
import { DELIVERY_MS } from '../support/patience.ts';

/**
 * An address of the right shape that the mail server refuses: RFC 5321 allows no two dots in a row
 * in a local part, and the inbox's SMTP server is strict about that.
 */
const refusedAddress = () => `${unique()}..x@leaders.example`;

test('a refused address is shown with the reason, and a corrected one gets the email', async ({
  page,
  office,
  operator,
  inbox,
}) => {
  const refused = refusedAddress();
  const leader = `${unique()}@leaders.example`;
  const form = await openNewConference(page, office);
  await form.tag.fill('Refused');
  await form.email.fill(refused);
  await form.save.click();
  await expect(
    page.getByText('The email was not sent: address refused', { exact: true }),
  ).toBeVisible({
    timeout: DELIVERY_MS,
  });
  const [failed] = await operator.conferences(office.accountId);

  await done(page);
  const row = conferenceRow(page, 'Refused');
  await expect(row).toContainText('Failed');
  await expect(row).toContainText('address refused');

  await page.getByRole('button', { name: 'Actions for Refused' }).click();
  await page.getByRole('menuitem', { name: 'Edit' }).click();
  const edit = conferenceForm(page);
  await edit.email.fill(leader);
  await saveAndSend(page, edit, leader);
  await inbox.wait(leader, 1);
  const [sent] = await operator.conferences(office.accountId);
  expect(sent!.leaderCode).toBe(failed!.leaderCode);
});

test('an email that the mail server puts off says so and until when, and is sent by itself', async ({
  page,
  office,
  operator,
  inbox,
}) => {
  const leader = `refuse-rcpt-450-4-2-0-x1.${unique()}@leaders.example`;
  const form = await openNewConference(page, office);
  await form.tag.fill('Put off');
  await form.email.fill(leader);
  await form.save.click();
  // Around midnight the next try is on another day, and says so.
  const waits = /mail server lets new senders wait, next try\s(?:\d+\s\w+,\s)?\d\d:\d\d/;
  await expect(page.getByText(/^The email is waiting: /)).toHaveText(waits, {
    timeout: DELIVERY_MS,
  });
  await expect(page.getByText('you need not do anything')).toBeVisible();
  await expect(page.getByText('Greylisted, try again in a minute')).toBeVisible();

  await done(page);
  const row = conferenceRow(page, 'Put off');
  await expect(row).toContainText('Waiting');
  // A minute may have passed by now.
  const stillWaits = new RegExp(`${waits.source}|, the next try begins now`);
  await expect(row).toContainText(stillWaits);

  await page.getByRole('link', { name: 'Put off' }).click();
  const emails = page.getByRole('region', { name: 'Information email' });
  await expect(emails).toContainText('Email waiting');
  await expect(emails).toContainText(stillWaits);
  await expect(emails.getByRole('button', { name: 'Send again' })).toHaveCount(0);

  await operator.tryEmailsAgain(office.accountId);
  await inbox.wait(leader, 1);
  await page.reload();
  await expect(emails).toContainText('Email sent');
});

test.describe('an account without dial-in numbers', () => {
  test.use({ profile: { dialInNumbers: [] } });

  test('is told that its email cannot be sent, and why', async ({ page, office }) => {
    const form = await openNewConference(page, office);
    await form.tag.fill('No numbers');
    await form.email.fill(`${unique()}@leaders.example`);
    await form.save.click();
    await expect(
      page.getByText('The email was not sent: no dial-in numbers', { exact: true }),
    ).toBeVisible({
      timeout: DELIVERY_MS,
    });
  });
});
