import { randomUUID } from 'node:crypto';
import {
  type DocumentReference,
  FieldValue,
  type Firestore,
  type Transaction,
} from 'firebase-admin/firestore';
import type { HandedCommand } from '../../../../domain/bridge/commands-request.ts';
import {
  COMMAND_VALID_MS,
  type CommandKind,
  type CommandProblem,
} from '../../../../domain/live-command.ts';
import { commandEntryId, paths } from '../../../../domain/paths.ts';
import { activityEntry, memberReference } from '../../stored/activity-entry.ts';
import { actorOf } from '../../stored/actor.ts';
import {
  type CommandPlace,
  placeOfCommand,
  readCommand,
  type StoredCommand,
} from './command-documents.ts';

/** The bridge that asks, and what it can do. */
export interface AskingBridge {
  readonly name: string;
  readonly key: string;
  readonly can: readonly CommandKind[];
}

/**
 * Takes a command for the bridge that will do it, and tells the activity log who asked for what. Whoever
 * takes it first has it, so it is handed out once at most. One whose caller or call is gone is refused here.
 *
 * @returns null where there is nothing for this bridge to do.
 * @throws what Firestore throws when it cannot be reached.
 */
export async function takeCommand(
  db: Firestore,
  bridge: AskingBridge,
  reference: DocumentReference,
  now: () => Date,
): Promise<HandedCommand | null> {
  const place = placeOfCommand(reference.path);
  if (place === null) return null;
  const takenBy = randomUUID();
  let taken: HandedCommand | null = null;
  return db.runTransaction(async (transaction) => {
    const command = readCommand(await transaction.get(reference));
    // The SDK tries again when the answer of a commit is lost; who took it then was this very call.
    if (command?.takenBy === takenBy) return taken;
    const at = now();
    if (command === null || command.bridge !== bridge.key || !isOpen(command, at)) return null;
    const about = await readAbout(transaction, db, place, command);
    const { sessionId } = about;
    const problem = problemOf(command, about, bridge);
    if (problem !== null || sessionId === null) {
      const why = problem ?? 'callEnded';
      const answeredAt = FieldValue.serverTimestamp();
      transaction.update(reference, { state: 'refused', why, answeredAt });
      return null;
    }
    const { commandId } = place;
    const sentAt = FieldValue.serverTimestamp();
    transaction.update(reference, { state: 'sent', sentAt, sentAs: commandId, takenBy });
    writeEntry(transaction, db, place, command, about);
    const voidAt = command.askedAt.getTime() + COMMAND_VALID_MS;
    const { kind, legId } = command;
    const validForMs = voidAt - at.getTime();
    taken = {
      ...{ commandId, kind, sessionId, legId },
      ...{ voidAt: new Date(voidAt).toISOString(), validForMs },
    };
    return taken;
  });
}

function isOpen({ state, askedAt }: StoredCommand, at: Date): boolean {
  return state === 'asked' && at.getTime() < askedAt.getTime() + COMMAND_VALID_MS;
}

/** What a command is about, as it is now. */
interface About {
  /** Null where the call is over. */
  readonly sessionId: string | null;
  readonly bridge: string | null;
  /** Whether the caller is there whom it names. */
  readonly isCallerThere: boolean;
  readonly caller: string | null;
  readonly conferenceId: string | null;
  readonly tag: string | null;
  readonly by: ReturnType<typeof actorOf>;
}

async function readAbout(
  transaction: Transaction,
  db: Firestore,
  { accountId, callId }: CommandPlace,
  { legId, askedBy }: StoredCommand,
): Promise<About> {
  const member = memberReference(db, accountId, askedBy);
  const [open, call, ...more] = await transaction.getAll(
    db.doc(paths.openCall(accountId, callId)),
    db.doc(paths.call(accountId, callId)),
    ...(legId === null ? [] : [db.doc(paths.leg(accountId, callId, legId))]),
    ...(member === null ? [] : [member]),
  );
  const leg = legId === null ? undefined : more[0];
  const memberNow = member === null ? undefined : more.at(-1);
  return {
    sessionId: textOrNull(open?.get('sessionId')),
    bridge: textOrNull(open?.get('bridge')),
    isCallerThere: leg?.get('leftAt') === null,
    caller: textOrNull(leg?.get('caller')),
    conferenceId: textOrNull(call?.get('conferenceId')),
    tag: textOrNull(call?.get('tag')),
    by: actorOf(askedBy, memberNow),
  };
}

function problemOf(
  { kind, legId }: StoredCommand,
  { bridge, isCallerThere }: About,
  { name, can }: AskingBridge,
): CommandProblem | null {
  if (bridge !== name) return 'callEnded';
  if (legId !== null && !isCallerThere) return 'callerLeft';
  return can.includes(kind) ? null : 'notPossible';
}

function writeEntry(
  transaction: Transaction,
  db: Firestore,
  { accountId, callId, commandId }: CommandPlace,
  { kind, askedAt }: StoredCommand,
  { by, conferenceId, tag, caller }: About,
): void {
  const act = { kind, caller, outcome: 'sent', why: null } as const;
  transaction.create(
    db.doc(paths.activityEntry(accountId, commandEntryId(callId, commandId))),
    activityEntry({ kind: 'callActedOn', at: askedAt, by, conferenceId, tag, act }),
  );
}

function textOrNull(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}
