import type { Page } from '@playwright/test';
import { unique } from '../support/unique.ts';
import { heading, openConferences, signInTo } from '../support/portal.ts';
import { expect, test, type Office } from '../support/test.ts';

const activityPath = (accountId: string) => `/a/${accountId}/activity`;

async function openActivity(page: Page, office: Office, person = office.admin): Promise<void> {
  await signInTo(page, person, activityPath(office.accountId));
  await expect(heading(page, 'Activity')).toBeVisible();
}

const entry = (page: Page, sentence: string | RegExp) =>
  page.getByRole('main').getByRole('listitem').filter({ hasText: sentence });

test('an account without a history says what will be listed', async ({ page, office }) => {
  await openActivity(page, office);
  await expect(page.getByRole('heading', { name: 'Nothing has happened yet' })).toBeVisible();
});

test('who did what stands there with what became of the email, and never a code', async ({
  page,
  office,
  operator,
}) => {
  const adminEmail = `${unique()}@leaders.example`;
  const { accountId, admin } = office;
  const input = { tag: 'Traced', adminEmail, expiresAt: null };
  const conference = await operator.addConference(accountId, admin, input);
  const viewer = await office.addViewer();
  await openConferences(page, office);
  await page.getByRole('button', { name: 'Reveal the leader code of Traced' }).click();
  await expect(page.getByRole('button', { name: 'Hide the leader code of Traced' })).toBeVisible();
  await page.getByRole('link', { name: 'Profile and team' }).click();
  await page.getByRole('button', { name: `Actions for ${viewer.email}` }).click();
  await page.getByRole('menuitem', { name: 'Make administrator' }).click();
  await expect(page.getByText('Administrator', { exact: true })).toHaveCount(2);

  await page.getByRole('link', { name: 'Activity' }).click();
  const refresh = page.getByRole('button', { name: 'Refresh' });
  for (const [kind, sentence] of [
    ['generated', `${admin.email} generated the conference Traced.`],
    ['leaderCodeRevealed', `${admin.email} looked at the leader code of the conference Traced.`],
    ['memberRoleChanged', `${admin.email} made ${viewer.email} an administrator.`],
  ] as const) {
    await operator.untilTold(accountId, kind);
    await refresh.click();
    await expect(entry(page, sentence)).toHaveCount(1);
  }
  await expect(entry(page, 'generated')).toContainText(`to ${adminEmail}`);
  const shown = (await page.getByRole('main').innerText()).replace(/\s/g, '');
  expect(shown).not.toContain(conference.leaderCode!);
  expect(shown).not.toContain(conference.participantCode!);

  await page.getByRole('link', { name: 'Traced' }).first().click();
  await expect(page).toHaveURL(new RegExp(`/settings/${conference.id}$`));
});

test('an email that failed says why on its entry', async ({ page, office, operator }) => {
  const adminEmail = `${unique()}..x@leaders.example`;
  const input = { tag: 'Refused', adminEmail, expiresAt: null };
  await operator.addConference(office.accountId, office.admin, input);
  await operator.untilTold(office.accountId, 'generated');
  await openActivity(page, office);
  await expect(entry(page, 'generated')).toContainText('Email failed');
});

test('what became of sign-ins is told, with how somebody comes back', async ({
  page,
  office,
  operator,
}) => {
  const { accountId, admin } = office;
  const email = 'boss@people.example';
  await operator.addEntry(accountId, { kind: 'signInDeleted', by: null, email });
  await operator.addEntry(accountId, { kind: 'signInRemade', by: null, email });
  await operator.addEntry(accountId, { kind: 'lastAdminStayed', by: admin, email });
  for (const displaced of ['replaced', 'returned'] as const) {
    await operator.addEntry(accountId, { kind: 'memberAdded', by: admin, email, displaced });
  }
  await openActivity(page, office);
  for (const said of [
    `The sign-in of ${email} was deleted; they are no longer in the account.`,
    `${email} stays an administrator, because no other one could sign in.`,
    `Somebody had signed up with ${email} without proving`,
    `Another person’s sign-in had taken ${email} without proving`,
  ]) {
    await expect(entry(page, said)).toHaveCount(1);
  }
  const remade = entry(page, `The sign-in of ${email}, the last administrator, was deleted.`);
  await expect(remade).toContainText('comes back with “Forgot your password?”');
  await expect(entry(page, 'Your telephony provider')).toHaveCount(0);
});

test('a long history is loaded in steps', async ({ page, office, operator }) => {
  await operator.addActivity(office.accountId, office.admin, 30);
  await openActivity(page, office);
  await expect(entry(page, 'took')).toHaveCount(25);
  await page.getByRole('button', { name: 'Load more' }).click();
  await expect(entry(page, 'took')).toHaveCount(30);
  await expect(page.getByRole('button', { name: 'Load more' })).toHaveCount(0);
  await expect(page.getByRole('status').filter({ hasText: '30 entries shown.' })).toBeAttached();
});

test('a viewer is told that the activity is not theirs to see', async ({ page, office }) => {
  await openActivity(page, office, await office.addViewer());
  await expect(page.getByText('The activity is for administrators')).toBeVisible();
});
