import { expect } from '@playwright/test';
import type { LoadedUser } from '../operator-interface.ts';
import { signInTo } from '../portal.ts';
import type { Visit } from './visit.ts';

/** The Cloud PBX users: none, many, selected, gone. */
export async function visitUsers({ page, office, operator, look }: Visit): Promise<void> {
  const { accountId, admin } = office;
  await operator.switchService(accountId, 'pbx', true);
  await signInTo(page, admin, `/a/${accountId}/conferencing/users`);
  await expect(page.getByRole('heading', { name: 'No users yet' })).toBeVisible();
  await look('no users');

  await operator.addPbxUsers(accountId, [...USERS, ...manyUsers(50)]);
  await page.reload();
  const pages = page.getByRole('navigation', { name: 'Pages' });
  await expect(pages.getByText('1–50 of 55')).toBeVisible();
  await look('users');
  const selection = page.getByRole('group', { name: 'Selection' });
  await page.getByRole('checkbox', { name: 'Select Ana Martín' }).check();
  await expect(selection.getByText('1 selected', { exact: true })).toBeVisible();
  await look('one user selected');
  await page.getByRole('button', { name: 'Select all 55' }).click();
  await expect(selection.getByText('All 55 selected')).toBeVisible();
  await look('all users selected');
  await page.getByLabel('Show', { exact: true }).selectOption('No longer in the PBX');
  await expect(page.getByText(/^Left on/)).toBeVisible();
  await look('users who have left');
  await page.getByRole('searchbox').fill('zzz');
  await expect(page.getByText('begins with “zzz” among')).toBeVisible();
  await look('nobody found');
  await page.goto(`/a/${accountId}`);
  await expect(page.getByRole('main').getByRole('link', { name: /Cloud PBX/ })).toContainText('55');
  await look('services with Cloud PBX');
}

/** One user for each state that the list shows in a way of its own. */
const USERS: readonly LoadedUser[] = [
  { name: 'Ana Martín', extension: '201', email: 'ana@acme.example' },
  { name: 'Bo Lindqvist', extension: '202', email: 'bo@acme.example', hasConference: true },
  { name: 'Chloé Without', extension: '', email: '' },
  { name: 'Dev Team', extension: '310', email: 'dev@acme.example, ops@acme.example' },
  {
    name: 'A name as long as one may be, ' + 'with-letters'.repeat(5) + ' and a hundred of them',
    extension: '1'.repeat(20),
    email: 'somebody.with.a.rather.long.address@conferences.of.the.acme.example',
  },
  {
    name: 'Former Person',
    extension: '205',
    email: 'former@acme.example',
    leftAt: new Date('2026-03-04T17:00Z'),
  },
];

function manyUsers(count: number): LoadedUser[] {
  return Array.from({ length: count }, (_, index) => ({
    name: `User ${index + 1}`,
    extension: String(1_001 + index),
    email: `user${index + 1}@acme.example`,
  }));
}
