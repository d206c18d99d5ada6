import type { DocumentReference, Firestore } from 'firebase-admin/firestore';
import nodemailer from 'nodemailer';
import { renderInformationEmail } from '../../domain/email/render.ts';
import { mailId, paths } from '../../domain/paths.ts';
import { ACCOUNT_ID } from './account.ts';
import { drawId, type PortalClient } from './client.ts';
import { type AcceptingSmtp, wallClock } from './smtp.ts';

/**
 * What a Save cannot do without: its three commits (the portal's, the one that allots codes and
 * queues the email, the claim) and one SMTP delivery, one after the other, by one process, against a
 * Firestore that has no triggers.
 *
 * @returns milliseconds from the first commit to SMTP acceptance
 */
export async function measureFloor(
  db: Firestore,
  portal: PortalClient,
  smtp: AcceptingSmtp,
  rounds: number,
): Promise<number[]> {
  // A connection for each email, as the mailer does.
  const transport = nodemailer.createTransport({ host: '127.0.0.1', port: smtp.port });
  const times: number[] = [];
  try {
    for (let round = 0; round < rounds; round += 1) {
      const to = `floor-${drawId()}@bench.example`;
      const start = wallClock();
      await commitsAndDelivery(db, portal, transport, to);
      times.push((await smtp.acceptedAt(to)) - start);
    }
  } finally {
    transport.close();
  }
  return times;
}

/**
 * One of those.
 *
 * @returns the documents that were written
 */
export async function commitsAndDelivery(
  db: Firestore,
  portal: PortalClient,
  transport: { sendMail(message: object): Promise<unknown> },
  to: string,
): Promise<Record<'conference' | 'mail' | 'entry', DocumentReference>> {
  const conferenceId = drawId();
  const saveId = await portal.save(ACCOUNT_ID, conferenceId, to);
  const conference = db.doc(paths.conference(ACCOUNT_ID, conferenceId));
  const codes = db.doc(paths.conferenceCodes(ACCOUNT_ID, conferenceId));
  const account = db.doc(paths.account(ACCOUNT_ID));
  const mail = db.doc(paths.mail(mailId(conferenceId, saveId)));
  const entry = db.doc(paths.activityEntry(ACCOUNT_ID, mail.id));
  const member = db.doc(paths.member(ACCOUNT_ID, 'nobody'));
  const message = await db.runTransaction(async (transaction) => {
    await transaction.getAll(conference, codes, account, mail, entry, member);
    const rendered = renderInformationEmail({
      account: { name: 'Benchmark', timeZone: 'UTC', dialInNumbers: [], menu: [] },
      language: 'en',
      tag: 'Benchmark',
      leaderCode: null,
      participantCode: null,
      expiresAt: null,
      now: new Date(),
    });
    transaction.create(db.doc(paths.accessCode(drawId())), { role: 'leader' });
    transaction.create(db.doc(paths.accessCode(drawId())), { role: 'participant' });
    transaction.set(codes, { leaderCode: null });
    transaction.update(conference, { codesVersion: 1, email: { state: 'queued' } });
    transaction.create(entry, { kind: 'generated', email: { state: 'queued' } });
    transaction.create(mail, { to, message: rendered });
    return rendered;
  });
  await db.runTransaction(async (transaction) => {
    await transaction.get(mail);
    transaction.update(mail, { delivery: { state: 'PROCESSING' } });
  });
  await transport.sendMail({ from: 'floor@bench.example', to, ...message });
  return { conference, mail, entry };
}
