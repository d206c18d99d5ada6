import { follow } from '../support/links.ts';
import { heading, settingsPath, signInTo } from '../support/portal.ts';
import { expect, test } from '../support/test.ts';

test('Services leads to what is on the Profile of each account, and nothing else can be entered', async ({
  page,
  office,
  operator,
}) => {
  const { accountId, admin } = office;
  const [zenith, omega, elsewhere] = await Promise.all([
    operator.openAccount({ name: 'Zenith Ltd.', services: { conferencing: true, pbx: true } }),
    operator.openAccount({ name: 'Omega', services: { conferencing: false, pbx: true } }),
    operator.openAccount(),
  ]);
  await Promise.all([
    operator.addMember(zenith, admin, 'viewer'),
    operator.addMember(omega, admin, 'admin'),
    operator.addPbxUsers(zenith, [
      { name: 'Ana', extension: '201', email: 'ana@acme.example' },
      { name: 'Bo', extension: '202', email: '' },
      { name: 'Li', extension: '203', email: '', leftAt: new Date('2026-03-04T17:00Z') },
    ]),
  ]);
  const main = page.getByRole('main');
  const others = main.getByRole('heading', { name: 'Other services' });
  const service = (name: RegExp) => main.getByRole('link', { name });
  const conferencing = `/a/${accountId}/conferencing`;
  const closed = page.getByText('Conferencing is not on your Profile');
  const switchAccount = async (now: RegExp, next: RegExp) => {
    await page.getByRole('button', { name: now }).click();
    await page.getByRole('menuitem', { name: next }).click();
    await expect(page.getByRole('button', { name: next })).toBeVisible();
  };

  await test.step('what is not on the Profile stands apart', async () => {
    await signInTo(page, admin, `/a/${accountId}`);
    await expect(service(/Conferencing/)).toBeVisible();
    await expect(others).toBeVisible();
    await expect(main.getByText('Cloud PBX', { exact: true })).toBeVisible();
    await expect(service(/Cloud PBX/)).toHaveCount(0);
  });

  await test.step('in another account it is the other’s, and so are the pages behind it', async () => {
    await switchAccount(/Acme Inc\./, /Zenith Ltd\./);
    await expect(page).toHaveURL(new RegExp(zenith));
    await expect(others).toHaveCount(0);
    await service(/Conferencing/).click();
    await expect(heading(page, 'Conferences')).toBeVisible();
    await expect(page).toHaveURL(new RegExp(zenith));
    await page.goBack();
    // Who has left is not counted.
    await expect(service(/Cloud PBX/)).toContainText('2 users');
    await service(/Cloud PBX/).click();
    await expect(heading(page, 'Cloud PBX users')).toBeVisible();
  });

  await test.step('with Cloud PBX alone it says that conferences need Conferencing', async () => {
    await switchAccount(/Zenith Ltd\./, /Omega/);
    await follow(page, `/a/${omega}`);
    await expect(main.getByText(/Conferencing is needed as well/)).toBeVisible();
    await expect(main.getByRole('link')).toHaveCount(0);
    await follow(page, `/a/${omega}/pbx`);
    await expect(closed).toBeVisible();
  });

  await test.step('the users of a PBX that is not on it', async () => {
    await follow(page, settingsPath(accountId));
    await expect(heading(page, 'Conferences')).toBeVisible();
    await expect(page.getByRole('link', { name: 'Cloud PBX users' })).toHaveCount(0);
    await follow(page, `${conferencing}/users`);
    await expect(page.getByText('Cloud PBX is not on your Profile')).toBeVisible();
  });

  await test.step('another account', async () => {
    await follow(page, settingsPath(elsewhere));
    await expect(page.getByText('This account is not yours to see')).toBeVisible();
  });

  await test.step('conferences, users and calls without Conferencing', async () => {
    await operator.switchService(accountId, 'conferencing', false);
    await page.goto(settingsPath(accountId));
    await expect(closed).toBeVisible();
    await expect(page.getByRole('link', { name: 'Generate New Conference' })).toHaveCount(0);
    for (const name of ['usage', 'users']) {
      await follow(page, `/a/${accountId}`);
      await expect(heading(page, 'Services')).toBeVisible();
      await follow(page, `${conferencing}/${name}`);
      await expect(closed).toBeVisible();
    }
    await expect(page.getByRole('link', { name: 'Usage history' })).toHaveCount(0);
    await page.getByRole('link', { name: 'Back to Services' }).click();
    await expect(heading(page, 'Services')).toBeVisible();
    await expect(service(/Conferencing/)).toHaveCount(0);
  });

  await test.step('a member of no account is told whom to ask', async () => {
    await Promise.all(
      [accountId, zenith, omega].map((account) => operator.removeMember(account, admin)),
    );
    await page.goto('/');
    await expect(heading(page, 'You are a member of no account')).toBeVisible();
    await expect(page.getByText(admin.email).first()).toBeVisible();
  });
});
