import { writeFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import {
  chooseFile,
  chooseFromDisk,
  fileOnDisk,
  saved,
  type ChosenFile,
} from '../support/files.ts';
import { tabTo } from '../support/keyboard.ts';
import type { LoadedUser } from '../support/operator-interface.ts';
import { heading, signInTo } from '../support/portal.ts';
import { expect, test, type Office } from '../support/test.ts';

test.use({ profile: { services: { conferencing: true, pbx: true } } });

const COMMIT = /documents:commit/;
const usersPath = (accountId: string) => `/a/${accountId}/conferencing/users`;

async function openLoad(page: Page, office: Office): Promise<void> {
  await signInTo(page, office.admin, `${usersPath(office.accountId)}/load`);
  await expect(heading(page, 'Load users from a file')).toBeVisible();
}

/** A file of users: a header, and one row for each. */
function csv(rows: readonly string[], header = 'Name,Extension,Email'): ChosenFile {
  return { name: 'users.csv', content: `${[header, ...rows].join('\n')}\n` };
}

const numbered = (count: number): string[] =>
  Array.from({ length: count }, (_, n) => `User ${n + 1},${n + 1},user${n + 1}@acme.example`);

/** The same people as `numbered` has, as an earlier load left them. */
const present = (count: number): LoadedUser[] =>
  Array.from({ length: count }, (_, n) => ({
    name: `User ${n + 1}`,
    extension: String(n + 1),
    email: `user${n + 1}@acme.example`,
  }));

/** A number of the preview, by what it counts. */
const figure = (page: Page, label: string) =>
  page.locator(`dt:text-is(${JSON.stringify(label)}) + dd`);
const loadButton = (page: Page) => page.getByRole('button', { name: /^Load [\d,]+ users?$/ });
const column = (page: Page, field: string) => page.getByLabel(field, { exact: true });
const preview = (page: Page) => page.getByRole('table');
const marksLeft = (page: Page) => page.getByRole('checkbox', { name: /^Mark those/ });
const done = (page: Page) => page.getByRole('heading', { name: 'Users loaded' });

test('a directory is loaded from a file, and loading it again changes nothing', async ({
  page,
  office,
  operator,
}) => {
  await operator.addPbxUsers(office.accountId, [
    { name: 'Ana Martin', extension: '201', email: 'ana@acme.example' },
    { name: 'Gone Away', extension: '299', email: 'gone@acme.example' },
  ]);
  const file = csv([
    '"Ana Martín",201,ana@acme.example',
    'Bo,202,',
    'Chloé,203,chloe at acme',
    ',204,dana@acme.example',
    '',
    'Eve,205,dana@acme.example',
    'Bo,202,',
    ',,',
  ]);
  await openLoad(page, office);
  await chooseFile(page, file);
  await expect(page.getByRole('heading', { name: 'Columns' })).toBeFocused();
  await expect(page.getByText('6 rows', { exact: true })).toBeVisible();
  await expect(column(page, 'Name')).toHaveValue('0');
  // A blank row counts, as in a spreadsheet.
  for (const sentence of [
    'Row 3 has no email.',
    'Row 4 has something that is no email address: “chloe at acme”.',
    'Row 5 has no name; “204” stands for it.',
    'Row 7 has the same email as row 5: dana@acme.example.',
    'Row 8 says the same as row 3.',
  ]) {
    await expect(page.getByText(sentence, { exact: true })).toHaveCount(1);
  }
  await expect(figure(page, 'new')).toHaveText('4');
  await expect(figure(page, 'changed')).toHaveText('1');
  await expect(figure(page, 'not in the file')).toHaveText('1');
  await expect(preview(page)).toContainText('Changed, before: Ana Martin');
  await expect(marksLeft(page)).toBeChecked();

  await loadButton(page).click();
  await expect(done(page)).toBeFocused();
  await expect(page.getByText('4 users added')).toBeVisible();
  await expect(page.getByText('1 user changed')).toBeVisible();
  await expect(page.getByText('1 user marked as having left')).toBeVisible();

  await page.getByRole('button', { name: 'Load another file' }).click();
  await chooseFile(page, file);
  await expect(page.getByText('The list is up to date already')).toBeVisible();
  await expect(figure(page, 'unchanged')).toHaveText('5');
  await expect(loadButton(page)).toHaveCount(0);

  await page.getByRole('link', { name: 'Cloud PBX users' }).last().click();
  await expect(page.getByRole('rowheader')).toHaveText(['204', 'Ana Martín', 'Bo', 'Chloé', 'Eve']);
});

test('after loading, the way leads to those without a conference', async ({ page, office }) => {
  await openLoad(page, office);
  await chooseFile(page, csv(numbered(2)));
  await loadButton(page).click();
  await page.getByRole('link', { name: 'Generate conferences for those without one' }).click();
  await expect(page).toHaveURL(/\/users\?show=without$/);
  await expect(page.getByRole('rowheader')).toHaveText(['User 1', 'User 2']);
});

test.describe('in French', () => {
  test.use({ profile: { language: 'fr', services: { conferencing: true, pbx: true } } });

  test('a file with semicolons in Windows-1252 is read as it was meant', async ({
    page,
    office,
  }) => {
    const text =
      'Prénom;Nom de famille;N° de poste;Adresse courriel\r\nZoé;Côté;201;zoe@acme.example\r\nLéa;Œuvrard;;\r\n';
    // Of these letters only Œ is elsewhere than in Latin-1.
    const content = Buffer.from(text, 'latin1');
    content[content.indexOf(Buffer.from('L\u00e9a;', 'latin1')) + 4] = 0x8c;
    await signInTo(page, office.admin, `${usersPath(office.accountId)}/load`);
    await expect(heading(page, 'Charger des utilisateurs depuis un fichier')).toBeVisible();
    await expect(
      page.getByRole('link', { name: 'Télécharger un fichier d’exemple' }),
    ).toHaveAttribute('href', '/samples/utilisateurs-pbx.csv');
    await chooseFile(page, { name: 'liste.csv', content }, 'Choisir un fichier');
    await expect(page.getByText('Windows-1252', { exact: true })).toBeVisible();
    await expect(page.getByText('La ligne 3 n’a pas de courriel.')).toBeVisible();
    await expect(preview(page).getByRole('rowheader')).toHaveText(['Zoé Côté', 'Léa Œuvrard']);
    await page.getByRole('button', { name: 'Charger 2 utilisateurs' }).click();
    await expect(page.getByRole('heading', { name: 'Utilisateurs chargés' })).toBeFocused();
    await expect(page.getByText('2 utilisateurs ajoutés')).toBeVisible();
  });
});

test('a wrong match is corrected, and all that follows with it', async ({ page, office }) => {
  await openLoad(page, office);
  await chooseFile(
    page,
    csv(
      ['Sales,Ana Martín,201,ana@acme.example', 'Sales,Bo,202,bo@acme.example'],
      'Name,Who,Line,Mail',
    ),
  );
  await expect(column(page, 'Name')).toHaveValue('0');
  await expect(column(page, 'Extension')).toHaveValue('');
  await expect(preview(page).getByRole('rowheader')).toHaveText(['Sales', 'Sales']);
  await column(page, 'Name').selectOption('Who');
  await column(page, 'Extension').selectOption('Line');
  await expect(preview(page).getByRole('rowheader')).toHaveText(['Ana Martín', 'Bo']);
  await expect(preview(page)).toContainText('202');

  // Without any column nobody can be told from anybody.
  for (const field of ['Name', 'Extension', 'Email']) {
    await column(page, field).selectOption('Not in this file');
  }
  await expect(page.getByText('Match at least the name, the extension or the email')).toBeVisible();
  await expect(loadButton(page)).toHaveCount(0);
  await column(page, 'First name').selectOption('Who');
  await expect(preview(page).getByRole('rowheader')).toHaveText(['Ana Martín', 'Bo']);
});

test('each file that is no table says why, and leaves room for another', async ({
  page,
  office,
}) => {
  await openLoad(page, office);
  const refused: readonly (readonly [ChosenFile, string])[] = [
    [{ name: 'users.xlsx', content: Buffer.from('PK\u0003\u0004…') }, 'This is a workbook'],
    [{ name: 'users.csv', content: '' }, 'This file is empty'],
    [csv([]), 'There are no rows below the headers'],
    [csv(['Bo,202,bo@acme.example'], 'Ana,201,ana@acme.example'), 'The first row has no headers'],
    [{ name: 'users.pdf', content: '%PDF-1.7 …' }, 'This is not a CSV file'],
    [
      { name: 'users.csv', content: Buffer.alloc(20 * 1024 * 1024 + 1, 'a,b\n') },
      'This file is too large',
    ],
  ];
  let button = 'Choose a file';
  for (const [file, title] of refused) {
    await chooseFile(page, file, button);
    await expect(page.getByRole('alert').filter({ hasText: title })).toBeVisible();
    button = 'Choose another';
  }
  await chooseFile(page, csv(numbered(3)), button);
  await expect(loadButton(page)).toHaveText('Load 3 users');
  await expect(page.getByRole('alert')).toHaveCount(0);
});

test('a file of 60,000 rows is read up to the limit, and marks nobody as having left', async ({
  page,
  office,
  operator,
}) => {
  await operator.addPbxUsers(office.accountId, [
    { name: 'Beyond', extension: '900', email: 'beyond@acme.example' },
  ]);
  await openLoad(page, office);
  await chooseFile(page, csv(numbered(60_000)));
  await expect(page.getByText('Only the first 10,000 rows are read')).toBeVisible();
  await expect(page.getByText('50,000 more rows')).toBeVisible();
  await expect(loadButton(page)).toHaveText('Load 10,000 users');
  await expect(page.getByText('Not all rows of the file could be read')).toBeVisible();
  await expect(marksLeft(page)).toHaveCount(0);
});

test('thousands of findings stay few on the page, and can all be had', async ({ page, office }) => {
  await openLoad(page, office);
  const rows = Array.from({ length: 3_000 }, (_, n) => `=User ${n + 1},${n + 1},`);
  await chooseFile(page, csv(rows));
  const findings = page.getByRole('group').filter({ hasText: '3,000 rows without an email' });
  await expect(findings.getByRole('listitem')).toHaveCount(5);
  await findings.getByRole('button', { name: 'Show 95 more' }).click();
  await expect(findings.getByRole('listitem')).toHaveCount(100);
  await expect(findings.getByText('And 2,900 rows more.')).toBeVisible();
  const { name, lines } = await saved(page, () =>
    page.getByRole('button', { name: 'Download all of this as CSV' }).click(),
  );
  expect(name).toBe('users-findings.csv');
  expect(lines).toHaveLength(3_001);
  expect(lines.at(-1)).toBe('3001,Row 3001 has no email.');
});

test('whoever would take out more than half is asked first', async ({ page, office, operator }) => {
  await operator.addPbxUsers(office.accountId, present(12));
  await openLoad(page, office);
  await chooseFile(page, csv(numbered(5)));
  await expect(figure(page, 'not in the file')).toHaveText('7');
  await loadButton(page).click();
  const question = page.getByRole('dialog', { name: 'Mark 7 users as having left?' });
  await expect(question).toContainText('7 of the 12 users in the list are not in this file.');
  await question.getByRole('button', { name: 'Cancel' }).click();
  // Who only brings one department leaves the others where they are: nothing is left to do then.
  await marksLeft(page).uncheck();
  await expect(page.getByText('The list is up to date already')).toBeVisible();
  await marksLeft(page).check();
  await loadButton(page).click();
  await question.getByRole('button', { name: 'Mark them and load' }).click();
  await expect(page.getByText('7 users marked as having left')).toBeVisible();

  await page.getByRole('button', { name: 'Load another file' }).click();
  await chooseFile(page, csv(numbered(6)));
  await expect(figure(page, 'comes back')).toHaveText('1');
  await loadButton(page).click();
  await expect(page.getByText('1 user came back')).toBeVisible();
});

test('a file that is changed after its preview is not loaded unseen', async ({ page, office }) => {
  const path = await fileOnDisk(csv(numbered(2)));
  await openLoad(page, office);
  await chooseFromDisk(page, path);
  await expect(loadButton(page)).toHaveText('Load 2 users');
  await writeFile(path, csv(numbered(3)).content);
  await loadButton(page).click();
  const changed = page.getByRole('alert').filter({ hasText: 'The file has been changed' });
  await expect(changed).toBeVisible();
  await chooseFromDisk(page, path, 'Choose it again');
  await expect(loadButton(page)).toHaveText('Load 3 users');
  await expect(changed).toHaveCount(0);

  await writeFile(path, csv(numbered(4)).content);
  await loadButton(page).click();
  await page.getByRole('button', { name: 'Go on with what is shown' }).click();
  await expect(page.getByText('3 users added')).toBeVisible();
});

test('a load that the network interrupts says how far it is, and goes on', async ({
  page,
  office,
}) => {
  await openLoad(page, office);
  await chooseFile(page, csv(numbered(250)));
  await expect(loadButton(page)).toBeVisible();
  let commits = 0;
  await page.route(COMMIT, async (route) => {
    // The browser first asks whether it may.
    if (route.request().method() !== 'POST') return route.fallback();
    commits += 1;
    await (commits === 1 ? route.continue() : route.abort('internetdisconnected'));
  });
  await loadButton(page).click();
  const stopped = page.getByRole('alert').filter({ hasText: 'loading has stopped' });
  await expect(stopped).toContainText('200 of 250 are loaded; the others are as they were.');
  await page.unroute(COMMIT);
  await stopped.getByRole('button', { name: 'Go on' }).click();
  await expect(page.getByText('250 users added')).toBeVisible();
});

test('a load that somebody else was faster with ends with one directory', async ({
  page,
  office,
  browser,
}) => {
  const other = await office.addAdmin();
  await openLoad(page, office);
  await chooseFile(page, csv(numbered(30)));
  await expect(loadButton(page)).toBeVisible();

  const context = await browser.newContext();
  const elsewhere = await context.newPage();
  await signInTo(elsewhere, other, `${usersPath(office.accountId)}/load`);
  await chooseFile(elsewhere, csv(numbered(30)));
  await loadButton(elsewhere).click();
  await expect(elsewhere.getByText('30 users added')).toBeVisible();
  await context.close();

  await loadButton(page).click();
  await expect(done(page)).toBeVisible();
  await expect(page.getByText('30 users unchanged')).toBeVisible();
  await page.getByRole('link', { name: 'To the list of users' }).click();
  await expect(page.getByText('30', { exact: true }).first()).toBeVisible();
});

test('a viewer is led back', async ({ page, office }) => {
  const viewer = await office.addViewer();
  await signInTo(page, viewer, `${usersPath(office.accountId)}/load`);
  await expect(heading(page, 'Only administrators load users')).toBeVisible();
  await page.getByRole('link', { name: 'To the list of users' }).click();
  await expect(heading(page, 'Cloud PBX users')).toBeVisible();
});

test('where the provider keeps the directory nobody loads it', async ({
  page,
  office,
  operator,
}) => {
  await operator.changeProfile(office.accountId, { pbxDirectory: 'provider' });
  await signInTo(page, office.admin, `${usersPath(office.accountId)}/load`);
  await expect(heading(page, 'Your provider keeps this list up to date')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Choose a file' })).toHaveCount(0);
});

test('a load in whose middle the provider takes over says so', async ({
  page,
  office,
  operator,
}) => {
  await openLoad(page, office);
  await chooseFile(page, csv(numbered(3)));
  await expect(loadButton(page)).toBeVisible();
  await operator.changeProfile(office.accountId, { pbxDirectory: 'provider' });
  await loadButton(page).click();
  const stopped = page.getByRole('alert').filter({ hasText: 'Your provider keeps this list now' });
  await expect(stopped).toContainText('0 of 3 are loaded');
  await expect(stopped.getByRole('button', { name: 'Go on' })).toHaveCount(0);
});

test('a file is dropped, and loaded with the keyboard alone', async ({ page, office }) => {
  await openLoad(page, office);
  const choose = page.getByRole('button', { name: 'Choose a file' });
  // Early, because Playwright does not wait until the browser knows that the dialog is to be caught.
  const dialog = page.waitForEvent('filechooser');
  await tabTo(page, choose);
  await page.keyboard.press('Enter');
  const content = csv(numbered(2));
  await (
    await dialog
  ).setFiles({
    name: 'users.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from('Name,Ext\nAna,201\n'),
  });
  await expect(page.getByRole('heading', { name: 'Columns' })).toBeFocused();
  await expect(loadButton(page)).toHaveText('Load 1 user');

  const dropped = await page.evaluateHandle((text) => {
    const transfer = new DataTransfer();
    transfer.items.add(new File([text], 'dropped.csv', { type: 'text/csv' }));
    return transfer;
  }, String(content.content));
  const place = page.getByText('users.csv', { exact: true });
  await place.dispatchEvent('dragover', { dataTransfer: dropped });
  await place.dispatchEvent('drop', { dataTransfer: dropped });
  await expect(page.getByText('dropped.csv', { exact: true })).toBeVisible();
  await expect(loadButton(page)).toHaveText('Load 2 users');

  await tabTo(page, column(page, 'Email'));
  await page.keyboard.press('ArrowUp');
  await expect(column(page, 'Email')).toHaveValue('1');
  await page.keyboard.press('ArrowDown');
  await expect(column(page, 'Email')).toHaveValue('2');
  await expect(loadButton(page)).toBeEnabled();
  await tabTo(page, loadButton(page));
  await page.keyboard.press('Enter');
  await expect(done(page)).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(
    page.getByRole('link', { name: 'Generate conferences for those without one' }),
  ).toBeFocused();
});
