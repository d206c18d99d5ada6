import { describe, expect, it } from 'vitest';
import { givenUid, isTrustedFor, judgeSignIn, type SignIn } from './whose-sign-in.ts';

const UUID = '0b1f6c1e-8b0c-4f5e-9d2a-3c4b5a697887';
const BOSS = 'boss@acme.example';
const ANA = 'ana@acme.example';

const signIn = (over: Partial<SignIn> = {}): SignIn => ({
  uid: 'kX3fP0aQ9sR7tU1vW2xY4zA5bC6d',
  email: BOSS,
  emailVerified: false,
  disabled: false,
  providerData: [{ providerId: 'password' }],
  ...over,
});
const given = (over: Partial<SignIn> = {}) =>
  signIn({ uid: givenUid(BOSS, UUID), providerData: [], ...over });

describe('a sign-in is trusted for an address', () => {
  it.each<[string, SignIn]>([
    ['that it has proved', signIn({ emailVerified: true })],
    ['in capitals that it has proved', signIn({ email: 'Boss@Acme.example', emailVerified: true })],
    ['that it was made for', given()],
    ['that it was made for, also where it is disabled', given({ disabled: true })],
  ])('%s', (_, one) => {
    expect(isTrustedFor(one, BOSS)).toBe(true);
  });

  it.each<[string, SignIn]>([
    ['that it has not proved', signIn()],
    ['that it has not proved, disabled or not', signIn({ disabled: true })],
    ['that is not its own', signIn({ email: ANA, emailVerified: true })],
    ['while it has none', signIn({ email: undefined, emailVerified: true })],
    ['that it was made for, but where there is a password', given({ providerData: [{}] })],
    ['that it was made for, but where there is a hash of one', given({ passwordHash: 'hash' })],
    ['that it has instead of the one it was made for', given({ uid: givenUid(ANA, UUID) })],
    ['for a uid that only begins like ours', given({ uid: `invited-${UUID}` })],
    ['for a uid with more behind it', given({ uid: `${givenUid(BOSS, UUID)}0` })],
    ['for a uid with another’s hash', given({ uid: givenUid(BOSS, UUID).replace('0b1f', '0b1e') })],
  ])('not one %s', (_, one) => {
    expect(isTrustedFor(one, BOSS)).toBe(false);
  });
});

it('a given uid is one that Authentication takes, and the same whatever the case of the address', () => {
  expect(givenUid(BOSS, UUID)).toMatch(/^invited-[0-9a-f-]{36}-[0-9a-f]{32}$/);
  expect(givenUid('BOSS@acme.example', UUID)).toBe(givenUid(BOSS, UUID));
});

describe('what is done about a sign-in that has the address of somebody who is let in', () => {
  it.each<[string, SignIn, readonly string[], unknown]>([
    ['trusted: it is taken', given(), [ANA], { kind: 'take' }],
    ['a member of nothing: it is replaced', signIn(), [], { kind: 'replace' }],
    [
      'a member under other addresses: it gets them back, the newest first',
      signIn(),
      ['li@acme.example', ANA, 'LI@acme.example'],
      { kind: 'giveBack', addresses: ['li@acme.example', ANA] },
    ],
    [
      'a member under this address: it has to prove it',
      signIn(),
      [ANA, 'BOSS@acme.example'],
      { kind: 'refuse', why: 'unproved' },
    ],
    [
      'shut out: it stays shut out',
      signIn({ disabled: true }),
      [],
      { kind: 'refuse', why: 'disabled' },
    ],
    ['shut out, a member', signIn({ disabled: true }), [ANA], { kind: 'refuse', why: 'disabled' }],
  ])('%s', (_, one, onFile, verdict) => {
    expect(judgeSignIn(one, BOSS, onFile)).toEqual(verdict);
  });
});
