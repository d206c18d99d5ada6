import { Timestamp } from 'firebase-admin/firestore';
import { z } from 'zod';
import { codesIn } from '../../domain/conference/codes-in-text.ts';
import { paths } from '../../domain/paths.ts';
import { pollUntil, type SuiteClient, unique } from '../support/suite.ts';
import { newConference, type TestConference } from '../functions/test-conference.ts';

/** A conference whose codes are known from the email that its leader got. */
export interface DialledConference {
  readonly conference: TestConference;
  readonly adminEmail: string;
  readonly tag: string;
  readonly leaderCode: string;
  readonly participantCode: string;
}

/** Both codes of an information email, the leader's first, as it stands in the inbox. */
async function readCodes(suite: SuiteClient, address: string, emails: number) {
  const found = (await suite.inbox.wait(address, emails)).map(({ text = '' }) => codesIn(text));
  return found.map(([leaderCode, participantCode]) => {
    if (leaderCode === undefined || participantCode === undefined) {
      throw new Error(`An email to ${address} has no codes`);
    }
    return { leaderCode, participantCode };
  });
}

/** Saves a conference, and reads its codes in the inbox. */
export async function openConference(
  suite: SuiteClient,
  accountId: string,
  tag = `Call ${unique().slice(0, 8)}`,
): Promise<DialledConference> {
  const conference = newConference(suite, accountId);
  const adminEmail = `${unique()}@leaders.example`;
  await conference.save({ tag, adminEmail });
  const [codes] = await readCodes(suite, adminEmail, 1);
  if (codes === undefined) throw new Error('There is no email');
  return { conference, adminEmail, tag, ...codes };
}

/** Gives it new codes; those of before are the conference's that was handed in. */
export async function renewCodes(
  suite: SuiteClient,
  { conference, adminEmail, tag, participantCode }: DialledConference,
): Promise<DialledConference> {
  await conference.ended(await conference.save({ tag, adminEmail, codesWanted: 2 }));
  const codes = await readCodes(suite, adminEmail, 2);
  const renewed = codes.find((pair) => pair.participantCode !== participantCode);
  if (renewed === undefined) throw new Error('The second email has the first codes');
  return { conference, adminEmail, tag, ...renewed };
}

const time = z.instanceof(Timestamp).transform((timestamp) => timestamp.toMillis());

const callSchema = z.looseObject({
  tag: z.string(),
  startedAt: time,
  endedAt: time.nullable(),
  legs: z.number(),
  peak: z.number(),
  seconds: z.number(),
  minutes: z.number(),
  endReason: z.string().nullable(),
  isEstimated: z.boolean(),
});
const legSchema = z.looseObject({
  role: z.enum(['leader', 'participant']),
  caller: z.string().nullable(),
  dialedNumber: z.string(),
  joinedAt: time,
  leftAt: time.nullable(),
  leftReason: z.string().nullable(),
  seconds: z.number(),
  waitedSeconds: z.number(),
  isEstimated: z.boolean(),
});

/** A line of the usage history, as the server keeps it, and its callers in the order of joining. */
export type Line = z.infer<typeof callSchema> & {
  readonly callers: readonly z.infer<typeof legSchema>[];
};

/** All calls of a conference, the oldest first. */
export async function historyOf(
  { db }: SuiteClient,
  { accountId, id }: Pick<TestConference, 'accountId' | 'id'>,
): Promise<readonly Line[]> {
  const its = (place: string) => db.collection(place).where('conferenceId', '==', id);
  const [calls, legs] = await Promise.all([
    its(paths.calls(accountId)).orderBy('startedAt', 'desc').get(),
    its(paths.legs(accountId)).orderBy('callDay', 'desc').orderBy('callStartedAt', 'desc').get(),
  ]);
  return calls.docs
    .map((doc) => ({
      ...callSchema.parse(doc.data()),
      callers: legs.docs
        .filter((leg) => leg.get('callId') === doc.id)
        .map((leg) => legSchema.parse(leg.data()))
        .sort((a, b) => a.joinedAt - b.joinedAt),
    }))
    .sort((a, b) => a.startedAt - b.startedAt);
}

/** Waits until a conference's only call is over, and so told of that nothing more is awaited. */
export async function lineOf(
  suite: SuiteClient,
  conference: Pick<TestConference, 'accountId' | 'id'>,
  isIt: (line: Line) => boolean = ({ endedAt, endReason }) =>
    endedAt !== null && endReason !== null,
): Promise<Line> {
  return pollUntil(`the call of ${conference.id}`, async () => {
    const [line, ...others] = await historyOf(suite, conference);
    if (others.length > 0) throw new Error(`${others.length + 1} calls where there was one`);
    return line !== undefined && isIt(line) ? line : null;
  });
}
