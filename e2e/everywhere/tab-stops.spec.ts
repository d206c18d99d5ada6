import { formatCode } from '../../domain/conference/access-code.ts';
import { openConferences, openConference, openEdit } from '../support/portal.ts';
import { tabTo } from '../support/keyboard.ts';
import { unique } from '../support/unique.ts';
import { expect, test } from '../support/test.ts';

test.use({ permissions: ['clipboard-read', 'clipboard-write'] });

const input = (tag: string) => ({
  tag,
  adminEmail: `${unique()}@leaders.example`,
  expiresAt: null,
});

test('Tab stops at a row’s Tag and menu, and the arrow keys go through the rest of it', async ({
  page,
  office,
  operator,
}) => {
  const second = await operator.addConference(office.accountId, office.admin, input('Second'));
  await operator.addConference(office.accountId, office.admin, input('First'));
  const copied = () => page.evaluate(() => navigator.clipboard.readText());
  for (const width of [1280, 1400, 390]) {
    await page.setViewportSize({ width, height: 844 });
    await openConferences(page, office);
    const tag = page.getByRole('link', { name: 'Open First' });
    const menu = page.getByRole('button', { name: 'Actions for First' });
    const next = page.getByRole('link', { name: 'Open Second' });
    await tabTo(page, tag);
    await tabTo(page, menu);
    await page.keyboard.press('Tab');
    await tabTo(page, next);
    await page.keyboard.press('ArrowRight');
    const copy = page.getByRole('button', { name: 'Copy the participant code of Second' });
    if (width !== 390) {
      await expect(copy).toBeFocused();
    } else {
      // On a card the menu stands beside the Tag.
      await page.keyboard.press('ArrowRight');
      await expect(copy).toBeFocused();
    }
    await page.keyboard.press('Enter');
    await expect.poll(copied).toBe(second.participantCode);
    await page.keyboard.press('ArrowRight');
    const reveal = page.getByRole('button', { name: 'Reveal the leader code of Second' });
    await expect(reveal).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(page.getByText(formatCode(second.leaderCode!))).toBeVisible();
  }

  await test.step('and the menu has what Tab does not reach', async () => {
    await page.evaluate(() => navigator.clipboard.writeText(''));
    await page.getByRole('button', { name: 'Actions for Second' }).click();
    await page.getByRole('menuitem', { name: 'Copy leader code' }).press('Enter');
    await expect.poll(copied).toBe(second.leaderCode);
    await operator.untilTold(office.accountId, 'leaderCodeRevealed');
  });
});

test('what a viewer can do in a row is reached too', async ({ page, office, operator }) => {
  await operator.addConference(office.accountId, office.admin, input('Watched'));
  await openConferences(page, office, await office.addViewer());
  await tabTo(page, page.getByRole('link', { name: 'Open Watched' }));
  await page.keyboard.press('ArrowRight');
  const copy = page.getByRole('button', { name: 'Copy the participant code of Watched' });
  await expect(copy).toBeFocused();
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('ArrowLeft');
  await expect(page.getByRole('link', { name: 'Open Watched' })).toBeFocused();
  await page.getByRole('button', { name: 'Actions for Watched' }).click();
  await expect(page.getByRole('menuitem', { name: 'Copy participant code' })).toBeVisible();
  await expect(page.getByRole('menuitem', { name: 'Copy leader code' })).toHaveCount(0);
});

test('a password is shown by the keyboard', async ({ page }) => {
  await page.goto('/');
  const password = page.getByLabel('Password', { exact: true });
  await password.fill('something typed');
  await page.keyboard.press('Tab');
  await expect(page.getByRole('button', { name: 'Show password' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(password).toHaveAttribute('type', 'text');
  await page.keyboard.press('Space');
  await expect(password).toHaveAttribute('type', 'password');
});

test('the preview is no stop, and the fields of a date say what holds for them', async ({
  page,
  office,
  operator,
}) => {
  const { id } = await operator.addConference(office.accountId, office.admin, input('Edited'));
  const form = await openEdit(page, office, id);
  await expect(page.frameLocator('iframe').getByRole('heading', { name: 'Edited' })).toBeVisible();
  await form.neverExpires.uncheck();
  const zone = /In the account’s time zone: .*Eastern/;
  await expect(form.date).toHaveAccessibleDescription(zone);
  await expect(form.time).toHaveAccessibleDescription(zone);

  await form.save.focus();
  await page.keyboard.press('Tab');
  const stop = () => page.evaluate(() => document.activeElement?.tagName);
  expect(await stop()).not.toBe('IFRAME');
  for (let pressed = 0; pressed < 15; pressed += 1) {
    await page.keyboard.press('Tab');
    expect(await stop()).not.toBe('IFRAME');
  }
});

test('a panel’s own codes are stops as ever', async ({ page, office, operator }) => {
  const { id } = await operator.addConference(office.accountId, office.admin, input('Panel'));
  const panel = await openConference(page, office, id);
  await tabTo(page, panel.getByRole('button', { name: 'Reveal the leader code of Panel' }));
  await tabTo(page, panel.getByRole('button', { name: 'Copy the leader code of Panel' }));
});
