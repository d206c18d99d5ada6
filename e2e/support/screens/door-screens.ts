import { expect } from '@playwright/test';
import { heading, settingsPath, signInTo, submitSignIn } from '../portal.ts';
import { unique } from '../unique.ts';
import type { Visit } from './visit.ts';

/** Signing in, and what is closed to who has signed in. */
export async function visitDoors({ page, office, operator, look }: Visit): Promise<void> {
  const { accountId, admin } = office;
  await page.goto('/');
  await expect(heading(page, 'Sign in')).toBeVisible();
  await look('sign-in');
  await submitSignIn(page, admin.email, 'wrong password');
  await expect(page.getByRole('alert')).toBeVisible();
  await look('sign-in refused');
  await page.getByRole('link', { name: 'Forgot your password?' }).click();
  await expect(heading(page, 'Set a new password')).toBeVisible();
  await look('password reset');

  await signInTo(page, admin, '/');
  await expect(heading(page, 'Services')).toBeVisible();
  await look('services');
  await page.goto('/nowhere');
  await expect(page.getByText('There is no such page')).toBeVisible();
  await look('no such page');
  await page.goto(`${settingsPath(accountId)}/${unique()}`);
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
