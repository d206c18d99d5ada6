import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { createAccount } from '../../../local/operator/accounts/create-account.ts';
import { describeAccount } from '../../../local/operator/accounts/describe-account.ts';
import { setServices } from '../../../local/operator/accounts/set-services.ts';
import { setZone } from '../../../local/operator/accounts/set-zone.ts';
import { ACCOUNT, putAccount, startWorld, type World } from '../world.ts';

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.stop());
beforeEach(() => putAccount(world.db, { timeZone: 'AST' }));
afterEach(async () => {
  await world.clear();
});

const stored = async () => (await world.db.doc(`accounts/${ACCOUNT}`).get()).data();

it('an account whose zone is none can be changed, says so, and is put right', async () => {
  const { account } = await setServices(world, ACCOUNT, { pbx: true });
  expect(describeAccount(ACCOUNT, account)).toContain('NO SUCH TIME ZONE: AST (UTC instead)');
  expect(await stored()).toMatchObject({ timeZone: 'AST', services: { pbx: true } });
  const { account: mended } = await setZone(world, ACCOUNT, 'America/Anchorage');
  expect(describeAccount(ACCOUNT, mended)).toContain('  America/Anchorage, en');
  expect(await stored()).toMatchObject({ timeZone: 'America/Anchorage' });
  expect(await stored()).not.toHaveProperty('unknownTimeZone');
});

it.each(['AST', 'IST', 'US/Pacific-New', 'SystemV/EST5', 'america/toronto', ''])(
  'no account is given the zone %j, nor opened with it',
  async (timeZone) => {
    await expect(setZone(world, ACCOUNT, timeZone)).rejects.toThrow(/unknown time zone.*IANA/);
    const services = { conferencing: true, pbx: false };
    const account = { name: 'New', timeZone, language: 'en', services } as const;
    await expect(createAccount(world, 'new', account)).rejects.toThrow(/unknown time zone/);
    expect(await stored()).toMatchObject({ timeZone: 'AST' });
  },
);
