import { describe, expect, it } from 'vitest';
import { NEVER_EXPIRES } from '../../../../domain/conference/chosen-expiry.ts';
import { conferenceFormSchema } from './conference-form-schema.ts';
import type { ConferenceFormValues } from './form-fields.ts';
import { emptyValues, sameValues, valuesOf } from './form-values.ts';

const now = () => new Date('2026-06-01T12:00:00Z');
const account = { timeZone: 'America/Toronto', language: 'en' } as const;
const filled: ConferenceFormValues = {
  ...emptyValues(account),
  tag: ' Board ',
  adminEmail: 'li@acme.example',
};

/** @returns what would be saved, or the problems as `field: key`. */
async function judge(values: ConferenceFormValues, original: Date | null = null) {
  const parsed = await conferenceFormSchema({
    account,
    now,
    original: original && {
      values: valuesOf({ ...filled, expiresAt: original, language: null }, account),
      // The whole conference may be given: nothing but its expiry is taken from it.
      expiry: Object.assign({ tag: 'From before' }, { expiresAt: original, expiryChosen: null }),
      language: null,
    },
  }).safeParseAsync(values);
  return parsed.success
    ? parsed.data
    : parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
}

const at = (date: string | null, time: string, choice: ConferenceFormValues['choice'] = null) => ({
  ...filled,
  neverExpires: false,
  date,
  time,
  choice,
});

describe('the conference form', () => {
  it('never expires unless told otherwise, and trims', async () => {
    expect(await judge(filled)).toEqual({
      tag: 'Board',
      adminEmail: 'li@acme.example',
      expiresAt: null,
      expiryChosen: null,
      language: null,
    });
  });

  it('reads date and time on the account’s clock', async () => {
    expect(await judge(at('2026-12-12', '17:00'))).toMatchObject({
      expiresAt: new Date('2026-12-12T22:00:00Z'),
      expiryChosen: { local: '2026-12-12T17:00', timeZone: account.timeZone, choice: null },
    });
  });

  it.each([
    ['no date', at(null, '17:00'), 'date: expiry.required'],
    ['no time', at('2026-12-12', ''), 'date: expiry.timeRequired'],
    ['a day that no year has', at('2027-02-29', '17:00'), 'date: expiry.unreadable'],
    ['a past moment', at('2026-06-01', '07:59'), 'date: expiry.past'],
    ['an hour the clocks jump over', at('2027-03-14', '02:30'), 'date: expiry.skipped'],
    ['an hour that comes twice', at('2026-11-01', '01:30'), 'date: expiry.doubled'],
  ])('refuses %s', async (_, values, problem) => {
    expect(await judge(values)).toEqual([problem]);
  });

  it('takes the chosen one of a doubled hour', async () => {
    expect(await judge(at('2026-11-01', '01:30', 'earlier'))).toMatchObject({
      expiresAt: new Date('2026-11-01T05:30:00Z'),
      expiryChosen: { local: '2026-11-01T01:30', timeZone: account.timeZone, choice: 'earlier' },
    });
    expect(await judge(at('2026-11-01', '01:30', 'later'))).toMatchObject({
      expiresAt: new Date('2026-11-01T06:30:00Z'),
    });
  });

  it('reports all fields at once', async () => {
    const empty = { ...at(null, '17:00'), tag: ' ', adminEmail: 'a@b.example;c@d.example' };
    expect(await judge(empty)).toEqual([
      'tag: tag.required',
      'adminEmail: email.several',
      'date: expiry.required',
    ]);
  });

  it('passes on an expiry that was not touched, past or with seconds, to the millisecond', async () => {
    const stored = new Date('2020-02-03T04:05:06.789Z');
    const values = valuesOf({ ...filled, expiresAt: stored, language: null }, account);
    expect(await judge({ ...values, tag: 'Renamed' }, stored)).toMatchObject({
      tag: 'Renamed',
      expiresAt: stored,
      expiryChosen: null,
    });
  });

  it.each(['2026-11-01T05:30:00Z', '2026-11-01T06:30:00Z', '2026-12-12T22:00:00Z'])(
    'shows a stored %s and would save the same',
    async (moment) => {
      const values = valuesOf({ ...filled, expiresAt: new Date(moment), language: null }, account);
      expect(await judge(values)).toMatchObject({ expiresAt: new Date(moment) });
    },
  );
});

describe('the language of a conference', () => {
  it.each([
    ['the account’s, and stays so', 'en', 'en', null, null],
    ['the other one', 'en', 'fr', null, 'fr'],
    ['the account’s again', 'en', 'en', 'fr', null],
    ['its own, though the account has it by now', 'en', 'en', 'en', 'en'],
    ['its own, as it was', 'en', 'fr', 'fr', 'fr'],
  ] as const)('is kept as %s', async (_, language, chosen, before, kept) => {
    const original = {
      values: { ...filled, language: before ?? language },
      expiry: NEVER_EXPIRES,
      language: before,
    };
    const parsed = await conferenceFormSchema({
      account: { ...account, language },
      now,
      original,
    }).parseAsync({ ...filled, language: chosen });
    expect(parsed.language).toBe(kept);
  });

  it('is shown as the account’s where it has none of its own', () => {
    const shown = (language: 'en' | 'fr' | null) =>
      valuesOf({ ...filled, expiresAt: null, language }, account).language;
    expect([shown(null), shown('fr')]).toEqual(['en', 'fr']);
  });
});

describe('sameValues', () => {
  it('sees another language', () => {
    expect(sameValues(filled, { ...filled, language: 'fr' })).toBe(false);
  });
  it('does not look at a hidden date', () => {
    expect(sameValues(filled, { ...filled, date: '2026-12-12', time: '08:00' })).toBe(true);
  });
  it('sees a changed choice', () => {
    expect(
      sameValues(at('2026-11-01', '01:30', 'earlier'), at('2026-11-01', '01:30', 'later')),
    ).toBe(false);
  });
});
