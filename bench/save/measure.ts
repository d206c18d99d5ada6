import type { Firestore, Timestamp } from 'firebase-admin/firestore';
import { mailId, paths } from '../../domain/paths.ts';
import type { SuiteAddresses } from '../../local/suite/addresses.ts';
import { waitFor } from '../../local/support/wait.ts';
import { readCounters, resetCounters } from '../suite.ts';
import { ACCOUNT_ID } from './account.ts';
import { drawId, type PortalClient } from './client.ts';
import { type AcceptingSmtp, wallClock } from './smtp.ts';

/** Where the time of one Save went, in milliseconds. */
export interface SaveTimes {
  /** The portal's own commit, answered. */
  readonly commit: number;
  /** From then until the functions' transaction had queued the mail. */
  readonly queue: number;
  /** From then until the mailer had begun its claim. */
  readonly claim: number;
  /** From then until the SMTP server had accepted the mail. */
  readonly smtp: number;
  readonly total: number;
}

/** Saves a new conference `rounds` times, one after the other, through the running suite. */
export async function measureSaves(
  db: Firestore,
  portal: PortalClient,
  smtp: AcceptingSmtp,
  rounds: number,
): Promise<SaveTimes[]> {
  const times: SaveTimes[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const conferenceId = drawId();
    const to = `save-${drawId()}@bench.example`;
    const start = wallClock();
    const saveId = await portal.save(ACCOUNT_ID, conferenceId, to);
    const committed = wallClock();
    const accepted = await smtp.acceptedAt(to);
    await untilMirrored(db, conferenceId);
    const mail = await db.doc(paths.mail(mailId(conferenceId, saveId))).get();
    const queued = mail.createTime === undefined ? committed : milliseconds(mail.createTime);
    const claimed = milliseconds(mail.get('delivery.startTime') as Timestamp);
    times.push({
      commit: committed - start,
      queue: queued - committed,
      claim: claimed - queued,
      smtp: accepted - claimed,
      total: accepted - start,
    });
  }
  return times;
}

/** Document writes of one new conference and of one Save that sends again, all events done. */
export async function countWrites(
  suite: SuiteAddresses,
  db: Firestore,
  portal: PortalClient,
): Promise<{ readonly created: number; readonly again: number }> {
  const conferenceId = drawId();
  const counted = async () => {
    await resetCounters(suite);
    await portal.save(ACCOUNT_ID, conferenceId, `count-${drawId()}@bench.example`);
    await untilMirrored(db, conferenceId);
    const { documentWrites } = await readCounters(suite);
    return documentWrites;
  };
  return { created: await counted(), again: await counted() };
}

/** The last write of a Save: its delivery stands on the conference. */
async function untilMirrored(db: Firestore, conferenceId: string): Promise<void> {
  const conference = db.doc(paths.conference(ACCOUNT_ID, conferenceId));
  await waitFor('The delivery', 30, async () => {
    const now = await conference.get();
    const done = now.get('email.state') === 'sent' && now.get('email.saveId') === now.get('saveId');
    return done ? true : null;
  });
}

function milliseconds(time: Timestamp): number {
  return time.seconds * 1000 + time.nanoseconds / 1e6;
}
