import { chooseDay, conferenceForm, conferenceRow, openConferences } from '../support/portal.ts';
import { allowWrites, bannerOf, figure, phase, preview, untilDone } from '../support/many/runs.ts';
import { bar, button } from '../support/many/selection.ts';
import { expect, test } from '../support/test.ts';
import { unique } from '../support/unique.ts';
import { begin, choose, makeTeams, start } from './many-page.ts';

const NEXT_WEEK = new Date(Date.now() + 7 * 24 * 3_600_000);

test('the chosen emails go out again once each, over a pause, a reload and another window; what somebody saves meanwhile is left alone', async ({
  page,
  context,
  office,
  operator,
  inbox,
}) => {
  const { accountId, admin } = office;
  const teams = await makeTeams(operator, office, 5);
  const expired = teams[3]!;
  const notChosen = teams[4]!;
  const sent = teams.slice(0, 3);
  await operator.expire(accountId, expired.id);
  await choose(page, office, teams.slice(0, 4), 'Send email again');

  await test.step('the preview asks about what has expired', async () => {
    await expect(page.getByText('4 conferences that you selected')).toBeVisible();
    await expect(preview(page)).toContainText('4 emails are sent again');
    await expect(page.getByText('1 of these conferences has expired')).toBeVisible();
    await start(page, 'Send 4 emails').click();
    await expect(page.getByRole('alert')).toContainText('Choose the date and the time');
    await page.getByRole('radio', { name: 'Leave them out' }).check();
    await expect(preview(page)).toContainText('3 emails are sent again');
    await expect(preview(page)).toContainText('1 has expired and is left out');
  });

  await test.step('one goes out, and somebody saves another before its turn', async () => {
    const allow = await allowWrites(page, 1);
    await begin(page, 'Send 3 emails');
    await expect(figure(page, 'Begun')).toHaveText('1');
    await button(page, 'Pause').click();
    await expect(phase(page, 'Paused')).toBeVisible();
    const now = await operator.conferences(accountId);
    const waiting = now.find(({ id, saveId }) =>
      sent.some((before) => before.id === id && before.saveId === saveId),
    )!;
    await operator.saveElsewhere(accountId, waiting.id, admin, 'Saved elsewhere');
    await page.reload();
    await expect(phase(page, 'Paused')).toBeVisible();
    const another = await context.newPage();
    await another.goto(page.url());
    await expect(phase(another, 'Paused')).toBeVisible();
    allow(Infinity);
    await button(page, 'Continue').click();
    await untilDone(page);
    await another.close();
  });

  await expect(page.getByText('2 emails were sent again. 1 was left alone.')).toBeVisible();
  await expect(page.getByText('saved by somebody meanwhile, which sent the email')).toBeVisible();
  // Once each: by the run, or by who saved it.
  for (const { id, adminEmail } of sent) {
    await inbox.wait(adminEmail, 2);
    expect(await operator.countMails(id)).toBe(2);
  }
  for (const { id } of [expired, notChosen]) expect(await operator.countMails(id)).toBe(1);
  await button(page, 'Done').click();
  await expect(conferenceRow(page, notChosen.tag)).toContainText('Sent');
  // What was selected has been dealt with.
  await expect(bar(page)).toHaveCount(0);
});

test('new codes for many stop the old ones, unless participant codes go on for a while', async ({
  page,
  office,
  operator,
}) => {
  const teams = await makeTeams(operator, office, 2);
  await choose(page, office, teams, 'New codes');
  await expect(preview(page)).toContainText('2 conferences get new codes');
  await expect(preview(page)).toContainText('leader codes and participant codes stop working');
  await page.getByRole('checkbox', { name: 'The participant code keeps working' }).check();
  await expect(preview(page)).toContainText('The present leader codes stop working at once');
  // A week is proposed.
  await expect(page.getByLabel('Until')).not.toHaveValue('');
  await chooseDay(page, { ...conferenceForm(page), date: page.getByLabel('Until') }, NEXT_WEEK);
  // A second press is no second renewal.
  await start(page, 'Give new codes and send 2 emails').dblclick();
  await untilDone(page);
  await expect(page.getByText('2 conferences have new codes')).toBeVisible();
  const after = await operator.conferences(office.accountId);
  for (const before of teams) {
    const now = after.find(({ id }) => id === before.id)!;
    expect(now.leaderCode).not.toBe(before.leaderCode);
    expect(now.participantCode).not.toBe(before.participantCode);
    expect(await operator.countMails(before.id)).toBe(2);
    // The old participant code, and the new pair.
    expect(await operator.liveCodes(before.id)).toEqual(['leader', 'participant', 'participant']);
  }
});

test('many are given to somebody else, with new codes where others know them', async ({
  page,
  office,
  operator,
  inbox,
}) => {
  const teams = await makeTeams(operator, office, 3);
  const [one, two, three] = teams;
  await choose(page, office, teams, 'Change admin');
  const to = page.getByRole('textbox', { name: 'Email of the new conference admin' });
  await expect(to).toBeFocused();
  await start(page, 'Change the admin of 3 conferences and send the emails').click();
  await expect(page.getByText('Enter the conference admin’s email address.')).toBeVisible();
  await to.fill('ana@acme.example, bo@acme.example');
  await expect(page.getByText('Enter exactly one address')).toBeVisible();
  await to.fill(three!.adminEmail);
  await expect(preview(page)).toContainText(`2 conferences go to ${three!.adminEmail}`);
  await expect(preview(page)).toContainText('1 is like that already and is left alone');
  const offer = page.getByRole('checkbox', { name: 'Give 2 conferences new codes' });
  await expect(offer).toBeChecked();
  await begin(page, 'Change the admin of 2 conferences and send the emails');
  await untilDone(page);
  await inbox.wait(three!.adminEmail, 3);
  const after = await operator.conferences(office.accountId);
  for (const before of [one!, two!]) {
    expect(after.find(({ id }) => id === before.id)!.leaderCode).not.toBe(before.leaderCode);
  }
  expect(after.find(({ id }) => id === three!.id)!.leaderCode).toBe(three!.leaderCode);
  await button(page, 'Done').click();
  await expect(page.getByRole('table').getByText(three!.adminEmail)).toHaveCount(3);
});

test('the expiry of many is set, and removed', async ({ page, office, operator }) => {
  const { accountId } = office;
  const teams = await makeTeams(operator, office, 2);
  const expiries = async () =>
    (await operator.conferences(accountId)).map(({ expiresAt }) => expiresAt?.getTime() ?? null);

  await test.step('to a moment that lies ahead', async () => {
    await choose(page, office, teams, 'Expiry');
    await expect(preview(page)).toContainText('2 conferences get another expiry');
    await start(page, 'Change the expiry of 2 conferences and send the emails').click();
    await expect(page.getByRole('alert')).toContainText('Choose the date and the time');
    await chooseDay(page, conferenceForm(page), NEXT_WEEK);
    await expect(preview(page)).toContainText('Expires on');
    await begin(page, 'Change the expiry of 2 conferences and send the emails');
    await untilDone(page);
    const [one, two] = await expiries();
    expect(one).toBeGreaterThan(Date.now());
    expect(two).toBe(one);
  });

  await test.step('to never', async () => {
    await button(page, 'Done').click();
    await page.getByRole('checkbox', { name: 'Select all on this page' }).check();
    await bar(page).getByRole('link', { name: 'Expiry' }).click();
    await page.getByRole('radio', { name: 'Never' }).check();
    await expect(preview(page)).toContainText('None of them expires any more.');
    await begin(page, 'Change the expiry of 2 conferences and send the emails');
    await untilDone(page);
    expect(await expiries()).toEqual([null, null]);
  });

  await test.step('what is like that already is left alone', async () => {
    await button(page, 'Done').click();
    await page.getByRole('checkbox', { name: 'Select all on this page' }).check();
    await bar(page).getByRole('link', { name: 'Expiry' }).click();
    await page.getByRole('radio', { name: 'Never' }).check();
    await expect(preview(page)).toContainText('2 are like that already and are left alone');
    await expect(start(page, 'Nothing will be done')).toBeDisabled();
  });
});

test('many are deleted, without an email, and brought back with the same codes', async ({
  page,
  office,
  operator,
}) => {
  const teams = await makeTeams(operator, office, 3);
  const [kept, ...gone] = teams;
  await choose(page, office, gone, 'Delete');
  await expect(preview(page)).toContainText('2 conferences are deleted');
  await expect(preview(page)).toContainText('no email is sent');
  await begin(page, 'Delete 2 conferences');
  await untilDone(page);
  await expect(page.getByText('No email was sent.')).toBeVisible();
  for (const { id } of gone) expect(await operator.liveCodes(id)).toEqual([]);

  await test.step('they are off the list, and the one not chosen is on it', async () => {
    await page.getByRole('link', { name: 'Settings' }).first().click();
    await expect(conferenceRow(page, kept!.tag)).toBeVisible();
    await expect(conferenceRow(page, gone[0]!.tag)).toHaveCount(0);
    await bannerOf(page).getByRole('link', { name: 'Open' }).click();
  });

  await test.step('and back, as they were', async () => {
    await button(page, 'Bring 2 back').click();
    await expect(page.getByRole('heading', { name: 'Conferences brought back' })).toBeVisible();
    await untilDone(page);
    const after = await operator.conferences(office.accountId);
    for (const before of gone) {
      const now = after.find(({ id }) => id === before.id)!;
      expect(now.participantCode).toBe(before.participantCode);
      expect(now.leaderCode).toBe(before.leaderCode);
      expect(await operator.liveCodes(before.id)).toEqual(['leader', 'participant']);
      expect(await operator.countMails(before.id)).toBe(1);
    }
    await openConferences(page, office);
    await expect(conferenceRow(page, gone[0]!.tag)).toBeVisible();
  });
});

test('what is deleted or of another account by then is left alone', async ({
  page,
  office,
  operator,
}) => {
  const teams = await makeTeams(operator, office, 2);
  const elsewhere = await operator.openAccount();
  const theirs = await operator.addConference(elsewhere, office.admin, {
    ...{ tag: 'Theirs', adminEmail: `${unique()}@leaders.example`, expiresAt: null },
  });
  await openConferences(page, office);
  // As if somebody had written ids of another account, and of nothing, into what the tab keeps.
  const ids = [teams[0]!.id, theirs.id, unique()];
  await page.evaluate(
    ([key, kept]) => sessionStorage.setItem(key!, kept!),
    [`confdesk.conferences.${office.accountId}`, JSON.stringify({ kind: 'some', ids })],
  );
  await page.goto(`/a/${office.accountId}/conferencing/many/delete`);
  await expect(preview(page)).toContainText('1 conference is deleted');
  await expect(preview(page)).toContainText('2 have been deleted since');
  await begin(page, 'Delete 1 conference');
  await untilDone(page);
  expect(await operator.liveCodes(theirs.id)).toHaveLength(2);
});
