import { type DocumentData, type DocumentSnapshot, Timestamp } from 'firebase-admin/firestore';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type ConferenceChange,
  readChange,
} from '../../../functions/src/triggers/conference-change.ts';
import { ACCOUNT, CONFERENCE, saveId, startWorld, type World } from '../world.ts';

const holder = { accountId: ACCOUNT, conferenceId: CONFERENCE };
const at = (time: string) => new Date(`2026-11-23T${time}Z`);
const stamp = (time: string) => Timestamp.fromDate(at(time));
const eventTime = at('15:00:00');
const RUN = 'r'.repeat(20);

const saved = {
  tag: 'Weekly sales',
  saveId: saveId('A'),
  savedAt: stamp('12:00:00'),
  createdAt: stamp('12:00:00'),
  savedBy: 'ana',
  deletedAt: null,
};
const deleted = { ...saved, deletedAt: stamp('13:00:00'), deletedBy: 'li' };
const restored = { ...saved, deletedBy: null, restoredAt: stamp('13:00:08'), restoredBy: 'zoe' };

const firstSave = {
  ...holder,
  saveId: saveId('A'),
  isFirst: true,
  savedBy: 'ana',
  savedAt: at('12:00:00'),
  tag: 'Weekly sales',
  isBulk: false,
  runId: null,
  runKind: null,
  changes: null,
};
const deletion = { ...holder, tag: 'Weekly sales', runId: null };

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.stop());

/** A document as an event brings it; null: there is none. */
async function snapshot(data: DocumentData | null): Promise<DocumentSnapshot> {
  const reference = world.db.doc(`accounts/${ACCOUNT}/conferences/${CONFERENCE}`);
  await (data === null ? reference.delete() : reference.set(data));
  return reference.get();
}
const change = async (before: DocumentData | null, after: DocumentData | null) =>
  readChange(holder, await snapshot(before), await snapshot(after), eventTime);

describe('readChange', () => {
  const nothing: ConferenceChange = { isGone: false, deletion: null, mend: null, save: null };
  const cases: readonly (readonly [
    string,
    DocumentData | null,
    DocumentData | null,
    Partial<ConferenceChange>,
  ])[] = [
    ['the first Save', null, saved, { save: firstSave }],
    [
      'a Save again',
      saved,
      { ...saved, saveId: saveId('B'), savedAt: stamp('12:30:00'), tag: 'Board' },
      {
        save: {
          ...firstSave,
          saveId: saveId('B'),
          isFirst: false,
          savedAt: at('12:30:00'),
          tag: 'Board',
          changes: { tag: { from: 'Weekly sales', to: 'Board' } },
        },
      },
    ],
    ['the server’s own write', saved, { ...saved, participantCode: '7712049958' }, {}],
    ['a conference that is gone', deleted, null, { isGone: true }],
    [
      'a deletion',
      saved,
      deleted,
      { deletion: { ...deletion, kind: 'deleted', at: at('13:00:00'), by: 'li' } },
    ],
    [
      'the server’s write on a deleted one',
      deleted,
      { ...deleted, purgeAt: stamp('14:00:00') },
      {},
    ],
    [
      'an undo, with the Save that it may have kept from being handled',
      deleted,
      restored,
      {
        deletion: { ...deletion, kind: 'restored', at: at('13:00:08'), by: 'zoe' },
        save: firstSave,
      },
    ],
    [
      'an undo of a conference that was saved again',
      { ...deleted, savedAt: stamp('12:30:00') },
      { ...restored, savedAt: stamp('12:30:00') },
      {
        deletion: { ...deletion, kind: 'restored', at: at('13:00:08'), by: 'zoe' },
        save: { ...firstSave, isFirst: false, savedAt: at('12:30:00') },
      },
    ],
    [
      'an operator’s undo, which tells neither who nor when',
      { ...restored, deletedAt: stamp('14:00:00') },
      restored,
      { deletion: { ...deletion, kind: 'restored', at: eventTime, by: null }, save: firstSave },
    ],
    [
      'a deletion of what was saved before conferences could be deleted',
      { ...saved, deletedAt: undefined },
      { ...saved, deletedAt: stamp('13:00:00') },
      { deletion: { ...deletion, kind: 'deleted', at: at('13:00:00'), by: null } },
    ],
    [
      'a deletion by a run',
      saved,
      { ...deleted, deletionRun: { id: RUN, at: stamp('13:00:00') } },
      { deletion: { ...deletion, kind: 'deleted', at: at('13:00:00'), by: 'li', runId: RUN } },
    ],
    [
      'a deletion by hand of what a run deleted before',
      saved,
      { ...deleted, deletionRun: { id: RUN, at: stamp('12:59:00') } },
      { deletion: { ...deletion, kind: 'deleted', at: at('13:00:00'), by: 'li' } },
    ],
    [
      'an undo by a run',
      deleted,
      { ...restored, restorationRun: { id: RUN, at: stamp('13:00:08') } },
      {
        deletion: { ...deletion, kind: 'restored', at: at('13:00:08'), by: 'zoe', runId: RUN },
        save: firstSave,
      },
    ],
    [
      'a Save by a run, and its kind',
      saved,
      { ...saved, saveId: saveId('B'), run: { id: RUN, saveId: saveId('B'), kind: 'codes' } },
      {
        save: {
          ...{ ...firstSave, saveId: saveId('B'), isFirst: false },
          ...{ isBulk: true, runId: RUN, runKind: 'codes' },
        },
      },
    ],
    ['that field where it was missing', { ...saved, deletedAt: undefined }, saved, {}],
  ];

  it.each(cases)('reads %s', async (_, before, after, expected) => {
    const written = (data: DocumentData | null) =>
      data === null
        ? null
        : Object.fromEntries(Object.entries(data).filter(([, value]) => value !== undefined));
    expect(await change(written(before), written(after))).toEqual({ ...nothing, ...expected });
  });
});
