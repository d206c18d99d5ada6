import { FieldValue, type Timestamp } from 'firebase-admin/firestore';
import { z } from 'zod';
import { COMMAND_VALID_MS, type CommandKind } from '../../domain/live-command.ts';
import { paths } from '../../domain/paths.ts';
import type { TestConference } from '../functions/test-conference.ts';
import { pollUntil, type SuiteClient, unique } from '../support/suite.ts';

/** After so long nobody takes a command any more; or does, of what was handed out, in milliseconds. */
const VOID_FOR_SURE_MS = [COMMAND_VALID_MS + 1000, 3 * COMMAND_VALID_MS] as const;

const liveSchema = z.object({
  callers: z.number(),
  leaders: z.number(),
  waiting: z.number(),
  isLocked: z.boolean().nullable(),
  bridge: z.string(),
});
/** What members see of a call now. */
export type SeenLive = z.infer<typeof liveSchema>;

/** Who is in, by what members see of their number. */
export interface SeenLeg {
  readonly legId: string;
  readonly caller: string;
  readonly isMuted: boolean;
}

/** A call that goes on, as members see it, and what an administrator does in it. */
export interface LiveCallInTest {
  readonly callId: string;
  /** Waits until what is seen is so. */
  until(what: string, isSo: (live: SeenLive, legs: readonly SeenLeg[]) => boolean): Promise<void>;
  /** Waits until somebody is talking. */
  untilTalking(caller: string): Promise<void>;
  /** Asks the bridge for something, and waits for what it says of it. */
  act(kind: CommandKind, caller?: string): Promise<string>;
}

/** Finds the one call of a conference that goes on. */
export async function liveCall(
  { db }: SuiteClient,
  { accountId, id }: Pick<TestConference, 'accountId' | 'id'>,
): Promise<LiveCallInTest> {
  const reference = await pollUntil('a call that goes on', async () => {
    const found = await db
      .collection(paths.calls(accountId))
      .where('conferenceId', '==', id)
      .orderBy('startedAt', 'desc')
      .get();
    return found.docs.find((each) => each.get('endedAt') === null)?.ref ?? null;
  });
  const callId = reference.id;
  const seen = async () => liveSchema.nullable().parse((await reference.get()).get('live'));
  const legs = async (): Promise<readonly SeenLeg[]> => {
    const found = await db
      .collection(paths.legs(accountId))
      .where('callId', '==', callId)
      .orderBy('joinedAt')
      .get();
    return found.docs.map((leg) => ({
      legId: String(leg.get('legId')),
      caller: String(leg.get('caller')),
      isMuted: leg.get('isMuted') === true,
    }));
  };
  const legOf = async (caller: string) => {
    const found = (await legs()).find((leg) => leg.caller === caller);
    if (found === undefined) throw new Error(`Nobody in the call is seen as ${caller}`);
    return found.legId;
  };
  return {
    callId,
    until: async (what, isSo) => {
      await pollUntil(what, async () => {
        const live = await seen();
        return live !== null && isSo(live, await legs()) ? true : null;
      });
    },
    untilTalking: async (caller) => {
      const legId = await legOf(caller);
      await pollUntil(`${caller} talking`, async () => {
        const talking: unknown = (await db.doc(paths.talking(accountId, callId)).get()).get(
          'legIds',
        );
        return Array.isArray(talking) && talking.includes(legId) ? true : null;
      });
    },
    act: async (kind, caller) => {
      const call = await reference.get();
      const { bridge } = liveSchema.parse(call.get('live'));
      await pollUntil(`a bridge that can ${kind}`, async () => {
        const acts: unknown = (await db.doc(paths.liveBridge(bridge)).get()).get('acts');
        return Array.isArray(acts) && acts.includes(kind) ? true : null;
      });
      const ask = async () => {
        const command = db.doc(paths.command(accountId, callId, unique()));
        await command.create({
          ...{ kind, bridge, state: 'asked', askedBy: 'an-administrator' },
          legId: caller === undefined ? null : await legOf(caller),
          askedAt: FieldValue.serverTimestamp(),
          expireAt: call.get('expireAt') as unknown,
        });
        return command;
      };
      let command = await ask();
      return pollUntil(`an answer to ${kind}`, async () => {
        const answered = await command.get();
        const state = String(answered.get('state'));
        if (state === 'done') return state;
        if (state === 'refused') return String(answered.get('why'));
        // Not answered in time, where a machine has much else to do: asked for again, as people do.
        const askedAt = (answered.get('askedAt') as Timestamp).toMillis();
        const isVoid =
          answered.readTime.toMillis() - askedAt > VOID_FOR_SURE_MS[state === 'sent' ? 1 : 0];
        if (isVoid) command = await ask();
        return null;
      });
    },
  };
}
