import { choosePassword, resetLink } from '../support/auth.ts';
import { unique } from '../support/unique.ts';
import { heading, openConferences, signIn, submitSignIn } from '../support/portal.ts';
import { expect, test } from '../support/test.ts';

test('a wrong password is said plainly, the email stays, and an unknown one gets the same answer', async ({
  page,
  office,
}) => {
  await page.goto('/');
  const email = page.getByRole('textbox', { name: 'Email' });
  await expect(email).toBeFocused();
  const stranger = `${unique()}@people.example`;
  for (const address of [office.admin.email, stranger]) {
    await submitSignIn(page, address, 'not the password');
    await expect(page.getByRole('alert')).toContainText(
      'The email address or the password is not right',
    );
    await expect(email).toHaveValue(address);
    await page.reload();
  }
});

test('a forgotten password is set anew through the link in the mail', async ({
  page,
  office,
  request,
  suite,
}) => {
  await page.goto('/');
  await page.getByRole('textbox', { name: 'Email' }).fill(office.admin.email);
  await page.getByRole('link', { name: 'Forgot your password?' }).click();
  const email = page.getByRole('textbox', { name: 'Email' });
  await expect(page.getByRole('heading', { name: 'Set a new password' })).toBeVisible();
  await email.fill(office.admin.email);
  await page.getByRole('button', { name: 'Send the link' }).click();
  await expect(page.getByText(`If ${office.admin.email} has a user here`)).toBeVisible();

  const password = unique();
  await choosePassword(request, await resetLink(request, suite, office.admin.email), password);

  await signIn(page, { ...office.admin, password });
});

test('asking for a reset does not tell whether an address has a user', async ({ page }) => {
  const email = `${unique()}@people.example`;
  await page.goto('/');
  await page.getByRole('link', { name: 'Forgot your password?' }).click();
  await expect(heading(page, 'Set a new password')).toBeVisible();
  await page.getByRole('textbox', { name: 'Email' }).fill(email);
  await page.getByRole('button', { name: 'Send the link' }).click();

  await expect(page.getByText(`If ${email} has a user here`)).toBeVisible();
});

test('a link asked for before signing in opens after it, and signing out closes it', async ({
  page,
  office,
}) => {
  await openConferences(page, office);
  const asked = page.url();
  await page.getByRole('button', { name: office.admin.email }).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible();

  await page.goto(asked);
  await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible();
  await submitSignIn(page, office.admin.email, office.admin.password);
  await expect(heading(page, 'Conferences')).toBeVisible();
  expect(new URL(page.url()).pathname).toBe(new URL(asked).pathname);

  await page.reload();
  await expect(heading(page, 'Conferences')).toBeVisible();
});
