import type { Page } from '@playwright/test';
import type { PbxUserEntry } from '../../domain/pbx-users/pbx-user.ts';
import { tabTo } from '../support/keyboard.ts';
import type { LoadedUser } from '../support/operator-interface.ts';
import { fontsLoaded, heading, signInTo } from '../support/portal.ts';
import { expect, test, type Office } from '../support/test.ts';

test.use({ profile: { services: { conferencing: true, pbx: true } } });

const usersPath = (accountId: string) => `/a/${accountId}/conferencing/users`;

/** `User 001` to `User 120`, by name as by number. */
function many(count: number, more: (n: number) => Partial<LoadedUser> = () => ({})): LoadedUser[] {
  return Array.from({ length: count }, (_, index) => {
    const n = index + 1;
    const extension = String(1_000 + n);
    const entry = { name: `User ${String(n).padStart(3, '0')}`, extension };
    return { ...entry, email: `user${n}@acme.example`, ...more(n) };
  });
}

const entry = (name: string, extension: string, email: string): PbxUserEntry => ({
  name,
  extension,
  email,
});

/** One of each kind, by name. */
const MIXED: readonly LoadedUser[] = [
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
const PRESENT = MIXED.filter(({ leftAt }) => leftAt === undefined).map(({ name }) => name);

async function openUsers(page: Page, office: Office, search = ''): Promise<void> {
  await signInTo(page, office.admin, usersPath(office.accountId) + search);
  await expect(heading(page, 'Cloud PBX users')).toBeVisible();
}

const row = (page: Page, name: string) =>
  page.getByRole('row').filter({ has: page.getByText(name, { exact: true }) });
/** The names as the list shows them, from above. */
const names = (page: Page) => page.getByRole('rowheader');
const box = (page: Page, name: string) =>
  page.getByRole('checkbox', { name: `Select ${name}`, exact: true });
const pageBox = (page: Page) => page.getByRole('checkbox', { name: 'Select all on this page' });
const bar = (page: Page) => page.getByRole('group', { name: 'Selection' });
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const generate = (page: Page) => page.getByRole('link', { name: 'Generate conferences' });
const search = (page: Page) =>
  page.getByRole('searchbox', { name: 'Search by name, extension or email' });
const filter = (page: Page) => page.getByRole('combobox', { name: 'Show' });
const position = (page: Page, text: string) =>
  page.getByRole('navigation', { name: 'Pages' }).getByText(text, { exact: true });
/** What a screen reader is told. */
const told = (page: Page, text: string) => page.getByRole('status').filter({ hasText: text });

test('the users are listed by name, with what becomes of their emails and conferences', async ({
  page,
  office,
  operator,
}) => {
  const stored = await operator.addPbxUsers(office.accountId, MIXED);
  await signInTo(page, office.admin, `/a/${office.accountId}`);
  await page
    .getByRole('main')
    .getByRole('link', { name: /Cloud PBX/ })
    .click();
  await expect(heading(page, 'Cloud PBX users')).toBeVisible();
  await expect(names(page)).toHaveText(PRESENT);
  await expect(page.getByText('5 users', { exact: true })).toHaveCount(1);
  await expect(row(page, 'Ana Martín')).toContainText('201ana@acme.exampleNone');
  await expect(row(page, 'Chloé Œuvrard')).toContainText('No email');
  await expect(row(page, 'Dev Team')).toContainText('Several addresses');
  await expect(row(page, 'Émile Roy')).toContainText('Not an address');
  await expect(row(page, 'Émile Roy')).toContainText('emile at acme');
  await expect(page.getByRole('link', { name: 'Load users from a file' })).toHaveAttribute(
    'href',
    `${usersPath(office.accountId)}/load`,
  );
  await expect(
    page.getByRole('link', { name: 'Open the conference of Bo Lindqvist' }),
  ).toHaveAttribute(
    'href',
    `/a/${office.accountId}/conferencing/settings/${stored[1]!.conferenceId}`,
  );
});

test('a search finds beginnings of names, extensions and emails; filters narrow it', async ({
  page,
  office,
  operator,
}) => {
  await operator.addPbxUsers(office.accountId, MIXED);
  await openUsers(page, office);
  const shown = {
    'Without a conference': ['Ana Martín', 'Chloé Œuvrard', 'Dev Team', 'Émile Roy'],
    'With a conference': ['Bo Lindqvist'],
    'Email not usable': ['Chloé Œuvrard', 'Dev Team', 'Émile Roy'],
    'No longer in the PBX': [/^Former PersonLeft on 4 Mar 2026$/],
    'All users': PRESENT,
  };
  for (const [label, wanted] of Object.entries(shown)) {
    await filter(page).selectOption(label);
    await expect(names(page)).toHaveText(wanted);
  }
  await search(page).fill('MARTIN');
  await expect(names(page)).toHaveText(['Ana Martín']);
  await expect(told(page, '1 user found.')).toHaveCount(1);
  await expect(position(page, '1–1 of 1')).toBeVisible();
  await search(page).fill('20');
  await expect(names(page)).toHaveText(['Ana Martín', 'Bo Lindqvist', 'Émile Roy']);
  await search(page).fill('bo@');
  await expect(names(page)).toHaveText(['Bo Lindqvist']);
  await expect(page).toHaveURL(/\?q=bo/);

  await filter(page).selectOption('Email not usable');
  await expect(
    page.getByText('begins with “bo@” among the users of “Email not usable”'),
  ).toBeVisible();
  await page.goBack();
  await expect(names(page)).toHaveText(['Bo Lindqvist']);
  await filter(page).selectOption('Email not usable');
  await page.getByRole('button', { name: 'Clear filters' }).click();
  await expect(names(page)).toHaveText(PRESENT);
  await expect(search(page)).toHaveValue('');
});

test('some are selected by click, by range and by page, and stay so over pages, searches and reloads', async ({
  page,
  office,
  operator,
}) => {
  await operator.addPbxUsers(office.accountId, many(60));
  await openUsers(page, office);
  await expect(position(page, '1–50 of 60')).toBeVisible();
  await expect(generate(page)).toHaveCount(0);

  await fontsLoaded(page);
  const before = await page.getByRole('table').boundingBox();
  await box(page, 'User 003').check();
  await expect(bar(page)).toContainText('1 selected');
  expect(await page.getByRole('table').boundingBox()).toEqual(before);
  await expect(told(page, '1 selected.')).toHaveCount(1);
  await box(page, 'User 006').click({ modifiers: ['Shift'] });
  await expect(bar(page)).toContainText('4 selected');
  await expect(box(page, 'User 004')).toBeChecked();
  await expect(pageBox(page)).toHaveJSProperty('indeterminate', true);
  // The row is as good as its box.
  await row(page, 'User 010').getByText('user10@acme.example').click();
  await expect(box(page, 'User 010')).toBeChecked();
  await row(page, 'User 005').getByText('1005').click();
  await expect(box(page, 'User 005')).not.toBeChecked();
  await expect(bar(page)).toContainText('4 selected');

  await page.getByRole('button', { name: 'Next' }).click();
  await expect(position(page, '51–60 of 60')).toBeVisible();
  await pageBox(page).check();
  await expect(bar(page)).toContainText('14 selected');
  await search(page).fill('user 00');
  await expect(names(page)).toHaveCount(9);
  await expect(bar(page)).toContainText('14 selected');
  await expect(box(page, 'User 004')).toBeChecked();
  await page.reload();
  await expect(bar(page)).toContainText('14 selected');
  await expect(box(page, 'User 006')).toBeChecked();

  await generate(page).click();
  await expect(page).toHaveURL(/\/users\/generate$/);
  await page.goBack();
  await expect(bar(page)).toContainText('14 selected');
  await button(page, 'Clear the selection').click();
  await expect(generate(page)).toHaveCount(0);
  await expect(box(page, 'User 006')).not.toBeChecked();
  await expect(pageBox(page)).toBeFocused();
  await expect(told(page, 'Nobody is selected any more.')).toHaveCount(1);
});

test('all that match are selected across pages, except for some, until the list is another', async ({
  page,
  office,
  operator,
}) => {
  const conferenceForEachThird = (n: number) => ({ hasConference: n % 3 === 0 });
  await operator.addPbxUsers(office.accountId, many(120, conferenceForEachThird));
  await openUsers(page, office, '?show=without');
  await expect(position(page, '1–50 of 80')).toBeVisible();
  await pageBox(page).check();
  await expect(bar(page)).toContainText('50 selected');
  await button(page, 'Select all 80 that match').click();
  await expect(bar(page)).toContainText('All 80 selected');
  await expect(generate(page)).toBeFocused();
  await expect(told(page, '80 selected.')).toHaveCount(1);
  await expect(button(page, 'Select all 80 that match')).toHaveCount(0);

  await box(page, 'User 004').uncheck();
  await expect(bar(page)).toContainText('79 selected');
  await page.getByRole('button', { name: 'Next' }).click();
  await expect(position(page, '51–80 of 80')).toBeVisible();
  await expect(pageBox(page)).toBeChecked();
  await page.reload();
  await expect(bar(page)).toContainText('79 selected');
  await expect(pageBox(page)).toBeChecked();

  await filter(page).selectOption('All users');
  await expect(position(page, '1–50 of 120')).toBeVisible();
  await expect(generate(page)).toHaveCount(0);
  await expect(pageBox(page)).not.toBeChecked();
  await button(page, 'Select all 120').click();
  await expect(bar(page)).toContainText('All 120 selected');
  // Nothing can be done for those who have left.
  await filter(page).selectOption('No longer in the PBX');
  await expect(page.getByText('Nobody has left the PBX.')).toBeVisible();
  await expect(bar(page)).toHaveCount(0);
});

test('a viewer sees the users, and neither boxes nor ways to load or generate', async ({
  page,
  office,
  operator,
}) => {
  const viewer = await office.addViewer();
  await signInTo(page, viewer, usersPath(office.accountId));
  await expect(page.getByText('once an administrator of this account has loaded')).toBeVisible();
  await expect(page.getByRole('link', { name: 'Load users from a file' })).toHaveCount(0);
  await operator.addPbxUsers(office.accountId, MIXED);
  await page.reload();
  await expect(names(page)).toHaveText(PRESENT);
  await expect(page.getByRole('checkbox')).toHaveCount(0);
  await expect(bar(page)).toHaveCount(0);
  await expect(page.getByRole('link', { name: 'Load users from a file' })).toHaveCount(0);
  await search(page).fill('bo');
  await expect(names(page)).toHaveText(['Bo Lindqvist']);
});

test('the first visit says what this is for and how the users come here', async ({
  page,
  office,
}) => {
  await openUsers(page, office);
  await expect(page.getByRole('heading', { name: 'No users yet' })).toBeVisible();
  await expect(search(page)).toHaveCount(0);
  await expect(page.getByRole('link', { name: 'Download a sample file' })).toHaveAttribute(
    'href',
    '/samples/pbx-users.csv',
  );
  await page.getByRole('link', { name: 'Load users from a file' }).click();
  await expect(page).toHaveURL(/\/users\/load$/);
});

test('where the provider keeps the directory, it says so and offers no file', async ({
  page,
  office,
  operator,
}) => {
  await operator.changeProfile(office.accountId, { pbxDirectory: 'provider' });
  await openUsers(page, office);
  await expect(page.getByText('Your telephony provider loads the users')).toBeVisible();
  await operator.addPbxUsers(office.accountId, MIXED);
  await page.reload();
  await expect(page.getByText('Your telephony provider keeps this list')).toBeVisible();
  await expect(names(page)).toHaveText(PRESENT);
  await expect(page.getByRole('link', { name: 'Load users from a file' })).toHaveCount(0);
  await box(page, 'Ana Martín').check();
  await expect(generate(page)).toBeVisible();
});

test('an account without both services has no such page, by link neither', async ({
  page,
  office,
  operator,
}) => {
  await operator.switchService(office.accountId, 'pbx', false);
  await signInTo(page, office.admin, usersPath(office.accountId));
  await expect(page.getByText('Cloud PBX is not on your Profile')).toBeVisible();
  await expect(page.getByRole('link', { name: 'Cloud PBX users' })).toHaveCount(0);
  await operator.switchService(office.accountId, 'pbx', true);
  await operator.switchService(office.accountId, 'conferencing', false);
  await page.reload();
  await expect(page.getByText('Conferencing is not on your Profile')).toBeVisible();
});

test('a failed reading is told, keeps what is there, and is tried again', async ({
  page,
  office,
  operator,
}) => {
  await operator.addPbxUsers(office.accountId, MIXED);
  await openUsers(page, office);
  await expect(names(page)).toHaveText(PRESENT);
  await page.context().setOffline(true);
  await filter(page).selectOption('With a conference');
  await expect(page.getByRole('alert')).toContainText('offline');
  await page.context().setOffline(false);
  await button(page, 'Try again').click();
  await expect(names(page)).toHaveText(['Bo Lindqvist']);
});

test('the list is searched, filtered, selected and leafed through with the keyboard alone', async ({
  page,
  office,
  operator,
}) => {
  await operator.addPbxUsers(office.accountId, many(60));
  await openUsers(page, office);
  await expect(names(page)).toHaveCount(50);
  await page.keyboard.press('Control+k');
  await expect(search(page)).toBeFocused();
  await page.keyboard.type('user 04');
  await expect(names(page)).toHaveCount(10);
  await page.keyboard.press('Escape');
  await expect(names(page)).toHaveCount(50);

  await tabTo(page, pageBox(page));
  await page.keyboard.press('Space');
  await expect(bar(page)).toContainText('50 selected');
  await tabTo(page, box(page, 'User 002'));
  await page.keyboard.press('Space');
  await tabTo(page, box(page, 'User 005'));
  await page.keyboard.press('Shift+Space');
  await expect(bar(page)).toContainText('46 selected');
  await expect(box(page, 'User 004')).not.toBeChecked();

  await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('Shift+Tab');
  await expect(pageBox(page)).toBeFocused();
  await page.keyboard.press('Shift+Tab');
  await expect(generate(page)).toBeFocused();
  await page.keyboard.press('Shift+Tab');
  await expect(button(page, 'Clear the selection')).toBeFocused();
  await page.keyboard.press('Shift+Tab');
  await expect(button(page, 'Select all 60')).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(generate(page)).toBeFocused();
  await expect(bar(page)).toContainText('All 60 selected');

  const next = page.getByRole('button', { name: 'Next' });
  await next.focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('region', { name: 'Cloud PBX users' })).toBeFocused();
  await expect(position(page, '51–60 of 60')).toBeVisible();
  await expect(told(page, '51–60 of 60')).toHaveCount(1);
  await tabTo(page, generate(page));
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/users\/generate$/);
});

test('what has the focus is not hidden below what stays on the screen', async ({
  page,
  office,
  operator,
}) => {
  await operator.addPbxUsers(office.accountId, many(50));
  await openUsers(page, office);
  await box(page, 'User 050').check();
  // Backwards, so that each box comes into view from above, where the bar is.
  for (let n = 49; n > 20; n -= 1) {
    await page.keyboard.press('Shift+Tab');
    await expect(box(page, `User 0${n}`)).toBeFocused();
    expect(await page.evaluate(isFocusSeen), `User 0${n}`).toBe(true);
  }
});

/** Whether nothing lies over what has the focus. */
function isFocusSeen(): boolean {
  const focused = document.activeElement;
  if (focused === null) return false;
  const { left, top, width, height } = focused.getBoundingClientRect();
  return [top + 1, top + height - 1].every(
    (y) => document.elementFromPoint(left + width / 2, y) === focused,
  );
}

test.describe('in French', () => {
  test.use({
    profile: { services: { conferencing: true, pbx: true }, language: 'fr' },
    locale: 'fr-CA',
  });

  test('the same list is there, in the words and numbers of Québec', async ({
    page,
    office,
    operator,
  }) => {
    await signInTo(page, office.admin, usersPath(office.accountId));
    await expect(heading(page, 'Utilisateurs du PBX')).toBeVisible();
    await expect(
      page.getByRole('link', { name: 'Télécharger un exemple de fichier' }),
    ).toHaveAttribute('href', '/samples/utilisateurs-pbx.csv');
    await operator.addPbxUsers(office.accountId, [...MIXED, ...many(60)]);
    await page.reload();
    await expect(row(page, 'Dev Team')).toContainText('Plusieurs adresses');
    await page.getByRole('checkbox', { name: 'Sélectionner Ana Martín' }).check();
    await expect(page.getByText('1 sélectionné', { exact: true })).toBeVisible();
    await page.getByRole('button', { name: 'Sélectionner les 65' }).click();
    await expect(page.getByText('Les 65 sont sélectionnés')).toBeVisible();
    await page.getByRole('combobox', { name: 'Afficher' }).selectOption('Partis du PBX');
    await expect(page.getByText(/^Parti le 4\s?mars 2026$/)).toBeVisible();
  });
});

test.describe('at 390 pixels', () => {
  test.use({ viewport: { width: 390, height: 844 } });

  test('users are cards, and the bar of the selection stays at the bottom', async ({
    page,
    office,
    operator,
  }) => {
    await operator.addPbxUsers(office.accountId, [...MIXED, ...many(60)]);
    await openUsers(page, office);
    const cards = page.getByRole('listitem').filter({ has: page.getByRole('checkbox') });
    await expect(cards).toHaveCount(50);
    await expect(bar(page)).toHaveCount(0);
    await cards.filter({ hasText: 'Dev Team' }).getByText('310').click();
    await expect(box(page, 'Dev Team')).toBeChecked();
    await expect(bar(page)).toContainText('1 selected');
    await expect(generate(page)).toBeInViewport({ ratio: 1 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
    await pageBox(page).check();
    await expect(bar(page)).toContainText('50 selected');
    await button(page, 'Select all 65').click();
    await expect(bar(page)).toContainText('All 65 selected');
    // The way on is not covered by the bar.
    await page.getByRole('button', { name: 'Next' }).click();
    await expect(position(page, '51–65 of 65')).toBeVisible();
    await button(page, 'Clear the selection').click();
    await expect(bar(page)).toHaveCount(0);
    await expect(pageBox(page)).toBeFocused();
  });
});
