import type { Page } from '@playwright/test';
import { heading, openConferences, settingsPath, signInTo } from '../support/portal.ts';
import { expect, test } from '../support/test.ts';

const CODE = '4829150637';
const CONFERENCES = [
  { tag: 'Board', adminEmail: 'zoe@acme.example', expiresAt: null, participantCode: CODE },
  { tag: 'Usage review', adminEmail: 'li@acme.example', expiresAt: null },
  { tag: 'Équipe Ouest', adminEmail: 'bo@acme.example', expiresAt: new Date('2001-02-03') },
];

const field = (page: Page) =>
  page.getByRole('combobox', { name: 'Go to a conference, a page or an action' });
const found = (page: Page) => page.getByRole('listbox', { name: 'What was found' });
const option = (page: Page, name: string | RegExp) => found(page).getByRole('option', { name });
const chosen = (page: Page) => found(page).getByRole('option', { selected: true });
const path = (page: Page) => new URL(page.url()).pathname;

/** Opens the palette and types into it. */
async function type(page: Page, text: string): Promise<void> {
  await page.keyboard.press('Control+k');
  await expect(field(page)).toBeFocused();
  await page.keyboard.insertText(text);
}

test('from everywhere to a conference by Tag, address or code, to pages, actions and accounts, with the keyboard alone', async ({
  page,
  office,
  operator,
}) => {
  const second = await operator.openAccount({ name: 'Zenith' });
  await operator.addMember(second, office.admin, 'viewer');
  const [board] = await operator.addManyConferences(office.accountId, CONFERENCES);
  await signInTo(page, office.admin, `/a/${office.accountId}/profile`);
  await expect(heading(page, 'Profile and team')).toBeVisible();

  await test.step('by the Tag, before it was found', async () => {
    await type(page, 'boar');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('dialog', { name: 'Board' })).toBeVisible();
    await expect.poll(() => path(page)).toBe(`${settingsPath(office.accountId)}/${board}`);
    await expect(field(page)).toHaveCount(0);
  });

  await test.step('over a panel: Escape closes the palette alone, and the focus goes back', async () => {
    const edit = page.getByRole('link', { name: 'Edit', exact: true });
    await edit.focus();
    await type(page, '');
    await page.keyboard.press('Escape');
    await expect(field(page)).toHaveCount(0);
    await expect(page.getByRole('dialog', { name: 'Board' })).toBeVisible();
    await expect(edit).toBeFocused();
    await page.keyboard.press('Control+k');
    await page.keyboard.press('Control+k');
    await expect(field(page)).toHaveCount(0);
  });

  await test.step('by the address with a name, as a mail program copies it', async () => {
    await type(page, 'Bo Roy <bo@acme.example>');
    await expect(chosen(page)).toContainText('Équipe Ouest');
    await expect(chosen(page)).toContainText('Expired');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('dialog', { name: 'Équipe Ouest' })).toBeVisible();
  });

  await test.step('by the code, however it is grouped, which no address keeps', async () => {
    await type(page, '4829 15');
    await expect(chosen(page)).toContainText('Board');
    await expect(chosen(page)).toContainText(/482\D?915\D?0637/);
    await page.keyboard.press('ArrowDown');
    await expect(chosen(page)).toHaveText(/Show all conferences with “4829 15” in the list/);
    await page.keyboard.press('Enter');
    await expect(page.getByRole('searchbox')).toHaveValue('4829 15');
    expect(page.url()).not.toContain('4829');
    await expect(page.getByRole('link', { name: /^Open / })).toHaveCount(1);
  });

  await test.step('to a page, past a conference that is called alike', async () => {
    await type(page, 'usage');
    await expect(chosen(page)).toContainText('Usage review');
    for (const key of ['ArrowDown', 'ArrowDown']) await page.keyboard.press(key);
    await expect(chosen(page)).toContainText('Usage history');
    await page.keyboard.press('Enter');
    await expect(heading(page, 'Usage history')).toBeVisible();
    await expect(page.locator('#content')).toBeFocused();
  });

  await test.step('to an action', async () => {
    await type(page, 'generate');
    await expect(option(page, /Generate New Conference/)).toBeVisible();
    await expect(page.getByText('Searching…')).toHaveCount(0);
    await page.keyboard.press('Enter');
    await expect(page.getByRole('dialog', { name: 'Generate New Conference' })).toBeVisible();
  });

  await test.step('to another account, as whose viewer one has other actions', async () => {
    await type(page, 'zen');
    await expect(option(page, 'Zenith')).toBeVisible();
    await expect(page.getByText('Searching…')).toHaveCount(0);
    await page.keyboard.press('Enter');
    await expect.poll(() => path(page)).toBe(`/a/${second}`);
    await type(page, '');
    await expect(option(page, 'Acme Inc.')).toBeVisible();
    await expect(option(page, /Generate New Conference|Activity/)).toHaveCount(0);
    await page.keyboard.press('Escape');
  });

  await test.step('to what is not there', async () => {
    await type(page, 'nothing of this name');
    await expect(page.getByText('Nothing was found.')).toBeVisible();
    await page.keyboard.press('Enter');
    await expect(field(page)).toBeFocused();
    await page.keyboard.press('Escape');
    await expect(field(page)).toHaveCount(0);
  });
});

test('without network the pages are still found, and it is said that the conferences were not', async ({
  page,
  office,
  operator,
  context,
}) => {
  await operator.addManyConferences(office.accountId, CONFERENCES);
  await openConferences(page, office);
  await type(page, '');
  await expect(option(page, /Usage history/)).toBeVisible();
  await context.setOffline(true);
  await page.keyboard.insertText('usage');
  await expect(page.getByText('The conferences could not be searched.')).toBeVisible();
  await expect(chosen(page)).toContainText('Usage history');
  await context.setOffline(false);
});

test('a question in the middle of the page is answered first', async ({
  page,
  office,
  operator,
}) => {
  await operator.addManyConferences(office.accountId, CONFERENCES);
  await openConferences(page, office);
  await page.getByRole('button', { name: 'Actions for Board' }).click();
  await page.getByRole('menuitem', { name: 'Delete' }).click();
  await expect(page.getByRole('dialog')).toBeVisible();
  await page.keyboard.press('Control+k');
  await expect(page.getByRole('dialog')).toHaveCount(1);
  await expect(field(page)).toHaveCount(0);
});

test.describe('at 390 pixels', () => {
  test.use({ viewport: { width: 390, height: 844 } });

  test('a button opens it, and a touch chooses', async ({ page, office, operator }) => {
    await operator.addManyConferences(office.accountId, CONFERENCES);
    await openConferences(page, office);
    await page.getByRole('button', { name: 'Go to a conference, a page or an action' }).click();
    await field(page).fill('board');
    await option(page, /^Board/).click();
    await expect(page.getByRole('dialog', { name: 'Board' })).toBeVisible();
  });
});
