import { type DocumentData, Timestamp } from 'firebase-admin/firestore';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  type ProfileChange,
  readProfileChange,
  recordProfileChange,
} from '../../../functions/src/profile/record-profile-change.ts';
import { activityNow, addressOf, EARLIER, putMember } from './people-world.ts';
import { ACCOUNT, startWorld, type World } from '../world.ts';

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.stop());
beforeEach(() => putMember(world.db, 'ana', 'admin'));
afterEach(async () => {
  world.failCommits();
  await world.clear();
});

const later = new Timestamp(EARLIER.seconds + 1, 250_001_000);
const account = (over: DocumentData = {}): DocumentData => ({
  name: 'Acme',
  timeZone: 'America/Toronto',
  language: 'en',
  ...over,
});
const changed = account({ language: 'fr', changedAt: later, changedBy: 'ana' });

function told(before: DocumentData, after: DocumentData): ProfileChange {
  const change = readProfileChange(before, after);
  if (change === null) throw new Error('The event tells nothing.');
  return change;
}

describe('a Profile that an administrator changes', () => {
  it('is told to the log once, however often the event comes', async () => {
    const change = told(account(), changed);
    expect(await recordProfileChange(world.db, ACCOUNT, change)).toBe('recorded');
    expect(await recordProfileChange(world.db, ACCOUNT, change)).toBe('alreadyRecorded');
    expect(await activityNow(world.db)).toEqual([
      {
        id: `profile_${later.toMillis()}`,
        kind: 'profileChanged',
        at: later,
        by: { uid: 'ana', email: addressOf('ana') },
        conferenceId: null,
        tag: null,
        profile: {
          ...{ timeZone: 'America/Toronto', language: 'fr' },
          ...{ expiryReminders: true, callReceipts: false },
        },
      },
    ]);
  });

  it.each([{ expiryReminders: false }, { callReceipts: true }])(
    'tells which emails leaders get: %o',
    async (emails) => {
      const change = told(account(), account({ ...emails, changedAt: later, changedBy: 'ana' }));
      await recordProfileChange(world.db, ACCOUNT, change);
      expect(await activityNow(world.db)).toMatchObject([{ profile: emails }]);
    },
  );

  it('is told also where what stood there before could not be read', () => {
    expect(readProfileChange(account({ language: 'xx' }), changed)).toMatchObject({
      language: 'fr',
    });
  });

  it('is told once while answers are lost', async () => {
    world.failCommits({ answerLost: 0.5 });
    await recordProfileChange(world.db, ACCOUNT, told(account(), changed));
    world.failCommits();
    expect(await activityNow(world.db)).toHaveLength(1);
  });

  it.each<[string, DocumentData | undefined, DocumentData | undefined]>([
    ['a new account', undefined, changed],
    ['an operator’s change', changed, { ...changed, services: {}, timeZone: 'Europe/Paris' }],
    ['a change that changes nothing', { ...changed, changedAt: EARLIER }, changed],
    [
      'what held anyway, now written down',
      { ...changed, changedAt: EARLIER },
      { ...changed, expiryReminders: true, callReceipts: false },
    ],
    ['an account that is gone', changed, undefined],
  ])('is not what %s tells', (_, before, after) => {
    expect(readProfileChange(before, after)).toBeNull();
  });
});
