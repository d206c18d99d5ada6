import { expect } from '@playwright/test';
import { DELIVERY_MS } from '../patience.ts';
import { signInTo } from '../portal.ts';
import { unique } from '../unique.ts';
import type { Visit } from './visit.ts';

/** Emails that are out of date, from the list to the end of sending them again. */
export async function visitOutdated({ page, office, operator, look }: Visit): Promise<void> {
  const { accountId, admin } = office;
  const add = (tag: string, adminEmail: string) =>
    operator.addConference(accountId, admin, { tag, adminEmail, expiresAt: null });
  const [board] = await Promise.all([
    add('Board', `${unique()}@leaders.example`),
    add('Weekly sales', `${unique()}@leaders.example`),
  ]);
  await operator.switchService(accountId, 'pbx', true);
  await operator.loadAddress(accountId, board.id, `${unique()}@new.example`);
  const number = { number: '+14165550100', location: 'Toronto', tollFree: false };
  await operator.changeProfile(accountId, { dialInNumbers: [number] });
  const settings = `/a/${accountId}/conferencing/settings`;
  const notice = page.getByRole('complementary', { name: 'Emails that are out of date' });
  await signInTo(page, admin, settings);
  await expect(notice).toBeVisible();
  await look('emails that are out of date');
  await page.goto(`${settings}/${board.id}`);
  await expect(page.getByText('The leader’s email is out of date')).toBeVisible();
  await look('why an email is out of date');
  await page.getByRole('link', { name: 'Move to this address…' }).click();
  await expect(page.getByRole('textbox', { name: 'email' })).toHaveValue(/@new\.example$/);
  await look('a conference on its way to another address');
  await page.goto(`${settings}/${board.id}`);
  await page.getByRole('link', { name: 'Edit', exact: true }).click();
  await expect(page.getByRole('button', { name: 'Use this address' })).toBeVisible();
  await look('the address of the Cloud PBX');
  await page.goto(`${settings}?status=outdated`);
  await notice.getByRole('link', { name: 'Send again to all 2…' }).click();
  await expect(page.getByText('2 emails are sent again')).toBeVisible();
  await page.getByText('Show which').click();
  await look('what will be sent again');
  await page.getByRole('button', { name: 'Send 2 emails' }).click();
  const progress = page.getByRole('region', { name: 'Progress' });
  await expect(progress.getByText('Done', { exact: true })).toBeVisible({ timeout: DELIVERY_MS });
  await look('emails that were sent again');
  await page.goto(`${settings}/${board.id}`);
  await expect(page.getByText('still knows the leader code')).toBeVisible();
  await look('who still knows the leader code');
}
