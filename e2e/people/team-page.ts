import type { Locator, Page } from '@playwright/test';
import { heading, signInTo } from '../support/portal.ts';
import { expect, type Office } from '../support/test.ts';

/** Opens the Profile and its team from nowhere, as the account's administrator. */
export async function openTeam(page: Page, office: Office): Promise<void> {
  await signInTo(page, office.admin, `/a/${office.accountId}/profile`);
  await expect(heading(page, 'Profile and team')).toBeVisible();
}

/** Somebody's row in the team. */
export function row(page: Page, email: string): Locator {
  return page
    .getByRole('main')
    .locator('li')
    .filter({ has: page.getByText(email, { exact: true }) });
}
