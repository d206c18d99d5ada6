import { expect, it } from 'vitest';
import type { BridgeEvent } from '../../../client/index.ts';
import type { CallRecord, SessionRecord } from '../records/records.ts';
import type { Store } from '../records/store.ts';

export const CALL: CallRecord = {
  callSid: `CA${'1'.repeat(32)}`,
  conferenceId: 'room1',
  role: 'leader',
  waitForLeader: true,
  endOnLeaderExit: false,
  language: 'fr',
  legToken: 'token-00000000000000000001',
  admittedAt: 1_795_435_200_000,
  sessionId: null,
  outAt: null,
  isSettled: false,
};
export const SESSION: SessionRecord = {
  sessionId: `CF${'1'.repeat(32)}`,
  conferenceId: 'room1',
  legToken: CALL.legToken,
  waitForLeader: true,
  endOnLeaderExit: false,
  legs: { [CALL.callSid]: { role: 'leader', joinedAt: 1_795_435_201_000, left: null } },
  nextSequence: 2,
  missing: [],
  isEnding: false,
  ended: null,
  isSettled: false,
  changedAt: 1_795_435_201_000,
};

/** An event that tells of a leg; each number is another one. */
export function eventOf(number: number): BridgeEvent {
  return {
    type: 'leg.joined',
    eventId: `event:${number}`,
    at: '2026-11-24T14:00:00.000Z',
    sessionId: SESSION.sessionId,
    legId: CALL.callSid,
    legToken: CALL.legToken,
  };
}

/** What every store does. `sent`: the ids of events that reached the Bridge API. */
export function storeContract(
  open: () => Promise<{ readonly store: Store; readonly sent: () => readonly string[] }>,
): void {
  it('knows nothing at first', async () => {
    const { store } = await open();
    expect(await store.call(CALL.callSid)).toBeNull();
    expect(await store.session(SESSION.sessionId)).toBeNull();
    expect([await store.openCalls(), await store.openSessions()]).toEqual([[], []]);
  });

  it('keeps what becomes known, and only that', async () => {
    const { store } = await open();
    const names = { callSid: CALL.callSid, sessionId: SESSION.sessionId };
    const answer = await store.change(names, (known) => {
      expect(known).toEqual({ call: null, session: null });
      return { call: CALL, session: SESSION, answer: 'first' };
    });
    expect(answer).toBe('first');
    await store.change(names, (known) => {
      expect(known).toEqual({ call: CALL, session: SESSION });
      return { answer: null };
    });
    await store.change({ callSid: CALL.callSid }, (known) => {
      expect(known).toEqual({ call: CALL, session: null });
      return { call: { ...CALL, sessionId: SESSION.sessionId }, answer: null };
    });
    expect(await store.call(CALL.callSid)).toEqual({ ...CALL, sessionId: SESSION.sessionId });
    expect(await store.session(SESSION.sessionId)).toEqual(SESSION);
    expect(await store.openSessions()).toEqual([SESSION]);
  });

  it('lets one change happen after the other', async () => {
    const { store } = await open();
    await store.change({}, () => ({ session: SESSION, answer: null }));
    await Promise.all(
      Array.from({ length: 3 }, () =>
        store.change({ sessionId: SESSION.sessionId }, ({ session }) => ({
          session: { ...SESSION, changedAt: (session?.changedAt ?? 0) + 1 },
          answer: null,
        })),
      ),
    );
    expect((await store.session(SESSION.sessionId))?.changedAt).toBe(SESSION.changedAt + 3);
  });

  it('keeps nothing of a change that fails', async () => {
    const { store } = await open();
    const failing = store.change({ callSid: CALL.callSid }, () => {
      throw new Error('No');
    });
    await expect(failing).rejects.toThrow('No');
    await store.change({ callSid: CALL.callSid }, () => ({ call: CALL, answer: null }));
    expect(await store.call(CALL.callSid)).toEqual(CALL);
  });

  it('forgets what is settled, and nothing else', async () => {
    const { store } = await open();
    await store.change({}, () => ({ call: { ...CALL, isSettled: true }, answer: null }));
    await store.change({}, () => ({ session: SESSION, answer: null }));
    expect(await store.openCalls()).toEqual([]);
    await store.forget(0);
    expect(await store.call(CALL.callSid)).not.toBeNull();
    await store.forget(Number.MAX_SAFE_INTEGER);
    expect(await store.call(CALL.callSid)).toBeNull();
    expect(await store.session(SESSION.sessionId)).toEqual(SESSION);
  });

  it('sends what is to be told', async () => {
    const { store, sent } = await open();
    const tell = [eventOf(1), eventOf(2)];
    await store.change({}, () => ({ call: CALL, tell, answer: null }));
    await store.deliver();
    await expect.poll(sent).toEqual(['event:1', 'event:2']);
    await expect.poll(() => store.waiting()).toBe(0);
  });
}
