import type { DocumentData } from 'firebase-admin/firestore';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { CallEvent } from '../../../domain/bridge/bridge-event.ts';
import { paths } from '../../../domain/paths.ts';
import { type UsageMonth, usageShard } from '../../../domain/usage/usage-month.ts';
import { usageByConference } from '../../../domain/usage/totals.ts';
import { spreadingSums } from '../../../functions/src/bridge/calls/spread-sums.ts';
import { recordCall, type Told } from '../../support/record-call.ts';
import { ACCOUNT, putAccount, startWorld, type World } from '../world.ts';
import { readSums } from './usage-history.ts';

const MONTH = '2026-11';
const FIRST = ['0', '1'];

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.stop());
beforeEach(() => putAccount(world.db, { timeZone: 'UTC' }));
afterEach(() => world.clear());

function tell(conferenceId: string, type: 'leg.joined' | 'leg.left', minute: number): Told {
  const about = {
    ...{ eventId: `${conferenceId}-${type}`, sessionId: conferenceId, legId: 'leg', legToken: '' },
    at: new Date(Date.UTC(2026, 10, 10, 9, minute)).toISOString(),
  };
  const event: CallEvent =
    type === 'leg.joined' ? { type, ...about } : { type, ...about, reason: 'hungUp' };
  return {
    grant: {
      ...{
        accountId: ACCOUNT,
        conferenceId,
        bridge: 'b',
        role: 'leader',
        tag: `Tag ${conferenceId}`,
      },
      ...{ waitForLeader: false, callerId: null, dialedNumber: '+15145550100' },
      grantedAt: Date.UTC(2026, 10, 10, 9),
    },
    event,
  };
}

const join = (id: string) => recordCall(world.db, id, [tell(id, 'leg.joined', 0)]);
const leave = (id: string) => recordCall(world.db, id, [tell(id, 'leg.left', 10)]);
const parts = async () =>
  (await world.db.doc(paths.account(ACCOUNT)).get()).get('usageParts') as unknown;
const documents = async () => (await world.db.collection(paths.usage(ACCOUNT)).get()).docs;

/** Fills documents of the month, which have what they have: the sums of one more conference do not fit. */
async function fill(of: readonly string[]): Promise<void> {
  for (const shard of of) {
    const reference = world.db.doc(paths.usageMonth(ACCOUNT, `${MONTH}_${shard}`));
    const fits = (length: number) =>
      reference.set({ month: MONTH, filler: 'x'.repeat(length) }, { merge: true }).then(
        () => true,
        () => false,
      );
    let length = 1_048_576;
    while (!(await fits(length))) length -= 60;
  }
}

/** As the portal reads it: what is not there is nothing. */
function parsedMonth(stored: DocumentData): UsageMonth {
  return { month: MONTH, days: {}, conferences: {}, ...stored };
}

/** What the usage page makes of all documents. */
async function shown() {
  const months = (await documents()).map((doc) => parsedMonth(doc.data()));
  return usageByConference(months, null).map(({ conferenceId, sums }) => ({
    conferenceId,
    ...sums,
  }));
}

const CALL = { calls: 1, legs: 1, seconds: 600, minutes: 10 };

/** Something that adds to a document of the first two, and is refused the first time. */
async function refusedOnce(words: string, id: string): Promise<void> {
  let tries = 0;
  await spreadingSums(world.db, ACCOUNT, (says) => {
    tries += 1;
    says({ parts: 2, documents: [world.db.doc(paths.usageMonth(ACCOUNT, id))] });
    return tries === 1
      ? Promise.reject(Object.assign(new Error(words), { code: 3 }))
      : Promise.resolve();
  });
}

describe('sums of which a document is full', () => {
  it('go on in more documents, and nothing that was counted is lost', async () => {
    await join('before');
    await leave('before');
    await join('during');
    await fill(FIRST);
    await leave('during');
    await join('after');
    await leave('after');

    expect(await parts()).toBe(8);
    expect((await documents()).map(({ id }) => id)).toContainEqual(
      expect.stringMatching(/_\dof8$/),
    );
    expect((await readSums(world.db))['2026-11-10']).toEqual({
      ...{ calls: 3, legs: 3, seconds: 1800, minutes: 30 },
    });
    const found = await shown();
    expect(found.toSorted((a, b) => (a.conferenceId < b.conferenceId ? -1 : 1))).toEqual([
      { conferenceId: 'after', ...CALL },
      { conferenceId: 'before', ...CALL },
      { conferenceId: 'during', ...CALL },
    ]);
  });

  it('are spread one step further by calls that end at once', async () => {
    await fill(FIRST);
    const all = Array.from({ length: 6 }, (_, n) => `at-once-${n}`);
    await Promise.all(all.map(join));
    await Promise.all(all.map(leave));
    expect(await parts()).toBe(8);
    expect((await readSums(world.db))['2026-11-10']).toMatchObject({ calls: 6, minutes: 60 });
  });

  it('are spread again when one of the next is full', async () => {
    await fill(FIRST);
    await fill(Array.from({ length: 8 }, (_, shard) => `${shard}of8`));
    await join('third');
    expect(await parts()).toBe(32);
    expect(await shown()).toMatchObject([{ conferenceId: 'third', calls: 1 }]);
  });

  it.each([
    "Document 'projects/p/databases/(default)/documents/a/b' cannot be written because its size (1,048,600 bytes) exceeds the maximum allowed size of 1,048,576 bytes.",
    'A document cannot be written because it exceeds the maximum size allowed.',
    'maximum entity size is 1048576 bytes',
  ])('are known as full by what they are, whatever the words: %s', async (words) => {
    await fill(FIRST);
    await refusedOnce(words, `${MONTH}_0`);
    expect(await parts()).toBe(8);
  });

  it('are left alone where they are not what was refused', async () => {
    await join('small');
    const refused = refusedOnce('maximum entity size is 1048576 bytes', `${MONTH}_0`);
    await expect(refused).rejects.toMatchObject({ code: 3 });
    expect(await parts()).toBeUndefined();
  });

  it('are refused when there are as many as there can be', async () => {
    await world.db.doc(paths.account(ACCOUNT)).update({ usageParts: 512 });
    await fill([`${usageShard('last', 512)}of512`]);
    await expect(join('last')).rejects.toMatchObject({ code: 3 });
    expect(await parts()).toBe(512);
  });
});
