import { writeFile } from 'node:fs/promises';
import { chooseFile, chooseFromDisk, fileOnDisk } from '../support/files.ts';
import { expect, test } from '../support/test.ts';
import {
  column,
  csv,
  done,
  figure,
  loadButton,
  marksLeft,
  numbered,
  openLoad,
  present,
  preview,
} from './load-page.ts';
import { BOTH_SERVICES, names } from './users-page.ts';

test.use({ profile: BOTH_SERVICES });

const COMMIT = /documents:commit/;

test('a directory is loaded from a file, nobody taken out unseen, whatever comes between', async ({
  page,
  office,
  operator,
}) => {
  const { accountId } = office;
  const another = page.getByRole('button', { name: 'Load another file' });
  const alert = (text: string) => page.getByRole('alert').filter({ hasText: text });
  await operator.addPbxUsers(accountId, [
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

  await test.step('what is odd in it is told, and what it will do', async () => {
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
      await expect.soft(page.getByText(sentence, { exact: true }), sentence).toHaveCount(1);
    }
    await expect(figure(page, 'new')).toHaveText('4');
    await expect(figure(page, 'changed')).toHaveText('1');
    await expect(figure(page, 'not in the file')).toHaveText('1');
    await expect(preview(page)).toContainText('Name changed, before: Ana Martin');
    await expect(marksLeft(page)).toBeChecked();
  });

  await test.step('what it has done', async () => {
    await loadButton(page).click();
    await expect(done(page)).toBeFocused();
    const main = page.getByRole('main');
    await expect(main).toContainText('4 users added');
    await expect(main).toContainText('1 user changed');
    await expect(main).toContainText('1 user marked as having left');
  });

  await test.step('again it changes nothing', async () => {
    await another.click();
    await chooseFile(page, file);
    await expect(page.getByText('The list is up to date already')).toBeVisible();
    await expect(figure(page, 'unchanged')).toHaveText('5');
    await expect(loadButton(page)).toHaveCount(0);
    await page.getByRole('link', { name: 'Cloud PBX users' }).last().click();
    await expect(names(page)).toHaveText(['204', 'Ana Martín', 'Bo', 'Chloé', 'Eve']);
  });

  await test.step('a file that is too long to be read marks nobody as having left', async () => {
    await operator.addPbxUsers(accountId, present(12));
    await page.getByRole('link', { name: 'Load users from a file' }).click();
    await chooseFile(page, csv(numbered(10_014).slice(12)));
    await expect(page.getByText('Only the first 10,000 rows are read')).toBeVisible();
    await expect(page.getByText('2 more rows')).toBeVisible();
    await expect(loadButton(page)).toHaveText('Load 10,000 users');
    await expect(page.getByText('Not all rows of the file could be read')).toBeVisible();
    await expect(marksLeft(page)).toHaveCount(0);
  });

  await test.step('whoever would take out more than half is asked first', async () => {
    await chooseFile(page, csv(numbered(5)), 'Choose another');
    await expect(figure(page, 'not in the file')).toHaveText('12');
    await expect(marksLeft(page)).toBeChecked();
    await loadButton(page).click();
    const question = page.getByRole('dialog', { name: 'Mark 12 users as having left?' });
    await expect(question).toContainText('12 of the 17 users in the list are not in this file.');
    await question.getByRole('button', { name: 'Cancel' }).click();
    // Who only brings one department leaves the others where they are: nothing is left to do then.
    await marksLeft(page).uncheck();
    await expect(page.getByText('The list is up to date already')).toBeVisible();
    await marksLeft(page).check();
    await loadButton(page).click();
    await question.getByRole('button', { name: 'Mark them and load' }).click();
    await expect(page.getByText('12 users marked as having left')).toBeVisible();
    await expect(page.getByText('5 users unchanged')).toBeVisible();
  });

  await test.step('who is in a file again comes back', async () => {
    await another.click();
    await chooseFile(page, csv(numbered(6)));
    await expect(figure(page, 'comes back')).toHaveText('1');
    await loadButton(page).click();
    await expect(page.getByText('1 user came back')).toBeVisible();
  });

  await test.step('a file that is changed after its preview is not loaded unseen', async () => {
    await another.click();
    const path = await fileOnDisk(csv(numbered(8)));
    await chooseFromDisk(page, path);
    await expect(loadButton(page)).toHaveText('Load 8 users');
    await writeFile(path, csv(numbered(9)).content);
    await loadButton(page).click();
    const changed = alert('The file has been changed');
    await expect(changed).toBeVisible();
    await chooseFromDisk(page, path, 'Choose it again');
    await expect(loadButton(page)).toHaveText('Load 9 users');
    await expect(changed).toHaveCount(0);

    await writeFile(path, csv(numbered(10)).content);
    await loadButton(page).click();
    await page.getByRole('button', { name: 'Go on with what is shown' }).click();
    await expect(page.getByText('3 users came back')).toBeVisible();
  });

  await test.step('a load that the network interrupts says how far it is, and goes on', async () => {
    await another.click();
    await chooseFile(page, csv(numbered(210)));
    await expect(loadButton(page)).toBeVisible();
    let commits = 0;
    await page.route(COMMIT, async (route) => {
      // The browser first asks whether it may.
      if (route.request().method() !== 'POST') return route.fallback();
      commits += 1;
      await (commits === 1 ? route.continue() : route.abort('internetdisconnected'));
    });
    await loadButton(page).click();
    const stopped = alert('loading has stopped');
    await expect(stopped).toContainText('200 of 201 are loaded; the others are as they were.');
    await page.unroute(COMMIT);
    await stopped.getByRole('button', { name: 'Go on' }).click();
    await expect(page.getByText('198 users added')).toBeVisible();
  });

  await test.step('a load in whose middle the provider takes over says so', async () => {
    await another.click();
    await chooseFile(page, csv(numbered(213)));
    await expect(loadButton(page)).toBeVisible();
    await operator.changeProfile(accountId, { pbxDirectory: 'provider' });
    await loadButton(page).click();
    const stopped = alert('Your provider keeps this list now');
    await expect(stopped).toContainText('0 of 3 are loaded');
    await expect(stopped.getByRole('button', { name: 'Go on' })).toHaveCount(0);
  });
});
