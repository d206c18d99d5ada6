import { describe, expect, it } from 'vitest';
import type { Conference } from '../../../../domain/conference/conference.ts';
import { chosenOf, newestFirst } from './chosen.ts';
import {
  planDelete,
  planExpiry,
  planNewCodes,
  planReassign,
  planSendAgain,
  type OfExpired,
} from './plan.ts';

const AT = new Date('2026-11-23T12:00:00Z');
const PAST = new Date('2026-11-20T12:00:00Z');
const LATER = new Date('2027-01-15T22:00:00Z');
const EXPIRY = { expiresAt: LATER, expiryChosen: null };

function conference(id: string, over: Partial<Conference> = {}): Conference {
  const adminEmail = `${id}@acme.example`;
  return {
    ...{ id, tag: id, adminEmail, expiresAt: null, expiryChosen: null, saveId: `save-${id}` },
    ...{ savedBy: 'u', savedAt: AT, createdAt: AT, participantCode: '0000000000' },
    ...{ previousParticipantCode: null, codesWanted: 1, codesVersion: 1, directory: null },
    ...{ language: null, deletedAt: null },
    email: {
      ...{ state: 'sent', saveId: `save-${id}`, to: adminEmail, at: AT },
      ...{ failure: null, detail: null },
    },
    informed: [{ to: adminEmail, at: AT, isSure: true, codesVersion: 1, edition: 'e.m' }],
    ...over,
  };
}

const chosen = (...all: readonly Conference[]) => all.map(chosenOf);
const idsOf = (items: readonly { readonly conferenceId: string }[]) =>
  items.map(({ conferenceId }) => conferenceId);
const skip: OfExpired = { now: AT, revival: { kind: 'skip' } };
const odd = conference('odd', { adminEmail: 'a@b.example, c@d.example' });
const over = conference('over', { expiresAt: PAST });

it('reads what the rules would refuse, and by which field', () => {
  expect(chosenOf(conference('a')).unusable).toBeNull();
  expect(chosenOf(odd).unusable).toBe('address');
  expect(chosenOf(conference('a', { tag: '\u202e' })).unusable).toBe('other');
  const older = chosenOf(conference('older', { createdAt: PAST }));
  const newer = chosenOf(conference('newer'));
  expect([older, newer].sort(newestFirst)).toEqual([newer, older]);
});

describe('sending again', () => {
  it('is of the version that was read, to the conference’s own address', () => {
    const directory = { email: 'new@acme.example', isSettled: false };
    const { items, leftOut } = planSendAgain(chosen(conference('a', { directory }), odd), skip);
    expect(items).toEqual([
      expect.objectContaining({
        ...{ conferenceId: 'a', adminEmail: 'a@acme.example', basedOn: 'save-a' },
        expiresAt: null,
      }),
    ]);
    expect(items[0]).not.toHaveProperty('newCodes');
    expect(leftOut).toEqual({ unusable: [odd], expired: [], already: [], noCodes: [] });
  });

  it('has what has expired left out, as it is, or with another expiry', () => {
    const all = chosen(over, conference('a', { expiresAt: LATER }));
    const left = planSendAgain(all, skip);
    expect(idsOf(left.items)).toEqual(['a']);
    expect(left.leftOut.expired).toEqual([over]);
    const asItIs = planSendAgain(all, { now: AT, revival: { kind: 'leave' } });
    expect(asItIs.items).toMatchObject([
      { conferenceId: 'over', expiresAt: PAST, ofExpired: 'leave' },
      { conferenceId: 'a', expiresAt: LATER },
    ]);
    expect(asItIs.items[1]).not.toHaveProperty('ofExpired');
    const moved = planSendAgain(all, { now: AT, revival: { kind: 'moved', expiry: EXPIRY } });
    expect(moved.items[0]).toMatchObject({ ...EXPIRY, ofExpired: 'moved' });
  });
});

describe('new codes', () => {
  it('are the next pair of each, with the same end of the old participant codes', () => {
    const { items } = planNewCodes(
      chosen(conference('a'), conference('b', { codesWanted: 4, codesVersion: 4 })),
      skip,
      LATER,
    );
    expect(items.map(({ newCodes }) => newCodes)).toEqual([
      { codesWanted: 2, overlapUntil: LATER },
      { codesWanted: 5, overlapUntil: LATER },
    ]);
  });

  it('are not given to what has none yet, has expired, or would be refused', () => {
    const none = conference('none', { codesVersion: 0, participantCode: null });
    const { items, leftOut } = planNewCodes(chosen(none, odd, over), skip, null);
    expect(items).toEqual([]);
    expect(leftOut).toEqual({ unusable: [odd], expired: [over], already: [], noCodes: [none] });
  });
});

describe('reassigning', () => {
  const to = 'new@acme.example';
  const wish = { to, givesCodes: true, overlapUntil: null };

  it('gives new codes to those that somebody else knows, and to no others', () => {
    const unsent = conference('unsent', {
      email: {
        ...{ state: 'failed', saveId: 'save-unsent', to: 'unsent@acme.example', at: AT },
        ...{ failure: 'mailboxUnknown', detail: null },
      },
      informed: [],
    });
    const a = conference('a');
    const plan = planReassign(chosen(a, unsent), skip, wish);
    expect(plan.items).toMatchObject([
      { adminEmail: to, newCodes: { codesWanted: 2, overlapUntil: null } },
      { adminEmail: to },
    ]);
    expect(plan.items[1]).not.toHaveProperty('newCodes');
    expect(plan.known).toEqual([{ conference: a, addresses: ['a@acme.example'] }]);
  });

  it('gives none where that is not wanted, and still tells who knows them', () => {
    const plan = planReassign(chosen(conference('a')), skip, { ...wish, givesCodes: false });
    expect(plan.items[0]).not.toHaveProperty('newCodes');
    expect(plan.known).toHaveLength(1);
  });

  it('leaves alone what has that address, mends an unusable one, and leaves out a wrong Tag', () => {
    const there = conference('there', { adminEmail: 'New@acme.example' });
    const wrong = conference('wrong', { tag: '' });
    const plan = planReassign(chosen(there, odd, wrong, over), skip, wish);
    expect(idsOf(plan.items)).toEqual(['odd']);
    expect(plan.leftOut).toEqual({
      ...{ unusable: [wrong], expired: [over], already: [there], noCodes: [] },
    });
    expect(plan.known.map(({ conference: { id } }) => id)).toEqual(['odd']);
  });
});

describe('another expiry', () => {
  it('is set or removed, also of what has expired, unless it is the one already', () => {
    const later = conference('later', { expiresAt: LATER });
    const all = chosen(conference('never'), later, over, odd);
    const set = planExpiry(all, EXPIRY);
    expect(idsOf(set.items)).toEqual(['never', 'over']);
    expect(set.items[0]).toMatchObject(EXPIRY);
    expect(set.leftOut).toMatchObject({ already: [later], unusable: [odd] });
    const removed = planExpiry(all, { expiresAt: null, expiryChosen: null });
    expect(idsOf(removed.items)).toEqual(['later', 'over']);
    expect(idsOf(planExpiry(all, null).items)).toEqual(['never', 'later', 'over']);
  });
});

it('deletes each, whatever the rules would say of its fields', () => {
  const { items } = planDelete(chosen(odd, over));
  expect(items).toMatchObject([
    { conferenceId: 'odd', basedOn: 'save-odd' },
    { conferenceId: 'over', basedOn: 'save-over' },
  ]);
});
