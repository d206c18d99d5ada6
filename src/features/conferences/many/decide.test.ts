import { describe, expect, it, vi } from 'vitest';
import type { Conference } from '../../../../domain/conference/conference.ts';
import { chosenOf, newestFirst } from './chosen.ts';
import {
  othersKnowing,
  toChangeExpiry,
  toDelete,
  toGiveCodes,
  toReassign,
  toSendAgain,
  type Decide,
  type OfExpired,
} from './decide.ts';
import { makeItems, planMany } from './plan.ts';

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

/** What a preview shows of it, which is all of a few, and what the run is given. */
async function planned(decide: Decide, ...all: readonly Conference[]) {
  const chosen = all.map(chosenOf);
  const { count, first, leftOut } = planMany(chosen, decide);
  const items = await makeItems(chosen, decide, () => Promise.resolve());
  expect(first).toEqual(items);
  expect(count).toBe(items.length);
  return { items, leftOut, ids: items.map(({ conferenceId }) => conferenceId) };
}

const skip: OfExpired = { now: AT, revival: { kind: 'skip' } };
const odd = conference('odd', { adminEmail: 'a@b.example, c@d.example' });
const over = conference('over', { expiresAt: PAST });

describe('a chosen conference', () => {
  it('tells what the rules would refuse, and by which field', () => {
    expect(chosenOf(conference('a')).unusable).toBeNull();
    expect(chosenOf(odd).unusable).toBe('address');
    expect(chosenOf(conference('a', { tag: '\u202e' })).unusable).toBe('other');
  });

  it('comes before older ones', () => {
    const older = chosenOf(conference('older', { createdAt: PAST }));
    const newer = chosenOf(conference('newer'));
    expect([older, newer].sort(newestFirst)).toEqual([newer, older]);
  });

  it('tells who knows its leader code', () => {
    const bo = { to: 'bo@acme.example', at: AT, isSure: true, codesVersion: 1, edition: 'e.m' };
    const a = conference('a');
    const both = chosenOf({ ...a, informed: [...a.informed, bo] });
    expect(both.knownBy).toEqual(['a@acme.example', 'bo@acme.example']);
    expect(othersKnowing(both, 'Bo@acme.example')).toEqual(['a@acme.example']);
    const none = conference('none', { codesVersion: 0, informed: [] });
    expect(chosenOf(none).knownBy).toEqual([]);
  });
});

describe('sending again', () => {
  it('is of the version that was read, to the conference’s own address', async () => {
    const directory = { email: 'new@acme.example', isSettled: false };
    const { items, leftOut } = await planned(
      toSendAgain(skip),
      conference('a', { directory }),
      odd,
    );
    expect(items).toMatchObject([
      { conferenceId: 'a', adminEmail: 'a@acme.example', basedOn: 'save-a', expiresAt: null },
    ]);
    expect(items[0]).not.toHaveProperty('newCodes');
    expect(leftOut).toEqual({ unusable: [odd], expired: [], already: [], noCodes: [] });
  });

  it('has what has expired left out, as it is, or with another expiry', async () => {
    const all = [over, conference('a', { expiresAt: LATER })];
    const left = await planned(toSendAgain(skip), ...all);
    expect(left.ids).toEqual(['a']);
    expect(left.leftOut.expired).toEqual([over]);
    const leave = toSendAgain({ now: AT, revival: { kind: 'leave' } });
    const asItIs = await planned(leave, ...all);
    expect(asItIs.items).toMatchObject([
      { conferenceId: 'over', expiresAt: PAST, ofExpired: 'leave' },
      { conferenceId: 'a', expiresAt: LATER },
    ]);
    expect(asItIs.items[1]).not.toHaveProperty('ofExpired');
    const move = toSendAgain({ now: AT, revival: { kind: 'moved', expiry: EXPIRY } });
    const moved = await planned(move, ...all);
    expect(moved.items[0]).toMatchObject({ ...EXPIRY, ofExpired: 'moved' });
  });
});

describe('new codes', () => {
  it('are the next pair of each, with the same end of the old participant codes', async () => {
    const { items } = await planned(
      toGiveCodes(skip, LATER),
      conference('a'),
      conference('b', { codesWanted: 4, codesVersion: 4 }),
    );
    expect(items.map(({ newCodes }) => newCodes)).toEqual([
      { codesWanted: 2, overlapUntil: LATER },
      { codesWanted: 5, overlapUntil: LATER },
    ]);
  });

  it('are not given to what has none yet, has expired, or would be refused', async () => {
    const none = conference('none', { codesVersion: 0, participantCode: null });
    const { items, leftOut } = await planned(toGiveCodes(skip, null), none, odd, over);
    expect(items).toEqual([]);
    expect(leftOut).toEqual({ unusable: [odd], expired: [over], already: [], noCodes: [none] });
  });
});

describe('reassigning', () => {
  const to = 'new@acme.example';
  const wish = { to, givesCodes: true, overlapUntil: null };

  it('gives new codes to those that somebody else knows, and to no others', async () => {
    const unsent = conference('unsent', {
      email: {
        ...{ state: 'failed', saveId: 'save-unsent', to: 'unsent@acme.example', at: AT },
        ...{ failure: 'mailboxUnknown', detail: null },
      },
      informed: [],
    });
    const { items } = await planned(toReassign(skip, wish), conference('a'), unsent);
    expect(items).toMatchObject([
      { adminEmail: to, newCodes: { codesWanted: 2, overlapUntil: null } },
      { adminEmail: to },
    ]);
    expect(items[1]).not.toHaveProperty('newCodes');
  });

  it('gives none where that is not wanted', async () => {
    const decide = toReassign(skip, { ...wish, givesCodes: false });
    expect((await planned(decide, conference('a'))).items[0]).not.toHaveProperty('newCodes');
  });

  it('leaves alone what has that address, mends an unusable one, and leaves out a wrong Tag', async () => {
    const there = conference('there', { adminEmail: 'New@acme.example' });
    const wrong = conference('wrong', { tag: '' });
    const { ids, leftOut } = await planned(toReassign(skip, wish), there, odd, wrong, over);
    expect(ids).toEqual(['odd']);
    expect(leftOut).toEqual({
      ...{ unusable: [wrong], expired: [over], already: [there], noCodes: [] },
    });
  });
});

describe('another expiry', () => {
  it('is set or removed, also of what has expired, unless it is the one already', async () => {
    const later = conference('later', { expiresAt: LATER });
    const all = [conference('never'), later, over, odd];
    const set = await planned(toChangeExpiry(EXPIRY), ...all);
    expect(set.ids).toEqual(['never', 'over']);
    expect(set.items[0]).toMatchObject(EXPIRY);
    expect(set.leftOut).toMatchObject({ already: [later], unusable: [odd] });
    const never = toChangeExpiry({ expiresAt: null, expiryChosen: null });
    expect((await planned(never, ...all)).ids).toEqual(['later', 'over']);
    expect((await planned(toChangeExpiry(null), ...all)).ids).toEqual(['never', 'later', 'over']);
  });
});

it('deletes each, whatever the rules would say of its fields', async () => {
  const { items } = await planned(toDelete, odd, over);
  expect(items).toMatchObject([
    { conferenceId: 'odd', basedOn: 'save-odd' },
    { conferenceId: 'over', basedOn: 'save-over' },
  ]);
});

it('shows the first few of thousands, and makes them with pauses in between', async () => {
  const chosen = Array.from({ length: 1_000 }, (_, n) => chosenOf(conference(`c${n}`)));
  const { count, first } = planMany(chosen, toDelete);
  expect(count).toBe(1_000);
  expect(first.map(({ conferenceId }) => conferenceId)).toEqual(['c0', 'c1', 'c2', 'c3', 'c4']);
  const pause = vi.fn(() => Promise.resolve());
  expect(await makeItems(chosen, toDelete, pause)).toHaveLength(1_000);
  expect(pause).toHaveBeenCalledTimes(4);
});
