import { randomInt } from 'node:crypto';
import { FieldValue } from 'firebase-admin/firestore';
import { type ConferenceInput, conferenceInputSchema } from '../../domain/conference.ts';
import { paths } from '../../domain/paths.ts';
import { addMember } from '../operator/add-member.ts';
import type { Operator } from '../operator/connect.ts';
import { createAccount } from '../operator/create-account.ts';
import { DEMO_ACCOUNTS, DEMO_ADMIN, DEMO_PASSWORD } from './accounts.ts';

const HOUR_MS = 60 * 60 * 1000;

/** One that never expires, one that soon does, one that has. */
function demoConferences(now: Date): ConferenceInput[] {
  const thisHour = Math.floor(now.getTime() / HOUR_MS) * HOUR_MS;
  const inDays = (days: number) => new Date(thisHour + days * 24 * HOUR_MS);
  return [
    { tag: 'Q3 close', adminEmail: 'jo@acme.example', expiresAt: inDays(-12) },
    { tag: 'Board', adminEmail: 'li@acme.example', expiresAt: inDays(9) },
    { tag: 'Weekly sales', adminEmail: DEMO_ADMIN, expiresAt: null },
  ];
}

/**
 * Fills an empty project: accounts and people with the operator's own operations, conferences as
 * the portal saves them, so that the functions allot the codes and the mailer sends the emails.
 * (Outside the rules, because one has expired and the rules would not have that.)
 */
export async function seedDemo(operator: Operator, now: Date): Promise<void> {
  for (const { id, account, members } of DEMO_ACCOUNTS) {
    await createAccount(operator, id, account);
    for (const { email, role } of members) {
      await addMember(operator, id, { email, role, password: DEMO_PASSWORD });
    }
  }
  const { uid } = await operator.auth.getUserByEmail(DEMO_ADMIN);
  for (const conference of demoConferences(now)) {
    await saveConference(operator, 'acme', uid, conferenceInputSchema.parse(conference));
  }
}

/** One Save of a new conference: the document that the portal commits. */
async function saveConference(
  { db }: Operator,
  accountId: string,
  savedBy: string,
  conference: ConferenceInput,
): Promise<void> {
  const ref = db.collection(paths.conferences(accountId)).doc();
  await ref.create({
    ...conference,
    saveId: drawSaveId(),
    savedAt: FieldValue.serverTimestamp(),
    savedBy,
    createdAt: FieldValue.serverTimestamp(),
    codesWanted: 1,
    deletedAt: null,
  });
}

/** Twenty letters and digits: see saveIdSchema. */
function drawSaveId(): string {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';
  return Array.from({ length: 20 }, () => alphabet[randomInt(alphabet.length)]).join('');
}
