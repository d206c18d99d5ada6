import { describe, expect, it } from 'vitest';
import { movedValues, valuesOf } from './form-values.ts';

const account = { timeZone: 'America/Toronto', language: 'en' } as const;
const conference = {
  ...{ tag: 'Board', adminEmail: 'ana@acme.example', expiresAt: null, language: null },
  directory: { email: 'ana@new.example', isSettled: false },
};

describe('movedValues', () => {
  it('has the address of the Cloud PBX, and the rest as it is stored', () => {
    const values = valuesOf(conference, account);
    expect(movedValues(conference, account)).toEqual({ ...values, adminEmail: 'ana@new.example' });
  });

  it('keeps the conference’s where it has been settled, or there is none', () => {
    const settled = { ...conference, directory: { ...conference.directory, isSettled: true } };
    for (const each of [settled, { ...conference, directory: null }]) {
      expect(movedValues(each, account)).toEqual(valuesOf(each, account));
    }
  });
});
