import type { Locator, Page } from '@playwright/test';
import type { PbxUserEntry } from '../../domain/pbx-users/pbx-user.ts';
import type { LoadedUser } from '../support/operator-interface.ts';
import { heading, signInTo } from '../support/portal.ts';
import { expect, type Office } from '../support/test.ts';

export { bar, box, button, pageBox, position, told } from '../support/many/selection.ts';

// The Cloud PBX users as these tests find them, and users to be found.

export const BOTH_SERVICES = { services: { conferencing: true, pbx: true } };
export const usersPath = (accountId: string): string => `/a/${accountId}/conferencing/users`;

const entry = (name: string, extension: string, email: string): PbxUserEntry => ({
  name,
  extension,
  email,
});

/** One of each kind, by name. */
export const MIXED: readonly LoadedUser[] = [
  entry('Ana Martín', '201', 'ana@acme.example'),
  { ...entry('Bo Lindqvist', '202', 'bo@acme.example'), hasConference: true },
  entry('Chloé Œuvrard', '', ''),
  entry('Dev Team', '310', 'dev@acme.example, ops@acme.example'),
  entry('Émile Roy', '204', 'emile at acme'),
  {
    ...entry('Former Person', '205', 'former@acme.example'),
    leftAt: new Date('2026-03-04T17:00Z'),
  },
];

/** `User 001` to `User 120`, by name as by number. */
export function manyUsers(
  count: number,
  more: (n: number) => Partial<LoadedUser> = () => ({}),
): LoadedUser[] {
  return Array.from({ length: count }, (_, index) => {
    const n = index + 1;
    const name = `User ${String(n).padStart(3, '0')}`;
    return { ...entry(name, String(1_000 + n), `user${n}@acme.example`), ...more(n) };
  });
}

export async function openUsers(page: Page, office: Office, search = ''): Promise<void> {
  await signInTo(page, office.admin, usersPath(office.accountId) + search);
  await expect(heading(page, 'Cloud PBX users')).toBeVisible();
}

export const row = (page: Page, name: string): Locator =>
  page.locator('tbody tr').filter({ has: page.getByText(name, { exact: true }) });
/** The names as the list shows them, from above. */
export const names = (page: Page): Locator => page.locator('tbody th[scope="row"]');
export const generate = (page: Page): Locator =>
  page.getByRole('link', { name: 'Generate conferences', exact: true });
export const load = (page: Page): Locator =>
  page.getByRole('link', { name: 'Load users from a file' });
export const search = (page: Page): Locator =>
  page.getByRole('searchbox', { name: 'Search by name, extension or email' });
export const filter = (page: Page): Locator => page.getByRole('combobox', { name: 'Show' });
