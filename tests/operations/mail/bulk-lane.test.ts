import { type DocumentSnapshot } from 'firebase-admin/firestore';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { mailId, paths } from '../../../domain/paths.ts';
import { readChange } from '../../../functions/src/triggers/conference-change.ts';
import { handleSave } from '../../../functions/src/saves/handle-save.ts';
import { mirrorDelivery } from '../../../functions/src/deliveries/mirror-delivery.ts';
import type { Save } from '../../../functions/src/saves/save-types.ts';
import {
  ACCOUNT,
  CONFERENCE,
  dependencies,
  NOW,
  putAccount,
  putAdmin,
  save,
  saveId,
  startWorld,
  type World,
} from '../world.ts';

// The Saves of a bulk run: which they are, and where their email goes.

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.stop());
beforeEach(async () => {
  await putAccount(world.db);
  await putAdmin(world.db);
});
afterEach(async () => {
  await world.clear();
});

const run = { id: 'run', saveId: saveId('A') };
const conference = () => world.db.doc(paths.conference(ACCOUNT, CONFERENCE));

/** Saves, and reads off the change what the trigger would. */
async function saveAndRead(letter: string, over = {}): Promise<Save> {
  const before = await conference().get();
  await save(world.db, saveId(letter), over);
  return saveOf(before, await conference().get());
}

function saveOf(before: DocumentSnapshot, after: DocumentSnapshot): Save {
  const ids = { accountId: ACCOUNT, conferenceId: CONFERENCE };
  const change = readChange(ids, before, after, NOW);
  if (change.save === null) throw new Error('This is no Save.');
  return change.save;
}

const handle = (one: Save) => handleSave(world.db, dependencies, one);

async function idsIn(collection: string): Promise<string[]> {
  const { docs } = await world.db.collection(collection).get();
  return docs.map(({ id }) => id).sort();
}

describe('readChange', () => {
  it('tells the Save that a run made from those that people make afterwards', async () => {
    expect(await saveAndRead('A', { run })).toMatchObject({ isBulk: true });
    expect(await saveAndRead('B')).toMatchObject({ saveId: saveId('B'), isBulk: false });
  });

  it.each([undefined, null, 'run', { id: 'run' }, { id: 'run', saveId: saveId('B') }])(
    'takes a Save of a conference with run %o for somebody’s own',
    async (odd) => {
      const over = odd === undefined ? {} : { run: odd };
      expect(await saveAndRead('A', over)).toMatchObject({ isBulk: false });
    },
  );
});

describe('the email of a bulk Save', () => {
  it('is queued once in the bulk collection, however often the event comes', async () => {
    const bulk = await saveAndRead('A', { run });
    const outcomes = await Promise.all(Array.from({ length: 6 }, () => handle(bulk)));
    expect(outcomes.filter((outcome) => outcome === 'queued')).toHaveLength(1);
    expect(outcomes.filter((outcome) => outcome === 'alreadyHandled')).toHaveLength(5);
    expect(await idsIn('bulkMail')).toEqual([mailId(CONFERENCE, saveId('A'))]);
    expect(await idsIn('mail')).toEqual([]);
  });

  it('is found there when all else that tells of it is gone', async () => {
    const bulk = await saveAndRead('A', { run });
    await handle(bulk);
    await world.db.doc(paths.activityEntry(ACCOUNT, mailId(CONFERENCE, saveId('A')))).delete();
    await conference().update({ email: null });
    expect(await world.writesDuring(() => handle(bulk))).toBe(0);
  });

  it('goes there also when its event comes after somebody’s next Save', async () => {
    const bulk = await saveAndRead('A', { run });
    const next = await saveAndRead('B', { adminEmail: 'li@acme.example' });
    expect(await handle(next)).toBe('queued');
    expect(await handle(bulk)).toBe('queued');
    expect(await idsIn('mail')).toEqual([mailId(CONFERENCE, saveId('B'))]);
    expect(await idsIn('bulkMail')).toEqual([mailId(CONFERENCE, saveId('A'))]);
  });

  it('is told its end on the conference and in the activity log', async () => {
    await handle(await saveAndRead('A', { run }));
    const id = mailId(CONFERENCE, saveId('A'));
    await world.db.doc(`bulkMail/${id}`).update({ delivery: { state: 'SUCCESS', error: null } });
    expect(await mirrorDelivery(world.db, dependencies.bulkMailCollection, id, NOW)).toBe('sent');
    expect((await conference().get()).get('email')).toMatchObject({ state: 'sent' });
    const entry = await world.db.doc(paths.activityEntry(ACCOUNT, id)).get();
    expect(entry.get('email')).toMatchObject({ state: 'sent' });
  });
});
