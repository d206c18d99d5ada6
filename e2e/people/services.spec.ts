import { heading, openConferences, settingsPath, signIn, signInTo } from '../support/portal.ts';
import { expect, test } from '../support/test.ts';

test('Services shows what is on the Profile and, apart, what is not', async ({ page, office }) => {
  await signIn(page, office.admin);

  const main = page.getByRole('main');
  await expect(main.getByRole('link', { name: /Conferencing/ })).toBeVisible();
  await expect(main.getByRole('heading', { name: 'Other services' })).toBeVisible();
  await expect(main.getByText('Cloud PBX', { exact: true })).toBeVisible();
  await expect(main.getByRole('link', { name: /Cloud PBX/ })).toHaveCount(0);
});

test.describe('with both services', () => {
  test.use({ profile: { services: { conferencing: true, pbx: true } } });

  test('Services leads to the users of the Cloud PBX, and says how many they are', async ({
    page,
    office,
    operator,
  }) => {
    await operator.addPbxUsers(office.accountId, [
      { name: 'Ana', extension: '201', email: 'ana@acme.example' },
      { name: 'Bo', extension: '202', email: '' },
      { name: 'Li', extension: '203', email: '', leftAt: new Date('2026-03-04T17:00Z') },
    ]);
    await signIn(page, office.admin);
    const main = page.getByRole('main');
    const card = main.getByRole('link', { name: /Cloud PBX/ });
    await expect(card).toContainText('2 users');
    await expect(main.getByRole('heading', { name: 'Other services' })).toHaveCount(0);
    await card.click();
    await expect(heading(page, 'Cloud PBX users')).toBeVisible();
  });
});

test.describe('with Cloud PBX alone', () => {
  test.use({ profile: { services: { conferencing: false, pbx: true } } });

  test('Services says that conferences for its users need Conferencing', async ({
    page,
    office,
  }) => {
    await signIn(page, office.admin);
    const main = page.getByRole('main');
    await expect(main.getByText(/Conferencing is needed as well/)).toBeVisible();
    await expect(main.getByRole('link')).toHaveCount(0);
    await page.goto(`/a/${office.accountId}/pbx`);
    await expect(page.getByText('Conferencing is not on your Profile')).toBeVisible();
  });
});

test('a service that is not on the Profile cannot be entered, by link neither', async ({
  page,
  office,
  operator,
}) => {
  await openConferences(page, office);
  await operator.switchService(office.accountId, 'conferencing', false);

  await page.goto(settingsPath(office.accountId));
  await expect(page.getByText('Conferencing is not on your Profile')).toBeVisible();
  await expect(page.getByRole('link', { name: 'Generate New Conference' })).toHaveCount(0);

  await page.getByRole('link', { name: 'Back to Services' }).click();
  await expect(heading(page, 'Services')).toBeVisible();
  await expect(page.getByRole('main').getByRole('link', { name: /Conferencing/ })).toHaveCount(0);
});

test('a member of no account is told whom to ask', async ({ page, operator }) => {
  const person = await operator.addPerson();
  await page.goto('/');
  await page.getByRole('textbox', { name: 'Email' }).fill(person.email);
  await page.getByLabel('Password', { exact: true }).fill(person.password);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();

  await expect(page.getByRole('heading', { name: 'You are a member of no account' })).toBeVisible();
  await expect(page.getByText(person.email).first()).toBeVisible();
});

test('another account’s pages are not shown to a stranger', async ({ page, office, operator }) => {
  const [stranger, elsewhere] = await Promise.all([operator.addPerson(), operator.openAccount()]);
  await operator.addMember(elsewhere, stranger, 'admin');

  await signInTo(page, stranger, settingsPath(office.accountId));
  await expect(page.getByText('This account is not yours to see')).toBeVisible();
});

test('with several accounts one is chosen and switched', async ({ page, office, operator }) => {
  const second = await operator.openAccount({ name: 'Zenith Ltd.' });
  await operator.addMember(second, office.admin, 'viewer');
  await signIn(page, office.admin);

  await page.getByRole('button', { name: /Acme Inc\./ }).click();
  await page.getByRole('menuitem', { name: /Zenith Ltd\./ }).click();
  await expect(page.getByRole('button', { name: /Zenith Ltd\./ })).toBeVisible();
  expect(page.url()).toContain(second);

  await page
    .getByRole('main')
    .getByRole('link', { name: /Conferencing/ })
    .click();
  await expect(heading(page, 'Conferences')).toBeVisible();
  expect(page.url()).toContain(second);
});
