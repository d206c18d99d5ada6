import { readFile } from 'node:fs/promises';
import { follow } from '../support/links.ts';
import { heading, signInTo } from '../support/portal.ts';
import { expect, test } from '../support/test.ts';
import { unique } from '../support/unique.ts';

test('the activity tells who did what, and never a code', async ({ page, office, operator }) => {
  const { accountId, admin } = office;
  const second = await operator.openAccount();
  await operator.addMember(second, admin, 'admin');
  const main = page.getByRole('main');
  const entry = (sentence: string) => main.getByRole('listitem').filter({ hasText: sentence });
  const refresh = page.getByRole('button', { name: 'Refresh' });

  await test.step('an account without a history says what will be listed', async () => {
    await signInTo(page, admin, `/a/${accountId}/activity`);
    await expect(heading(page, 'Activity')).toBeVisible();
    await expect(page.getByRole('heading', { name: 'Nothing has happened yet' })).toBeVisible();
  });

  await test.step('a long history is loaded in steps', async () => {
    await operator.addActivity(accountId, admin, 30);
    await refresh.click();
    await expect(entry('took')).toHaveCount(25);
    const more = page.getByRole('button', { name: 'Load more' });
    await more.click();
    await expect(entry('took')).toHaveCount(30);
    await expect(more).toHaveCount(0);
    await expect(page.getByRole('status').filter({ hasText: '30 entries shown.' })).toBeAttached();
  });

  await test.step('what became of members and sign-ins is told, with how somebody comes back', async () => {
    const email = 'boss@people.example';
    await Promise.all([
      operator.addEntry(accountId, { kind: 'memberRoleChanged', by: admin, email }),
      operator.addEntry(accountId, { kind: 'signInDeleted', by: null, email }),
      operator.addEntry(accountId, { kind: 'signInRemade', by: null, email }),
      operator.addEntry(accountId, { kind: 'lastAdminStayed', by: admin, email }),
      ...(['replaced', 'returned'] as const).map((displaced) =>
        operator.addEntry(accountId, { kind: 'memberAdded', by: admin, email, displaced }),
      ),
    ]);
    await refresh.click();
    for (const said of [
      `${admin.email} made ${email} an administrator.`,
      `The sign-in of ${email} was deleted; they are no longer in the account.`,
      `${email} stays an administrator, because no other one could sign in.`,
      `Somebody had signed up with ${email} without proving`,
      `Another person’s sign-in had taken ${email} without proving`,
    ]) {
      await expect.soft(entry(said), said).toHaveCount(1);
    }
    const remade = entry(`The sign-in of ${email}, the last administrator, was deleted.`);
    await expect(remade).toContainText('comes back with “Forgot your password?”');
    await expect(entry('Your telephony provider')).toHaveCount(0);
  });

  await test.step('what was done stands there with what became of the email', async () => {
    const adminEmail = `${unique()}@leaders.example`;
    const conference = await operator.addConference(accountId, admin, {
      ...{ tag: 'Traced', adminEmail, expiresAt: null },
    });
    await page.getByRole('link', { name: 'Settings' }).click();
    await page.getByRole('button', { name: 'Reveal the leader code of Traced' }).click();
    await expect(
      page.getByRole('button', { name: 'Hide the leader code of Traced' }),
    ).toBeVisible();

    for (const kind of ['generated', 'leaderCodeRevealed'] as const) {
      await operator.untilTold(accountId, kind);
    }
    await page.getByRole('link', { name: 'Activity' }).click();
    await refresh.click();
    for (const sentence of [
      `${admin.email} generated the conference Traced.`,
      `${admin.email} looked at the leader code of the conference Traced.`,
    ]) {
      await expect.soft(entry(sentence), sentence).toHaveCount(1);
    }
    await expect(entry('generated')).toContainText(`to ${adminEmail}`);
    const shown = (await main.innerText()).replace(/\s/g, '');
    expect(shown).not.toContain(conference.leaderCode!);
    expect(shown).not.toContain(conference.participantCode!);
    await page.getByRole('link', { name: 'Traced' }).first().click();
    await expect(page).toHaveURL(new RegExp(`/settings/${conference.id}$`));
    // Read here, and filtered by below: it must not be what was read here.
    const panel = page.getByRole('dialog', { name: 'Traced' });
    await expect(panel.getByText('generated this conference').first()).toBeVisible();
  });

  await test.step('a Save tells what was changed', async () => {
    const [first] = await operator.conferences(accountId);
    await operator.saveElsewhere(accountId, first!.id, admin, 'Renamed');
    await operator.untilTold(accountId, 'saved');
    await follow(page, `/a/${accountId}/activity`);
    await refresh.click();
    await expect(entry('saved the conference Renamed')).toContainText(
      'Tag: from “Traced” to “Renamed”.',
    );
  });

  await test.step('a run is one entry that opens', async () => {
    await operator.addRun(accountId, admin, ['Of a run 1', 'Of a run 2', '=Of a run 3']);
    await refresh.click();
    const run = entry('generated 3 conferences in one go.');
    await expect(run).toHaveCount(1);
    await expect(page.getByText('Of a run 1')).toHaveCount(0);
    await run.getByRole('button', { name: 'Show each' }).focus();
    await page.keyboard.press('Enter');
    await expect(run.getByText('generated the conference Of a run 2.')).toBeVisible();
    await run.getByRole('button', { name: 'Hide' }).click();
    await expect(page.getByText('Of a run 1')).toHaveCount(0);
  });

  await test.step('it is filtered by what, by whom, by conference and by days', async () => {
    const filters = page.getByRole('group', { name: 'Filters' });
    await filters.getByRole('combobox', { name: 'What' }).selectOption('Looks at leader codes');
    await expect(page).toHaveURL(/what=looks/);
    await expect(main.getByRole('listitem')).toHaveCount(1);
    await filters.getByRole('combobox', { name: 'What' }).selectOption('Anything');
    const conference = filters.getByRole('combobox', { name: 'Conference' });
    await conference.fill('rena');
    await page.getByRole('option', { name: 'Renamed' }).click();
    await expect(page).toHaveURL(/conference=/);
    await expect(main.getByRole('listitem')).toHaveCount(3);
    await filters.getByRole('combobox', { name: 'Who' }).selectOption(admin.email);
    await expect(page).toHaveURL(/person=/);
    await expect(main.getByRole('listitem')).toHaveCount(3);
    await filters.getByLabel('To', { exact: true }).fill('2020-01-01');
    await page.keyboard.press('Enter');
    await expect(
      page.getByRole('heading', { name: 'Nothing like this has happened' }),
    ).toBeVisible();
    await page.reload();
    await expect(filters.getByLabel('To', { exact: true })).toHaveValue('2020-01-01');
    await filters.getByRole('button', { name: 'Clear filters' }).click();
    await expect(page).toHaveURL(/activity$/);
    await expect(main.getByRole('listitem')).toHaveCount(25);
  });

  await test.step('it is exported as it is filtered, a run’s conferences each, without formulas', async () => {
    await page.getByRole('combobox', { name: 'What' }).selectOption('Conferences generated');
    await expect(page).toHaveURL(/what=generated/);
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Export' }).click();
    const file = await download;
    expect(file.suggestedFilename()).toMatch(/^activity-.*\.csv$/);
    const text = await readFile(await file.path(), 'utf8');
    expect(text.trim().split('\r\n')).toHaveLength(5);
    expect(text).toContain('generated the conference Of a run 2.');
    expect(text).toContain("'=Of a run 3");
    await page.getByRole('button', { name: 'Close' }).click();
  });

  await test.step('an email that failed says why on its entry', async () => {
    await operator.addConference(second, admin, {
      ...{ tag: 'Refused', adminEmail: `${unique()}..x@leaders.example`, expiresAt: null },
    });
    await operator.untilTold(second, 'generated');
    await follow(page, `/a/${second}/activity`);
    await expect(entry('generated')).toContainText('Email failed');
  });
});

test('the field of a conference is searched by what is typed alone, and says where nothing fits', async ({
  page,
  office,
}) => {
  await signInTo(page, office.admin, `/a/${office.accountId}/activity`);
  await expect(heading(page, 'Activity')).toBeVisible();
  // No pause in typing comes to an end.
  await page.clock.install();
  await page.clock.pauseAt(Date.now() + 60_000);

  await test.step('what it says of itself in another language is not typed', async () => {
    await page.getByRole('combobox', { name: 'Language' }).selectOption('fr');
    const conference = page.getByRole('combobox', { name: 'Conférence' });
    await expect(conference).toHaveValue('Toutes les conférences');
    await conference.click();
    await expect(page.getByRole('option', { name: 'Toutes les conférences' })).toBeVisible();
    await page.keyboard.press('Escape');
    await page.getByRole('combobox', { name: 'Langue' }).selectOption('en');
  });

  await test.step('a list without a conference has one option, which says so and cannot be chosen', async () => {
    const conference = page.getByRole('combobox', { name: 'Conference' });
    await conference.fill('nothing of that name');
    const options = page.getByRole('listbox').getByRole('option');
    await expect(options).toHaveText('…');
    await page.clock.resume();
    await expect(options).toHaveText('No Tag begins with that.');
    await expect(options).toBeDisabled();
    await expect(page.getByRole('status').getByText('No Tag begins with that.')).toBeAttached();
    await conference.press('Enter');
    await expect(page).toHaveURL(/activity$/);
  });
});
