import { type DocumentData, Timestamp } from 'firebase-admin/firestore';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { paths } from '../../../domain/paths.ts';
import { settleExpiryMend } from '../../../functions/src/saves/settle-expiry-mend.ts';
import { handleSave } from '../../../functions/src/saves/handle-save.ts';
import {
  ACCOUNT,
  CONFERENCE,
  dependencies,
  endEmail,
  NOW,
  putAccount,
  putAdmin,
  save,
  saveEvent,
  saveId,
  startWorld,
  toldEmail,
  type World,
} from '../world.ts';

// The key that the list of failed emails asks for (`listKeys.failed`), through all that becomes of an email.

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.stop());
beforeEach(async () => {
  await putAccount(world.db);
  await putAdmin(world.db);
});
afterEach(() => world.clear());

const deal = (letter: string) => handleSave(world.db, dependencies, saveEvent(letter));

const end = (letter: string, delivery: DocumentData, minute?: number) =>
  endEmail(world.db, letter, delivery, minute);

const BOUNCED = { state: 'ERROR', error: 'Error: 550 5.1.1 nobody' };

async function conference(): Promise<DocumentData> {
  return (await world.db.doc(paths.conference(ACCOUNT, CONFERENCE)).get()).data() ?? {};
}

/** The conference tells of an email in this state, and whether its key is there. */
async function tells(state: string, hasKey: boolean): Promise<void> {
  expect(await toldEmail(world.db)).toMatchObject({ state });
  expect('failed' in ((await conference())['listKeys'] as object)).toBe(hasKey);
}

it('comes as an email fails, and goes as the next Save is handled', async () => {
  await save(world.db, saveId('A'));
  await deal('A');
  await tells('queued', false);
  await end('A', { state: 'ERROR', error: 'Error: Message failed: 451 busy' });
  await tells('waiting', false);
  await end('A', BOUNCED, 1);
  await tells('failed', true);
  // The next Save has not been seen yet.
  await save(world.db, saveId('B'), { tag: 'Board' });
  await tells('failed', true);
  await deal('B');
  await tells('queued', false);
  await end('B', { state: 'SUCCESS' }, 2);
  await tells('sent', false);
});

it('goes where a failed email was sent after all', async () => {
  await save(world.db, saveId('A'));
  await deal('A');
  await end('A', { state: 'ERROR', error: 'Error: Timeout' });
  await tells('failed', true);
  await end('A', { state: 'SUCCESS' }, 1);
  await tells('sent', false);
});

it('comes with an email that cannot be sent at all', async () => {
  await putAccount(world.db, { dialInNumbers: [] });
  await save(world.db, saveId('A'));
  await deal('A');
  await tells('failed', true);
});

it('comes where a Save that changes nothing fails', async () => {
  await save(world.db, saveId('A'));
  await deal('A');
  await end('A', { state: 'SUCCESS' });
  await save(world.db, saveId('B'));
  await deal('B');
  await tells('sent', false);
  await end('B', BOUNCED, 1);
  await tells('failed', true);
});

it('stays where an older Save is handled late, or its email told', async () => {
  await save(world.db, saveId('A'));
  await save(world.db, saveId('B'));
  await putAccount(world.db, { dialInNumbers: [] });
  await deal('B');
  await tells('failed', true);
  await putAccount(world.db);
  expect(await deal('A')).toBe('queued');
  await tells('failed', true);
  await end('A', { state: 'SUCCESS' });
  await tells('failed', true);
  expect(await toldEmail(world.db)).toMatchObject({ saveId: saveId('B') });
});

it('does not come of an older Save whose email fails late', async () => {
  await save(world.db, saveId('A'));
  await deal('A');
  await save(world.db, saveId('B'), { tag: 'Board' });
  await deal('B');
  await end('A', BOUNCED);
  await tells('queued', false);
});

it('stays where an expiry is mended', async () => {
  const expiresAt = Timestamp.fromDate(new Date('2036-12-12T22:00:00Z'));
  await putAccount(world.db, { dialInNumbers: [] });
  await save(world.db, saveId('A'), { expiresAt });
  await deal('A');
  const mend = { accountId: ACCOUNT, conferenceId: CONFERENCE, at: NOW, by: null, tag: 'Sales' };
  expect(await settleExpiryMend(world.db, dependencies, mend)).toBe('settled');
  await tells('failed', true);
});
