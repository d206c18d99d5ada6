import { conferenceForm, heading, signInTo, settingsPath } from '../support/portal.ts';
import { expect, test } from '../support/test.ts';

test.describe('who reads French in an English account', () => {
  test.use({ locale: 'fr-CA', profile: { language: 'en' } });

  test('stays with French after signing in, and is told in which language emails go', async ({
    page,
    office,
    operator,
  }) => {
    await page.goto(settingsPath(office.accountId));
    await expect(page.locator('html')).toHaveAttribute('lang', 'fr');
    await page.getByRole('textbox', { name: 'Courriel' }).fill(office.admin.email);
    await page.getByLabel('Mot de passe', { exact: true }).fill(office.admin.password);
    await page.getByRole('button', { name: 'Se connecter', exact: true }).click();
    await expect(heading(page, 'Conférences')).toBeVisible();
    await expect(page.locator('html')).toHaveAttribute('lang', 'fr');

    const input = { tag: 'Équipe', adminEmail: 'ana@leaders.example', expiresAt: null };
    const { id } = await operator.addConference(office.accountId, office.admin, input);
    await page.goto(`${settingsPath(office.accountId)}/${id}/edit`);
    await expect(
      page.getByText('le courriel est renvoyé à ana@leaders.example, en anglais.'),
    ).toBeVisible();
    await page.getByLabel('Langue du courriel').selectOption('fr');
    await expect(
      page.getByText('le courriel est renvoyé à ana@leaders.example, en français.'),
    ).toBeVisible();
  });

  test('no time is parted at a line’s end', async ({ page, office, operator }) => {
    const expiresAt = new Date('2999-12-31T22:00:00Z');
    const input = { tag: 'Équipe', adminEmail: 'ana@leaders.example', expiresAt };
    const { id } = await operator.addConference(office.accountId, office.admin, input);
    await signInTo(page, office.admin, settingsPath(office.accountId));
    const parted = () =>
      page.evaluate(() => document.body.innerText.match(/\d+[^\S\u00a0]h\b|\bh[^\S\u00a0]\d+/g));
    await expect(page.getByText(/17\sh\s00/).first()).toBeVisible();
    expect(await parted()).toBeNull();
    await page.goto(`${settingsPath(office.accountId)}/${id}`);
    await expect(page.getByRole('heading', { name: 'Codes d’accès' })).toBeVisible();
    expect(await parted()).toBeNull();
  });
});

test.describe('who reads neither', () => {
  test.use({ locale: 'de-DE', profile: { language: 'fr' } });

  test('gets the account’s language, until they choose', async ({ page, office }) => {
    await signInTo(page, office.admin, `${settingsPath(office.accountId)}/new`);
    await expect(page.locator('html')).toHaveAttribute('lang', 'fr');
    await page.goto(settingsPath(office.accountId));
    await page.getByLabel('Langue', { exact: true }).selectOption('en');
    await page.goto(`${settingsPath(office.accountId)}/new`);
    await expect(conferenceForm(page).tag).toBeVisible();
    await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  });
});
