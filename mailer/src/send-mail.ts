import { randomUUID } from 'node:crypto';
import {
  type DocumentData,
  type DocumentReference,
  type Firestore,
  FieldValue,
  Timestamp,
} from 'firebase-admin/firestore';
import type { SMTPSentMessageInfo } from 'nodemailer';
import { expiryOf, LEASE_MILLISECONDS, nextStep } from './delivery.ts';
import { InvalidMail, type MessageDefaults, toMessage } from './message.ts';
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
}

/** What became of an event; the log says it. */
export type SendOutcome = 'sent' | 'failed' | 'abandoned' | 'held' | 'nothing';

/**
 * Takes one mail document one step further: claims and sends it, or gives up an attempt that died.
 * However often and in whatever order it is called, a mail is sent once for each time that it stood
 * at (none), PENDING or RETRY: claiming is a transaction, and only who has claimed sends.
 *
 * @returns `held` when somebody else's lease still runs; look again later.
 * @throws what Firestore throws when it cannot be reached.
 */
export async function sendMail(
  db: Firestore,
  dependencies: MailerDependencies,
  reference: DocumentReference,
): Promise<SendOutcome> {
  const claim = await claimMail(db, dependencies, reference);
  if (typeof claim === 'string') return claim;
  const end = await attempt(dependencies, claim.mail);
  await finish(db, dependencies, reference, end);
  return end.state === 'SUCCESS' ? 'sent' : 'failed';
}

async function claimMail(
  db: Firestore,
  { now, ttl }: MailerDependencies,
  reference: DocumentReference,
): Promise<{ readonly mail: DocumentData } | Exclude<SendOutcome, 'sent' | 'failed'>> {
  // The SDK runs this again when the answer of a commit is lost; then the claim found is our own.
  const claimId = randomUUID();
  return db.runTransaction(async (transaction) => {
    const snapshot = await transaction.get(reference);
    const mail = snapshot.data();
    if (mail === undefined) return 'nothing';
    if (snapshot.get('delivery.claimId') === claimId) return { mail };
    const at = now();
    switch (nextStep(snapshot.get('delivery.state'), leaseOf(snapshot.data()), at)) {
      case 'none':
        return 'nothing';
      case 'wait':
        return 'held';
      case 'abandon':
        transaction.update(reference, {
          ...ended(at, expiryOf(ttl.type, ttl.value, at)),
          'delivery.state': 'ERROR',
          'delivery.error': 'Error: Message processing lease expired.',
        });
        return 'abandoned';
      case 'claim':
        transaction.update(reference, {
          'delivery.state': 'PROCESSING',
          'delivery.claimId': claimId,
          'delivery.startTime': Timestamp.fromDate(at),
          'delivery.endTime': null,
          'delivery.error': null,
          // Counted when it begins: an attempt that dies was one.
          'delivery.attempts': FieldValue.increment(1),
          'delivery.leaseExpireTime': Timestamp.fromMillis(at.getTime() + LEASE_MILLISECONDS),
        });
        return { mail };
    }
  });
}

function leaseOf(mail: DocumentData | undefined): Date | null {
  const delivery: unknown = mail?.['delivery'];
  if (typeof delivery !== 'object' || delivery === null) return null;
  const lease = 'leaseExpireTime' in delivery ? delivery.leaseExpireTime : null;
  return lease instanceof Timestamp ? lease.toDate() : null;
}

type End =
  | { readonly state: 'SUCCESS'; readonly info: Record<string, unknown> }
  | { readonly state: 'ERROR'; readonly error: string };

async function attempt(
  { transport, defaults, timeout }: MailerDependencies,
  mail: DocumentData,
): Promise<End> {
  const signal = AbortSignal.timeout(timeout);
  try {
    const message = toMessage(mail, defaults);
    return {
      state: 'SUCCESS',
      info: deliveryInfo(await transport().sendMail({ ...message, signal })),
    };
  } catch (error) {
    return {
      state: 'ERROR',
      error: signal.aborted ? 'Error: Sending timed out.' : errorText(error),
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
      ...ended(at, expiryOf(ttl.type, ttl.value, at)),
      'delivery.state': end.state,
      'delivery.error': end.state === 'ERROR' ? end.error : null,
      ...(end.state === 'SUCCESS' ? { 'delivery.info': end.info } : {}),
    });
  });
}

function ended(at: Date, expireAt: Date | null): Record<string, unknown> {
  return {
    'delivery.endTime': Timestamp.fromDate(at),
    'delivery.leaseExpireTime': null,
    ...(expireAt === null ? {} : { 'delivery.expireAt': Timestamp.fromDate(expireAt) }),
  };
}
