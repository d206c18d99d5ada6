import type { Page } from '@playwright/test';
import { emailedCode, formatCode } from '../../domain/conference/access-code.ts';
import {
  conferenceForm,
  fontsLoaded,
  openConference,
  openConferences,
  openEdit,
  settingsPath,
  turnTo,
} from '../support/portal.ts';
import { expect, test } from '../support/test.ts';
import { BOARD, call, months, openUsage, totals } from '../usage/usage-page.ts';

/** Has the page shown as it would be printed, or again as on the screen. */
const show = (page: Page, media: 'print' | 'screen') => page.emulateMedia({ media });

/** What can be read on the page as it is shown. */
const readable = (page: Page) => page.evaluate(() => document.body.innerText);

/** Of the page's direct parts those that can be seen. */
const parts = (page: Page) =>
  page.evaluate(() =>
    [...document.body.children]
      .filter((part) => part.checkVisibility() && part.getBoundingClientRect().height > 1)
      .map((part) => (part.hasAttribute('data-print-sheet') ? 'sheet' : part.outerHTML)),
  );

/** How many pages a printer would get. */
async function pagesOf(page: Page, format: 'Letter' | 'A4'): Promise<number> {
  const pdf = (await page.pdf({ format, preferCSSPageSize: false })).toString('latin1');
  return pdf.match(/\/Type\s*\/Page\b/g)?.length ?? 0;
}

/** Has the portal's own Print do nothing but be noticed: no dialog opens where nobody sees it. */
async function withoutPrinter(page: Page): Promise<void> {
  await page.addInitScript(() => {
    window.print = () => document.documentElement.setAttribute('data-printed', '');
  });
}

test.use({ profile: { name: 'Acme Printing' } });

const adminEmail = 'ana@leaders.example';

test('a conference prints as the participants’ invitation and nothing else', async ({
  page,
  office,
  operator,
}) => {
  await page.emulateMedia({ colorScheme: 'dark' });
  const input = { tag: 'On the wall', adminEmail, expiresAt: new Date('2999-12-31T22:00:00Z') };
  const { id, participantCode, leaderCode } = await operator.addConference(
    office.accountId,
    office.admin,
    input,
  );
  const panel = await openConference(page, office, id);
  await panel.getByRole('button', { name: 'Reveal' }).click();
  await expect(panel.getByText(formatCode(leaderCode!))).toBeVisible();
  await expect(page.locator('[data-print-sheet]')).toHaveCount(0);
  // Its code comes once the panel is there.
  await expect
    .poll(async () => {
      await show(page, 'screen');
      await show(page, 'print');
      return page.locator('[data-print-sheet]').count();
    })
    .toBe(1);

  const sheet = page.locator('[data-print-sheet]');
  await expect.poll(() => parts(page)).toEqual(['sheet']);
  await expect(sheet.getByRole('heading', { name: 'On the wall' })).toBeVisible();
  await expect(sheet).toContainText(emailedCode(participantCode!));
  await expect(sheet).toContainText('+1 514 555 0100');
  await expect(sheet).toContainText('This conference expires on 31 December 2999');
  await expect(sheet.getByRole('img', { name: /dials \+1 514 555 0100/ })).toBeVisible();
  // In one line, also where the sentence needs two.
  const scan = await sheet.getByText('Or scan this with a phone').textContent();
  expect(scan).toContain('+1\u00a0514\u00a0555\u00a00100');
  const text = await readable(page);
  expect(text.replaceAll(/\D/g, '')).not.toContain(leaderCode!);
  expect(text).not.toContain(adminEmail);
  await expect(sheet).toHaveCSS('background-color', 'rgb(255, 255, 255)');
  await expect(sheet).toHaveCSS('color', 'rgb(0, 0, 0)');
  for (const format of ['Letter', 'A4'] as const) expect(await pagesOf(page, format)).toBe(1);
  await show(page, 'screen');
  await expect(sheet).toHaveCount(0);
});

test('wallet cards have the size of one, on one sheet, and the conference’s language', async ({
  page,
  office,
  operator,
}) => {
  await withoutPrinter(page);
  const tag = 'Une étiquette aussi longue qu’il est permis, de soixante car';
  const expiresAt = new Date('2999-12-31T22:00:00Z');
  const input = { tag, adminEmail, expiresAt, language: 'fr' as const };
  const { id } = await operator.addConference(office.accountId, office.admin, input);
  const panel = await openConference(page, office, id);
  await expect
    .poll(async () => {
      await panel.getByRole('button', { name: 'Print wallet cards' }).click();
      await show(page, 'print');
      const count = await page.getByRole('article').count();
      await show(page, 'screen');
      return count;
    })
    .toBe(8);
  await show(page, 'print');
  await expect.poll(() => parts(page)).toEqual(['sheet']);
  await fontsLoaded(page);
  const cards = page.getByRole('article');
  await expect(cards.first()).toContainText('Code de participant');
  await expect(cards.first()).toContainText('Cette conférence expire le 31 décembre 2999');
  const sizes = await cards.evaluateAll((all) =>
    all.map((card) => {
      const { width, height } = card.getBoundingClientRect();
      const isCut = card.scrollHeight > card.clientHeight || card.scrollWidth > card.clientWidth;
      return [Math.round(width), Math.round(height), isCut];
    }),
  );
  // 85.6 by 53.98 mm, at 96 dots an inch.
  expect(sizes).toEqual(Array.from({ length: 8 }, () => [324, 204, false]));
  for (const format of ['Letter', 'A4'] as const) expect(await pagesOf(page, format)).toBe(1);
});

test('of an expired conference it is said on paper, too', async ({ page, office, operator }) => {
  const input = { tag: 'Over', adminEmail, expiresAt: new Date('2001-02-03T04:05:06Z') };
  const { id } = await operator.addConference(office.accountId, office.admin, input);
  const panel = await openConference(page, office, id);
  await expect(panel.getByRole('button', { name: 'Print', exact: true })).toBeEnabled();
  await expect
    .poll(async () => {
      await show(page, 'screen');
      await show(page, 'print');
      return readable(page);
    })
    .toContain('This conference expired on');
  await expect.poll(() => parts(page)).toEqual(['sheet']);
});

test('what is shown on the screen prints without its buttons', async ({
  page,
  office,
  operator,
}) => {
  const input = { tag: 'In the room', adminEmail, expiresAt: null };
  const { id, participantCode } = await operator.addConference(
    office.accountId,
    office.admin,
    input,
  );
  const panel = await openConference(page, office, id);
  await panel.getByRole('button', { name: 'Show on screen' }).click();
  const screen = page.getByRole('dialog', { name: 'In the room' }).last();
  await screen.getByLabel('The QR code dials').selectOption({ index: 1 });
  await show(page, 'print');
  await expect(screen.getByRole('img', { name: /dials \+1 800/ })).toBeVisible();
  const text = await readable(page);
  expect(text).toContain(formatCode(participantCode!));
  expect(text).not.toContain('Close');
  expect(text).not.toContain('The QR code dials');
  expect(text).not.toContain('Access codes');
  await expect(page.getByRole('button')).toHaveCount(0);
});

test('usage prints as a bill: whose, of which days, what it comes to, and each one’s share', async ({
  page,
  office,
  operator,
}) => {
  const sales = { tag: 'Sales', adminEmail, expiresAt: null };
  const [board = '', other = ''] = await operator.addManyConferences(office.accountId, [
    BOARD,
    sales,
  ]);
  await operator.addCalls(office.accountId, [
    call(board, 'Board', '2026-02-10T15:00:00Z'),
    call(board, 'Board', '2026-03-10T15:00:00Z'),
    call(other, 'Sales', '2026-03-11T15:00:00Z'),
  ]);
  await openUsage(page, office);
  await expect(totals(page)).toBeVisible();
  await expect(months(page)).toBeVisible();
  const sheet = page.locator('[data-print-sheet]');
  await expect
    .poll(async () => {
      await show(page, 'screen');
      await show(page, 'print');
      return sheet.count();
    })
    .toBe(1);
  await expect.poll(() => parts(page)).toEqual(['sheet']);
  await expect(sheet.getByRole('heading', { level: 1 })).toHaveText('Acme Printing');
  await expect(sheet).toContainText('1 Feb 2026 – 31 Mar 2026');
  await expect(sheet.locator('dt:text-is("Billed minutes") + dd')).toContainText(/^60,/);
  await expect(sheet.getByRole('row', { name: /^Board/ })).toContainText('40');
  await expect(sheet.getByRole('row', { name: /^Sales/ })).toContainText('20');
  await expect(sheet.getByRole('row', { name: /^All together/ })).toContainText('60');
  expect(await readable(page)).not.toContain('Export');
  expect(await pagesOf(page, 'Letter')).toBe(1);
});

test('navigation, scrims and questions are never printed', async ({ page, office, operator }) => {
  const input = { tag: 'Plain', adminEmail, expiresAt: null };
  const { id } = await operator.addConference(office.accountId, office.admin, input);
  const navigation = page.getByRole('navigation', { name: 'Navigation' });
  const nothingToGetAboutWith = async () => {
    await show(page, 'print');
    await expect(page.getByRole('banner')).toHaveCount(0);
    await expect(page.getByRole('complementary')).toHaveCount(0);
    await expect(page.locator('.mantine-Drawer-overlay, .mantine-Modal-overlay')).toBeHidden();
    await expect(page.getByRole('link', { name: 'Settings' })).toHaveCount(0);
  };

  await test.step('of the list', async () => {
    await openConferences(page, office);
    await expect(page.getByRole('link', { name: 'Open Plain' })).toBeVisible();
    await nothingToGetAboutWith();
    await expect(page.getByRole('link', { name: 'Open Plain' })).toBeVisible();
    await expect(page.getByRole('link', { name: 'Generate New Conference' })).toHaveCount(0);
    await show(page, 'screen');
  });

  await test.step('of a form over it, which prints without the list', async () => {
    await openEdit(page, office, id);
    await nothingToGetAboutWith();
    await expect(conferenceForm(page).tag).toBeVisible();
    await expect(page.getByRole('link', { name: 'Open Plain' })).toHaveCount(0);
    await show(page, 'screen');
  });

  await test.step('of a page under a question', async () => {
    await turnTo(page, settingsPath(office.accountId));
    await page.getByRole('button', { name: 'Actions for Plain' }).click();
    await page.getByRole('menuitem', { name: 'Delete' }).click();
    const question = page.getByRole('dialog', { name: 'Delete “Plain”?' });
    await expect(question).toBeVisible();
    await nothingToGetAboutWith();
    await expect(question).toBeHidden();
    await show(page, 'screen');
    await page.keyboard.press('Escape');
  });

  await test.step('of a page on a phone with the navigation open', async () => {
    await page.setViewportSize({ width: 390, height: 844 });
    await page.getByRole('button', { name: 'Open navigation' }).click();
    await expect(navigation).toBeVisible();
    await nothingToGetAboutWith();
    await expect(navigation).toBeHidden();
  });
});
