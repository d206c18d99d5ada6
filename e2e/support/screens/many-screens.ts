import { expect } from '@playwright/test';
import { preview, untilDone } from '../many/runs.ts';
import { bar, box, button, pageBox } from '../many/selection.ts';
import { signInTo, turnTo } from '../portal.ts';
import { unique } from '../unique.ts';
import type { Visit } from './visit.ts';

/** What is done to many conferences at once: selected, each preview, and deleted and brought back. */
export async function visitMany({ page, office, operator, look }: Visit): Promise<void> {
  const { accountId, admin } = office;
  const settings = `/a/${accountId}/conferencing/settings`;
  const many = `/a/${accountId}/conferencing/many`;
  await operator.addManyConferences(
    accountId,
    Array.from({ length: 52 }, (_, n) => ({
      tag: `Team ${n + 1}`,
      adminEmail: `team${n + 1}@acme.example`,
      expiresAt: n === 1 ? new Date('2001-02-03') : null,
    })),
  );
  await operator.addConference(accountId, admin, {
    ...{ tag: 'Board', adminEmail: `${unique()}@leaders.example`, expiresAt: null },
  });
  await signInTo(page, admin, `${many}/delete`);
  await expect(page.getByText('Nothing is selected')).toBeVisible();
  await look('nothing selected');

  await turnTo(page, settings);
  await box(page, 'Board').check();
  await expect(bar(page)).toContainText('1 selected');
  await look('one conference selected');
  await button(page, 'Actions').click();
  await expect(page.getByRole('menuitem', { name: 'Change admin' })).toBeVisible();
  await look('what can be done with it', async () => {
    // Where there is room it stands in the bar.
  });
  await page.keyboard.press('Escape');
  await pageBox(page).check();
  await button(page, 'Select all 53').click();
  await expect(bar(page)).toContainText('All 53 selected');
  await look('all conferences selected');

  for (const [action, said] of [
    ['send-again', '53 emails are sent again'],
    ['new-codes', '53 conferences get new codes'],
    ['reassign', '53 conferences go to'],
    ['expiry', '53 conferences get another expiry'],
  ] as const) {
    await turnTo(page, `${many}/${action}`);
    await expect(preview(page)).toContainText(said);
    await look(`${action} for many`);
  }
  await turnTo(page, `${many}/reassign`);
  const to = page.getByRole('textbox', { name: 'Email of the new conference admin' });
  await to.fill('nobody');
  await page.getByRole('button', { name: /^Change the admin of 53/ }).click();
  await expect(page.getByText('This is not an email address')).toBeVisible();
  await to.fill('new@acme.example');
  await page.getByRole('radio', { name: 'Leave them out' }).check();
  await expect(
    page.getByRole('checkbox', { name: /^Give 52 conferences new codes/ }),
  ).toBeVisible();
  for (const who of await page.getByText('Show which').all()) await who.click();
  await look('reassigning with new codes');

  await turnTo(page, settings);
  await button(page, 'Clear the selection').click();
  await box(page, 'Board').check();
  await turnTo(page, `${many}/delete`);
  await expect(preview(page)).toContainText('1 conference is deleted');
  await look('deleting many');
  await button(page, 'Delete 1 conference').click();
  await untilDone(page);
  await expect(button(page, 'Bring it back')).toBeVisible();
  await look('deleted, and how to bring it back');
}
