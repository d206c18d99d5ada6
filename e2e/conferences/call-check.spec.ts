import { openBridge } from '../../tests/support/bridge.ts';
import { openConference } from '../support/portal.ts';
import { DELIVERY_MS } from '../support/patience.ts';
import { expect, test } from '../support/test.ts';
import { unique } from '../support/unique.ts';

test.use({ profile: { menu: [] } });

test('an administrator asks whether a call would work, and why not', async ({
  page,
  context,
  office,
  operator,
  suite,
}) => {
  const { accountId, admin } = office;
  const { id, leaderCode, participantCode } = await operator.addConference(accountId, admin, {
    ...{ tag: 'On call', adminEmail: `${unique()}@leaders.example`, expiresAt: null },
  });
  const answers: Promise<string>[] = [];
  page.on('response', (response) => {
    if (response.url().includes('/documents')) answers.push(response.text().catch(() => ''));
  });
  const panel = await openConference(page, office, id);
  const codes = panel.getByRole('region', { name: 'Access codes' });
  const ask = codes.getByRole('button', { name: 'Would a call work?' });

  await test.step('it would, once a bridge has reported; a double click asks once', async () => {
    const bridge = await openBridge({ addresses: suite });
    // Partial, so that it ends no call of another test.
    const at = new Date().toISOString();
    const heartbeat = { type: 'heartbeat', eventId: unique(), at, partial: true, sessions: [] };
    expect(await bridge.events([heartbeat])).toMatchObject({ accepted: 1 });
    // On a busy machine the function's first start takes longer than the twenty seconds that the page waits. It
    // then says to try again.
    await expect(async () => {
      await ask.dblclick();
      await expect(codes.getByText('A call would work', { exact: true })).toBeVisible({
        timeout: 25_000,
      });
    }).toPass({ timeout: DELIVERY_MS });
    await expect(codes.getByText(/^Checked at /)).toBeVisible();
    const found = codes.locator('dl').last();
    await expect(found.locator('dd')).toHaveText([
      'The caller gets in, and hears music until a leader is there.',
      'The caller gets in.',
    ]);
  });

  await test.step('with the keyboard, without the network: it says so, and the focus stays', async () => {
    await context.setOffline(true);
    await ask.focus();
    await page.keyboard.press('Enter');
    const problem = codes.getByRole('alert');
    await expect(problem).toContainText('It could not be checked whether a call would work');
    await expect(ask).toBeFocused();
    await context.setOffline(false);
    await page.keyboard.press('Enter');
    await expect(problem).toHaveCount(0);
    await expect(codes.getByText('A call would work', { exact: true })).toBeVisible();
    await expect(ask).toBeFocused();
  });

  await test.step('it would not where the service is off, and the keys are nobody’s', async () => {
    const action = { en: 'Do a dance', fr: 'Danser' };
    await operator.changeProfile(accountId, {
      menu: [{ keys: '*8', role: 'everyone', action }],
      services: { conferencing: false, pbx: false },
    });
    // The codes follow the account a moment later.
    await expect(async () => {
      await ask.click();
      await expect(codes.getByText('A call would not work', { exact: true })).toBeVisible({
        timeout: 3000,
      });
    }).toPass();
    await expect(codes.locator('dl').last()).toContainText(
      /^Both codes.*Conferencing is not on the account’s Profile/,
    );
    await expect(codes).toContainText(
      'The email promises keys that the bridge knows nothing of: *8.',
    );
  });

  const told = (await Promise.all(answers)).filter((text) => text.includes('callChecks')).join();
  expect(told).toContain('serviceOff');
  for (const code of [leaderCode!, participantCode!]) expect(told).not.toContain(code);
});
