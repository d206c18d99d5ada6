import { describe, expect, it } from 'vitest';
import type { Conference } from '../../../../domain/conference/conference.ts';
import { checkOverlap, formerRecipients, undecided } from './renewal.ts';

const NOW = new Date('2026-11-23T12:00:00Z');

const base: Conference = {
  id: 'c'.repeat(20),
  tag: 'Board',
  adminEmail: 'li@acme.example',
  expiresAt: null,
  expiryChosen: null,
  language: null,
  saveId: 's'.repeat(20),
  savedAt: NOW,
  savedBy: 'uid',
  createdAt: NOW,
  participantCode: '7712049958',
  previousParticipantCode: null,
  codesWanted: 1,
  codesVersion: 1,
  email: null,
  deletedAt: null,
  informed: [],
  directory: null,
};

describe('formerRecipients', () => {
  it('names who has the codes and will not get this email', () => {
    expect(formerRecipients(base, null, 'jo@acme.example')).toEqual({
      addresses: ['li@acme.example'],
      haveIt: true,
    });
  });

  it.each(['li@acme.example', ' LI@acme.example ', ''])('names nobody for %j', (typed) => {
    expect(formerRecipients(base, null, typed).addresses).toEqual([]);
  });

  it('names nobody before there are codes', () => {
    const without = { ...base, codesVersion: 0, participantCode: null };
    expect(formerRecipients(without, null, 'jo@acme.example').addresses).toEqual([]);
  });

  it.each([
    ['failed', 'recipientRefused'],
    ['failed', 'mailboxUnknown'],
    ['waiting', 'recipientRefused'],
  ] as const)(
    'does not take for granted that an address got an email that %s, %s',
    (state, failure) => {
      const of = { saveId: base.saveId, to: base.adminEmail, at: NOW, detail: null };
      const email = { ...of, state, failure };
      expect(formerRecipients({ ...base, email }, null, 'jo@acme.example')).toEqual({
        addresses: ['li@acme.example'],
        haveIt: false,
      });
    },
  );

  it('names whoever had it with the same codes before them, once each', () => {
    const told = (to: string, codesVersion = base.codesVersion) => {
      return { to, at: NOW, isSure: true, codesVersion, edition: 'a.b' };
    };
    const informed = [told('LI@acme.example'), told('zoe@acme.example'), told('old@x.example', 0)];
    const typed = 'jo@acme.example';
    expect(formerRecipients({ ...base, informed }, null, typed)).toEqual({
      addresses: ['li@acme.example', 'zoe@acme.example'],
      haveIt: true,
    });
    // Back to an address that had it before.
    expect(formerRecipients({ ...base, informed }, null, 'zoe@acme.example').addresses).toEqual([
      'li@acme.example',
    ]);
  });

  it('names the recipient of a Save that came between as well', () => {
    const theirs = { ...base, adminEmail: 'ana@acme.example' };
    expect(formerRecipients(base, theirs, 'jo@acme.example').addresses).toEqual([
      'li@acme.example',
      'ana@acme.example',
    ]);
    expect(formerRecipients(base, theirs, 'li@acme.example').addresses).toEqual([
      'ana@acme.example',
    ]);
  });

  it('names only that recipient where it came with new codes', () => {
    const theirs = { ...base, adminEmail: 'ana@acme.example', codesWanted: 2 };
    expect(formerRecipients(base, theirs, 'jo@acme.example').addresses).toEqual([
      'ana@acme.example',
    ]);
  });
});

describe('checkOverlap', () => {
  const until = (date: string | null, time = '17:00') =>
    checkOverlap({ keeps: true, until: { date, time, choice: null } }, 'America/Toronto', NOW);

  it('is none where the participant code is not to go on, whatever was typed', () => {
    const typed = { date: '2020-01-01', time: '17:00', choice: null };
    expect(checkOverlap({ ...undecided, until: typed }, 'UTC', NOW)).toEqual({
      ok: true,
      until: null,
    });
  });

  it('is a moment on the account’s clock', () => {
    expect(until('2026-11-28')).toEqual({
      ok: true,
      until: new Date('2026-11-28T22:00:00Z'),
    });
  });

  it.each([
    ['no day', null, 'expiry.required'],
    ['the past', '2026-11-22', 'expiry.past'],
    ['more than a year ahead', '2027-11-24', 'overlap.tooFar'],
  ])('is refused for %s', (_, date, problem) => {
    expect(until(date)).toEqual({ ok: false, problem });
  });
});
