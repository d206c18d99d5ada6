import type { Locator, Page } from '@playwright/test';
import type { ChosenFile } from '../support/files.ts';
import type { LoadedUser } from '../support/operator-interface.ts';
import { heading, signInTo } from '../support/portal.ts';
import { expect, type Office } from '../support/test.ts';
import { usersPath } from './users-page.ts';

// The page that loads users from a file, and files for it.

export async function openLoad(page: Page, office: Office): Promise<void> {
  await signInTo(page, office.admin, `${usersPath(office.accountId)}/load`);
  await expect(heading(page, 'Load users from a file')).toBeVisible();
}

/** A file of users: a header, and one row for each. */
export function csv(rows: readonly string[], header = 'Name,Extension,Email'): ChosenFile {
  return { name: 'users.csv', content: `${[header, ...rows].join('\n')}\n` };
}

export const numbered = (count: number): string[] =>
  Array.from({ length: count }, (_, n) => `User ${n + 1},${n + 1},user${n + 1}@acme.example`);

/** The same people as `numbered` has, as an earlier load left them. */
export const present = (count: number): LoadedUser[] =>
  Array.from({ length: count }, (_, n) => ({
    name: `User ${n + 1}`,
    extension: String(n + 1),
    email: `user${n + 1}@acme.example`,
  }));

/** A number of the preview, by what it counts. */
export const figure = (page: Page, label: string): Locator =>
  page.locator(`dt:text-is(${JSON.stringify(label)}) + dd`);
export const loadButton = (page: Page): Locator =>
  page.getByRole('button', { name: /^Load [\d,]+ users?$/ });
export const column = (page: Page, field: string): Locator =>
  page.getByLabel(field, { exact: true });
export const preview = (page: Page): Locator => page.getByRole('table');
export const marksLeft = (page: Page): Locator =>
  page.getByRole('checkbox', { name: /^Mark those/ });
export const done = (page: Page): Locator => page.getByRole('heading', { name: 'Users loaded' });
