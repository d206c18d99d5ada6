import { expect } from '@playwright/test';
import { chooseFile, chooseFromDisk, fileOnDisk } from '../files.ts';
import { heading, settingsPath, signInTo, turnTo } from '../portal.ts';
import type { Visit } from './visit.ts';
import { writeFile } from 'node:fs/promises';

/** One row of each kind that is told, in a file of users. */
const USERS = [
  'Name,Extension,Email',
  'Ana Martín,201,ana@acme.example',
  'Somebody With Quite A Long Name Of Several Parts,202,with.a.rather.long.address@conferences.acme.example',
  'Bo,203,',
  'Chloé,204,chloe at acme',
  ',205,dana@acme.example',
  'Eve,206,dana@acme.example',
  'Eve,206,dana@acme.example',
  ',,,more',
  ...Array.from({ length: 8 }, (_, n) => `User ${n + 1},${300 + n},`),
].join('\n');

const CONFERENCES = [
  'Tag,Email,Expires',
  'Weekly sales,ana@acme.example,',
  'Quarter close,bo@acme.example,2035-01-31',
  'A Tag as long as one may be with sixty characters in it: yes,somebody.with.a.rather.long.address@conferences.acme.example,never',
  'Yesterday,li@acme.example,2001-02-03',
  ',li@acme.example,',
].join('\n');

/** Letters that can be read in several ways, below a title, and somebody who is off. */
const ODD_USERS = Buffer.from(
  'Our people;;\nFull name;Mail;Status\nB\x95;b@acme.example;Active\nGone;g@acme.example;Inactive\n',
  'latin1',
);

/** Dates that could be either. */
const EITHER =
  'Tag,Email,Expires\nBoard,ana@acme.example,03/04/2035\nSales,bo@acme.example,5/6/2035\n';

/** Loading users, importing and exporting conferences, in states that differ to the eye. */
export async function visitFiles({ page, office, operator, look }: Visit): Promise<void> {
  const { accountId, admin } = office;
  await operator.switchService(accountId, 'pbx', true);
  await operator.addPbxUsers(
    accountId,
    Array.from({ length: 12 }, (_, n) => ({
      name: `Old Hand ${n + 1}`,
      extension: String(900 + n),
      email: `old${n + 1}@acme.example`,
    })),
  );
  await signInTo(page, admin, `/a/${accountId}/conferencing/users/load`);
  await expect(page.getByRole('button', { name: 'Choose a file' })).toBeVisible();
  await look('loading users');
  await chooseFile(page, { name: 'users.xlsx', content: 'PK\u0003\u0004' });
  await expect(page.getByRole('alert')).toBeVisible();
  await look('a file that is none');
  await chooseFile(page, { name: 'odd.csv', content: ODD_USERS }, 'Choose another');
  await expect(page.getByRole('checkbox', { name: /who is off/ })).toBeVisible();
  await look('letters that are not sure, and who is off');
  const path = await fileOnDisk({ name: 'users.csv', content: USERS });
  await chooseFromDisk(page, path, 'Choose another');
  const load = page.getByRole('button', { name: /^Load \d+ users$/ });
  await expect(load).toBeVisible();
  await page.getByRole('button', { name: /^Show \d+ more$/ }).click();
  await look('what a file of users does');
  await load.click();
  await expect(page.getByRole('dialog', { name: 'Mark 12 users as having left?' })).toBeVisible();
  await look('many who leave');
  await writeFile(path, `${USERS}\n`);
  await page.getByRole('button', { name: 'Mark them and load' }).click();
  await expect(page.getByRole('alert')).toBeVisible();
  await look('a file that was changed');
  await page.route(/documents:commit/, (route) => route.abort('internetdisconnected'));
  await page.getByRole('button', { name: 'Go on with what is shown' }).click();
  await expect(page.getByRole('button', { name: 'Go on', exact: true })).toBeVisible();
  await look('a load that has stopped');
  await page.unroute(/documents:commit/);
  await page.getByRole('button', { name: 'Go on', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'Users loaded' })).toBeVisible();
  await look('users loaded');

  await turnTo(page, settingsPath(accountId));
  await page.getByRole('button', { name: 'Export or import' }).click();
  await expect(page.getByRole('menuitem', { name: 'Import conferences…' })).toBeVisible();
  await look('what can be done with the list');
  await page.getByRole('menuitem', { name: 'Export to CSV' }).click();
  await expect(page.getByRole('dialog', { name: 'Conferences exported' })).toBeVisible();
  await look('conferences exported');
  await turnTo(page, `/a/${accountId}/conferencing/import`);
  await expect(heading(page, 'Import conferences')).toBeVisible();
  await look('importing conferences');
  await chooseFile(page, { name: 'either.csv', content: EITHER });
  await expect(page.getByRole('radio').first()).toBeVisible();
  await look('a question about dates');
  await chooseFile(page, { name: 'conferences.csv', content: CONFERENCES }, 'Choose another');
  await page.getByRole('checkbox', { name: 'Where the file says no expiry' }).uncheck();
  await page.getByRole('button', { name: 'Generate 3 conferences' }).click();
  await expect(page.getByText('Choose the date and the time, or check')).toBeVisible();
  await look('what a file of conferences makes');
}
