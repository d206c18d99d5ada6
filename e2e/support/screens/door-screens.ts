import { expect } from '@playwright/test';
import { DELIVERY_MS } from '../patience.ts';
import { heading, settingsPath, submitSignIn, turnTo } from '../portal.ts';
import { unique } from '../unique.ts';
import type { Visit } from './visit.ts';

/** Signing in, what is empty at first, and what is closed to who has signed in. */
export async function visitDoors({ page, office, operator, look }: Visit): Promise<void> {
  const { accountId, admin } = office;
  await operator.switchService(accountId, 'pbx', true);
  await page.goto('/');
  await expect(heading(page, 'Sign in')).toBeVisible();
  await look('sign-in');
  await submitSignIn(page, admin.email, 'wrong password');
  await expect(page.getByRole('alert')).toBeVisible();
  await look('sign-in refused');
  await page.getByRole('link', { name: 'Forgot your password?' }).click();
  await expect(heading(page, 'Set a new password')).toBeVisible();
  await look('password reset');
  await page.goBack();

  const [newcomer, late] = await Promise.all([
    operator.addNewcomer(accountId),
    operator.addNewcomer(accountId, new Date(0)),
  ]);
  await page.goto(newcomer.link);
  const choosing = page.getByRole('textbox', { name: 'New password' });
  await expect(choosing).toBeVisible({ timeout: DELIVERY_MS });
  await page.getByRole('button', { name: 'Save and sign in' }).click();
  await expect(page.getByText('Choose a password of at least 8 characters.')).toBeVisible();
  await look('choosing a password');
  await page.goto(late.link);
  await expect(heading(page, 'This link is no longer good')).toBeVisible();
  await look('a link that has ended');
  await page.goto('/');
  await submitSignIn(page, admin.email, admin.password);
  await expect(heading(page, 'Services')).toBeVisible();
  await look('services');
  await turnTo(page, settingsPath(accountId));
  await expect(page.getByRole('heading', { name: 'No conferences yet' })).toBeVisible();
  await look('no conferences');
  await turnTo(page, `/a/${accountId}/conferencing/users`);
  await expect(page.getByRole('heading', { name: 'No users yet' })).toBeVisible();
  await look('no users');
  await turnTo(page, `/a/${accountId}/conferencing/usage`);
  await expect(page.getByRole('heading', { name: 'No calls in these days' })).toBeVisible();
  await look('no calls in these days');
  await page.getByRole('button', { name: 'Show the last 12 months' }).click();
  await expect(page.getByRole('heading', { name: 'No calls yet' })).toBeVisible();
  await look('no calls yet');

  await turnTo(page, '/nowhere');
  await expect(page.getByText('There is no such page')).toBeVisible();
  await look('no such page');
  await turnTo(page, `${settingsPath(accountId)}/${unique()}`);
  await expect(page.getByText('There is no such conference')).toBeVisible();
  await look('no such conference');
  await operator.switchService(accountId, 'conferencing', false);
  await page.goto(settingsPath(accountId));
  await expect(page.getByText('Conferencing is not on your Profile')).toBeVisible();
  await look('service closed');
  await operator.removeMember(accountId, admin);
  await page.goto('/');
  await expect(page.getByText('You are a member of no account')).toBeVisible();
  await look('member of nothing');
}
