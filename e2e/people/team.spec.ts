import type { Page } from '@playwright/test';
import { choosePassword, resetLink } from '../support/auth.ts';
import { tabTo } from '../support/keyboard.ts';
import { unique } from '../support/unique.ts';
import { DELIVERY_MS } from '../support/patience.ts';
import {
  conferenceRow,
  heading,
  openConferences,
  settingsPath,
  signIn,
  signInTo,
} from '../support/portal.ts';
import { expect, test, type Office } from '../support/test.ts';

const profilePath = (accountId: string) => `/a/${accountId}/profile`;

async function openTeam(page: Page, office: Office, person = office.admin): Promise<void> {
  await signInTo(page, person, profilePath(office.accountId));
  await expect(heading(page, 'Profile and team')).toBeVisible();
}

/** Somebody's row in the team. */
function row(page: Page, email: string) {
  return page.getByRole('listitem').filter({ has: page.getByText(email, { exact: true }) });
}

async function choose(page: Page, email: string, item: string): Promise<void> {
  await page.getByRole('button', { name: `Actions for ${email}` }).click();
  await page.getByRole('menuitem', { name: item }).click();
}

test('an invited person chooses a password through the email and comes in', async ({
  page,
  office,
  inbox,
  request,
  suite,
  browser,
}) => {
  const email = `${unique()}@people.example`;
  await openTeam(page, office);
  await page.getByRole('button', { name: 'Invite somebody' }).click();
  const dialog = page.getByRole('dialog', { name: 'Invite somebody' });
  const address = dialog.getByRole('textbox', { name: 'Email address' });
  await expect(address).toBeFocused();
  await address.fill(email.toUpperCase());
  await expect(dialog.getByRole('radio', { name: /^Viewer/ })).toBeChecked();
  await dialog.getByRole('button', { name: 'Send invitation' }).click();
  await expect(dialog).toHaveCount(0);
  await expect(row(page, email)).toContainText('Invitation sent', { timeout: DELIVERY_MS });
  await expect(row(page, email)).toContainText('Viewer');

  const [mail] = await inbox.wait(email, 1);
  expect(mail!.text).toContain('Acme Inc.');
  const stranger = await browser.newContext();
  const theirs = await stranger.newPage();
  const link = /https?:\S+\/reset-password/.exec(mail!.text ?? '')?.[0];
  await theirs.goto(link!);
  await theirs.getByRole('textbox', { name: 'Email' }).fill(email);
  await theirs.getByRole('button', { name: 'Send the link' }).click();
  await expect(theirs.getByText(`If ${email} has a user here`)).toBeVisible();
  const password = unique();
  await choosePassword(request, await resetLink(request, suite, email), password);
  await theirs.goto('/');
  await signIn(theirs, { uid: '', email, password });
  await expect(theirs.getByRole('button', { name: `You: ${email}` })).toBeVisible();
  await stranger.close();
});

test('what is wrong with an address is said before it is sent, and who is here already', async ({
  page,
  office,
}) => {
  const viewer = await office.addViewer();
  await openTeam(page, office);
  await page.getByRole('button', { name: 'Invite somebody' }).click();
  const address = page.getByRole('textbox', { name: 'Email address' });
  const send = page.getByRole('button', { name: 'Send invitation' });
  for (const [typed, said] of [
    ['', 'Enter the email address of the person.'],
    ['nobody', 'This is not an email address that can be written to.'],
    ['a@b.example, c@d.example', 'Enter one address at a time'],
    [office.admin.email, 'This is your own address'],
  ] as const) {
    await address.fill(typed);
    await send.click();
    await expect(page.getByText(said)).toBeVisible();
    await expect(address).toBeFocused();
  }
  await address.fill(viewer.email);
  await expect(page.getByText('is already a viewer here')).toBeVisible();
  await page.getByRole('radio', { name: /^Administrator/ }).check();
  await expect(page.getByText('This makes them an administrator')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: 'Invite somebody' })).toBeFocused();
});

test('an invitation without network keeps what was typed and is sent once', async ({
  page,
  context,
  office,
  inbox,
}) => {
  const email = `${unique()}@people.example`;
  await openTeam(page, office);
  await page.getByRole('button', { name: 'Invite somebody' }).click();
  const address = page.getByRole('textbox', { name: 'Email address' });
  await address.fill(email);
  await context.setOffline(true);
  await page.getByRole('button', { name: 'Send invitation' }).click();
  await expect(
    page.getByRole('alert').filter({ hasText: 'No answer: perhaps not done' }),
  ).toBeVisible();
  await expect(address).toHaveValue(email);
  await context.setOffline(false);
  await page.getByRole('button', { name: 'Send invitation' }).click();
  await expect(row(page, email)).toContainText('Invitation sent', { timeout: DELIVERY_MS });
  await inbox.wait(email, 1);
});

test('an invitation that failed says why and can be dismissed', async ({
  page,
  office,
  operator,
}) => {
  const email = `${unique()}@people.example`;
  await operator.addFailedInvitation(office.accountId, office.admin, email);
  await openTeam(page, office);
  await expect(row(page, email)).toContainText('could not be added');
  await page.getByRole('button', { name: `Dismiss the invitation of ${email}` }).click();
  await expect(row(page, email)).toHaveCount(0);
  await expect(page.getByRole('heading', { level: 2, name: /^Team/ })).toBeFocused();
});

for (const [failure, said] of [
  ['unproved', 'Ask them to choose a new password with “Forgot your password?”'],
  ['disabled', 'your telephony provider has disabled a sign-in with this address'],
  ['held', 'Ask your telephony provider to sort it out'],
] as const) {
  test(`an invitation that was refused (${failure}) says how to go on`, async ({
    page,
    office,
    operator,
  }) => {
    const email = `${unique()}@people.example`;
    await operator.addFailedInvitation(office.accountId, office.admin, email, failure);
    await openTeam(page, office);
    await expect(row(page, email)).toContainText(`${email} was not added, and nothing was changed`);
    await expect(row(page, email)).toContainText(said);
    await expect(row(page, email).getByRole('button', { name: /^Dismiss/ })).toBeVisible();
  });
}

test('a role is changed, and the person has the new one with their next request', async ({
  page,
  office,
  browser,
}) => {
  const viewer = await office.addViewer();
  await openTeam(page, office);
  await choose(page, viewer.email, 'Make administrator');
  await expect(row(page, viewer.email)).toContainText('Administrator');

  const other = await browser.newContext();
  const theirs = await other.newPage();
  await openConferences(theirs, office, viewer);
  await expect(theirs.getByRole('link', { name: 'Generate New Conference' }).first()).toBeVisible();
  await other.close();
});

test('who is taken out while they are in the portal is told so with their next request', async ({
  page,
  office,
  operator,
  browser,
}) => {
  const adminEmail = `${unique()}@leaders.example`;
  const input = { tag: 'Stays', adminEmail, expiresAt: null };
  await operator.addConference(office.accountId, office.admin, input);
  const other = await office.addAdmin();
  const context = await browser.newContext();
  const theirs = await context.newPage();
  await signIn(theirs, other);

  await openTeam(page, office);
  await choose(page, other.email, 'Take out of the account');
  const question = page.getByRole('dialog', { name: `Take ${other.email} out of the account?` });
  await expect(question).toContainText('codes that they know stay valid');
  await question.getByRole('button', { name: 'Take out' }).click();
  await expect(row(page, other.email)).toHaveCount(0);
  await expect(page.getByRole('heading', { level: 2, name: /^Team/ })).toBeFocused();

  await theirs
    .getByRole('navigation', { name: 'Navigation' })
    .getByRole('link', { name: 'Settings' })
    .click();
  await expect(heading(theirs, 'You are no longer a member of this account')).toBeVisible();
  await theirs.getByRole('link', { name: 'Go to your own account' }).click();
  await expect(heading(theirs, 'You are a member of no account')).toBeVisible();
  await context.close();
});

test('two administrators at once: who is gone already is said, not fallen over', async ({
  page,
  office,
  operator,
}) => {
  const viewer = await office.addViewer();
  const other = await office.addViewer();
  await openTeam(page, office);
  await page.getByRole('button', { name: `Actions for ${viewer.email}` }).click();
  await operator.removeMember(office.accountId, viewer);
  await page.getByRole('menuitem', { name: 'Make administrator' }).click();
  await expect(page.getByRole('alert')).toContainText('already taken this person out');
  await expect(row(page, viewer.email)).toHaveCount(0);
  await page.getByRole('button', { name: 'Close' }).click();

  await page.getByRole('button', { name: `Actions for ${other.email}` }).click();
  await operator.addMember(office.accountId, other, 'admin');
  await page.getByRole('menuitem', { name: 'Make administrator' }).click();
  await expect(row(page, other.email)).toContainText('Administrator');

  await choose(page, other.email, 'Take out of the account');
  await operator.removeMember(office.accountId, other);
  await page.getByRole('button', { name: 'Take out' }).click();
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(row(page, other.email)).toHaveCount(0);
});

test('the last administrator cannot leave; with another one they can', async ({
  page,
  office,
  operator,
}) => {
  await openTeam(page, office);
  const leave = page.getByRole('button', { name: 'Leave the account' });
  await expect(leave).toBeDisabled();
  await expect(leave).toHaveAccessibleDescription(/The last administrator cannot leave/);
  await expect(page.getByRole('button', { name: `Actions for ${office.admin.email}` })).toHaveCount(
    0,
  );

  const other = await office.addAdmin();
  await page.reload();
  await expect(leave).toBeEnabled();
  await leave.click();
  // The other one is no administrator any more by the time it is confirmed.
  await operator.addMember(office.accountId, other, 'viewer');
  await page.getByRole('button', { name: 'Leave', exact: true }).click();
  await expect(page.getByRole('alert')).toContainText('there is no other administrator');

  await operator.addMember(office.accountId, other, 'admin');
  await page.getByRole('button', { name: 'Leave', exact: true }).click();
  await expect(heading(page, 'You are a member of no account')).toBeVisible();
});

test('a viewer sees the Profile and their own membership, and may leave', async ({
  page,
  office,
}) => {
  const viewer = await office.addViewer();
  await openTeam(page, office, viewer);
  await expect(page.getByText('Eastern Time (Toronto)')).toBeVisible();
  await expect(page.getByText('+1 514 555 0100')).toBeVisible();
  await expect(page.getByText(`${viewer.email} is a viewer of this account.`)).toBeVisible();
  await expect(page.getByText(office.admin.email)).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'Invite somebody' })).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'Change the Profile' })).toHaveCount(0);
  await expect(page.getByRole('link', { name: 'Activity' })).toHaveCount(0);

  await page.getByRole('button', { name: 'Leave the account' }).click();
  await page.getByRole('button', { name: 'Leave', exact: true }).click();
  await expect(heading(page, 'You are a member of no account')).toBeVisible();
});

test('a new time zone and language reach the whole portal at once', async ({
  page,
  office,
  operator,
}) => {
  const adminEmail = `${unique()}@leaders.example`;
  const input = { tag: 'On the clock', adminEmail, expiresAt: new Date('2999-07-01T16:00:00Z') };
  await operator.addConference(office.accountId, office.admin, input);
  await openConferences(page, office);
  await expect(conferenceRow(page, 'On the clock')).toContainText('12:00');

  await page.getByRole('link', { name: 'Profile and team' }).click();
  await page.getByRole('button', { name: 'Change the Profile' }).click();
  const zone = page.getByRole('combobox', { name: 'Time zone' });
  await zone.fill('vancouv');
  await page.getByRole('option', { name: /^Vancouver/ }).click();
  await page.getByLabel('Language', { exact: true }).last().selectOption('fr');
  // Somebody else was faster: nothing is overwritten without being seen.
  await operator.changeProfile(office.accountId, { timeZone: 'Europe/Paris' });
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('alert')).toContainText('Somebody else has just changed the Profile');
  await expect(page.getByRole('alert')).toContainText('Paris');
  await page.getByRole('button', { name: 'Save' }).click();

  await expect(heading(page, 'Profil et équipe')).toBeVisible();
  await expect(page.getByText('(Vancouver)')).toBeVisible();
  await page.getByRole('link', { name: 'Paramètres' }).click();
  await expect(conferenceRow(page, 'On the clock')).toContainText(/09\sh\s00/);
});

test('the person’s own language stays when the account’s changes', async ({
  page,
  office,
  operator,
}) => {
  await openTeam(page, office);
  await page.getByRole('combobox', { name: 'Language' }).selectOption('fr');
  await expect(heading(page, 'Profil et équipe')).toBeVisible();
  await page.getByRole('combobox', { name: 'Langue' }).selectOption('en');
  await operator.changeProfile(office.accountId, { language: 'fr' });
  await page.goto(settingsPath(office.accountId));
  await expect(heading(page, 'Conferences')).toBeVisible();
});

test('a new time zone and what becomes of a member are chosen with the keyboard alone', async ({
  page,
  office,
}) => {
  const viewer = await office.addViewer();
  await openTeam(page, office);
  await expect(row(page, viewer.email)).toBeVisible();

  const change = page.getByRole('button', { name: 'Change the Profile' });
  await tabTo(page, change);
  await page.keyboard.press('Enter');
  const zone = page.getByRole('combobox', { name: 'Time zone' });
  await expect(zone).toBeFocused();
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.type('tokyo');
  await page.keyboard.press('Enter');
  await expect(zone).toHaveValue(/^Tokyo/);
  await tabTo(page, page.getByRole('button', { name: 'Save' }));
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(page.getByText('(Tokyo)').first()).toBeVisible();
  await expect(change).toBeFocused();

  const actions = page.getByRole('button', { name: `Actions for ${viewer.email}` });
  await tabTo(page, actions);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('menuitem', { name: 'Make administrator' })).toBeFocused();
  await page.keyboard.press('End');
  await expect(page.getByRole('menuitem', { name: 'Take out of the account' })).toBeFocused();
  await page.keyboard.press('Enter');
  // What is hard to take back is not what Enter does next.
  await expect(page.getByRole('button', { name: 'Cancel' })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(actions).toBeFocused();
});

test.describe('in French', () => {
  test.use({ locale: 'fr-CA', profile: { language: 'fr' } });

  test('somebody is invited', async ({ page, office, inbox }) => {
    const email = `${unique()}@people.example`;
    await page.goto(profilePath(office.accountId));
    await page.getByRole('textbox', { name: 'Courriel' }).fill(office.admin.email);
    await page.getByLabel('Mot de passe', { exact: true }).fill(office.admin.password);
    await page.getByRole('button', { name: 'Se connecter', exact: true }).click();
    await page.getByRole('button', { name: 'Inviter quelqu’un' }).click();
    await page.getByRole('textbox', { name: 'Adresse courriel' }).fill(email);
    await page.getByRole('radio', { name: /^Administrateur/ }).check();
    await page.getByRole('button', { name: 'Envoyer l’invitation' }).click();
    await expect(row(page, email)).toContainText('Invitation envoyée', { timeout: DELIVERY_MS });
    const [mail] = await inbox.wait(email, 1);
    expect(mail!.html).toContain('lang="fr"');
  });
});
