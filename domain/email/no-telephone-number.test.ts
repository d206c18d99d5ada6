import {
  type CountryCode,
  PhoneNumberMatcher,
  searchPhoneNumbersInText,
} from 'libphonenumber-js/max';
import { describe, expect, it } from 'vitest';
import { emailedCode, formatCode, generateCodes } from '../conference/access-code.ts';
import type { Language } from '../language.ts';
import { renderParticipantInvitation } from './participant-invitation.ts';
import { renderInformationEmail } from './render.ts';

/*
 * Mail programs and phones make links of what looks like a telephone number. libphonenumber, which many
 * of them use, is asked here what it takes for one, in the countries that it may think it is in.
 */
const COUNTRIES: readonly CountryCode[] = ['US', 'CA', 'GB', 'FR'];
const DIAL_IN = ['+15145550100', '+442079460000', '+33155501000'];
const PAIRS = 60;

/** Always the same numbers (Lehmer's generator). */
function drawer(seed: number) {
  let state = seed;
  return (max: number): number => (state = (state * 48_271) % 2_147_483_647) % max;
}

const pairs = (() => {
  const random = drawer(2026);
  return Array.from({ length: PAIRS }, () => generateCodes(random));
})();

function formsOf(language: Language, codes: (typeof pairs)[number]): string[] {
  const input = {
    ...codes,
    account: {
      name: 'Acme Industries',
      timeZone: 'America/Toronto',
      dialInNumbers: DIAL_IN.map((number) => ({ number, location: 'Here', tollFree: false })),
      shownNumbers: { '+442079460000': '+44 20 7946 0000', '+33155501000': '+33 1 55 50 10 00' },
      menu: [{ keys: '*5', role: 'leader' as const, action: { en: 'Mute', fr: 'Couper' } }],
    },
    language,
    now: new Date('2026-11-01T12:00:00Z'),
    tag: 'Weekly sales',
    expiresAt: new Date('2026-12-12T22:00:00Z'),
  };
  const email = renderInformationEmail(input);
  const invitation = renderParticipantInvitation(input);
  return [email.text, read(email.html), invitation.text, read(invitation.html)];
}

/** The text of a page as a program reads it, block by block. */
function read(html: string): string {
  return html
    .replace(/<style>[^]*?<\/style>|<!--[^]*?-->/g, '')
    .replace(/<\/?(?:p|div|h\d|li|ul|ol|section|title)\b[^>]*>/g, '\n')
    .replace(/<[^>]+>/g, '')
    .replace(/&nbsp;/g, '\u00a0')
    .replace(/&[a-z#0-9]+;/g, '');
}

function numbersIn(text: string, country: CountryCode): Set<string> {
  const found = searchPhoneNumbersInText(text, country);
  return new Set([...found].map(({ number }) => number.number));
}

describe.each(['en', 'fr'] as const)('an email and an invitation in %s', (language) => {
  it.each(COUNTRIES)(
    'hold the dial-in numbers, and no other telephone number, in %s',
    (country) => {
      for (const codes of pairs) {
        for (const form of formsOf(language, codes)) {
          expect(numbersIn(form, country), form).toEqual(new Set(DIAL_IN));
        }
      }
    },
  );
});

describe('a code in an email', () => {
  // Android's Linkify asks with the lower demand.
  it.each(COUNTRIES)('is not even possible as a telephone number in %s', (defaultCountry) => {
    const random = drawer(7);
    const options = { defaultCountry, v2: true, leniency: 'POSSIBLE' } as const;
    const isFound = (text: string) => new PhoneNumberMatcher(text, options).hasNext();
    const seen = Array.from({ length: 400 }, () => generateCodes(random).leaderCode);
    expect(seen.filter((code) => isFound(`Code: ${emailedCode(code)}\n`))).toEqual([]);
    // As on our screens it would be, where numbers have ten digits.
    const isLikely = seen.some((code) => isFound(`Code: ${formatCode(code)}\n`));
    expect(isLikely).toBe(defaultCountry !== 'FR');
  });

  it('is its digits to a dialler, which takes what it can dial', () => {
    // DialerKeyListener of Android, with pauses and signs.
    const undialable = /[^0-9#*+\-(),/N. ;]/g;
    for (const { leaderCode } of pairs) {
      expect(emailedCode(leaderCode).replace(undialable, '')).toBe(leaderCode);
    }
  });
});
