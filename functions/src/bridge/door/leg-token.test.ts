import { createCipheriv, createHmac, randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { callerNumber, homeRegion } from '../../../../domain/bridge/telephone-number.ts';
import type { LegGrant } from '../../../../domain/usage/apply-event.ts';
import { openGrant, sealGrant } from './leg-token.ts';

const PEPPER = 'pepper-of-a-test';

const grants: fc.Arbitrary<LegGrant> = fc.record({
  accountId: fc.string({ minLength: 1 }),
  conferenceId: fc.string({ minLength: 1 }),
  role: fc.constantFrom('leader', 'participant'),
  tag: fc.string({ unit: 'grapheme', maxLength: 60 }),
  waitForLeader: fc.boolean(),
  callerId: fc.option(fc.constant('+15145550100')),
  dialedNumber: fc.constant('+15145550101'),
  bridge: fc.constantFrom('montreal-1', 'toronto-1'),
  grantedAt: fc.nat(),
});

it('opens what it sealed', () => {
  fc.assert(
    fc.property(grants, (grant) => {
      const token = sealGrant(grant, PEPPER);
      expect(token).toMatch(/^[A-Za-z0-9_-]{20,2000}$/);
      expect(openGrant(token, PEPPER)).toEqual(grant);
    }),
  );
});

it('opens what it sealed for any caller, whatever number a network gives', () => {
  const digits = fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: 1, maxLength: 20 });
  const given = fc
    .tuple(fc.constantFrom('', '+', '00', '+49', '+81', '+43'), digits)
    .map((parts) => parts.join(''));
  const regions = fc.constantFrom('CA', 'DE', 'JP').map(homeRegion);
  fc.assert(
    fc.property(grants, given, regions, (grant, text, region) => {
      const callerId = callerNumber(text, region);
      expect(openGrant(sealGrant({ ...grant, callerId }, PEPPER), PEPPER)).not.toBeNull();
    }),
    { numRuns: 500 },
  );
});

it('seals one grant otherwise each time', () => {
  const [grant] = fc.sample(grants, 1);
  expect(sealGrant(grant!, PEPPER)).not.toBe(sealGrant(grant!, PEPPER));
});

it('opens nothing with a bit changed', () => {
  fc.assert(
    fc.property(grants, fc.nat(), fc.integer({ min: 0, max: 7 }), (grant, place, bit) => {
      const bytes = Buffer.from(sealGrant(grant, PEPPER), 'base64url');
      bytes[place % bytes.length]! ^= 1 << bit;
      expect(openGrant(bytes.toString('base64url'), PEPPER)).toBeNull();
    }),
  );
});

it('opens nothing that is cut or written otherwise', () => {
  fc.assert(
    fc.property(grants, fc.nat(), (grant, place) => {
      const token = sealGrant(grant, PEPPER);
      const at = place % token.length;
      expect(openGrant(token.slice(0, at), PEPPER)).toBeNull();
      expect(openGrant(`${token.slice(0, at)}!${token.slice(at)}`, PEPPER)).toBeNull();
      expect(openGrant(`${token}=`, PEPPER)).toBeNull();
    }),
  );
});

it('opens nothing of another pepper', () => {
  fc.assert(
    fc.property(grants, fc.string(), (grant, pepper) => {
      fc.pre(pepper !== PEPPER);
      expect(openGrant(sealGrant(grant, pepper), PEPPER)).toBeNull();
    }),
  );
});

it('opens nothing that was never sealed', () => {
  fc.assert(
    fc.property(fc.string(), (token) => {
      expect(openGrant(token, PEPPER)).toBeNull();
    }),
  );
});

it('opens no grant of another form, even if it was sealed with the key', () => {
  const key = createHmac('sha256', PEPPER).update('leg token v1').digest();
  const seal = (text: string) => {
    const nonce = randomBytes(12);
    const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from('leg token v1'));
    const sealed = [cipher.update(text), cipher.final()];
    return Buffer.concat([nonce, ...sealed, cipher.getAuthTag()]).toString('base64url');
  };
  const [grant] = fc.sample(grants, 1);
  expect(openGrant(seal(JSON.stringify(grant)), PEPPER)).toEqual(grant);
  for (const other of [{ ...grant, role: 'admin' }, { ...grant, more: 1 }, null, []]) {
    expect(openGrant(seal(JSON.stringify(other)), PEPPER)).toBeNull();
  }
});
