import path from 'node:path';
import * as z from 'zod/mini';
import { failureFacts, type Log, type Outbox } from '../../../client/index.ts';
import { type Files, RecordFile } from './record-file.ts';
import {
  type CallRecord,
  callRecordSchema,
  type SessionRecord,
  sessionRecordSchema,
} from './records.ts';
import type { Change, Known, Store } from './store.ts';

export interface DiskStoreOptions {
  /** Its own; made if need be. */
  readonly folder: string;
  /** Sends what is to be told, and keeps it until then. */
  readonly outbox: Pick<Outbox, 'add' | 'waiting'>;
  readonly log: Log;
  /** Milliseconds since 1970. */
  readonly now?: () => number;
  /** Instead of Node's, where a test lets a disk fail. */
  readonly files?: Files;
}

/** A record, and when all was told of it; null: not yet. */
interface Kept<R> {
  readonly record: R;
  readonly settledAt: number | null;
}

const lineSchema = z.strictObject({
  at: z.number(),
  call: z.optional(callRecordSchema),
  session: z.optional(sessionRecordSchema),
});

/**
 * Keeps records in a folder, for a process that runs alone, and in memory besides. Where the disk takes nothing, which
 * the log says once, callers go on and the records wait in memory until it does.
 *
 * @throws Error where the folder cannot be written
 */
export async function openDiskStore(options: DiskStoreOptions): Promise<Store> {
  const { folder, outbox, log, now = Date.now, files } = options;
  const calls = new Map<string, Kept<CallRecord>>();
  const sessions = new Map<string, Kept<SessionRecord>>();
  const keep = (at: number, { call, session }: Pick<Change<unknown>, 'call' | 'session'>) => {
    if (call !== undefined) calls.set(call.callSid, keptAt(at, call, calls.get(call.callSid)));
    if (session !== undefined) {
      const { sessionId } = session;
      sessions.set(sessionId, keptAt(at, session, sessions.get(sessionId)));
    }
  };
  const { file, unreadable } = await RecordFile.open(
    path.join(folder, 'records'),
    (text) => {
      const line = lineSchema.safeParse(parseOrNull(text)).data;
      if (line === undefined) return false;
      const { at, call, session } = line;
      keep(at, { ...(call && { call }), ...(session && { session }) });
      return true;
    },
    () => [
      ...[...calls.values()].map(({ record: call, settledAt }) =>
        JSON.stringify({ at: settledAt ?? now(), call }),
      ),
      ...[...sessions.values()].map(({ record: session, settledAt }) =>
        JSON.stringify({ at: settledAt ?? now(), session }),
      ),
    ],
    files,
  );
  if (unreadable > 0) log('warn', 'twilio.recordsUnreadable', { lines: unreadable });

  let isFailing = false;
  const write = async (line: string): Promise<void> => {
    try {
      await file.append(line);
      if (isFailing) log('info', 'twilio.recordsKeptAgain');
      isFailing = false;
    } catch (error) {
      if (!isFailing) log('error', 'twilio.recordsNotKept', failureFacts(error));
      isFailing = true;
    }
  };
  let turn: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const result = turn.then(work, work);
    turn = result.catch(() => undefined);
    return result;
  };

  return {
    call: (callSid) => Promise.resolve(calls.get(callSid)?.record ?? null),
    session: (sessionId) => Promise.resolve(sessions.get(sessionId)?.record ?? null),
    change: <T>(
      { callSid = '', sessionId = '' }: { callSid?: string; sessionId?: string },
      decide: (known: Known) => Change<T>,
    ) =>
      inTurn(async () => {
        const { call, session, tell, answer } = decide({
          call: calls.get(callSid)?.record ?? null,
          session: sessions.get(sessionId)?.record ?? null,
        });
        // First: an event that is told twice after a crash is known by its id; one that is not told is lost.
        if (tell !== undefined && tell.length > 0) await outbox.add(tell);
        const changed = { ...(call && { call }), ...(session && { session }) };
        if (call !== undefined || session !== undefined) {
          const at = now();
          keep(at, changed);
          await write(JSON.stringify({ at, ...changed }));
        }
        return answer;
      }),
    openCalls: () => Promise.resolve(recordsOf(calls).filter(({ isSettled }) => !isSettled)),
    openSessions: () => Promise.resolve(recordsOf(sessions).filter(({ isSettled }) => !isSettled)),
    forget: (before) =>
      inTurn(() => {
        for (const kept of [calls, sessions]) {
          for (const [id, { settledAt }] of kept) {
            if (settledAt !== null && settledAt < before) kept.delete(id);
          }
        }
        return Promise.resolve();
      }),
    // The outbox sends by itself.
    deliver: () => Promise.resolve(),
    waiting: () => Promise.resolve(outbox.waiting()),
    close: () => inTurn(() => file.close()),
  };
}

function keptAt<R extends { readonly isSettled: boolean }>(
  at: number,
  record: R,
  before: Kept<R> | undefined,
): Kept<R> {
  return { record, settledAt: record.isSettled ? (before?.settledAt ?? at) : null };
}

function recordsOf<R>(kept: ReadonlyMap<string, Kept<R>>): readonly R[] {
  return [...kept.values()].map(({ record }) => record);
}

function parseOrNull(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
