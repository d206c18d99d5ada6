import { formatCode } from '../../domain/conference/access-code.ts';
import { follow } from '../support/links.ts';
import {
  conferenceForm,
  conferenceRow,
  fact,
  heading,
  openConferences,
  settingsPath,
} from '../support/portal.ts';
import { unique } from '../support/unique.ts';
import { expect, test } from '../support/test.ts';

const BOTH = { services: { conferencing: true, pbx: true } };

test.use({ profile: BOTH });

test('a viewer sees what is there, and neither leader codes nor a way to change anything', async ({
  page,
  office,
  operator,
}) => {
  const { accountId } = office;
  const adminEmail = `${unique()}@leaders.example`;
  const input = { tag: 'For all', adminEmail, expiresAt: null };
  const [viewer, empty, { id, participantCode, leaderCode }] = await Promise.all([
    office.addViewer(),
    operator.openAccount(BOTH),
    operator.addConference(accountId, office.admin, input),
    operator.addPbxUsers(accountId, [
      { name: 'Ana Martín', extension: '201', email: 'ana@acme.example' },
      { name: 'Bo Lindqvist', extension: '202', email: 'bo@acme.example' },
    ]),
  ]);
  await operator.addMember(empty, viewer, 'viewer');
  const settings = settingsPath(accountId);
  const users = (account: string) => `/a/${account}/conferencing/users`;
  const load = page.getByRole('link', { name: 'Load users from a file' });

  const answers: Promise<string>[] = [];
  page.on('response', (response) => {
    if (response.url().includes('/documents')) answers.push(response.text().catch(() => ''));
  });

  await test.step('the list', async () => {
    await openConferences(page, office, viewer);
    await expect(conferenceRow(page, 'For all')).toContainText(adminEmail);
    await expect(page.getByRole('link', { name: 'Generate New Conference' })).toHaveCount(0);
    await expect(page.getByRole('button', { name: /Reveal/ })).toHaveCount(0);
    await page.getByRole('button', { name: 'Actions for For all' }).click();
    const menu = page.getByRole('menu');
    await expect(menu.getByRole('menuitem', { name: 'Copy invitation' })).toBeVisible();
    for (const name of ['Edit', 'Duplicate', 'Send email again']) {
      await expect(menu.getByRole('menuitem', { name })).toHaveCount(0);
    }
    await page.keyboard.press('Escape');
  });

  await test.step('a conference', async () => {
    await page.getByRole('link', { name: 'Open For all' }).click();
    const panel = page.getByRole('dialog', { name: 'For all' });
    await expect(fact(panel, 'Participant code')).toContainText(formatCode(participantCode!));
    await expect(panel.getByText('Email sent')).toBeVisible();
    await expect(panel.getByRole('button', { name: 'Copy invitation' })).toBeVisible();
    await expect(panel.getByText('Leader code', { exact: true })).toHaveCount(0);
    await expect(panel.getByRole('link', { name: 'Edit' })).toHaveCount(0);
    for (const name of ['Send email again', 'New codes', 'Would a call work?', 'Delete']) {
      await expect(panel.getByRole('button', { name })).toHaveCount(0);
    }
    await expect(panel.getByRole('heading', { name: 'Activity' })).toHaveCount(0);
    expect(await page.content()).not.toContain(leaderCode!);
  });

  await test.step('no form, by link neither', async () => {
    for (const form of [
      `${settings}/${id}/edit`,
      `${settings}/${id}/duplicate`,
      `${settings}/new`,
    ]) {
      await follow(page, settings);
      await expect(page.getByRole('dialog')).toHaveCount(0);
      await follow(page, form);
      await expect(
        page.getByText('Only administrators of the account can change'),
        form,
      ).toBeVisible();
      await expect(conferenceForm(page).save).toHaveCount(0);
    }
  });

  await test.step('the users of the PBX, without boxes', async () => {
    await follow(page, users(accountId));
    await expect(page.getByRole('rowheader')).toHaveText(['Ana Martín', 'Bo Lindqvist']);
    await expect(page.getByRole('checkbox')).toHaveCount(0);
    await expect(page.getByRole('group', { name: 'Selection' })).toHaveCount(0);
    await expect(load).toHaveCount(0);
    await page.getByRole('searchbox').fill('bo');
    await expect(page.getByRole('rowheader')).toHaveText(['Bo Lindqvist']);
  });

  await test.step('where there are none yet, who will load them', async () => {
    await follow(page, users(empty));
    await expect(page.getByText('once an administrator of this account has loaded')).toBeVisible();
    await expect(load).toHaveCount(0);
  });

  await test.step('neither loads them nor generates, and is led back', async () => {
    await follow(page, `${users(accountId)}/generate`);
    await expect(page.getByText('Only administrators of the account')).toBeVisible();
    await follow(page, `${users(accountId)}/load`);
    await expect(heading(page, 'Only administrators load users')).toBeVisible();
    await page.getByRole('link', { name: 'To the list of users' }).click();
    await expect(heading(page, 'Cloud PBX users')).toBeVisible();
  });

  await test.step('the activity is not theirs to see', async () => {
    await follow(page, `/a/${accountId}/activity`);
    await expect(page.getByText('The activity is for administrators')).toBeVisible();
    const told = (await Promise.all(answers)).some((text) => text.includes(leaderCode!));
    expect(told, 'the leader code was in an answer').toBe(false);
  });

  await test.step('the Profile and their own membership, which they may end', async () => {
    await page.getByRole('link', { name: 'Profile and team' }).click();
    const main = page.getByRole('main');
    await expect(main.getByText('Eastern Time (Toronto)')).toBeVisible();
    await expect(main.getByText('+1 514 555 0100')).toBeVisible();
    await expect(main.getByText(`${viewer.email} is a viewer of this account.`)).toBeVisible();
    await expect(main.getByText(office.admin.email)).toHaveCount(0);
    for (const name of ['Invite somebody', 'Change the Profile']) {
      await expect(main.getByRole('button', { name })).toHaveCount(0);
    }
    await expect(page.getByRole('link', { name: 'Activity' })).toHaveCount(0);
    await main.getByRole('button', { name: 'Leave the account' }).click();
    await page.getByRole('button', { name: 'Leave', exact: true }).click();
    // On to the account that is left.
    await expect(heading(page, 'Services')).toBeVisible();
    await expect(page).toHaveURL(new RegExp(empty));
  });
});
