import { truncate } from 'node:fs/promises';
import {
  chooseFile,
  chooseFromDisk,
  fileOnDisk,
  saved,
  type ChosenFile,
} from '../support/files.ts';
import { tabTo } from '../support/keyboard.ts';
import { expect, test } from '../support/test.ts';
import {
  column,
  csv,
  done,
  loadButton,
  marksLeft,
  numbered,
  openLoad,
  preview,
} from './load-page.ts';
import { BOTH_SERVICES, names } from './users-page.ts';

test.use({ profile: BOTH_SERVICES });

/** One byte more than is read. */
const TOO_LARGE = 20 * 1024 * 1024 + 1;

test('what is in a file is shown before it is loaded', async ({ page, office }) => {
  await openLoad(page, office);

  await test.step('a file is chosen with the keyboard', async () => {
    // Early, because Playwright does not wait until the browser knows that the dialog is to be caught.
    const dialog = page.waitForEvent('filechooser');
    await tabTo(page, page.getByRole('button', { name: 'Choose a file' }));
    await page.keyboard.press('Enter');
    const chosen = await dialog;
    await chosen.setFiles({
      name: 'users.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from('Name,Ext\nAna,201\n'),
    });
    await expect(page.getByRole('heading', { name: 'Columns' })).toBeFocused();
    await expect(loadButton(page)).toHaveText('Load 1 user');
  });

  await test.step('a file that is no table says why, and leaves room for another', async () => {
    const none: readonly (readonly [ChosenFile, string])[] = [
      [{ name: 'users.xlsx', content: Buffer.from('PK\u0003\u0004…') }, 'This is a workbook'],
      [{ name: 'users.csv', content: '' }, 'This file is empty'],
      [csv([]), 'There are no rows below the headers'],
      [csv(['Bo,202,bo@acme.example'], 'Ana,201,ana@acme.example'), 'There is no row of headers'],
      [{ name: 'users.pdf', content: '%PDF-1.7 …' }, 'This is not a CSV file'],
    ];
    const refused = (title: string) => page.getByRole('alert').filter({ hasText: title });
    for (const [file, title] of none) {
      await chooseFile(page, file, 'Choose another');
      await expect(refused(title), title).toBeVisible();
    }
    const path = await fileOnDisk({ name: 'large.csv', content: 'a,b\n' });
    await truncate(path, TOO_LARGE);
    await chooseFromDisk(page, path, 'Choose another');
    await expect(refused('This file is too large')).toBeVisible();
    await chooseFile(page, csv(numbered(3)), 'Choose another');
    await expect(loadButton(page)).toHaveText('Load 3 users');
    await expect(page.getByRole('alert')).toHaveCount(0);
  });

  await test.step('a wrong match is corrected, and all that follows with it', async () => {
    const rows = ['Sales,Ana Martín,201,ana@acme.example', 'Sales,Bo,202,bo@acme.example'];
    await chooseFile(page, csv(rows, 'Name,Who,Line,Mail'), 'Choose another');
    const previewed = preview(page).getByRole('rowheader');
    await expect(previewed).toHaveText(['Sales', 'Sales']);
    await expect(column(page, 'Name')).toHaveValue('0');
    await expect(column(page, 'Extension')).toHaveValue('');
    await column(page, 'Name').selectOption('Who');
    await column(page, 'Extension').selectOption('Line');
    await expect(previewed).toHaveText(['Ana Martín', 'Bo']);
    await expect(preview(page)).toContainText('202');

    // Without any column nobody can be told from anybody.
    for (const field of ['Name', 'Extension', 'Email']) {
      await column(page, field).selectOption('Not in this file');
    }
    await expect(
      page.getByText('Match at least the name, the extension or the email'),
    ).toBeVisible();
    await expect(loadButton(page)).toHaveCount(0);
    await column(page, 'First name').selectOption('Who');
    await expect(previewed).toHaveText(['Ana Martín', 'Bo']);
  });

  await test.step('who is off is left out unless asked for, below titles, in any letters', async () => {
    // An accented letter in CP850, and another one in Mac OS Roman.
    const text = [
      'Our people;;;',
      'Full name;First name;Mail;Status',
      ';B\x95;b@acme.example;Active',
      'Gone;;gone@acme.example;Inactive',
    ].join('\n');
    const file = { name: 'users.csv', content: Buffer.from(text, 'latin1') };
    await chooseFile(page, file, 'Choose another');
    await expect(page.getByText('The headers are in row 2')).toBeVisible();
    await expect(page.getByText('Row 4 says “Status: Inactive”.')).toBeVisible();
    const letters = page.getByRole('group', { name: 'Which is right?' });
    const previewed = preview(page).getByRole('rowheader');
    await expect(previewed).toHaveText(['Bò']);
    await letters.getByRole('radio', { name: 'Bï Mac OS Roman' }).check();
    await expect(previewed).toHaveText(['Bï']);
    await page.getByRole('checkbox', { name: 'Load the person who is off as well' }).check();
    await expect(previewed).toHaveText(['Bï', 'Gone']);
    await expect(loadButton(page)).toHaveText('Load 2 users');
  });

  await test.step('thousands of findings stay few on the page, and can all be had', async () => {
    const rows = Array.from({ length: 3_000 }, (_, n) => `=User ${n + 1},${n + 1},`);
    await chooseFile(page, csv(rows), 'Choose another');
    const findings = page.getByRole('group').filter({ hasText: '3,000 rows without an email' });
    await expect(findings.locator('li')).toHaveCount(5);
    await findings.getByRole('button', { name: 'Show 95 more' }).click();
    await expect(findings.locator('li')).toHaveCount(100);
    await expect(findings.getByText('And 2,900 rows more.')).toBeVisible();
    const { name, lines } = await saved(page, () =>
      page.getByRole('button', { name: 'Download all of this as CSV' }).click(),
    );
    expect(name).toBe('users-findings.csv');
    expect(lines).toHaveLength(3_001);
    expect(lines.at(-1)).toBe('3001,Row 3001 has no email.');
  });

  await test.step('a file is dropped', async () => {
    const dropped = await page.evaluateHandle(
      (text) => {
        const transfer = new DataTransfer();
        transfer.items.add(new File([text], 'dropped.csv', { type: 'text/csv' }));
        return transfer;
      },
      String(csv(numbered(2)).content),
    );
    const place = page.getByText('users.csv', { exact: true });
    await place.dispatchEvent('dragover', { dataTransfer: dropped });
    await place.dispatchEvent('drop', { dataTransfer: dropped });
    await expect(page.getByText('dropped.csv', { exact: true })).toBeVisible();
    await expect(loadButton(page)).toHaveText('Load 2 users');
  });

  await test.step('it is matched and loaded with the keyboard alone', async () => {
    await tabTo(page, column(page, 'Email'));
    await page.keyboard.press('ArrowUp');
    await expect(column(page, 'Email')).toHaveValue('1');
    await page.keyboard.press('ArrowDown');
    await expect(column(page, 'Email')).toHaveValue('2');
    await expect(loadButton(page)).toBeEnabled();
    await expect(marksLeft(page)).toHaveCount(0);
    await tabTo(page, loadButton(page));
    await page.keyboard.press('Enter');
    await expect(done(page)).toBeFocused();
  });

  await test.step('the way leads to those without a conference', async () => {
    await page.keyboard.press('Tab');
    const way = page.getByRole('link', { name: 'Generate conferences for those without one' });
    await expect(way).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(/\/users\?show=without$/);
    await expect(names(page)).toHaveText(['User 1', 'User 2']);
  });
});
