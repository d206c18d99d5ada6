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
