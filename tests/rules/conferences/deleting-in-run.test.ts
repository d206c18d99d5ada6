import {
  deleteField,
  serverTimestamp,
  Timestamp,
  updateDoc,
  type DocumentData,
} from 'firebase/firestore/lite';
import { afterAll, beforeAll, beforeEach, describe, it } from 'vitest';
import {
  RUN_UNDO_ACCEPTED_MS,
  UNDO_ACCEPTED_MS,
} from '../../../domain/conference/deletion-times.ts';
import {
  allowed,
  denied,
  startRulesFirestore,
  type RulesFirestore,
} from '../../support/firestore.ts';
import {
  at,
  drawId,
  FUTURE,
  nonAdmins,
  PAST,
  saveAgain,
  seedConference,
  seedWorld,
  type World,
} from '../../support/rules-world.ts';

/* What a run may write that deletes many conferences, or brings them back (docs/bulk.md). */

let now = Date.now();
let firestore: RulesFirestore;
let world: World;

beforeAll(async () => {
  firestore = await startRulesFirestore({ clock: () => now });
});
afterAll(() => firestore.stop());
beforeEach(async () => {
  now += 3_600_000;
  world = await seedWorld(firestore);
});

const thisRun = () => ({ id: drawId(), at: serverTimestamp() });

const deletion = (over: DocumentData = {}): DocumentData => ({
  ...{ deletedAt: serverTimestamp(), deletedBy: world.admin, deletionRun: thisRun() },
  ...over,
});
const restoration = (over: DocumentData = {}): DocumentData => ({
  ...{ deletedAt: null, deletedBy: null, restorationRun: thisRun() },
  ...{ restoredAt: serverTimestamp(), restoredBy: world.admin },
  ...over,
});

const write = (path: string, fields: DocumentData) =>
  updateDoc(at(firestore.as(world.admin), path), fields);

/** A conference that a run deleted so long ago, and the server has seen that. */
function seedDeleted(milliseconds: number, over: DocumentData = {}) {
  const deletedAt = new Date(now - milliseconds);
  const deletionRun = { id: drawId(), at: deletedAt, handledAt: deletedAt };
  const fields = { deletedAt, deletedBy: world.admin, deletionRun, purgeAt: FUTURE, ...over };
  return seedConference(firestore, world, fields);
}

/** What names no run of this moment. */
const wrong: [string, () => unknown][] = [
  ['of an id of another form', () => ({ ...thisRun(), id: 'one' })],
  ['of a number for an id', () => ({ ...thisRun(), id: 7 })],
  ['without an id', () => ({ at: serverTimestamp() })],
  ['of a moment that has passed', () => ({ ...thisRun(), at: PAST })],
  ['of a moment to come', () => ({ ...thisRun(), at: FUTURE })],
  ["of the client's own clock", () => ({ ...thisRun(), at: Timestamp.now() })],
  ['without a moment', () => ({ id: drawId() })],
  // That the server has seen it is the server's to say.
  ['that was seen already', () => ({ ...thisRun(), handledAt: serverTimestamp() })],
  ['with more', () => ({ ...thisRun(), more: 'x'.repeat(100_000) })],
  ['that is none', () => null],
  ['that is text', () => 'run'],
];

describe('a deletion', () => {
  it('names the run that makes it', async () => {
    const { path } = await seedConference(firestore, world);
    await allowed(write(path, deletion()));
  });

  it('is made of what an earlier run deleted and brought back', async () => {
    const { path } = await seedConference(firestore, world, {
      deletionRun: { id: drawId(), at: PAST, handledAt: PAST },
      restorationRun: { id: drawId(), at: PAST, handledAt: PAST },
    });
    await allowed(write(path, deletion()));
  });

  it.each(wrong)('names no run %s', async (_, run) => {
    const { path } = await seedConference(firestore, world);
    await denied(write(path, deletion({ deletionRun: run() })));
  });

  it('neither takes an earlier run away nor names one that brings back', async () => {
    const { path } = await seedConference(firestore, world, {
      deletionRun: { id: drawId(), at: PAST, handledAt: PAST },
    });
    await denied(write(path, deletion({ deletionRun: deleteField() })));
    await denied(write(path, deletion({ restorationRun: thisRun() })));
  });

  it('of a run is made by administrators only', async () => {
    const { path } = await seedConference(firestore, world);
    for (const { who, uid, client } of nonAdmins(firestore, world)) {
      await denied(updateDoc(at(client, path), deletion({ deletedBy: uid })), who);
      await denied(updateDoc(at(client, path), deletion()), who);
    }
  });

  it('is nothing that a Save or nothing at all brings', async () => {
    const { path } = await seedConference(firestore, world);
    for (const field of ['deletionRun', 'restorationRun']) {
      await denied(write(path, { ...saveAgain(world.admin), [field]: thisRun() }));
      await denied(write(path, { [field]: thisRun() }));
    }
  });
});

describe('what a run has deleted', () => {
  it('is brought back for a day, by whichever administrator, as a run or alone', async () => {
    const fields = { deletedBy: 'somebody-else' };
    const one = await seedDeleted(RUN_UNDO_ACCEPTED_MS - 1000, fields);
    await allowed(write(one.path, restoration()));
    const other = await seedDeleted(RUN_UNDO_ACCEPTED_MS - 1000, fields);
    const { restorationRun, ...alone } = restoration();
    await allowed(write(other.path, alone));
    // By what it names it is a run's, whichever that is.
    await allowed(write(other.path, deletion({ deletionRun: restorationRun as unknown })));
    await allowed(write(other.path, restoration()));
  });

  it('is not brought back once a day has passed', async () => {
    const { path } = await seedDeleted(0);
    now += RUN_UNDO_ACCEPTED_MS;
    await denied(write(path, restoration()), 'after exactly a day');
    now += 3_600_000;
    await denied(write(path, restoration()), 'after a day and an hour');
  });

  it('is not what somebody deletes later, whose undo is taken for a minute', async () => {
    const earlier = new Date(now - 7_200_000);
    const deletionRun = { id: drawId(), at: earlier, handledAt: earlier };
    const { path } = await seedDeleted(UNDO_ACCEPTED_MS - 1000, { deletionRun });
    await allowed(write(path, restoration()));
    const { path: late } = await seedDeleted(UNDO_ACCEPTED_MS + 1000, { deletionRun });
    await denied(write(late, restoration()));
    const { path: none } = await seedDeleted(UNDO_ACCEPTED_MS + 1000, { deletionRun: null });
    await denied(write(none, restoration()));
  });

  it('is brought back by administrators only', async () => {
    const { path } = await seedDeleted(3_600_000);
    for (const { who, uid, client } of nonAdmins(firestore, world)) {
      await denied(updateDoc(at(client, path), restoration({ restoredBy: uid })), who);
      await denied(updateDoc(at(client, path), restoration()), who);
    }
  });

  it.each(wrong)('is not brought back by a run %s', async (_, run) => {
    const { path } = await seedDeleted(3_600_000);
    await denied(write(path, restoration({ restorationRun: run() })));
  });

  it('stays what a run has deleted, and no Save comes with it', async () => {
    const { path } = await seedDeleted(3_600_000);
    await denied(write(path, restoration({ deletionRun: thisRun() })));
    await denied(write(path, restoration({ deletionRun: deleteField() })));
    await denied(write(path, { ...restoration(), ...saveAgain(world.admin) }));
  });

  it('is not what is there', async () => {
    const { path } = await seedConference(firestore, world, {
      deletionRun: { id: drawId(), at: PAST, handledAt: PAST },
    });
    await denied(write(path, restoration()));
    // Neither is one whose moments are both none.
    const odd = await seedConference(firestore, world, { deletionRun: { id: drawId(), at: null } });
    await denied(write(odd.path, restoration()));
  });
});
