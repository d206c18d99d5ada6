import { randomUUID } from 'node:crypto';
import {
  type DocumentData,
  type DocumentReference,
  type Firestore,
  FieldValue,
  Timestamp,
} from 'firebase-admin/firestore';
import type { SMTPSentMessageInfo } from 'nodemailer';
import { isConnectionFailure } from './connection-failure.ts';
import { expiryOf, LEASE_MILLISECONDS, nextStep } from './delivery.ts';
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
  /** For the whole of one email, in milliseconds; below the lease. */
  readonly timeout: number;
  readonly ttl: { readonly type: string; readonly value: number };
  /** Absent: as many messages a minute as there are. */
  readonly rate?: Rate;
  /**
   * When to try again while the server is away, in milliseconds from now, or null to end it, by when
   * it first was. Absent: the first failure is the end.
   */
  readonly nextTry?: (since: Date, now: Date) => number | null;
}

/** What became of an event; the log says it. */
export type SendOutcome = 'sent' | 'failed' | 'abandoned' | 'held' | 'nothing';

/** What one look at a mail came to: its outcome, or in how many milliseconds to look again. */
export type Look = SendOutcome | { readonly pause: number };

/**
 * Takes one mail document one step further: claims and sends it, or gives up an attempt that died.
 * However often and in whatever order it is called, a mail is sent once for each time that it stood
 * at (none), PENDING or RETRY: claiming is a transaction, and only who has claimed sends.
 *
 * @returns `held` when somebody else's lease still runs; look again later. A pause where the minute
 *   has no room (nothing is written then), or where the server is away and the mail stands at RETRY.
 * @throws what Firestore throws when it cannot be reached.
 */
export async function sendMail(
  db: Firestore,
  dependencies: MailerDependencies,
  reference: DocumentReference,
): Promise<Look> {
  const claim = await claimMail(db, dependencies, reference);
  if (typeof claim === 'string' || 'pause' in claim) return claim;
  const end = await attempt(dependencies, claim.mail);
  if (end.state === 'ERROR' && end.isServerAway) {
    const at = dependencies.now();
    const since = momentAt(claim.mail, 'waitingSince') ?? at;
    const pause = dependencies.nextTry?.(since, at) ?? null;
    if (pause !== null) {
      return (await postpone(db, reference, claim, since, end.error)) ? { pause } : 'nothing';
    }
  }
  await finish(db, dependencies, reference, end);
  return end.state === 'SUCCESS' ? 'sent' : 'failed';
}

/** A mail as it was before it was claimed, and the name of the claim. */
interface Claim {
  readonly mail: DocumentData;
  readonly claimId: string;
}

async function claimMail(
  db: Firestore,
  { now, ttl, rate }: MailerDependencies,
  reference: DocumentReference,
): Promise<Claim | Exclude<Look, 'sent' | 'failed'>> {
  // The SDK runs this again when the answer of a commit is lost; then the claim found is our own.
  const claimId = randomUUID();
  return db.runTransaction(async (transaction) => {
    const snapshot = await transaction.get(reference);
    const mail = snapshot.data();
    if (mail === undefined) return 'nothing';
    if (snapshot.get('delivery.claimId') === claimId) return { mail, claimId };
    const at = now();
    switch (nextStep(snapshot.get('delivery.state'), momentAt(mail, 'leaseExpireTime'), at)) {
      case 'none':
        return 'nothing';
      case 'wait':
        return 'held';
      case 'abandon':
        transaction.update(reference, {
          ...ended(at),
          ...expiring(ttl, at),
          'delivery.state': 'ERROR',
          'delivery.error': 'Error: Message processing lease expired.',
        });
        return 'abandoned';
      case 'claim': {
        const pause = rate === undefined ? 0 : await takeSlot(transaction, db, rate, at);
        if (pause > 0) return { pause };
        transaction.update(reference, {
          'delivery.state': 'PROCESSING',
          'delivery.claimId': claimId,
          'delivery.startTime': Timestamp.fromDate(at),
          'delivery.endTime': null,
          'delivery.error': null,
          // Counted when it begins: an attempt that dies was one.
          'delivery.attempts': FieldValue.increment(1),
          'delivery.leaseExpireTime': Timestamp.fromMillis(at.getTime() + LEASE_MILLISECONDS),
          'delivery.waitingSince': FieldValue.delete(),
          // Of an attempt that dies, nothing may stay for ever.
          ...expiring(ttl, at),
        });
        return { mail, claimId };
      }
    }
  });
}

/** A time of a mail's delivery, or null where none stands there. */
function momentAt(mail: DocumentData, field: 'leaseExpireTime' | 'waitingSince'): Date | null {
  const delivery: unknown = mail['delivery'];
  if (typeof delivery !== 'object' || delivery === null) return null;
  const moment = (delivery as Record<string, unknown>)[field];
  return moment instanceof Timestamp ? moment.toDate() : null;
}

type End =
  | { readonly state: 'SUCCESS'; readonly info: Record<string, unknown> }
  | {
      readonly state: 'ERROR';
      readonly error: string;
      /** It was not there to talk to, and not a byte of the message has left. */
      readonly isServerAway: boolean;
    };

async function attempt(
  { transport, defaults, timeout }: MailerDependencies,
  mail: DocumentData,
): Promise<End> {
  const signal = AbortSignal.timeout(timeout);
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
      isServerAway: !hasContentLeft && isConnectionFailure(error),
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
 * Leaves a claimed mail at RETRY, with `waitingSince` as the sign that its owner comes back to it.
 *
 * @returns false where somebody has given up the claim meanwhile.
 */
async function postpone(
  db: Firestore,
  reference: DocumentReference,
  { claimId }: Claim,
  since: Date,
  error: string,
): Promise<boolean> {
  return db.runTransaction(async (transaction) => {
    const snapshot = await transaction.get(reference);
    // No longer ours, or ours of a commit whose answer was lost.
    if (snapshot.get('delivery.claimId') !== claimId) return false;
    if (snapshot.get('delivery.state') === 'RETRY') return true;
    if (snapshot.get('delivery.state') !== 'PROCESSING') return false;
    transaction.update(reference, {
      'delivery.state': 'RETRY',
      'delivery.error': error,
      'delivery.leaseExpireTime': null,
      'delivery.waitingSince': Timestamp.fromDate(since),
    });
    return true;
  });
}

async function finish(
  db: Firestore,
  { now, ttl }: MailerDependencies,
  reference: DocumentReference,
  end: End,
): Promise<void> {
  const at = now();
  // In a transaction, although it reads only whether the mail is still there, for the SDK's patience:
  // what the SMTP server has accepted must not look unsent because one commit was refused.
  await db.runTransaction(async (transaction) => {
    const snapshot = await transaction.get(reference);
    if (!snapshot.exists) return;
    transaction.update(reference, {
      ...ended(at),
      ...expiring(ttl, at),
      'delivery.state': end.state,
      'delivery.error': end.state === 'ERROR' ? end.error : null,
      ...(end.state === 'SUCCESS' ? { 'delivery.info': end.info } : {}),
    });
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
