import type {
  DocumentReference,
  DocumentSnapshot,
  Firestore,
  QueryDocumentSnapshot,
} from 'firebase-admin/firestore';
import {
  type BridgeClient,
  type BridgeEvent,
  failureFacts,
  type Log,
} from '../../../client/index.ts';
import {
  type CallRecord,
  callRecordSchema,
  type SessionRecord,
  sessionRecordSchema,
} from './records.ts';
import type { Change, Known, Store } from './store.ts';

/** Collections of our own; nobody but the server may read them, as Firestore's rules deny what they do not name. */
const COLLECTIONS = { calls: 'twilioCalls', sessions: 'twilioSessions', events: 'twilioEvents' };

/** So many events go in one request, and so long it may take, in milliseconds. */
const AT_ONCE = 400;
const TIME_LIMIT_MS = 8000;
/** Many callers may come into one conference at one moment, each in a callback of its own. */
const MOST_ATTEMPTS = 10;
/** So many requests `deliver` makes at most. */
const ROUNDS = 10;

export interface FirestoreStoreOptions {
  readonly db: Firestore;
  readonly client: Pick<BridgeClient, 'events'>;
  readonly log: Log;
  /** Milliseconds since 1970. */
  readonly now?: () => number;
}

/**
 * Keeps records in Firestore, for a function, which has no disk. What is to be told is written in the same transaction
 * as what is known: an event stands in `twilioEvents` until the Bridge API has answered it, and is sent with each
 * callback and once a minute.
 */
export function firestoreStore({ db, client, log, now = Date.now }: FirestoreStoreOptions): Store {
  const calls = db.collection(COLLECTIONS.calls);
  const sessions = db.collection(COLLECTIONS.sessions);
  const events = db.collection(COLLECTIONS.events);
  const settledAt = (record: { readonly isSettled: boolean }) => (record.isSettled ? now() : null);

  return {
    call: async (callSid) => readCall(await calls.doc(callSid).get()),
    session: async (sessionId) => readSession(await sessions.doc(sessionId).get()),
    change: <T>(
      { callSid, sessionId }: { callSid?: string; sessionId?: string },
      decide: (known: Known) => Change<T>,
    ) =>
      db.runTransaction(
        async (transaction) => {
          const named = [
            ...(callSid === undefined ? [] : [calls.doc(callSid)]),
            ...(sessionId === undefined ? [] : [sessions.doc(sessionId)]),
          ];
          const found = named.length === 0 ? [] : await transaction.getAll(...named);
          const at = (reference: DocumentReference | undefined) =>
            found.find((each) => each.ref.path === reference?.path);
          const { call, session, tell, answer } = decide({
            call: readCall(at(callSid === undefined ? undefined : calls.doc(callSid))),
            session: readSession(at(sessionId === undefined ? undefined : sessions.doc(sessionId))),
          });
          if (call !== undefined) {
            transaction.set(calls.doc(call.callSid), { ...call, settledAt: settledAt(call) });
          }
          if (session !== undefined) {
            const { sessionId: id } = session;
            transaction.set(sessions.doc(id), { ...session, settledAt: settledAt(session) });
          }
          for (const event of tell ?? []) {
            transaction.set(events.doc(event.eventId), { keptAt: now(), event });
          }
          return answer;
        },
        { maxAttempts: MOST_ATTEMPTS },
      ),
    openCalls: async () => {
      const { docs } = await calls.where('isSettled', '==', false).get();
      return docs.map(readCall).filter((call) => call !== null);
    },
    openSessions: async () => {
      const { docs } = await sessions.where('isSettled', '==', false).get();
      return docs.map(readSession).filter((session) => session !== null);
    },
    forget: async (before) => {
      for (const collection of [calls, sessions]) {
        const { docs } = await collection
          .where('settledAt', '<', before)
          .orderBy('settledAt')
          .limit(AT_ONCE)
          .get();
        const batch = db.batch();
        for (const { ref } of docs) batch.delete(ref);
        if (docs.length > 0) await batch.commit();
      }
    },
    deliver: async () => {
      try {
        let next = events.orderBy('keptAt').limit(AT_ONCE);
        for (let round = 0; round < ROUNDS; round += 1) {
          const { docs } = await next.get();
          if (docs.length === 0) return;
          const done = await send(client, log, docs);
          const batch = db.batch();
          for (const { ref } of done) batch.delete(ref);
          if (done.length > 0) await batch.commit();
          if (docs.length < AT_ONCE) return;
          // What is left of these is to be sent again, but not at once, and others do not wait for it.
          next = next.startAfter(docs.at(-1));
        }
      } catch (error) {
        log('warn', 'twilio.eventsNotSent', failureFacts(error));
      }
    },
    waiting: async () => (await events.count().get()).data().count,
    close: () => Promise.resolve(),
  };
}

/** @returns those that are done: taken, known already, or refused for good. */
async function send(
  client: Pick<BridgeClient, 'events'>,
  log: Log,
  docs: readonly QueryDocumentSnapshot[],
): Promise<readonly QueryDocumentSnapshot[]> {
  const told = docs.map((each) => each.get('event') as BridgeEvent);
  const { rejected } = await client.events(told, AbortSignal.timeout(TIME_LIMIT_MS));
  const again = new Set<number>();
  for (const { index, count, eventId, code } of rejected) {
    const isPassing =
      code === 'try_again' || code === 'too_many_events' || code === 'time_in_future';
    if (!isPassing) log('error', 'twilio.eventRefused', { eventId, count, code });
    for (let each = index; isPassing && each < index + count; each += 1) again.add(each);
  }
  return docs.filter((_, index) => !again.has(index));
}

function readCall(found: DocumentSnapshot | undefined): CallRecord | null {
  return callRecordSchema.safeParse(found?.data()).data ?? null;
}

function readSession(found: DocumentSnapshot | undefined): SessionRecord | null {
  return sessionRecordSchema.safeParse(found?.data()).data ?? null;
}
