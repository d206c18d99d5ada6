import { FieldValue, type Firestore, type Transaction } from 'firebase-admin/firestore';
import type { CallEvent, EventProblem } from '../../../../domain/bridge/bridge-event.ts';
import { paths } from '../../../../domain/paths.ts';
import {
  applyEvent,
  applySnapshot,
  type KnownGrant,
  type LegGrant,
  withGrant,
} from '../../../../domain/usage/apply-event.ts';
import { dayIn } from '../../../../domain/time/local-time.ts';
import { FULL_NUMBERS_KEPT_MS, keptUntil } from '../../../../domain/usage/kept-for.ts';
import { type CallState, lastHeardOf } from '../../../../domain/usage/call-state.ts';
import {
  type CallView,
  type LegView,
  type Views,
  viewCall,
} from '../../../../domain/usage/call-view.ts';
import { maskCaller } from '../../../../domain/usage/caller.ts';
import { contributionOf, monthOf } from '../../../../domain/usage/sums.ts';
import { usagePartsOf } from '../../../../domain/usage/usage-month.ts';
import { readAccount } from '../../stored/conference-documents.ts';
import { addToSums } from './add-to-sums.ts';
import { type AddedTo, spreadingSums } from './spread-sums.ts';
import { writeNotTaken } from './not-taken.ts';
import {
  callData,
  type CallShelf,
  legData,
  readStoredCall,
  storedCallData,
} from './call-documents.ts';

/** Which call, and what its bridge calls it. */
export interface CallPlace {
  readonly accountId: string;
  readonly callId: string;
  readonly bridge: string;
  /** Under which members know of the bridge. */
  readonly bridgeKey: string;
  readonly sessionId: string;
}

/** Something about one call; `index` says which event of the request it came with. */
export type CallChange =
  | { readonly index: number; readonly grant: LegGrant; readonly event: CallEvent }
  | {
      readonly index: number;
      readonly snapshotAt: number;
      readonly legIds: readonly string[];
      /** Null where the heartbeat did not name the call. */
      readonly grant: LegGrant | null;
    };

export type EventOutcome = 'accepted' | 'duplicate' | EventProblem;

/**
 * Adds to a call what was told of it, and brings all that is made of it up to date, in one transaction:
 * the call and its legs as members see them, the sums, and the list of calls that are going on.
 *
 * Reads two documents, and writes only what has changed.
 *
 * @returns what became of each change, in order.
 * @throws what Firestore throws when it cannot be reached, and where an account is none of ours.
 */
export async function updateCall(
  db: Firestore,
  place: CallPlace,
  changes: readonly CallChange[],
): Promise<readonly EventOutcome[]> {
  return spreadingSums(db, place.accountId, (says) => updateOnce(db, place, changes, says));
}

function updateOnce(
  db: Firestore,
  place: CallPlace,
  changes: readonly CallChange[],
  says: (added: AddedTo) => void,
): Promise<readonly EventOutcome[]> {
  const { accountId, callId } = place;
  return db.runTransaction(async (transaction) => {
    const [stored, accountNow] = await transaction.getAll(
      db.doc(paths.callState(accountId, callId)),
      db.doc(paths.account(accountId)),
    );
    if (!stored || !accountNow?.exists) {
      // Nobody's call any more: no heartbeat and no silence need look for it.
      transaction.delete(db.doc(paths.openCall(accountId, callId)));
      return changes.map((change) => (isUnnamed(change) ? 'accepted' : 'unknown_call'));
    }
    const account = readAccount(accountNow);
    // To be told again once somebody has put it right.
    if (account === null) throw new Error('An account cannot be read.');
    const known = readStoredCall(stored);
    const { state, outcomes } = applyAll(known?.state ?? null, changes);
    if (state === null || state === known?.state) return outcomes;

    const view = viewCall(state);
    // Not the account's of now: a call that moved to another day alone would tear its day apart.
    const timeZone = known?.timeZone ?? account.timeZone;
    const counted = view && contributionOf(view.call, timeZone);
    const day = counted?.day ?? dayIn(new Date(state.tagAt), timeZone);
    const expireAt = keptUntil(monthOf({ day }));
    transaction.set(stored.ref, storedCallData({ state, counted, timeZone }, expireAt));
    const before = known === null ? null : viewCall(known.state);
    if (view !== null) {
      writeViews(transaction, db, place, before, view, { day, expireAt });
    }
    const parts = usagePartsOf(accountNow.get('usageParts'));
    const counts = known?.counted ?? null;
    says({ parts, documents: addToSums(transaction, db, accountId, counts, counted, parts) });
    writeNotTaken(transaction, db, place, known?.state ?? null, state);
    writeOpenCall(transaction, db, place, state, view?.legs ?? []);
    if (account.callReceipts === true) writeReceiptDue(transaction, db, place, before, view);
    if (account.callerNumbers === 'full') {
      writeCallers(transaction, db, place, acceptedJoins(changes, outcomes), view?.legs ?? []);
    }
    return outcomes;
  });
}

/** What a heartbeat says of a call by not naming it: nobody waits for an answer to that. */
function isUnnamed(change: CallChange): boolean {
  return 'snapshotAt' in change && change.grant === null;
}

function applyAll(
  known: CallState | null,
  changes: readonly CallChange[],
): { readonly state: CallState | null; readonly outcomes: readonly EventOutcome[] } {
  let state = known;
  const outcomes = changes.map((change): EventOutcome => {
    if ('snapshotAt' in change) {
      const { grant, snapshotAt, legIds } = change;
      const begun = grant === null ? state : withGrant(state, knownGrant(grant));
      if (begun !== null) state = applySnapshot(begun, snapshotAt, legIds);
      // A call that was not named and is not known has nothing that could have ended.
      return begun === null && grant !== null ? 'conflicting_event' : 'accepted';
    }
    const { grant, event } = change;
    const applied = applyEvent(state, knownGrant(grant), event);
    if (applied.outcome === 'accepted') state = applied.state;
    return applied.outcome;
  });
  return { state, outcomes };
}

function knownGrant(grant: LegGrant): KnownGrant {
  const { conferenceId, role, tag, waitForLeader, grantedAt, dialedNumber } = grant;
  const caller = maskCaller(grant.callerId);
  return { conferenceId, role, tag, waitForLeader, grantedAt, dialedNumber, caller };
}

function writeViews(
  transaction: Transaction,
  db: Firestore,
  { accountId, callId, bridgeKey }: CallPlace,
  before: Views | null,
  { call, live, legs }: Views,
  shelf: CallShelf,
): void {
  if (!isSame(before?.call, call) || !isSame(before?.live, live)) {
    transaction.set(
      db.doc(paths.call(accountId, callId)),
      callData({ call, live }, shelf, bridgeKey),
    );
  }
  if (live === null && before?.live) transaction.delete(db.doc(paths.talking(accountId, callId)));
  // What a leg's document says of its call, by which it is found.
  const findable = ({ startedAt, tag }: CallView) => ({ startedAt, tag });
  const isFoundAnew = before === null || !isSame(findable(before.call), findable(call));
  const legsBefore = new Map(before?.legs.map((leg) => [leg.id, leg]));
  for (const leg of legs) {
    if (!isFoundAnew && isSame(legsBefore.get(leg.id), leg)) continue;
    transaction.set(
      db.doc(paths.leg(accountId, callId, leg.id)),
      legData(callId, call, leg, shelf),
    );
  }
}

/** Plain data that the same function made. */
function isSame(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

/** Keeps the call in the list of those that a heartbeat, or silence, may end. */
function writeOpenCall(
  transaction: Transaction,
  db: Firestore,
  { accountId, callId, bridge, bridgeKey, sessionId }: CallPlace,
  state: CallState,
  legs: readonly LegView[],
): void {
  const reference = db.doc(paths.openCall(accountId, callId));
  const signs = legs
    .filter(({ leftAt }) => leftAt === null)
    .map(({ id, joinedAt }) => lastHeardOf(state, id) ?? joinedAt);
  if (signs.length === 0) {
    transaction.delete(reference);
    return;
  }
  const lastSignAt = new Date(Math.max(...signs));
  transaction.set(reference, { accountId, callId, bridge, bridgeKey, sessionId, lastSignAt });
}

/**
 * Has a call that is over, and in which a leader was, waited for: its receipt goes once nothing more has
 * been told of it for a while (send-receipts.ts). What comes later begins the wait anew.
 */
function writeReceiptDue(
  transaction: Transaction,
  db: Firestore,
  { accountId, callId }: CallPlace,
  before: Views | null,
  after: Views | null,
): void {
  const isOwed = (views: Views | null) =>
    views !== null &&
    views.call.endedAt !== null &&
    views.legs.some(({ role }) => role === 'leader');
  const reference = db.doc(paths.receiptDue(accountId, callId));
  if (isOwed(after)) {
    transaction.set(reference, { accountId, callId, at: FieldValue.serverTimestamp() });
  } else if (isOwed(before)) transaction.delete(reference);
}

interface Join {
  readonly legId: string;
  readonly number: string;
}

function acceptedJoins(
  changes: readonly CallChange[],
  outcomes: readonly EventOutcome[],
): readonly Join[] {
  return changes.flatMap((change, index): Join[] => {
    if (outcomes[index] !== 'accepted' || 'snapshotAt' in change) return [];
    const { event, grant } = change;
    if (event.type !== 'leg.joined' || grant.callerId === null) return [];
    return [{ legId: event.legId, number: grant.callerId }];
  });
}

/**
 * The whole numbers, apart from all else that is kept of the call, so that they can go earlier: all
 * together, after the last to join of its callers who did not withhold theirs, in whatever order that was
 * told.
 */
function writeCallers(
  transaction: Transaction,
  db: Firestore,
  { accountId, callId }: CallPlace,
  joins: readonly Join[],
  legs: readonly LegView[],
): void {
  if (joins.length === 0) return;
  const joinedAt = legs.flatMap((leg) => (leg.caller === null ? [] : leg.joinedAt));
  const expireAt = new Date(Math.max(...joinedAt) + FULL_NUMBERS_KEPT_MS);
  const numbers = Object.fromEntries(joins.map(({ legId, number }) => [legId, number]));
  transaction.set(
    db.doc(paths.callCallers(accountId, callId)),
    { numbers, expireAt },
    { merge: true },
  );
}
