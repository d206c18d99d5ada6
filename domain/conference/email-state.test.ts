import { describe, expect, it } from 'vitest';
import type { Conference } from './conference.ts';
import { deliveryState, emailNow } from './email-state.ts';

const savedAt = new Date('2026-11-23T12:00:00Z');
const sent: NonNullable<Conference['email']> = {
  ...{ state: 'sent' as const, saveId: 'A', to: 'ana@acme.example' },
  at: new Date('2026-11-23T11:00:00Z'),
  ...{ failure: null, detail: null },
};
const conference: Conference = {
  ...{ id: 'c', tag: 'Board', adminEmail: 'ana@acme.example', expiresAt: null, expiryChosen: null },
  ...{ language: null, saveId: 'B', savedAt, savedBy: 'ana', createdAt: savedAt },
  ...{ participantCode: '7712049958', previousParticipantCode: null },
  ...{ codesWanted: 1, codesVersion: 1, email: sent, informed: [], directory: null },
  deletedAt: null,
};
const stateOf = (over: Partial<Conference>) => {
  const stored = { ...conference, ...over };
  return deliveryState({ ...stored, email: emailNow(stored) });
};

describe('emailNow', () => {
  it('tells that the newest Save’s email is on its way where all else is as it was', () => {
    const queued = { state: 'queued', saveId: 'B', to: 'ana@acme.example', at: savedAt };
    expect(emailNow(conference)).toEqual({ ...queued, failure: null, detail: null });
    expect(stateOf({})).toBe('sending');
  });

  it('tells what is stored of the newest Save', () => {
    expect(stateOf({ saveId: 'A' })).toBe('sent');
    expect(stateOf({ email: { ...sent, saveId: 'B', state: 'waiting' } })).toBe('waiting');
  });

  it.each<[string, Partial<Conference>]>([
    ['another address', { adminEmail: 'li@acme.example' }],
    ['new codes', { codesWanted: 2 }],
    ['one before that has failed', { email: { ...sent, state: 'failed' } }],
    ['none before', { email: null }],
  ])('says nothing of an email before the server has seen a Save with %s', (_, over) => {
    expect(stateOf(over)).toBe('generating');
  });
});
