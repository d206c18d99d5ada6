import type { Page } from '@playwright/test';
import { tabTo } from '../support/keyboard.ts';
import { DELIVERY_MS } from '../support/patience.ts';
import { conferenceRow, heading, openConferences, settingsPath } from '../support/portal.ts';
import { expect, test } from '../support/test.ts';
import { unique } from '../support/unique.ts';
import { openTeam, row } from './team-page.ts';

async function choose(page: Page, email: string, item: string): Promise<void> {
  await page.getByRole('button', { name: `Actions for ${email}` }).click();
  await page.getByRole('menuitem', { name: item }).click();
}

test('members are given roles, taken out and leave, whatever others do meanwhile', async ({
  page,
  office,
  operator,
  browser,
}) => {
  const { accountId, admin } = office;
  const [gone, other, third, fourth] = await Promise.all([
    office.addViewer(),
    office.addViewer(),
    office.addViewer(),
    office.addViewer(),
  ]);
  const team = page.getByRole('heading', { level: 2, name: /^Team/ });
  const leave = page.getByRole('button', { name: 'Leave the account' });
  await openTeam(page, office);

  await test.step('the last administrator cannot leave', async () => {
    await expect(leave).toBeDisabled();
    await expect(leave).toHaveAccessibleDescription(/The last administrator cannot leave/);
    await expect(row(page, other.email)).toBeVisible();
    await expect(page.getByRole('button', { name: `Actions for ${admin.email}` })).toHaveCount(0);
  });

  await test.step('who is gone already, or has the role, is said, not fallen over', async () => {
    await page.getByRole('button', { name: `Actions for ${gone.email}` }).click();
    await operator.removeMember(accountId, gone);
    await page.getByRole('menuitem', { name: 'Make administrator' }).click();
    await expect(page.getByRole('alert')).toContainText('already taken this person out');
    await expect(row(page, gone.email)).toHaveCount(0);
    await page.getByRole('button', { name: 'Close' }).click();

    await page.getByRole('button', { name: `Actions for ${other.email}` }).click();
    await operator.addMember(accountId, other, 'admin');
    await page.getByRole('menuitem', { name: 'Make administrator' }).click();
    await expect(row(page, other.email)).toContainText('Administrator');

    await choose(page, fourth.email, 'Take out of the account');
    await operator.removeMember(accountId, fourth);
    await page.getByRole('button', { name: 'Take out' }).click();
    await expect(page.getByRole('dialog')).toHaveCount(0);
    await expect(row(page, fourth.email)).toHaveCount(0);
  });

  const context = await browser.newContext();
  const theirs = await context.newPage();
  await test.step('a role is changed, and the person has the new one', async () => {
    await choose(page, third.email, 'Make administrator');
    await expect(row(page, third.email)).toContainText('Administrator');
    await openConferences(theirs, office, third);
    const generate = theirs.getByRole('link', { name: 'Generate New Conference' });
    await expect(generate.first()).toBeVisible();
  });

  await test.step('who is taken out while they are in the portal is told so with their next request', async () => {
    await choose(page, third.email, 'Take out of the account');
    const question = page.getByRole('dialog', { name: `Take ${third.email} out of the account?` });
    await expect(question).toContainText('codes that they know stay valid');
    await question.getByRole('button', { name: 'Take out' }).click();
    await expect(row(page, third.email)).toHaveCount(0);
    await expect(team).toBeFocused();

    await theirs.getByRole('link', { name: 'Usage history' }).click();
    await expect(heading(theirs, 'You are no longer a member of this account')).toBeVisible();
    await theirs.getByRole('link', { name: 'Go to your own account' }).click();
    await expect(heading(theirs, 'You are a member of no account')).toBeVisible();
  });
  await context.close();

  await test.step('with another administrator one may leave, if they still are one', async () => {
    await expect(leave).toBeEnabled();
    await leave.click();
    // The other one is no administrator any more by the time it is confirmed.
    await operator.addMember(accountId, other, 'viewer');
    const confirm = page.getByRole('button', { name: 'Leave', exact: true });
    await confirm.click();
    await expect(page.getByRole('alert')).toContainText('there is no other administrator');
    await operator.addMember(accountId, other, 'admin');
    await confirm.click();
    await expect(heading(page, 'You are a member of no account')).toBeVisible();
  });
});

test.describe('where the browser speaks neither language', () => {
  test.use({ locale: 'de-DE' });

  test('a new time zone and language reach the whole portal at once', async ({
    page,
    office,
    operator,
    inbox,
  }) => {
    const { accountId } = office;
    const viewer = await office.addViewer();
    await operator.addManyConferences(accountId, [
      {
        ...{ tag: 'On the clock', adminEmail: 'ana@acme.example' },
        expiresAt: new Date('2999-07-01T16:00:00Z'),
      },
    ]);
    const change = page.getByRole('button', { name: 'Change the Profile' });
    const zone = page.getByRole('combobox', { name: 'Time zone' });
    const save = page.getByRole('button', { name: 'Save' });
    await openConferences(page, office);
    await expect(conferenceRow(page, 'On the clock')).toContainText('12:00');
    await page.getByRole('link', { name: 'Profile and team' }).click();
    await expect(row(page, viewer.email)).toBeVisible();

    await test.step('a zone is chosen with the keyboard alone', async () => {
      await tabTo(page, change);
      await page.keyboard.press('Enter');
      await expect(zone).toBeFocused();
      await page.keyboard.press('ControlOrMeta+A');
      await page.keyboard.type('tokyo');
      await page.keyboard.press('Enter');
      await expect(zone).toHaveValue(/^Tokyo/);
      await tabTo(page, save);
      await page.keyboard.press('Enter');
      await expect(page.getByRole('dialog')).toHaveCount(0);
      await expect(page.getByText('Tokyo time').first()).toBeVisible();
      await expect(change).toBeFocused();
    });

    await test.step('so is what becomes of a member', async () => {
      const actions = page.getByRole('button', { name: `Actions for ${viewer.email}` });
      await tabTo(page, actions);
      await page.keyboard.press('Enter');
      const menu = page.getByRole('menu');
      await expect(menu.getByRole('menuitem', { name: 'Make administrator' })).toBeFocused();
      await page.keyboard.press('End');
      await expect(menu.getByRole('menuitem', { name: 'Take out of the account' })).toBeFocused();
      await page.keyboard.press('Enter');
      // What is hard to take back is not what Enter does next.
      await expect(page.getByRole('button', { name: 'Cancel' })).toBeFocused();
      await page.keyboard.press('Escape');
      await expect(page.getByRole('dialog')).toHaveCount(0);
      await expect(actions).toBeFocused();
    });

    await test.step('where somebody else was faster nothing is overwritten without being seen', async () => {
      await change.click();
      await zone.fill('vancouv');
      await page.getByRole('option', { name: /^Vancouver/ }).click();
      await page.getByLabel('Language', { exact: true }).last().selectOption('fr');
      await operator.changeProfile(accountId, { timeZone: 'Europe/Paris' });
      await save.click();
      await expect(page.getByRole('alert')).toContainText(
        'Somebody else has just changed the Profile',
      );
      await expect(page.getByRole('alert')).toContainText('Paris');
      await save.click();
    });

    await test.step('the portal is French from then on, in the new zone', async () => {
      await expect(heading(page, 'Profil et équipe')).toBeVisible();
      await expect(page.getByText('heure de Vancouver').first()).toBeVisible();
      await page.getByRole('link', { name: 'Paramètres' }).click();
      await expect(conferenceRow(page, 'On the clock')).toContainText(/09\sh\s00/);
    });

    await test.step('and so is an invitation', async () => {
      const email = `${unique()}@people.example`;
      await page.getByRole('link', { name: 'Profil et équipe' }).click();
      await page.getByRole('button', { name: 'Inviter quelqu’un' }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByRole('textbox', { name: 'Adresse courriel' }).fill(email);
      await dialog.getByRole('radio', { name: /^Administrateur/ }).check();
      await dialog.getByRole('button', { name: 'Envoyer l’invitation' }).click();
      await expect(row(page, email)).toContainText('Invitation envoyée', { timeout: DELIVERY_MS });
      const [mail] = await inbox.wait(email, 1);
      expect(mail!.html).toContain('lang="fr"');
    });

    await test.step('a person’s own language is not the account’s', async () => {
      await page.getByRole('combobox', { name: 'Langue' }).selectOption('en');
      await expect(heading(page, 'Profile and team')).toBeVisible();
      await page.goto(settingsPath(accountId));
      await expect(heading(page, 'Conferences')).toBeVisible();
    });
  });
});
