import { conferenceRow, openConference, openConferences, openEdit } from '../support/portal.ts';
import { unique } from '../support/unique.ts';
import { expect, test } from '../support/test.ts';
import { DELIVERY_MS } from '../support/patience.ts';

/** The mail server refuses it: no two dots stand in a row in a local part (RFC 5321). */
const refusedAddress = () => `${unique()}..x@leaders.example`;
const REASON = 'address refused';
const TIME = /\d\d:\d\d/;

test('one failure is told once on the conference, with its time, and has one way to send again', async ({
  page,
  office,
  operator,
}) => {
  const { id } = await operator.addConference(office.accountId, office.admin, {
    tag: 'Refused',
    adminEmail: refusedAddress(),
    expiresAt: null,
  });
  const panel = await openConference(page, office, id);
  const email = panel.getByRole('region', { name: 'Information email' });
  await expect(email.getByText('Email failed')).toBeVisible({ timeout: DELIVERY_MS });
  await expect(email.locator('time').first()).toHaveText(TIME);
  await expect(email.getByText('Check the address and save.')).toBeVisible();
  const activity = panel.getByRole('region', { name: 'Activity' });
  await expect(activity.getByText('Email failed')).toBeVisible();
  await expect(panel.getByText(REASON)).toHaveCount(1);
  await expect(panel.getByText('The mail server said:')).toHaveCount(1);
  await expect(panel.getByRole('button', { name: /send/i })).toHaveText(['Send email again']);

  await test.step('with its time in the list and in Edit too', async () => {
    await openConferences(page, office);
    await expect(conferenceRow(page, 'Refused')).toContainText(
      new RegExp(`Failed.*${TIME.source}.*${REASON}`),
    );
    await openEdit(page, office, id);
    await expect(page.getByText(`The email was not sent: ${REASON}`)).toBeVisible();
    await expect(page.getByRole('dialog').locator('time')).toHaveText(TIME);
  });
});

test('codes that exist stand in the preview, on Edit and after Save; the leader’s never does', async ({
  page,
  office,
  operator,
}) => {
  const input = { tag: 'Seen', adminEmail: `${unique()}@leaders.example`, expiresAt: null };
  const { id, participantCode, leaderCode } = await operator.addConference(
    office.accountId,
    office.admin,
    input,
  );
  const form = await openEdit(page, office, id);
  const preview = page.frameLocator('iframe').locator('body');
  const grouped = new RegExp((participantCode ?? '').replace(/(\d{3})(\d{3})/, '$1\\D?$2\\D?'));
  await expect(preview).toContainText(grouped);
  await expect(page.getByText('The leader code is dots here')).toBeVisible();

  await test.step('not those that this Save would replace', async () => {
    await form.email.fill(`${unique()}@leaders.example`);
    await expect(page.getByRole('checkbox', { name: /new codes/ })).toBeChecked();
    await expect(preview).not.toContainText(grouped);
    await expect(page.getByText('The codes are dots here')).toBeVisible();
    await page.getByRole('checkbox', { name: /new codes/ }).uncheck();
    await expect(preview).toContainText(grouped);
  });

  await form.email.fill(input.adminEmail);
  await form.save.click();
  await expect(page.getByText(/^Email sent to/)).toBeVisible({ timeout: DELIVERY_MS });
  await expect(preview).toContainText(grouped);
  const text = (await preview.textContent()) ?? '';
  expect(text.replaceAll(/\D/g, '')).not.toContain(leaderCode);
});
