import { type BridgeClient, openBridgeClient } from '../../bridges/client/index.ts';
import { paths } from '../../domain/paths.ts';
import { storedAccountSchema } from '../../domain/account/account.ts';
import type { Operator } from '../operator/connect.ts';
import { Problem } from '../support/problem.ts';
import type { SuiteAddresses } from '../suite/addresses.ts';
import { type BridgeKey, isPlayed, readBridgeKeys } from '../suite/bridge-keys.ts';
import { type CallableConference, readCallable } from './callable.ts';
import { type WaitManner, whileMoving } from '../support/until-done.ts';
import { seededChance } from './chance.ts';
import { drawHistory, type HistoryWishes, type SimulatedCall } from './history.ts';
import { simulateCalls, type SimulationOptions, type SimulationResult } from './simulate-calls.ts';

export interface AccountSimulation extends Pick<SimulationOptions, 'onProgress' | 'signal'> {
  readonly accountId: string;
  readonly calls: number;
  /** Over so many days before `before`. */
  readonly days: number;
  readonly now: Date;
  /** Where the history ends; now, unless it says otherwise. */
  readonly before?: Date;
  /** The same calls for the same seed, as long as the account's conferences are the same. */
  readonly seed: number;
  /** How many codes are mistyped at first, from 0 to 1. */
  readonly wrong: number;
  /** Names the sessions of this run; two with the same name are one, told twice. */
  readonly runId: string;
  /** How many of the calls are going on at `now`; one of each conference at most. */
  readonly live?: number;
  /** How its wait for answers is told of, and ends when none come any more. */
  readonly manner?: WaitManner;
  /** That it goes on where another one ended: its wait tells of both. */
  readonly partOf?: { readonly before: number; readonly all: number };
  /** Which conferences are called; all that have codes, and let in, unless it says otherwise. */
  readonly among?: (conference: CallableConference) => boolean;
}

/** What was simulated, and what came of it. */
export interface AccountResult extends SimulationResult {
  readonly history: readonly SimulatedCall[];
  readonly conferences: readonly CallableConference[];
  /** The bridges that were played, by the index that the calls name. */
  readonly bridges: readonly BridgeClient[];
}

/**
 * Simulates calls of an account's conferences through the Bridge API of a running suite. Past it go only
 * the codes, which the callers know from their emails.
 *
 * @throws Problem where there is nothing to call, and when nothing moves any more; as `simulateCalls`
 */
export async function simulateForAccount(
  { db }: Pick<Operator, 'db'>,
  suite: Pick<SuiteAddresses, 'bridgeUrl' | 'runDir'>,
  simulation: AccountSimulation,
): Promise<AccountResult> {
  const { accountId, seed, among = () => true, live = 0, now } = simulation;
  const account = storedAccountSchema.safeParse(
    (await db.doc(paths.account(accountId)).get()).data(),
  );
  if (!account.success) throw new Problem(`There is no account ${accountId}`);
  const [first, ...more] = account.data.dialInNumbers.map(({ number }) => number);
  if (first === undefined) throw new Problem(`The account ${accountId} has no dial-in number`);
  const keys = (await readBridgeKeys(suite)).filter(isPlayed);
  const bridges = oneOfEach(keys).map((key) => openBridgeClient({ url: suite.bridgeUrl, key }));
  const chance = seededChance(seed);
  const conferences = (await readCallable(db, accountId, now)).filter(among);
  if (conferences.length === 0) {
    throw new Problem(`The account ${accountId} has no conference whose codes let anybody in`);
  }
  if (bridges.length === 0) throw new Problem('This suite knows no bridge');
  const wishes: HistoryWishes = {
    ...simulation,
    now: simulation.before ?? now,
    timeZone: account.data.timeZone,
    conferences: conferences.length,
    dialInNumbers: [first, ...more],
    bridges: bridges.length,
    chance,
  };
  const past = drawHistory({ ...wishes, calls: Math.max(0, simulation.calls - live) });
  const going = ofEachConference(
    drawHistory({ ...wishes, calls: live * 10, runId: `${wishes.runId}-live` }),
  ).slice(0, live);
  const history = [...past, ...going.map((call) => movedTo(call, now, chance.unit()))];
  const { before, all } = simulation.partOf ?? { before: 0, all: history.length };
  const { onProgress, signal, manner = { advice: 'what was told so far is kept' } } = simulation;
  const result = await whileMoving(manner, 'simulated calls', (moved, givenUp) =>
    simulateCalls({
      calls: history,
      conferences,
      bridges,
      chance,
      until: now.getTime(),
      onProgress: (done) => {
        moved({ count: before + done, of: all });
        onProgress?.(done);
      },
      signal: signal === undefined ? givenUp : AbortSignal.any([signal, givenUp]),
    }),
  );
  return { ...result, history, conferences, bridges };
}

/** One key of each bridge. */
function oneOfEach(keys: readonly BridgeKey[]): readonly BridgeKey[] {
  return [...new Map(keys.map((key) => [key.bridge, key])).values()];
}

/** One call of each conference. */
function ofEachConference(calls: readonly SimulatedCall[]): readonly SimulatedCall[] {
  return [...new Map(calls.map((call) => [call.conference, call])).values()];
}

/** The same call at another time: so that a part of it has passed by `now`, and it still goes on. */
function movedTo(call: SimulatedCall, now: Date, part: number): SimulatedCall {
  const length = call.endedAt - call.startedAt;
  const by = Math.round(now.getTime() - call.startedAt - length * (0.2 + 0.5 * part));
  return {
    ...call,
    startedAt: call.startedAt + by,
    endedAt: call.endedAt + by,
    legs: call.legs.map((leg) => ({
      ...leg,
      joinedAt: leg.joinedAt + by,
      leftAt: leg.leftAt + by,
      isLeavingTold: true,
    })),
  };
}
