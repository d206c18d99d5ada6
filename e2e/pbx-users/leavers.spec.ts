import { heading, signInTo } from '../support/portal.ts';
import { begin, makeTeams } from '../conferences/many-page.ts';
import { preview, untilDone } from '../support/many/runs.ts';
import { expect, test, type Office } from '../support/test.ts';
import type { Operator } from '../support/operator-interface.ts';
import { unique } from '../support/unique.ts';
import { bar, BOTH_SERVICES, box, button, filter, openUsers, usersPath } from './users-page.ts';

test.use({ profile: BOTH_SERVICES });

const LEFT = new Date('2026-03-04T17:00Z');

/** Two who have left behind a conference, one who had none, and one who is still there with one. */
async function addLeavers(operator: Operator, office: Office) {
  const [first, second, present] = await makeTeams(operator, office, 3);
  const user = (name: string, conferenceId?: string) => ({
    ...{ name, extension: '', email: `${unique()}@acme.example` },
    ...(conferenceId === undefined ? {} : { conferenceId, hasConference: true }),
  });
  await operator.addPbxUsers(office.accountId, [
    { ...user('Ana Left', first!.id), leftAt: LEFT },
    { ...user('Bo Left', second!.id), leftAt: LEFT },
    { ...user('Chloé Left'), leftAt: LEFT },
    user('Dev Present', present!.id),
  ]);
  return { first: first!, second: second!, present: present! };
}

test('the conferences of users who have left are deleted in one go, and nobody else’s', async ({
  page,
  office,
  operator,
}) => {
  const { first, second, present } = await addLeavers(operator, office);
  await openUsers(page, office);
  // Still selected when the list shows those who have left.
  await box(page, 'Dev Present').check();
  await filter(page).selectOption('No longer in the PBX');
  await expect(box(page, 'Dev Present')).toHaveCount(0);
  await page.getByRole('checkbox', { name: 'Select all on this page' }).check();
  await expect(bar(page)).toContainText('4 selected');
  await button(page, 'Delete their conferences…').click();
  await expect(page.getByText('2 conferences of users who have left the PBX')).toBeVisible();
  await expect(preview(page)).toContainText('2 conferences are deleted');
  await expect(preview(page)).toContainText('1 of the users is still in the PBX');
  await expect(preview(page)).toContainText('1 of the users has no conference');
  await page.reload();
  await expect(preview(page)).toContainText('2 conferences are deleted');
  await begin(page, 'Delete 2 conferences');
  await untilDone(page);
  for (const { id } of [first, second]) expect(await operator.liveCodes(id)).toEqual([]);
  expect(await operator.liveCodes(present.id)).toHaveLength(2);
});

test('or are given to somebody else, with new codes', async ({ page, office, operator, inbox }) => {
  const { first, second } = await addLeavers(operator, office);
  await openUsers(page, office, '?show=left');
  await box(page, 'Chloé Left').check();
  await button(page, 'Give their conferences to somebody else…').click();
  await expect(page.getByText('None of the selected users has left a conference')).toBeVisible();
  await page.getByRole('checkbox', { name: 'Select all on this page' }).check();
  await button(page, 'Give their conferences to somebody else…').click();
  const to = `${unique()}@leaders.example`;
  await page.getByRole('textbox', { name: 'Email of the new conference admin' }).fill(to);
  await expect(page.getByRole('checkbox', { name: 'Give 2 conferences new codes' })).toBeChecked();
  await begin(page, 'Change the admin of 2 conferences and send the emails');
  await untilDone(page);
  await inbox.wait(to, 2);
  const after = await operator.conferences(office.accountId);
  for (const { id, leaderCode } of [first, second]) {
    expect(after.find((each) => each.id === id)!.leaderCode).not.toBe(leaderCode);
  }
});

test('conferences are generated for all who have none, straight from the list', async ({
  page,
  office,
  operator,
}) => {
  const entry = (name: string, email: string) => ({ name, extension: '', email });
  await operator.addPbxUsers(office.accountId, [
    entry('Ana', `${unique()}@leaders.example`),
    entry('Bo', `${unique()}@leaders.example`),
    entry('Chloé', ''),
    { ...entry('Dev', 'dev@acme.example'), hasConference: true },
    { ...entry('Eve', 'eve@acme.example'), leftAt: LEFT },
  ]);
  await openUsers(page, office);
  const rest = button(page, 'Generate conferences for those without one');
  await rest.click();
  await expect(heading(page, 'Generate conferences')).toBeVisible();
  await expect(preview(page)).toContainText('2 conferences will be made');
  await expect(preview(page)).toContainText('1 user cannot get one');
  await begin(page, 'Generate 2 conferences and send the emails');
  await untilDone(page);
  expect(await operator.conferences(office.accountId)).toHaveLength(2);
  await signInTo(page, office.admin, usersPath(office.accountId));
  await expect(box(page, 'Ana')).toBeVisible();
  await expect(rest).toHaveCount(0);
});
