import { randomUUID } from 'node:crypto';
import {
  type DocumentData,
  type DocumentReference,
  type DocumentSnapshot,
  type Firestore,
  FieldValue,
  Timestamp,
} from 'firebase-admin/firestore';
import type { SMTPSentMessageInfo } from 'nodemailer';
import type { FailureCause } from '../../domain/delivery/classify-failure.ts';
import { expiryOf, LEASE_EXPIRED, LEASE_MILLISECONDS, nextStep } from './delivery.ts';
import { failureCause } from './failure-cause.ts';
import { InvalidMail, type MessageDefaults, toMessage } from './message.ts';
import { type Rate, takeSlot } from './take-message-slot.ts';
import type { SmtpTransport } from './transport.ts';

/** What sending needs from outside. */
export interface MailerDependencies {
  /** Opens or returns the transport; may throw, which ends that mail with an error. */
  readonly transport: () => SmtpTransport;
  readonly defaults: MessageDefaults;
  /** The present moment. */
  readonly now: () => Date;
  /** Begins the time for the whole of one email, below the lease; the signal says when it is over. */
  readonly deadline: () => AbortSignal;
  readonly ttl: { readonly type: string; readonly value: number };
  /** Absent: as many messages a minute as there are. */
  readonly rate?: Rate;
}

/** What became of an event; the log says it. */
export type SendOutcome = 'sent' | 'failed' | 'abandoned' | 'held' | 'nothing';

/** What one look at a mail came to: its outcome, or in how many milliseconds the minute has room. */
export type Look = SendOutcome | { readonly pause: number };

/**
 * Takes one mail document one step further: claims and sends it, or gives up an attempt that died.
 * However often and in whatever order it is called, a mail is sent once for each time that it stood
 * at (none), PENDING or RETRY: claiming is a transaction, and only who has claimed sends.
 *
 * An attempt that fails ends at ERROR, also where the server asks to try later: whoever queued the mail
 * knows whether it is still wanted, and writes RETRY (docs/saves.md, "Tried again").
 *
 * @param seen the mail as an event brought it. It is claimed on the condition that it still is just so, which
 *   spares reading it; where it is not, it is read.
 * @returns `held` when somebody else's lease still runs; look again later. A pause where the minute
 *   has no room; nothing is written then.
 * @throws what Firestore throws when it cannot be reached.
 */
export async function sendMail(
  db: Firestore,
  dependencies: MailerDependencies,
  reference: DocumentReference,
  seen?: DocumentSnapshot,
): Promise<Look> {
  // The SDK writes again when the answer of a commit is lost; then the claim found is our own.
  const claimId = randomUUID();
  const claim =
    (await claimSeen(dependencies, reference, claimId, seen)) ??
    (await claimMail(db, dependencies, reference, claimId));
  if (typeof claim === 'string' || 'pause' in claim) return claim;
  const end = await attempt(dependencies, claim.mail);
  await finish(db, dependencies, reference, claim, end);
  return end.state === 'SUCCESS' ? 'sent' : 'failed';
}

/** A mail as it was before it was claimed, and the name of the claim. */
interface Claim {
  readonly mail: DocumentData;
  readonly claimId: string;
  /** When it was claimed, by the database's clock, where that is known. */
  readonly claimedAt?: Timestamp;
}

/**
 * Claims a mail that is as an event brought it, which nearly every mail is.
 *
 * @returns null where that could not be done, or nobody knows whether it was: whoever reads the mail then
 *   finds out.
 */
async function claimSeen(
  { now, ttl, rate }: MailerDependencies,
  reference: DocumentReference,
  claimId: string,
  seen: DocumentSnapshot | undefined,
): Promise<Claim | null> {
  const mail = seen?.data();
  // Under a limit the place in the minute is taken in the same transaction.
  if (mail === undefined || seen?.updateTime === undefined || rate !== undefined) return null;
  const at = now();
  if (nextStep(seen.get('delivery.state'), leaseOf(mail), at) !== 'claim') return null;
  try {
    const condition = { lastUpdateTime: seen.updateTime };
    const { writeTime } = await reference.update(claiming(claimId, ttl, at), condition);
    return { mail, claimId, claimedAt: writeTime };
  } catch {
    return null;
  }
}

function claiming(claimId: string, ttl: MailerDependencies['ttl'], at: Date): DocumentData {
  return {
    'delivery.state': 'PROCESSING',
    'delivery.claimId': claimId,
    'delivery.startTime': Timestamp.fromDate(at),
    'delivery.endTime': null,
    'delivery.error': null,
    // Counted when it begins: an attempt that dies was one.
    'delivery.attempts': FieldValue.increment(1),
    'delivery.leaseExpireTime': Timestamp.fromMillis(at.getTime() + LEASE_MILLISECONDS),
    'delivery.cause': FieldValue.delete(),
    // Of an attempt that dies, nothing may stay for ever.
    ...expiring(ttl, at),
  };
}

async function claimMail(
  db: Firestore,
  { now, ttl, rate }: MailerDependencies,
  reference: DocumentReference,
  claimId: string,
): Promise<Claim | Exclude<Look, 'sent' | 'failed'>> {
  return db.runTransaction(async (transaction) => {
    const snapshot = await transaction.get(reference);
    const mail = snapshot.data();
    if (mail === undefined) return 'nothing';
    if (snapshot.get('delivery.claimId') === claimId) return { mail, claimId };
    const at = now();
    switch (nextStep(snapshot.get('delivery.state'), leaseOf(mail), at)) {
      case 'none':
        return 'nothing';
      case 'wait':
        return 'held';
      case 'abandon':
        transaction.update(reference, {
          ...ended(at),
          ...expiring(ttl, at),
          'delivery.state': 'ERROR',
          'delivery.error': LEASE_EXPIRED,
        });
        return 'abandoned';
      case 'claim': {
        const pause = rate === undefined ? 0 : await takeSlot(transaction, db, rate, at);
        if (pause > 0) return { pause };
        transaction.update(reference, claiming(claimId, ttl, at));
        return { mail, claimId };
      }
    }
  });
}

/** The end of the lease that a mail tells, or null where it tells none. */
function leaseOf(mail: DocumentData): Date | null {
  const delivery: unknown = mail['delivery'];
  if (typeof delivery !== 'object' || delivery === null) return null;
  const end: unknown = (delivery as Record<string, unknown>)['leaseExpireTime'];
  return end instanceof Timestamp ? end.toDate() : null;
}

type End =
  | { readonly state: 'SUCCESS'; readonly info: Record<string, unknown> }
  | {
      readonly state: 'ERROR';
      readonly error: string;
      readonly cause: FailureCause;
    };

async function attempt(
  { transport, defaults, deadline }: MailerDependencies,
  mail: DocumentData,
): Promise<End> {
  const signal = deadline();
  let hasContentLeft = false;
  const onContent = () => {
    hasContentLeft = true;
  };
  try {
    const message = { ...toMessage(mail, defaults), signal, onContent };
    return { state: 'SUCCESS', info: deliveryInfo(await transport().sendMail(message)) };
  } catch (error) {
    return {
      state: 'ERROR',
      error: signal.aborted ? 'Error: Sending timed out.' : errorText(error),
      cause: failureCause(error, hasContentLeft),
    };
  }
}

function deliveryInfo(info: SMTPSentMessageInfo): Record<string, unknown> {
  return {
    messageId: info.messageId,
    accepted: info.accepted,
    rejected: info.rejected,
    pending: [],
    response: info.response,
  };
}

/** `name: message`, as the contract has it; a sentence of our own stands alone. */
function errorText(error: unknown): string {
  if (error instanceof InvalidMail) return error.message;
  return error instanceof Error ? `${error.name}: ${error.message}` : 'Error: unknown';
}

/**
 * Writes how an attempt has ended. One that was given up meanwhile writes that its mail was sent, which is
 * true whatever else has happened; that it failed is nobody's business any more.
 */
async function finish(
  db: Firestore,
  { now, ttl }: MailerDependencies,
  reference: DocumentReference,
  { claimId, claimedAt }: Claim,
  end: End,
): Promise<void> {
  const at = now();
  const written = {
    ...ended(at),
    ...expiring(ttl, at),
    'delivery.state': end.state,
    ...(end.state === 'SUCCESS'
      ? { 'delivery.error': null, 'delivery.info': end.info }
      : { 'delivery.error': end.error, 'delivery.cause': end.cause }),
  };
  if (claimedAt !== undefined) {
    // Nobody has touched it since: nothing has to be read.
    const condition = { lastUpdateTime: claimedAt };
    const isWritten = await reference.update(written, condition).then(
      () => true,
      () => false,
    );
    if (isWritten) return;
  }
  // In a transaction, although it reads only whether the mail is still there, for the SDK's patience:
  // what the SMTP server has accepted must not look unsent because one commit was refused.
  await db.runTransaction(async (transaction) => {
    const snapshot = await transaction.get(reference);
    if (!snapshot.exists) return;
    const isOurs =
      snapshot.get('delivery.claimId') === claimId &&
      snapshot.get('delivery.state') === 'PROCESSING';
    if (end.state === 'ERROR' && !isOurs) return;
    transaction.update(reference, written);
  });
}

function ended(at: Date): Record<string, unknown> {
  return { 'delivery.endTime': Timestamp.fromDate(at), 'delivery.leaseExpireTime': null };
}

/** When the mail may be deleted: counted anew at each attempt, and from its end. */
function expiring({ type, value }: MailerDependencies['ttl'], at: Date): Record<string, unknown> {
  const expireAt = expiryOf(type, value, at);
  return expireAt === null ? {} : { 'delivery.expireAt': Timestamp.fromDate(expireAt) };
}
