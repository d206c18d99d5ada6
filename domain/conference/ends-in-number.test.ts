import fc from 'fast-check';
import { expect, it } from 'vitest';
import { adminEmailSchema } from './admin-email.ts';
import { endsInNumber } from './ends-in-number.ts';

it.each([
  ...['127.0.0.1', '123.45', '0x7f.1', '1', '0x', 'acme.0', 'acme.0x', 'acme.0X7F', 'acme.007'],
  ...['256.256.256.256', 'acme.1.', '99999999999999999999'],
])('%s ends in a number', (domain) => {
  expect(endsInNumber(domain)).toBe(true);
  expect(endsInNumber(domain.toUpperCase())).toBe(true);
});

it.each([
  ...[
    'acme.example',
    '127.0.0.1.example',
    '1.2.3.4e',
    'acme.0xg',
    'acme.x0',
    'acme.1a',
    'acme.0-1',
  ],
  ...['localhost', 'xn--127', 'acme.xn--0', 'acme.a1', '0x7f.1.acme', ''],
])('%s does not', (domain) => {
  expect(endsInNumber(domain)).toBe(false);
});

it('no address that is taken has a domain that a URL reads as another host', () => {
  const label = fc.string({ unit: fc.constantFrom(...'0127xXfFa-'), minLength: 1, maxLength: 4 });
  const domains = fc.array(label, { minLength: 2, maxLength: 4 }).map((labels) => labels.join('.'));
  fc.assert(
    fc.property(domains, (domain) => {
      const { success, error } = adminEmailSchema.safeParse(`ana@${domain}`);
      if (success) expect(new URL(`http://${domain}`).hostname).toBe(domain.toLowerCase());
      else if (endsInNumber(domain)) {
        expect(['email.number', 'email.notOneAddress']).toContain(error.issues[0]?.message);
      }
    }),
    { seed: 6, numRuns: 1000 },
  );
});

it('a number is told as what it is', () => {
  const told = (email: string) => adminEmailSchema.safeParse(email).error?.issues[0]?.message;
  expect(['ana@0x7f.1', 'ana@123.45', 'ana@127.0.0.1'].map(told)).toEqual(
    Array(3).fill('email.number'),
  );
  expect(told('ana@[127.0.0.1]')).toBe('email.notOneAddress');
  expect(told('ana@１２７.0.0.1')).toBe('email.notOneAddress');
});
