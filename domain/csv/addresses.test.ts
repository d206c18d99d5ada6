import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addressesOf, withAsciiDomain } from './addresses.ts';

const ANA = 'ana@acme.example';

describe('the address of a cell', () => {
  it.each([
    ['', ''],
    [ANA, ANA],
    [`  ${ANA} `, ANA],
    [`Ana Martin <${ANA}>`, ANA],
    [`"Martin, Ana" <${ANA}>`, ANA],
    [`<mailto:${ANA}>`, ANA],
    [`mailto:${ANA}?subject=Hi`, ANA],
    [`'${ANA}'`, ANA],
    [`${ANA} (work)`, ANA],
    [`${ANA};`, ANA],
    [`smtp:a@acme.example+SMTP:${ANA}`, ANA],
    [`SMTP:${ANA};smtp:a@acme.example;SIP:a@acme.example`, ANA],
    [`X500:/o=Acme/ou=First Group/cn=ana,smtp:a@acme.example,SMTP:${ANA}`, ANA],
    ['max@exämple.example', 'max@xn--exmple-cua.example'],
    // Left as they stand, to be told.
    ['nobody', 'nobody'],
    ['ana at acme', 'ana at acme'],
    ['ana martin@acme.example', 'ana martin@acme.example'],
    ['a@b@c.example', 'a@b@c.example'],
    // A guest’s name in Microsoft Entra is no mailbox.
    ['zed_other.example#EXT#@acme.onmicrosoft.example', ''],
  ])('%j is %j', (cell, address) => {
    expect(addressesOf(cell)).toEqual({ address, isFirstOfSeveral: false });
  });

  it.each([
    `${ANA}, bo@acme.example`,
    `${ANA};bo@acme.example`,
    `${ANA} bo@acme.example`,
    `${ANA}|bo@acme.example`,
    `${ANA}/bo@acme.example`,
    `Ana <${ANA}>, Bo <bo@acme.example>`,
    `smtp:${ANA}+smtp:bo@acme.example`,
  ])('of %j is the first', (cell) => {
    expect(addressesOf(cell)).toEqual({ address: ANA, isFirstOfSeveral: true });
  });

  it('is not another one because it stands there twice', () => {
    expect(addressesOf(`${ANA}, ${ANA}`)).toEqual({ address: ANA, isFirstOfSeveral: false });
  });
});

describe('whatever it is wrapped in', () => {
  const letters = fc.constantFrom(...'abcdefghij0123456789');
  const word = fc.string({ unit: letters, minLength: 1, maxLength: 8 });
  const address = fc
    .tuple(word, fc.constantFrom('', '.', '+', '-', '_'), word, word)
    .map(([a, between, b, domain]) => `${a}${between}${b}@${domain}.example`);
  const wrap = fc.constantFrom<(inner: string) => string>(
    (inner) => inner,
    (inner) => ` ${inner}\u00a0`,
    (inner) => `<${inner}>`,
    (inner) => `Ana, of Sales <${inner}>`,
    (inner) => `mailto:${inner}`,
    (inner) => `SMTP:${inner}`,
    (inner) => `"${inner}"`,
    (inner) => `${inner} (at work)`,
    (inner) => `smtp:other@acme.example+SMTP:${inner}`,
  );

  it('an address is found', () => {
    fc.assert(
      fc.property(address, wrap, (inner, wrapped) => {
        expect(addressesOf(wrapped(inner))).toEqual({ address: inner, isFirstOfSeveral: false });
      }),
      { seed: 5 },
    );
  });

  it('of several addresses the first is found', () => {
    const between = fc.constantFrom(', ', ';', ' ', '|', ',');
    const several = fc.uniqueArray(address, { minLength: 2, maxLength: 4 });
    fc.assert(
      fc.property(several, between, (all, separator) => {
        const found = addressesOf(all.join(separator));
        expect(found).toEqual({ address: all[0], isFirstOfSeveral: true });
      }),
      { seed: 5 },
    );
  });
});

describe('a domain beyond ASCII', () => {
  it.each([
    ['ana@ACME.example', 'ana@ACME.example'],
    ['ana@société.example', 'ana@xn--socit-esab.example'],
    ['ana@例え.テスト', 'ana@xn--r8jz45g.xn--zckzah'],
    ['ana', 'ana'],
    ['ana@é/..', 'ana@é/..'],
    ['ana@é:80', 'ana@é:80'],
  ])('%s is %s', (address, ascii) => {
    expect(withAsciiDomain(address)).toBe(ascii);
  });
});
