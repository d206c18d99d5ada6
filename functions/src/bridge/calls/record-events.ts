import type { Firestore } from 'firebase-admin/firestore';
import * as logger from 'firebase-functions/logger';
import {
  EVENT_PROBLEMS,
  type EventProblem,
  type EventsAnswer,
  eventsRequestSchema,
  MAX_EVENTS,
} from '../../../../domain/bridge/bridge-event.ts';
import { bridgeIdSchema } from '../../../../domain/bridge/resolve.ts';
import { paths } from '../../../../domain/paths.ts';
import { type Clocks, keepBridge } from '../bridges/known-bridges.ts';
import { bridgeKeyOf } from '../door/bridge-key.ts';
import { settleCommand } from '../commands/settle-command.ts';
import { describeFailure } from '../door/describe-failure.ts';
import { inParallel } from '../../in-parallel.ts';
import {
  grantOf,
  type Heartbeat,
  type Judge,
  type Judged,
  judgeEvent,
  placeOf,
  type WrongEvent,
} from './judge-events.ts';
import { keepTalking } from './keep-talking.ts';
import { parseOpenCalls } from './open-calls.ts';
import { type CallChange, type CallPlace, type EventOutcome, updateCall } from './update-call.ts';

/** So many calls are written at a time. */
const AT_ONCE = 8;

export interface RecordDependencies {
  readonly pepper: string;
  readonly now: () => Date;
}

/**
 * Keeps what a bridge tells (`POST /v1/events`). Each event is judged by itself and the good ones are
 * kept; the same events again, in whatever order and company, change nothing (domain/usage). What could
 * not be written is answered with `try_again`, event by event.
 *
 * A heartbeat ends all legs of this bridge that it does not name (a partial one only those of the
 * sessions that it names). Bridges that fall silent are seen to by end-silent-calls.ts.
 *
 * @param bridge the name of the bridge that signed the request.
 * @param body what the request's JSON says.
 * @param signedAt when the bridge signed it, by its clock; absent: its clock goes as ours.
 * @returns `invalid_request` where that is not a list of events.
 */
export async function recordEvents(
  db: Firestore,
  { pepper, now }: RecordDependencies,
  bridge: string,
  body: unknown,
  signedAt?: Date,
): Promise<EventsAnswer | 'invalid_request'> {
  const request = eventsRequestSchema.safeParse(body).data;
  if (request === undefined) return 'invalid_request';
  const judge: Judge = { bridge, pepper, now: now() };
  const events = request.events.slice(0, MAX_EVENTS);
  const outcomes: EventOutcome[] = events.map(() => 'accepted');
  const wrong = new Map<number, WrongEvent>();
  const changes = new ChangesByCall();
  const beside: Beside[] = [];
  const heartbeats: { index: number; at: number; heartbeat: Heartbeat }[] = [];
  for (const [index, value] of events.entries()) {
    const judged = judgeEvent(value, judge);
    if (judged.kind === 'problem') {
      outcomes[index] = judged.problem;
      if (judged.wrong !== undefined) wrong.set(index, judged.wrong);
    } else if (judged.kind === 'command' || judged.kind === 'talking')
      beside.push({ index, judged });
    else if (judged.kind === 'heartbeat') heartbeats.push({ index, ...judged });
    else changes.add(judged.place, { index, grant: judged.grant, event: judged.event });
  }
  for (const { index, at, heartbeat } of heartbeats) {
    for (const { sessionId, legToken, legIds } of heartbeat.sessions) {
      const grant = grantOf(legToken, judge);
      if (grant === null) outcomes[index] = 'unknown_call';
      else changes.add(placeOf(grant, sessionId, pepper), { index, snapshotAt: at, legIds, grant });
    }
  }
  const clocks = { signedAt: signedAt ?? judge.now, now: judge.now };
  await Promise.all([write(db, changes, outcomes), keepSign(db, judge, heartbeats, clocks)]);
  // After what they are about: who reads that a command is done finds what it has done.
  await writeBeside(db, judge, beside, outcomes);

  // An older one says nothing of who is gone that the newest that names everything does not say.
  const whole = heartbeats
    .toSorted((a, b) => b.at - a.at)
    .find(({ heartbeat }) => heartbeat.partial !== true);
  if (whole !== undefined) {
    const gone = new ChangesByCall();
    try {
      await addUnnamed(db, bridge, whole, gone);
      await write(db, gone, outcomes);
    } catch (error) {
      logFailure(bridge, error);
      outcomes[whole.index] = 'try_again';
    }
  }
  return answer(request.events, outcomes, wrong);
}

/** What is kept beside the calls: who is talking, and what became of commands. */
interface Beside {
  readonly index: number;
  readonly judged: Extract<Judged, { kind: 'talking' | 'command' }>;
}

async function writeBeside(
  db: Firestore,
  { bridge, pepper }: Judge,
  beside: readonly Beside[],
  outcomes: EventOutcome[],
): Promise<void> {
  await inParallel(AT_ONCE, newestTalking(beside), async ({ index, judged }) => {
    try {
      if (judged.kind === 'command') {
        outcomes[index] = await settleCommand(db, bridgeKeyOf(bridge, pepper), judged.event);
      } else await keepTalking(db, judged.place, judged.at, judged.event.legIds);
    } catch (error) {
      logFailure(bridge, error);
      outcomes[index] = 'try_again';
    }
  });
}

/** Without what is outdated already by another of the same request. */
function newestTalking(beside: readonly Beside[]): readonly Beside[] {
  const newest = new Map<string, number>();
  const keyOf = ({ judged }: Beside) => (judged.kind === 'talking' ? judged.place.callId : '');
  for (const each of beside) {
    newest.set(keyOf(each), Math.max(newest.get(keyOf(each)) ?? 0, each.judged.at));
  }
  return beside.filter((each) => {
    return each.judged.kind === 'command' || newest.get(keyOf(each)) === each.judged.at;
  });
}

type JudgedHeartbeat = Pick<Extract<Judged, { kind: 'heartbeat' }>, 'at' | 'heartbeat'>;

/** Keeps what the newest of them says of the bridge itself: for operators, so no event waits for it. */
async function keepSign(
  db: Firestore,
  { bridge, pepper }: Judge,
  heartbeats: readonly JudgedHeartbeat[],
  clocks: Clocks,
): Promise<void> {
  const [newest] = heartbeats.toSorted((a, b) => b.at - a.at);
  if (newest === undefined) return;
  const { sessions, partial = false, bridge: report = null } = newest.heartbeat;
  const going = sessions.filter(({ legIds }) => legIds.length > 0);
  const legs = going.reduce((sum, { legIds }) => sum + legIds.length, 0);
  const sign = { at: newest.at, isPartial: partial, sessions: going.length, legs, report };
  try {
    await keepBridge(db, { name: bridge, key: bridgeKeyOf(bridge, pepper) }, sign, clocks);
  } catch (error) {
    logger.error('bridge.notKept', { bridge, ...describeFailure(error) });
  }
}

/** What is to be added to each call, in the order in which it came. */
class ChangesByCall {
  readonly #calls = new Map<string, { place: CallPlace; changes: CallChange[] }>();

  add(place: CallPlace, change: CallChange): void {
    const key = paths.openCall(place.accountId, place.callId);
    const call = this.#calls.get(key) ?? { place, changes: [] };
    call.changes.push(change);
    this.#calls.set(key, call);
  }

  all(): readonly { readonly place: CallPlace; readonly changes: readonly CallChange[] }[] {
    return [...this.#calls.values()];
  }
}

/** Writes the changes call by call, and says in `outcomes` what became of each event. */
async function write(
  db: Firestore,
  changes: ChangesByCall,
  outcomes: EventOutcome[],
): Promise<void> {
  await inParallel(AT_ONCE, changes.all(), async ({ place, changes: ofCall }) => {
    try {
      const results = await updateCall(db, place, ofCall);
      for (const [position, { index }] of ofCall.entries()) {
        const result = results[position];
        // A heartbeat is about many calls: what went wrong with one of them is what it is told.
        if (result !== undefined && result !== 'accepted') outcomes[index] = result;
      }
    } catch (error) {
      logFailure(place.bridge, error);
      for (const { index } of ofCall) outcomes[index] = 'try_again';
    }
  });
}

/** The calls that are going on at this bridge as far as we know, and that its heartbeat does not name. */
async function addUnnamed(
  db: Firestore,
  bridge: string,
  { index, at, heartbeat }: { index: number; at: number; heartbeat: Heartbeat },
  gone: ChangesByCall,
): Promise<void> {
  const named = new Set(heartbeat.sessions.map(({ sessionId }) => sessionId));
  const open = await db.collection(paths.openCalls).where('bridge', '==', bridge).get();
  for (const call of parseOpenCalls(open)) {
    if (named.has(call.sessionId) || call.lastSignAt.toMillis() >= at) continue;
    gone.add(call, { index, snapshotAt: at, legIds: [], grant: null });
  }
}

function logFailure(bridge: string, error: unknown): void {
  logger.error('bridge.notRecorded', { bridge, ...describeFailure(error) });
}

function answer(
  events: readonly unknown[],
  outcomes: readonly EventOutcome[],
  wrong: ReadonlyMap<number, WrongEvent>,
): EventsAnswer {
  const reject = (index: number, count: number, code: EventProblem) => ({
    index,
    count,
    eventId: eventIdOf(events[index]),
    code,
    message: EVENT_PROBLEMS[code],
    ...wrong.get(index),
  });
  const rejected = outcomes.flatMap((outcome, index) =>
    outcome === 'accepted' || outcome === 'duplicate' ? [] : [reject(index, 1, outcome)],
  );
  const beyond = events.length - outcomes.length;
  const numberOf = (wanted: EventOutcome) => outcomes.filter((each) => each === wanted).length;
  return {
    accepted: numberOf('accepted'),
    duplicates: numberOf('duplicate'),
    rejected:
      beyond > 0 ? [...rejected, reject(outcomes.length, beyond, 'too_many_events')] : rejected,
  };
}

/** The event's own id, if it has one, for whoever reads the answer. */
function eventIdOf(event: unknown): string | null {
  const id: unknown =
    typeof event === 'object' && event !== null && 'eventId' in event && event.eventId;
  return bridgeIdSchema.safeParse(id).data ?? null;
}
