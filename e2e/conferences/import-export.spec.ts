import type { Page } from '@playwright/test';
import { chooseFile, saved, type ChosenFile, type SavedFile } from '../support/files.ts';
import { tabTo } from '../support/keyboard.ts';
import type { LoadedConference } from '../support/operator-interface.ts';
import { unique } from '../support/unique.ts';
import { DELIVERY_MS } from '../support/patience.ts';
import {
  conferenceRow,
  heading,
  openConferences,
  settingsPath,
  signInTo,
} from '../support/portal.ts';
import { expect, test, type Office } from '../support/test.ts';

const importPath = (accountId: string) => `/a/${accountId}/conferencing/import`;

async function openImport(page: Page, office: Office): Promise<void> {
  await signInTo(page, office.admin, importPath(office.accountId));
  await expect(heading(page, 'Import conferences')).toBeVisible();
}

const menu = (page: Page) => page.getByRole('button', { name: 'Export or import' });

/** What the list shows, as the file that the browser saves. */
async function exported(page: Page): Promise<SavedFile> {
  await menu(page).click();
  const file = await saved(page, () =>
    page.getByRole('menuitem', { name: 'Export to CSV' }).click(),
  );
  await expect(page.getByRole('dialog', { name: 'Conferences exported' })).toBeVisible();
  await page.getByRole('button', { name: 'Close', exact: true }).click();
  await expect(menu(page)).toBeFocused();
  return file;
}

function csv(rows: readonly string[], header = 'Tag,Email,Expires'): ChosenFile {
  return { name: 'conferences.csv', content: `${[header, ...rows].join('\n')}\n` };
}

const figure = (page: Page, label: string) =>
  page.locator(`dt:text-is(${JSON.stringify(label)}) + dd`);
const generate = (page: Page) =>
  page.getByRole('button', { name: /^Generate [\d,]+ conferences?$/ });
const column = (page: Page, field: string) => page.getByLabel(field, { exact: true });
const preview = (page: Page) => page.getByRole('table');
const ended = (page: Page) => page.getByRole('heading', { name: 'Conferences imported' });

/** Some conferences in which each column and each filter has something to tell. */
const MIXED: readonly LoadedConference[] = [
  {
    tag: '=HYPERLINK("https://evil.example";"Board")',
    adminEmail: 'zoe@acme.example',
    expiresAt: null,
  },
  { tag: 'Équipe, Ouest', adminEmail: 'li@acme.example', expiresAt: new Date('2001-02-03T15:00Z') },
  {
    tag: 'Quarter close',
    adminEmail: 'ana@acme.example',
    expiresAt: new Date('2035-07-01T21:00Z'),
    language: 'fr',
    failed: true,
  },
];

test('the list is exported as it is filtered, without leader codes and formulas', async ({
  page,
  office,
  operator,
}) => {
  await operator.addManyConferences(office.accountId, MIXED);
  await openConferences(page, office);
  const { name, text, lines } = await exported(page);
  expect(name).toMatch(/^conferences-acme-inc-\d{4}-\d\d-\d\d\.csv$/);
  expect(lines[0]).toBe(
    'Tag,Conference admin’s email,Participant code,Expires (America/Toronto),Language,State,Information email,' +
      'Emailed on (America/Toronto),Reason,Created (America/Toronto),Conference ID',
  );
  expect(lines).toHaveLength(4);
  expect(lines[1]).toMatch(/^"'=HYPERLINK\(""https:\/\/evil.example"";""Board""\)",zoe@acme/);
  expect(lines[1]).toContain(',0000000000,never,English,Active,');
  expect(lines[2]).toContain(
    '"Équipe, Ouest",li@acme.example,0000000000,2001-02-03 10:00,English,Expired,',
  );
  expect(lines[3]).toMatch(/2035-07-01 17:00,French,Active,Failed,[-\d]+ [\d:]+,address refused,/);
  expect(text).not.toMatch(/leader/i);

  await page.getByRole('combobox', { name: 'Status' }).selectOption('Expired');
  await expect(conferenceRow(page, 'Quarter close')).toHaveCount(0);
  expect((await exported(page)).lines.slice(1)).toEqual([lines[2]]);
});

test('a list of several hundred is exported whole, in its order', async ({
  page,
  office,
  operator,
}) => {
  const all = Array.from({ length: 620 }, (_, n) => ({
    tag: `Team ${String(n + 1).padStart(3, '0')}`,
    adminEmail: `lead${n + 1}@acme.example`,
    expiresAt: null,
  }));
  await operator.addManyConferences(office.accountId, all);
  await signInTo(page, office.admin, `${settingsPath(office.accountId)}?sort=-tag`);
  await expect(conferenceRow(page, 'Team 620')).toBeVisible();
  const { lines } = await exported(page);
  const tags = lines.slice(1).map((line) => line.split(',')[0]);
  expect(tags).toEqual(all.map(({ tag }) => tag).toReversed());
});

test.describe('in French', () => {
  test.use({ locale: 'fr-CA', profile: { language: 'fr' } });

  test('the export has semicolons, and comes back as what is there, or changes it', async ({
    page,
    office,
    operator,
  }) => {
    await operator.addManyConferences(office.accountId, MIXED);
    await signInTo(page, office.admin, settingsPath(office.accountId));
    await expect(heading(page, 'Conférences')).toBeVisible();
    await page.getByRole('button', { name: 'Exporter ou importer' }).click();
    const { text, lines } = await saved(page, () =>
      page.getByRole('menuitem', { name: 'Exporter en CSV' }).click(),
    );
    expect(lines[0]).toMatch(
      /^Étiquette;Courriel du responsable;Code de participant;Expiration \(America\/Toronto\);Langue;/,
    );
    expect(lines[1]).toContain(';zoe@acme.example;0000000000;jamais;Français;');
    await page.getByRole('button', { name: 'Fermer' }).click();

    await page.getByRole('button', { name: 'Exporter ou importer' }).click();
    await page.getByRole('menuitem', { name: 'Importer des conférences…' }).click();
    await expect(heading(page, 'Importer des conférences')).toBeVisible();
    await chooseFile(page, { name: 'export.csv', content: text }, 'Choisir un fichier');
    await expect(column(page, 'Étiquette')).toHaveValue('0');
    await expect(column(page, 'Courriel du responsable')).toHaveValue('1');
    await expect(column(page, 'Expiration')).toHaveValue('3');
    await expect(column(page, 'Langue du courriel')).toHaveValue('4');
    await expect(column(page, 'Identifiant de la conférence')).toHaveValue('10');
    await expect(
      page.getByText('Toutes les conférences de ce fichier existent déjà.'),
    ).toBeVisible();
    await expect(page.getByRole('button', { name: /^(Créer|Modifier) / })).toHaveCount(0);

    const changed = text.replace('Quarter close', 'Clôture');
    await chooseFile(page, { name: 'export.csv', content: changed }, 'En choisir un autre');
    await expect(
      page.getByText('Étiquette\u00a0: modification, auparavant Quarter close'),
    ).toBeVisible();
    await page.getByRole('checkbox', { name: 'Modifier aussi la conférence' }).check();
    await expect(page.getByRole('button', { name: 'Modifier 1 conférence' })).toBeVisible();
  });
});

test('an export is imported into another account, once', async ({ page, office, operator }) => {
  await operator.addManyConferences(office.accountId, MIXED);
  await openConferences(page, office);
  const { text } = await exported(page);

  const other: Office = { ...office, accountId: await operator.openAccount() };
  await operator.addMember(other.accountId, office.admin, 'admin');
  await page.goto(importPath(other.accountId));
  const file = { name: 'export.csv', content: text };
  await chooseFile(page, file);
  await expect(page.getByText('Row 3 expires in the past: 2001-02-03 10:00.')).toBeVisible();
  await expect(figure(page, 'will be made')).toHaveText('2');
  await expect(figure(page, 'cannot be made')).toHaveText('1');
  await expect(preview(page).getByRole('rowheader').first()).toHaveText(MIXED[0]!.tag);
  await page.getByRole('button', { name: '2 will be made' }).click();
  await expect(preview(page).getByRole('row')).toHaveCount(3);
  await generate(page).click();
  await expect(page).toHaveURL(/\/runs\/[A-Za-z0-9]{20}$/);
  await expect(ended(page)).toBeVisible({ timeout: DELIVERY_MS });
  const made = await operator.conferences(other.accountId);
  expect(made.map(({ expiresAt }) => expiresAt?.toISOString() ?? null).sort()).toEqual([
    '2035-07-01T21:00:00.000Z',
    null,
  ]);
  expect(made.map(({ language }) => language ?? 'the account’s').sort()).toEqual([
    'fr',
    'the account’s',
  ]);
  expect(new Set(made.map(({ leaderCode }) => leaderCode)).size).toBe(2);

  await page.goto(importPath(other.accountId));
  await chooseFile(page, file);
  await expect(page.getByText('All conferences of this file are there already.')).toBeVisible();
  await expect(preview(page)).toHaveCount(0);
  await expect(generate(page)).toHaveCount(0);

  await test.step('what was changed in that account’s own export is saved where one accepts it', async () => {
    await page.goto(settingsPath(other.accountId));
    const own = (await exported(page)).text.replace('Quarter close', 'Quarter end');
    await page.goto(importPath(other.accountId));
    await chooseFile(page, { name: 'export.csv', content: own });
    await expect(preview(page).getByRole('row', { name: /^Quarter end/ })).toContainText(
      'Tag changed, before: Quarter close',
    );
    await expect(figure(page, 'there already, left alone')).toHaveText('1');
    await page.getByRole('checkbox', { name: 'Change the conference that is there' }).check();
    await expect(page.getByText('1 information email goes out.')).toBeVisible();
    await page.getByRole('button', { name: 'Change 1 conference' }).click();
    await expect(ended(page)).toBeVisible({ timeout: DELIVERY_MS });
    const now = await operator.conferences(other.accountId);
    const codesOf = (all: typeof made) => all.map(({ leaderCode }) => leaderCode).sort();
    expect(codesOf(now)).toEqual(codesOf(made));
    await page.goto(settingsPath(other.accountId));
    await expect(conferenceRow(page, 'Quarter end')).toBeVisible();
    await expect(conferenceRow(page, 'Quarter close')).toHaveCount(0);
  });
});

test('an expiry for all holds where a row says none, and each email goes out', async ({
  page,
  office,
  operator,
  inbox,
}) => {
  const leaders = [`${unique()}@leaders.example`, `${unique()}@leaders.example`] as const;
  await openImport(page, office);
  await chooseFile(page, csv([`Board,${leaders[0]},`, `Sales,${leaders[1]},never`]));
  await page.getByRole('checkbox', { name: 'Where the file says no expiry' }).uncheck();
  await generate(page).click();
  await expect(page.getByRole('alert')).toHaveText(/Choose the date and the time/);
  await page.getByRole('button', { name: 'Open the calendar' }).click();
  await page.getByRole('button', { name: 'Next month' }).click();
  await page.getByRole('button', { name: /^15 / }).click();
  await expect(preview(page).getByRole('row', { name: /^Board/ })).toContainText(
    /15\s\w+\s\d{4}, 17:00/,
  );
  await expect(preview(page).getByRole('row', { name: /^Sales/ })).toContainText('Never');
  await generate(page).click();
  await expect(ended(page)).toBeVisible({ timeout: DELIVERY_MS });
  const expiries = (await operator.conferences(office.accountId)).map(({ expiresAt }) => expiresAt);
  expect(expiries.filter((at) => at !== null)).toHaveLength(1);
  for (const leader of leaders) await inbox.wait(leader, 1);
});

test('rows that cannot be made each say why, and the good ones go on', async ({ page, office }) => {
  await openImport(page, office);
  await chooseFile(
    page,
    csv([
      'Board,zoe@acme.example,',
      ',li@acme.example,',
      'No leader,,',
      'Two leaders,a@acme.example; b@acme.example,',
      `${'x'.repeat(61)},li@acme.example,`,
      'Yesterday,li@acme.example,2001-02-03',
      'Someday,li@acme.example,end of 2035',
      'Board,ZOE@acme.example,2035-01-01',
      ' , ,2035-01-01',
    ]),
  );
  for (const sentence of [
    'Row 3 has no Tag.',
    'Row 4 has no email.',
    'Row 5 has several addresses, of which a@acme.example is taken: “a@acme.example; b@acme.example”.',
    'Row 6 has a Tag of more than 60 characters',
    'Row 7 expires in the past: 2001-02-03.',
    'Row 8 has an expiry that cannot be read: “end of 2035”.',
    'Row 9 is about the same conference as row 2.',
    'Row 10 has neither a Tag nor an email.',
  ]) {
    await expect(page.getByText(sentence)).toHaveCount(1);
  }
  await expect(figure(page, 'will be made')).toHaveText('2');
  await expect(figure(page, 'cannot be made')).toHaveText('7');
  await expect(generate(page)).toHaveText('Generate 2 conferences');
  const { lines } = await saved(page, () =>
    page.getByRole('button', { name: 'Download all of this as CSV' }).click(),
  );
  expect(lines).toHaveLength(9);
  expect(lines[1]).toBe('3,Row 3 has no Tag.');

  await column(page, 'Tag').selectOption('Not in this file');
  await expect(page.getByText('Match the Tag and the conference admin’s email')).toBeVisible();
  await expect(generate(page)).toHaveCount(0);

  await test.step('whether day or month comes first is asked once, where nothing says it', async () => {
    const either = ['Board,ana@acme.example,03/04/2035', 'Sales,bo@acme.example,5/6/2035 5:00 PM'];
    await chooseFile(page, csv(either), 'Choose another');
    const question = page.getByRole('group', { name: /What is “03\/04\/2035” in row 2\?/ });
    await expect(question).toContainText('2 dates that could be either');
    await expect(page.getByText('Row 3 has a day and a month that could be either')).toBeVisible();
    await expect(generate(page)).toHaveCount(0);
    await question.getByLabel(/^Sunday,? 4 March 2035: the month comes first$/).check();
    await expect(preview(page).getByRole('row', { name: /^Sales/ })).toContainText(
      /6\sMay\s2035, 17:00/,
    );
    await question.getByLabel(/^Tuesday,? 3 April 2035: the day comes first$/).check();
    await expect(preview(page).getByRole('row', { name: /^Sales/ })).toContainText(
      /5\sJun\s2035, 17:00/,
    );
    await expect(generate(page)).toHaveText('Generate 2 conferences');
    await chooseFile(page, csv([...either, 'Close,c@acme.example,3/31/2035']), 'Choose another');
    await expect(
      page.getByText('read with the month first, as “3/31/2035” in row 4'),
    ).toBeVisible();
    await expect(question).toHaveCount(0);
    await expect(generate(page)).toHaveText('Generate 3 conferences');
  });
});

test('viewers export what they see, and do not import', async ({ page, office, operator }) => {
  await operator.addManyConferences(office.accountId, MIXED);
  await openConferences(page, office, await office.addViewer());
  await menu(page).click();
  await expect(page.getByRole('menuitem')).toHaveText(['Export to CSV']);
  const { lines } = await saved(page, () => page.getByRole('menuitem').click());
  expect(lines).toHaveLength(4);
  await page.getByRole('button', { name: 'Close', exact: true }).click();
  await page.goto(importPath(office.accountId));
  await expect(heading(page, 'Only administrators import conferences')).toBeVisible();
});

test('an export is made and an import begun with the keyboard alone', async ({
  page,
  office,
  operator,
}) => {
  await operator.addManyConferences(office.accountId, MIXED);
  await openConferences(page, office);
  await tabTo(page, menu(page));
  await page.keyboard.press('Enter');
  await expect(page.getByRole('menuitem', { name: 'Export to CSV' })).toBeFocused();
  await saved(page, () => page.keyboard.press('Enter'));
  await expect(page.getByRole('dialog', { name: 'Conferences exported' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(menu(page)).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('menuitem', { name: 'Export to CSV' })).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await expect(page.getByRole('menuitem', { name: 'Import conferences…' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(heading(page, 'Import conferences')).toBeVisible();
});
