import type { Firestore } from 'firebase-admin/firestore';
import nodemailer from 'nodemailer';
import { paths } from '../../domain/paths.ts';
import { ACCOUNT_ID } from '../save/account.ts';
import { drawId, type PortalClient } from '../save/client.ts';
import { commitsAndDelivery } from '../save/floor.ts';
import { type AcceptingSmtp, wallClock } from '../save/smtp.ts';

/**
 * What a run cannot do without: the six commits and the SMTP delivery of each conference, as many at a
 * time as a run writes, by one process, against a Firestore that has no triggers.
 *
 * @returns conferences a second, from the first commit to the last email accepted
 */
export async function measureBulkFloor(
  db: Firestore,
  portal: PortalClient,
  smtp: AcceptingSmtp,
  options: { readonly count: number; readonly parallel: number },
): Promise<number> {
  const transport = nodemailer.createTransport({ host: '127.0.0.1', port: smtp.port });
  let left = options.count;
  let last = 0;
  const lane = async (): Promise<void> => {
    while (left > 0) {
      left -= 1;
      const to = `floor-${drawId()}@bench.example`;
      const written = await commitsAndDelivery(db, portal, transport, to);
      last = Math.max(last, await smtp.acceptedAt(to));
      await end(db, written);
    }
  };
  const start = wallClock();
  try {
    await Promise.all(Array.from({ length: options.parallel }, lane));
  } finally {
    transport.close();
  }
  return (1_000 * options.count) / (last - start);
}

/** The mailer's end, that end told on conference and log, and the user who is told. */
async function end(
  db: Firestore,
  { conference, mail, entry }: Awaited<ReturnType<typeof commitsAndDelivery>>,
): Promise<void> {
  await db.runTransaction(async (transaction) => {
    await transaction.get(mail);
    transaction.update(mail, { delivery: { state: 'SUCCESS' } });
  });
  await db.runTransaction(async (transaction) => {
    await transaction.getAll(mail, conference, entry);
    transaction.update(conference, { 'email.state': 'sent' });
    transaction.update(entry, { 'email.state': 'sent' });
  });
  const user = db.doc(paths.pbxUser(ACCOUNT_ID, drawId()));
  await db.runTransaction(async (transaction) => {
    await transaction.getAll(conference, user);
    transaction.set(user, { hasConference: true });
  });
}
