import { FieldValue, type Firestore } from 'firebase-admin/firestore';
import type { EmailFailure } from '../../domain/conference.ts';
import { type AccessCodes, generateCodes } from '../../domain/access-code.ts';
import { renderInformationEmail } from '../../domain/email/render.ts';
import { saveIdSchema } from '../../domain/conference.ts';
import { mailId, paths } from '../../domain/paths.ts';
import { accessCodeKey } from './access-code-key.ts';
import { readAccount, readConference, readLeaderCode, readNewestSave } from './documents.ts';
import { failBeforeSending } from './fail-before-sending.ts';
import type { Save, SaveDependencies, SaveOutcome } from './save.ts';

/**
 * So many pairs are drawn before a Save is given up. With 20,000 live codes of ten digits, one pair
 * in 200,000 collides; five in a row only where codes are too short for their number.
 */
const MAX_PAIRS = 5;

/** gRPC's ALREADY_EXISTS: at commit, a create found its document. */
const ALREADY_EXISTS = 6;

/**
 * Does what a Save asks for: gives the conference codes if it has none and queues its information
 * email, in one transaction (docs/ARCHITECTURE.md, "One Save, from button to inbox"). Safe to call
 * any number of times, late and concurrently: the mail document's id comes from the Save, and where
 * it exists nothing happens.
 *
 * What cannot be sent (service off, no numbers, something stored that the schemas refuse) is told on
 * the conference, and the next Save tries again.
 *
 * Never checks whether a code is free: it creates the code's document, and a collision shows when
 * the commit is refused. Then another pair is drawn.
 *
 * @returns what happened, as the name that the log carries.
 * @throws what Firestore throws when it cannot be reached; the event then comes again.
 */
export async function handleSave(
  db: Firestore,
  dependencies: SaveDependencies,
  save: Save,
): Promise<SaveOutcome> {
  // Such an id, written past the rules, cannot name a mail document.
  if (!saveIdSchema.safeParse(save.saveId).success) return giveUp(db, save, 'invalid');
  for (let pair = 0; pair < MAX_PAIRS; pair++) {
    try {
      return await queueEmail(db, dependencies, save);
    } catch (error) {
      if (!isAlreadyExists(error)) throw error;
    }
  }
  return giveUp(db, save, 'codesExhausted');
}

/** Tells a failure that was found outside the transaction that queues. */
async function giveUp(db: Firestore, save: Save, failure: EmailFailure): Promise<EmailFailure> {
  await db.runTransaction(async (transaction) => {
    const reference = db.doc(paths.conference(save.accountId, save.conferenceId));
    const newest = readNewestSave(await transaction.get(reference));
    if (newest !== null) failBeforeSending(transaction, reference, newest, save, failure);
  });
  return failure;
}

async function queueEmail(
  db: Firestore,
  { randomInt, codeLength, pepper, mailCollection }: SaveDependencies,
  save: Save,
): Promise<SaveOutcome> {
  const { accountId, conferenceId, saveId } = save;
  const references = {
    conference: db.doc(paths.conference(accountId, conferenceId)),
    codes: db.doc(paths.conferenceCodes(accountId, conferenceId)),
    account: db.doc(paths.account(accountId)),
    mail: db.collection(mailCollection).doc(mailId(conferenceId, saveId)),
  };
  return db.runTransaction(async (transaction): Promise<SaveOutcome> => {
    const [conferenceNow, codesNow, accountNow, mailNow] = await transaction.getAll(
      references.conference,
      references.codes,
      references.account,
      references.mail,
    );
    if (!conferenceNow?.exists || !codesNow || !accountNow) return 'conferenceGone';
    if (mailNow?.exists) return 'alreadyQueued';
    const newest = readNewestSave(conferenceNow);
    if (newest !== null && isFailed(newest.email, saveId)) return 'alreadyFailed';

    const fail = (failure: EmailFailure): EmailFailure => {
      if (newest !== null) {
        failBeforeSending(transaction, references.conference, newest, save, failure);
      }
      return failure;
    };
    const conference = readConference(conferenceNow);
    const account = readAccount(accountNow);
    if (conference === null || account === null) return fail('invalid');
    if (!account.services.conferencing) return fail('serviceOff');
    if (account.dialInNumbers.length === 0) return fail('noDialInNumbers');

    const present = presentCodes(conference.participantCode, readLeaderCode(codesNow));
    const codes = present ?? generateCodes(randomInt, codeLength);
    const given: Record<string, unknown> = {};
    if (present === null) {
      for (const [role, code] of [
        ['leader', codes.leaderCode],
        ['participant', codes.participantCode],
      ] as const) {
        const reference = db.doc(paths.accessCode(accessCodeKey(code, pepper)));
        const holder = { accountId, conferenceId, role, validUntil: null, retiredAt: null };
        transaction.create(reference, holder);
      }
      transaction.set(references.codes, { leaderCode: codes.leaderCode });
      given.participantCode = codes.participantCode;
      given.codesVersion = conference.codesVersion + 1;
    }

    // A late event of an older Save sends what is on file now, and leaves what the conference says
    // about its newest Save alone.
    if (conference.saveId === saveId) {
      given.email = {
        state: 'queued',
        saveId,
        to: conference.adminEmail,
        at: FieldValue.serverTimestamp(),
        failure: null,
        detail: null,
      };
    }
    if (Object.keys(given).length > 0) transaction.update(references.conference, given);
    const { tag, adminEmail, expiresAt } = conference;
    transaction.create(references.mail, {
      to: adminEmail,
      message: renderInformationEmail({ account, tag, expiresAt, ...codes }),
      // RFC 3834: no out-of-office answers to an email that nobody wrote by hand.
      headers: { 'Auto-Submitted': 'auto-generated' },
      source: { accountId, conferenceId, saveId },
    });
    return 'queued';
  });
}

function presentCodes(participantCode: string | null, leaderCode: string | null) {
  return participantCode === null || leaderCode === null
    ? null
    : ({ participantCode, leaderCode } satisfies AccessCodes);
}

/** A Save that failed without an email stays failed; the next Save tries again. */
function isFailed(email: { saveId: string; state: string } | null, saveId: string): boolean {
  return email !== null && email.saveId === saveId && email.state === 'failed';
}

function isAlreadyExists(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === ALREADY_EXISTS;
}
