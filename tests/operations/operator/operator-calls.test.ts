import { Timestamp } from 'firebase-admin/firestore';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { DEFAULT_CALL_POLICY } from '../../../domain/account/call-policy.ts';
import { DEFAULT_MENU } from '../../../domain/account/default-menu.ts';
import { updateAdmits } from '../../../functions/src/codes/update-admits.ts';
import { describeAlert, listAlerts } from '../../../local/operator/bridges/list-alerts.ts';
import { describeAccount } from '../../../local/operator/accounts/describe-account.ts';
import { describeUnknownKeys } from '../../../local/operator/calls/describe-menu.ts';
import { setCalls } from '../../../local/operator/accounts/set-calls.ts';
import { openBridge, UNKNOWN } from '../bridge/bridge-world.ts';
import { ACCOUNT, ADMITS, NOW, putAccount, startWorld, type World } from '../world.ts';

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.stop());
beforeEach(() => putAccount(world.db));
afterEach(async () => {
  await world.clear();
});

const account = async () => (await world.db.doc(`accounts/${ACCOUNT}`).get()).data();

describe('how the calls of an account go', () => {
  it('is set field by field, the rest staying as it is', async () => {
    await setCalls(world, ACCOUNT, { waitForLeader: false });
    expect(await account()).toMatchObject({
      callPolicy: { waitForLeader: false, endOnLeaderExit: false },
    });
    expect(await account()).not.toHaveProperty('callerNumbers');
    await setCalls(world, ACCOUNT, { endOnLeaderExit: true, callerNumbers: 'full' });
    expect(await account()).toMatchObject({
      name: 'Acme Industries',
      callPolicy: { waitForLeader: false, endOnLeaderExit: true },
      callerNumbers: 'full',
    });
    await setCalls(world, ACCOUNT, { callerNumbers: 'masked' });
    expect(await account()).toMatchObject({ callerNumbers: 'masked' });
  });

  it('is on its own numbers alone where the operator says so', async () => {
    const { account: changed } = await setCalls(world, ACCOUNT, { dialInNumbers: 'own' });
    expect(changed.callPolicy).toEqual({ ...DEFAULT_CALL_POLICY, dialInNumbers: 'own' });
    expect(describeAccount(ACCOUNT, changed)).toContain('on its own numbers only');
    const { account: again } = await setCalls(world, ACCOUNT, { dialInNumbers: 'any' });
    expect(describeAccount(ACCOUNT, again)).not.toContain('numbers only');
  });

  it('is what its codes then say', async () => {
    const code = world.db.doc('accessCodes/code');
    await code.set({ accountId: ACCOUNT, conferenceId: 'c', validUntil: null, admits: ADMITS });
    await setCalls(world, ACCOUNT, { waitForLeader: false, endOnLeaderExit: true });
    await updateAdmits(world.db, () => NOW, ACCOUNT);
    expect((await code.get()).get('admits')).toMatchObject({
      waitForLeader: false,
      endOnLeaderExit: true,
    });
  });

  it('is not set for an account that is not there', async () => {
    const change = setCalls(world, 'nobody', { waitForLeader: false });
    await expect(change).rejects.toThrow('There is no account "nobody".');
  });
});

describe('a menu', () => {
  const action = { en: 'Play a song', fr: 'Jouer une chanson' };
  it('with keys of which no bridge knows what they do says so', () => {
    expect(describeUnknownKeys(DEFAULT_MENU)).toBeNull();
    const told = describeUnknownKeys([
      ...DEFAULT_MENU,
      { keys: '*8', role: 'leader', action },
      { keys: '#1', role: 'everyone', action },
    ]);
    expect(told).toContain('*8 #1');
    expect(told).toContain('muteSelf');
    expect(describeUnknownKeys([{ keys: '*8', role: 'leader', action, does: 'lock' }])).toBeNull();
  });
});

describe('alerts', () => {
  it('that guessing has left are listed in words, the newest first', async () => {
    const bridge = openBridge(world.db, { wrongPerCaller: 2, wrongOnPlatform: 3 });
    for (const callId of ['one', 'two', 'three']) {
      bridge.wait(1000);
      await bridge.resolve({ callId, digits: UNKNOWN });
    }
    await world.db.doc('alerts/odd').set({ at: Timestamp.now(), kind: 7 });
    expect((await listAlerts(world, 50)).map(describeAlert)).toEqual([
      '2026-11-23 12:00:03 UTC  3 wrong codes within an hour on the whole platform (limit 3)',
      '2026-11-23 12:00:02 UTC  2 wrong codes within an hour by +1 514 ••• ••34 (limit 2)',
    ]);
    await world.db.doc('alerts/odd').delete();
    expect(await listAlerts(world, 1)).toHaveLength(1);
  });
});
