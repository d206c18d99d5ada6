import { FieldValue, Timestamp } from 'firebase-admin/firestore';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { emailedCode } from '../../domain/conference/access-code.ts';
import { paths } from '../../domain/paths.ts';
import { openSuite, pollUntil, type Person, type SuiteClient, unique } from '../support/suite.ts';
import { newConference, type TestConference } from './test-conference.ts';
import { type EmulatorClient, openEmulator } from './emulator.ts';

let suite: SuiteClient;
let emulator: EmulatorClient;
let accountId: string;
let ana: Person;
beforeAll(async () => {
  suite = openSuite();
  emulator = openEmulator(suite);
  accountId = await suite.openAccount();
  ana = await suite.letIn(accountId, 'admin');
});
afterAll(() => suite.close());

const address = () => `${unique()}@leaders.example`;

async function activity(conference: TestConference) {
  const { docs } = await suite.db
    .collection(paths.activity(accountId))
    .where('conferenceId', '==', conference.id)
    .orderBy('at', 'desc')
    .get();
  return docs.map((doc) => doc.data());
}
const kinds = async (conference: TestConference) =>
  (await activity(conference)).map(({ kind }): unknown => kind).sort();

/** How many codes of a conference admit callers. */
async function working(conference: TestConference): Promise<number> {
  const { docs } = await suite.db
    .collection('accessCodes')
    .where('conferenceId', '==', conference.id)
    .get();
  const now = Date.now();
  return docs.filter((doc) => {
    const validUntil: unknown = doc.get('validUntil');
    return !(validUntil instanceof Timestamp) || validUntil.toMillis() > now;
  }).length;
}

describe('a conference in the running suite', () => {
  it('gets new codes while the earlier participant code goes on', async () => {
    const conference = newConference(suite, accountId);
    const to = address();
    const first = await conference.ended(await conference.save({ adminEmail: to }));
    const until = new Date(Date.now() + 5 * 24 * 3_600_000);
    const wish = { codesWanted: 2, participantOverlapUntil: until };
    const now = await conference.ended(await conference.save({ adminEmail: to, ...wish }));

    expect(now).toMatchObject({
      codesVersion: 2,
      previousParticipantCode: { code: first.participantCode, until: Timestamp.fromDate(until) },
    });
    expect(now.participantCode).not.toBe(first.participantCode);
    expect(await working(conference)).toBe(3);
    const mails = await suite.inbox.wait(to, 2);
    const newest = mails.find(({ text }) => text?.includes('These are new codes.'));
    expect(newest?.text).toContain(emailedCode(now.participantCode ?? 'none'));
    expect(newest?.text).toContain(emailedCode(await conference.leaderCode()));
    await emulator.settled();
    expect(await kinds(conference)).toEqual(['codesRenewed', 'generated', 'saved']);
    for (const { kind, email } of await activity(conference)) {
      if (kind !== 'codesRenewed') expect(email).toMatchObject({ state: 'sent', to });
    }
  });

  it('ends with its codes, comes back with them, and leaves nothing when it is gone', async () => {
    const conference = newConference(suite, accountId);
    const reference = suite.db.doc(paths.conference(accountId, conference.id));
    const to = address();
    await conference.ended(await conference.save({ adminEmail: to }));

    const deletedAt = FieldValue.serverTimestamp();
    await reference.update({ deletedAt, deletedBy: ana.uid });
    await pollUntil('the end of the codes', async () =>
      (await working(conference)) === 0 ? true : null,
    );
    expect((await reference.get()).get('purgeAt')).toBeInstanceOf(Timestamp);

    const restoredAt = FieldValue.serverTimestamp();
    const restored = { deletedAt: null, deletedBy: null, restoredAt, restoredBy: ana.uid };
    await reference.update(restored);
    await pollUntil('the codes to work again', async () =>
      (await working(conference)) === 2 ? true : null,
    );
    await emulator.settled();
    expect(await suite.inbox.count(to)).toBe(1);
    expect(await kinds(conference)).toEqual(['deleted', 'generated', 'restored']);

    await reference.delete();
    await emulator.settled();
    expect(await working(conference)).toBe(0);
    const codes = await suite.db.doc(paths.conferenceCodes(accountId, conference.id)).get();
    expect(codes.exists).toBe(false);
  });

  it('says who looked at its leader code', async () => {
    const conference = newConference(suite, accountId);
    await conference.ended(await conference.save({ adminEmail: address() }));
    const reveal = suite.db.doc(paths.reveal(accountId, conference.id, ana.uid));
    await reveal.set({ at: FieldValue.serverTimestamp() });
    const entry = await pollUntil('the entry', async () => {
      const entries = await activity(conference);
      return entries.find(({ kind }) => kind === 'leaderCodeRevealed') ?? null;
    });
    expect(entry).toMatchObject({ by: { uid: ana.uid, email: ana.email }, tag: 'Weekly sales' });
  });
});
