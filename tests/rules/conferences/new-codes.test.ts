import {
  deleteField,
  serverTimestamp,
  Timestamp,
  updateDoc,
  type DocumentData,
} from 'firebase/firestore/lite';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { latestOverlapEnd } from '../../../domain/conference/code-overlap.ts';
import {
  allowed,
  denied,
  startRulesFirestore,
  type RulesFirestore,
} from '../../support/firestore.ts';
import {
  at,
  FORGED,
  FUTURE,
  nonAdmins,
  PAST,
  saveAgain,
  seedConference,
  seedWorld,
  type World,
} from '../../support/rules-world.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** The longest overlap that the rules take: the portal's, and a day for clocks that differ. */
const MOST = 366 * DAY;

let now = Date.now();
let firestore: RulesFirestore;
let world: World;

beforeAll(async () => {
  firestore = await startRulesFirestore({ clock: () => now });
});
afterAll(() => firestore.stop());
beforeEach(async () => {
  now += DAY;
  world = await seedWorld(firestore);
});

const after = (milliseconds: number) => new Date(now + milliseconds);

/** A Save that asks for new codes, unless told otherwise. */
function renew(path: string, fields: DocumentData = {}, uid = world.admin): Promise<void> {
  const asked = { codesWanted: 2, participantOverlapUntil: null };
  return updateDoc(at(firestore.as(uid), path), { ...saveAgain(uid), ...asked, ...fields });
}

describe('new codes', () => {
  it('are asked for by an administrator, one pair after the other', async () => {
    const { path } = await seedConference(firestore, world);
    await allowed(renew(path));
    await allowed(renew(path, { codesWanted: 3 }));
  });

  it('are not asked for by anybody else', async () => {
    const { path } = await seedConference(firestore, world);
    for (const { who, uid, client } of nonAdmins(firestore, world)) {
      const wish = { ...saveAgain(uid), codesWanted: 2, participantOverlapUntil: null };
      await denied(updateDoc(at(client, path), wish), who);
    }
  });

  it.each([
    ['the pair after the next', 3],
    ['an earlier pair', 0],
    ['a part of a pair', 1.5],
    ['a half pair more', 2.5],
    ['a very large number', Number.MAX_SAFE_INTEGER],
    ['no number', Number.NaN],
    ['infinitely many', Infinity],
    ['text', '2'],
    ['null', null],
    ['a list', [2]],
    ['a map', { codesWanted: 2 }],
    ['nothing', deleteField()],
  ])('are not asked for as %s', async (_what, codesWanted) => {
    const { path } = await seedConference(firestore, world);
    await denied(renew(path, { codesWanted }));
  });

  it('are asked for with a Save, not by themselves', async () => {
    const { path } = await seedConference(firestore, world);
    const wish = { codesWanted: 2, participantOverlapUntil: null };
    await denied(updateDoc(at(firestore.as(world.admin), path), wish));
  });

  it('are a wish that the next Save keeps and does not take back', async () => {
    const { path } = await seedConference(firestore, world);
    const participantOverlapUntil = after(DAY);
    await allowed(renew(path, { participantOverlapUntil }));
    const client = at(firestore.as(world.admin), path);
    await allowed(updateDoc(client, saveAgain(world.admin)));
    await allowed(renew(path, { participantOverlapUntil }));
    await denied(renew(path, { codesWanted: 1 }));
    await denied(renew(path, { codesWanted: 1, participantOverlapUntil: deleteField() }));
  });

  it('are asked for one by one also where nothing else about them changes', async () => {
    const wish = { codesWanted: 2, participantOverlapUntil: null };
    const { path } = await seedConference(firestore, world, wish);
    for (const codesWanted of [0, 1, 4]) await denied(renew(path, { codesWanted }));
    await allowed(renew(path, { codesWanted: 3 }));
  });

  it.each(FORGED)('do not bring a forged %s', async (field, value) => {
    const { path } = await seedConference(firestore, world);
    await denied(renew(path, { [field]: value }));
  });
});

describe('the participant code from before', () => {
  it('stops at once or goes on until a moment within a year', async () => {
    const { path } = await seedConference(firestore, world);
    const ends = [
      () => null,
      () => after(1000),
      () => latestOverlapEnd(after(0)),
      () => after(MOST),
    ];
    for (const [index, end] of ends.entries()) {
      // The next commit has exactly this time.
      now += 1000;
      const participantOverlapUntil = end();
      await allowed(renew(path, { codesWanted: index + 2, participantOverlapUntil }));
    }
  });

  it.each([
    ['a moment that has passed', () => PAST],
    ['the moment itself', () => serverTimestamp()],
    ['more than a year', () => after(MOST + 1000)],
    ['no end that anybody sees', () => FUTURE],
    ['text', () => after(DAY).toISOString()],
    ['milliseconds', () => after(DAY).getTime()],
    ['a map like a time', () => ({ ...Timestamp.fromDate(after(DAY)) })],
    ['a list', () => [after(DAY)]],
    ['a boolean', () => true],
    ['a large text', () => 'x'.repeat(100_000)],
    ['nothing', () => deleteField()],
  ])('does not go on until %s', async (_what, end) => {
    const { path } = await seedConference(firestore, world);
    await denied(renew(path, { participantOverlapUntil: end() }));
  });

  it('does not go on, or longer, without new codes', async () => {
    const { path } = await seedConference(firestore, world, {
      participantOverlapUntil: after(DAY),
    });
    const ends = [after(2 * DAY), after(HOUR), null, deleteField()];
    for (const participantOverlapUntil of ends) {
      await denied(renew(path, { codesWanted: 1, participantOverlapUntil }));
    }
    const never = await seedConference(firestore, world);
    await denied(renew(never.path, { codesWanted: 1, participantOverlapUntil: after(DAY) }));
    await denied(renew(never.path, { codesWanted: 1 }));
  });

  it('may have ended when the conference is saved again, but not when new codes are asked for', async () => {
    const { path } = await seedConference(firestore, world, { participantOverlapUntil: PAST });
    await allowed(updateDoc(at(firestore.as(world.admin), path), saveAgain(world.admin)));
    await denied(renew(path, { participantOverlapUntil: PAST }));
    await allowed(renew(path, { participantOverlapUntil: after(DAY) }));
  });

  it('goes on as long as the portal offers', () => {
    const offered = latestOverlapEnd(after(0)).getTime() - now;
    expect(offered).toBe(MOST - DAY);
  });
});
