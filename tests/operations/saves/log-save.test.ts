import { type DocumentData, Timestamp } from 'firebase-admin/firestore';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { handleSave } from '../../../functions/src/saves/handle-save.ts';
import { readChange } from '../../../functions/src/triggers/conference-change.ts';
import {
  ACCOUNT,
  ADMIN,
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

const RUN = 'r'.repeat(20);

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.stop());
beforeEach(async () => {
  await world.clear();
  await putAccount(world.db);
  await putAdmin(world.db);
});

/** Saves a conference and handles the event of that, as the trigger does. */
async function saveAndHandle(letter: string, over: DocumentData = {}): Promise<number> {
  const reference = world.db.doc(`accounts/${ACCOUNT}/conferences/${CONFERENCE}`);
  const before = await reference.get();
  await save(world.db, saveId(letter), over);
  const ids = { accountId: ACCOUNT, conferenceId: CONFERENCE };
  const { save: saved } = readChange(ids, before, await reference.get(), NOW);
  if (saved === null) throw new Error('This is no Save.');
  return world.writesDuring(() => handleSave(world.db, dependencies, saved));
}

async function activity(): Promise<Record<string, DocumentData>> {
  const { docs } = await world.db.collection(`accounts/${ACCOUNT}/activity`).get();
  return Object.fromEntries(
    docs.map((entry) => [entry.id.replace(`${CONFERENCE}_`, ''), entry.data()] as const),
  );
}

const inRun = (letter: string) => ({ run: { id: RUN, saveId: saveId(letter) } });

describe('the entry of a Save', () => {
  it('tells from what to what, and no more than what was changed', async () => {
    const end = Timestamp.fromDate(new Date('2031-01-01T00:00:00Z'));
    await saveAndHandle('A');
    await saveAndHandle('B', { tag: 'Board', adminEmail: 'li@acme.example', expiresAt: end });
    await saveAndHandle('C', {
      ...{ tag: 'Board', adminEmail: 'li@acme.example', expiresAt: end, language: 'fr' },
    });
    await saveAndHandle('D', {
      ...{ tag: 'Board', adminEmail: 'li@acme.example', expiresAt: null, language: 'fr' },
    });
    const entries = await activity();
    expect(entries[saveId('A')]).toMatchObject({ kind: 'generated', changes: null, run: null });
    expect(entries[saveId('B')]?.['changes']).toEqual({
      tag: { from: 'Weekly sales', to: 'Board' },
      adminEmail: { from: 'ana@acme.example', to: 'li@acme.example' },
      expiresAt: { from: null, to: end },
    });
    expect(entries[saveId('C')]?.['changes']).toEqual({ language: { from: null, to: 'fr' } });
    expect(entries[saveId('D')]?.['changes']).toEqual({ expiresAt: { from: end, to: null } });
  });

  it('has nothing to tell of a Save without a change, nor ever a code', async () => {
    await saveAndHandle('A');
    const conference = await world.db.doc(`accounts/${ACCOUNT}/conferences/${CONFERENCE}`).get();
    await saveAndHandle('B');
    const entries = await activity();
    expect(entries[saveId('B')]).toMatchObject({ kind: 'saved', changes: null });
    expect(JSON.stringify(entries)).not.toContain(String(conference.get('participantCode')));
  });
});

describe('the entries of a run', () => {
  it('are one for the run, made with its first Save, and one for each thing it did', async () => {
    // Codes, conference, mail and entry, as of any first Save, and the run's own entry.
    expect(await saveAndHandle('A', inRun('A'))).toBe(7);
    expect(await saveAndHandle('B', inRun('B'))).toBe(3);
    const entries = await activity();
    expect(Object.keys(entries).sort()).toEqual([saveId('A'), saveId('B'), `run_${RUN}`].sort());
    expect(entries[`run_${RUN}`]).toMatchObject({
      ...{ kind: 'runGenerated', by: ADMIN, conferenceId: null, tag: null, run: { id: RUN } },
      at: entries[saveId('A')]?.['at'] as unknown,
    });
    expect(entries[saveId('A')]).toMatchObject({ kind: 'generatedInRun', run: { id: RUN } });
    expect(entries[saveId('B')]).toMatchObject({ kind: 'savedInRun', run: { id: RUN } });
  });

  it('are told after what the run did first', async () => {
    await saveAndHandle('A');
    await saveAndHandle('B', { ...inRun('B'), codesWanted: 2 });
    const entries = await activity();
    expect(entries[`run_${RUN}`]).toMatchObject({ kind: 'runCodesRenewed' });
    expect(entries[`${saveId('B')}_codes`]).toMatchObject({ kind: 'codesRenewedInRun' });
  });

  it.each([
    ['reassign', 'runSaved'],
    ['codes', 'runCodesRenewed'],
    ['anything', 'runCodesRenewed'],
  ])('are told after what a run of kind %s is about', async (kind, expected) => {
    await saveAndHandle('A');
    const run = { id: RUN, saveId: saveId('B'), kind };
    await saveAndHandle('B', { run, codesWanted: 2, adminEmail: 'li@acme.example' });
    const entries = await activity();
    expect(entries[`run_${RUN}`]).toMatchObject({ kind: expected });
    expect(entries[saveId('B')]).toMatchObject({
      kind: 'savedInRun',
      changes: { adminEmail: { from: 'ana@acme.example', to: 'li@acme.example' } },
    });
  });

  it('are those of somebody’s own Saves where the run’s id could name none', async () => {
    await saveAndHandle('A', { run: { id: '../odd', saveId: saveId('A') } });
    const entries = await activity();
    expect(Object.keys(entries)).toEqual([saveId('A')]);
    expect(entries[saveId('A')]).toMatchObject({ kind: 'generated', run: null });
  });
});
