import fc from 'fast-check';
import { parsePhoneNumberFromString } from 'libphonenumber-js/min';
import { describe, expect, it } from 'vitest';
import {
  callerNumber,
  formsOf,
  homeRegion,
  regionOf,
  telephoneNumber,
} from './telephone-number.ts';

const CANADA = homeRegion('CA');
const FRANCE = homeRegion('FR');

describe('a telephone number', () => {
  it.each([
    '+15145550134',
    '+1 (514) 555-0134',
    '＋１ ５１４ ５５５ ０１３４',
    '15145550134',
    '5145550134',
    '(514) 555-0134',
    '514.555.0134',
    '514–555–0134',
    '1-514-555-0134',
    '0015145550134',
    '01115145550134',
    '011 1 514 555 0134',
    'tel:+1-514-555-0134',
    'tel:5145550134;phone-context=+1',
    'tel:15145550134;phone-context=+1',
    'tel:5550134;phone-context=+1514',
    '+15145550134;phone-context=+1',
    '5145550134;phone-context=trunk.example',
    'sip:+15145550134@trunk.example',
    'sip:5145550134@192.0.2.7:5060;user=phone',
    'SIPS:15145550134:word@trunk.example;transport=tls',
    'sip:5145550134;phone-context=+1@trunk.example;user=phone',
    'sip:+15145550134;npdi;rn=+15145550000@trunk.example',
    'sip:%2B15145550134@trunk.example',
    '"514 Bureau" <sip:+15145550134@trunk.example>;tag=7',
    'sip:+15145550134',
    '+15145550134@trunk.example',
  ])('is one number however it is spelled: %s', (text) => {
    expect(telephoneNumber(text, CANADA)).toBe('+15145550134');
  });

  it.each([
    ['01 55 50 10 00', '+33155501000'],
    ['33155501000', '+33155501000'],
    ['+33 (0)1 55 50 10 00', '+33155501000'],
    ['0015145550134', '+15145550134'],
    ['15145550134', '+15145550134'],
    // A Nottingham number, which begins as calls abroad do elsewhere.
    ['00441159646000', '+441159646000'],
  ])('in France, %s is %s', (text, number) => {
    expect(telephoneNumber(text, FRANCE)).toBe(number);
  });

  it('of Britain that begins as calls abroad do in America is Britain’s', () => {
    expect(telephoneNumber('0115 964 6000', homeRegion('GB'))).toBe('+441159646000');
  });

  it.each(['4021', '911', '200', '555012'])('an extension stays its digits: %s', (text) => {
    for (const region of [null, CANADA, FRANCE, homeRegion('DE')]) {
      expect(telephoneNumber(text, region)).toBe(text);
      expect(telephoneNumber(`sip:${text}@pbx.example`, region)).toBe(text);
    }
  });

  it.each(['5145550134', '15145550134', '0155501000'])(
    'without country code is its digits where nobody knows the country: %s',
    (text) => {
      expect(telephoneNumber(text, null)).toBe(text);
    },
  );

  it.each([
    ['+49 (00) 608 9054428', '+496089054428'],
    ['+4900006089054428', '+496089054428'],
    ['+92 (0) 239423190', '+92239423190'],
  ])('with the zero of calls within its country, however often, is without: %s', (text, number) => {
    expect(telephoneNumber(text, CANADA)).toBe(number);
  });

  it.each(['+5215512345678', '0052 1 55 1234 5678', 'sip:+5215512345678@trunk.example'])(
    'of a mobile in Mexico is the same with the 1 of before 2019: %s',
    (text) => {
      expect(telephoneNumber(text, null)).toBe('+525512345678');
      expect(telephoneNumber('52 1 55 1234 5678', homeRegion('MX'))).toBe('+525512345678');
    },
  );

  it.each([
    ['+49123456789012345', null],
    ['00811820022822848064', null],
    ['182282884064800', '182282884064800'],
  ])('has fifteen digits at most, also where a plan has longer ones: %s', (text, number) => {
    for (const letters of ['DE', 'JP', 'CA']) {
      expect(telephoneNumber(text, homeRegion(letters))).toBe(number);
    }
  });

  it.each(['5550134', '555-0134', '3101234', '0155501000', '1145550100'])(
    'of North America has an area, and nobody can know which: %s',
    (text) => {
      expect(telephoneNumber(text, CANADA)).toBe(text.replace('-', ''));
    },
  );

  it('of no plan stays as it was written', () => {
    expect(telephoneNumber('+999123456', CANADA)).toBe('+999123456');
  });

  it.each([
    ...['', ' ', '12', 'anonymous', '+', '*67', '+0123', '1'.repeat(16), `+${'1'.repeat(16)}`],
    ...['sip:someone@pbx.example', 'sip:192.0.2.7', 'sip:trunk.example', 'tel:', '<>', '%', '514x'],
    ...['+1514+5550134', 'conference', '5145550134 ext. 7', '☎'.repeat(256)],
  ])('is not %s', (text) => {
    for (const region of [null, CANADA, FRANCE]) expect(telephoneNumber(text, region)).toBeNull();
  });

  /** Numbers that are possible in plans of every kind, with the country to which they belong. */
  const numbers = fc
    .tuple(
      fc.constantFrom(
        '+1514',
        '+1268',
        '+331',
        '+4420',
        '+4930',
        '+3906',
        '+5411',
        '+5255',
        '+813',
        '+6126',
      ),
      fc.integer({ min: 2_000_000, max: 9_999_999 }),
    )
    .map(([prefix, rest]) => parsePhoneNumberFromString(`${prefix}${rest}`))
    .filter((number) => number?.isPossible() === true)
    .map((number) => ({ one: number!.number, national: number!.formatNational() }));

  it('is one form of all its spellings, and of that form the same', () => {
    fc.assert(
      fc.property(numbers, ({ one, national }) => {
        const form = telephoneNumber(one, null);
        if (form === null) throw new Error('no number');
        const region = regionOf(form);
        const spellings = [
          ...[one, one.replace('+', '00'), `sip:${one}@trunk.example`, `tel:${one}`],
          ...[one.replace(/(\d{2})/g, '$1 '), national, national.replace(/\D/g, '')],
          `sip:${national.replace(/\D/g, '')}@192.0.2.7;user=phone`,
        ];
        expect(spellings.map((text) => telephoneNumber(text, region))).toEqual(
          spellings.map(() => form),
        );
        expect(telephoneNumber(form, null)).toBe(form);
        expect(formsOf(form)).toContain(national.replace(/\D/g, ''));
      }),
      { numRuns: 300 },
    );
  });

  it('is made of anything without a fault, and of its own form again', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 256 }),
      fc.string({ unit: fc.constantFrom(...'+0123456789()-. ;:@<>sipteln=%&'), maxLength: 256 }),
    );
    fc.assert(
      fc.property(text, fc.constantFrom(null, CANADA, FRANCE), (given, region) => {
        const form = telephoneNumber(given, region);
        if (form === null) return;
        expect(form).toMatch(/^\+?[0-9]{3,15}$/);
        expect(telephoneNumber(form, region)).toBe(form);
      }),
      { numRuns: 1000 },
    );
  });
});

describe('a caller', () => {
  it.each([
    ...['+266696687', '+7378742833', '+2562533', '+8656696', '+86282452253'],
    ...['anonymous@anonymous.invalid', 'sip:anonymous@anonymous.invalid', 'Restricted'],
    ...[
      'Unavailable',
      'sip:Unavailable@192.0.2.7',
      '"Anonymous" <sip:anonymous@anonymous.invalid>',
    ],
    ...['sip:+266696687@trunk.example', '', null],
  ])('withholds the number with %s', (callerId) => {
    expect(callerNumber(callerId, CANADA)).toBeNull();
  });

  it('does not who has a number that is spelled alike at home', () => {
    expect(callerNumber('7378742833', homeRegion('US'))).toBe('+17378742833');
  });
});

it('where callers are is told by the number that they dialled', () => {
  expect(callerNumber('(438) 555-0177', regionOf('+15145550100'))).toBe('+14385550177');
  expect(callerNumber('01 55 50 10 00', regionOf('+33155501111'))).toBe('+33155501000');
  // All of North America's.
  expect(callerNumber('(438) 555-0177', regionOf('+18885550100'))).toBe('+14385550177');
  expect(regionOf('4021')).toBeNull();
  // Of no country at all.
  expect(regionOf('+80012345678')).toBeNull();
});

it('a number is found under each form that can be made of it', () => {
  expect(formsOf('+15145550100')).toEqual([
    ...['+15145550100', '15145550100', '5145550100', '5550100'],
  ]);
  expect(formsOf('+33155501000')).toEqual([
    ...['+33155501000', '33155501000', '155501000', '0155501000'],
  ]);
  expect(formsOf('+525512345678')).toContain('5215512345678');
});

it.each(['XX', 'Canada', '', '1'])('%j is no country', (letters) => {
  expect(homeRegion(letters)).toBeNull();
});
