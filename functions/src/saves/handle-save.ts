import { FieldValue, type Firestore, type Transaction } from 'firebase-admin/firestore';
import type { Account } from '../../../domain/account/account.ts';
import { editionOf } from '../../../domain/conference/edition.ts';
import type { EmailFailure } from '../../../domain/delivery/delivery.ts';
import { renderInformationEmail } from '../../../domain/email/render.ts';
import { languageOf } from '../../../domain/language.ts';
import { supersede } from '../deliveries/supersede.ts';
import { isAlreadyExists } from '../stored/already-exists.ts';
import {
  allotCodes,
  type Allotment,
  keepCodes,
  NOTHING_ALLOTTED,
  OwnCodeDrawnError,
} from './allot-codes.ts';
import {
  readAccount,
  readConference,
  readListed,
  readNewestSave,
  type StoredConference,
} from '../stored/conference-documents.ts';
import { conferenceEmail, listKeyFields } from '../stored/conference-email.ts';
import { keptFields } from './kept-fields.ts';
import { logSave } from './log-save.ts';
import { shownNumbersOf } from '../stored/shown-numbers.ts';
import { readSaveState, type SaveState } from './read-save-state.ts';
import { saysAlready } from './says-already.ts';
import type { Save, SaveDependencies, SaveOutcome } from './save-types.ts';

/**
 * So many pairs are drawn before a Save is given up. With 20,000 live codes of ten digits, one pair
 * in 200,000 collides; five in a row only where codes are too short for their number.
 */
const MAX_PAIRS = 5;

/**
 * Does what a Save asks for, in one transaction (docs/saves.md, "One Save, from button to inbox";
 * docs/codes.md, "New codes"): gives the conference the codes that are wanted, queues its information
 * email, keeps what the list is searched by and what the codes tell the bridge, and writes the Save into the activity log. Safe to call
 * any number of times, late and concurrently: the ids of the mail and of the log's entry come from the
 * Save, and where either exists nothing happens. (Mail expires; the entry stays.)
 *
 * What cannot be sent (service off, no numbers, something stored that the schemas refuse) is told on
 * the conference and in the log, and the next Save tries again. A deleted conference is left alone.
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
  for (let pair = 0; pair < MAX_PAIRS; pair++) {
    try {
      return await handleOnce(db, dependencies, save, null);
    } catch (error) {
      if (!isAlreadyExists(error) && !(error instanceof OwnCodeDrawnError)) throw error;
    }
  }
  return handleOnce(db, dependencies, save, 'codesExhausted');
}

/** @param foreseen why it is known already that no email goes out; no codes are then allotted. */
async function handleOnce(
  db: Firestore,
  dependencies: SaveDependencies,
  save: Save,
  foreseen: EmailFailure | null,
): Promise<SaveOutcome> {
  return db.runTransaction(async (transaction): Promise<SaveOutcome> => {
    const state = await readSaveState(transaction, db, dependencies, save);
    if (typeof state === 'string') return state;
    const sendable = foreseen ?? readSendable(state);
    const failure = typeof sendable === 'string' ? sendable : null;
    let allotment = NOTHING_ALLOTTED;
    if (foreseen !== null) await keepCodes(transaction, db, dependencies, save, state);
    else allotment = await allotCodes(transaction, db, dependencies, save, state, failure === null);

    const listed = readListed(state.conference);
    const delivery = {
      state: failure === null ? 'queued' : 'failed',
      to: listed.adminEmail,
      at: FieldValue.serverTimestamp(),
      failure,
      detail: null,
    } as const;
    // A late event of an older Save sends what is on file now, and leaves what the conference says
    // about its newest Save alone.
    const isNewest = readNewestSave(state.conference)?.saveId === save.saveId;
    const { listKeys, ...kept } = keptFields(state, save, allotment, delivery.state);
    const written = { ...allotment.fields, ...kept };
    const edition = typeof sendable === 'string' ? null : editionOf(sendable.account);
    if (
      edition === null ||
      !isNewest ||
      !saysAlready(state.conference, { listKeys, ...written }, edition)
    ) {
      const email = isNewest ? conferenceEmail({ saveId: save.saveId, ...delivery }) : {};
      transaction.update(state.conference.ref, {
        ...written,
        ...listKeyFields(listKeys),
        ...email,
      });
    }
    supersede(transaction, state.superseded);
    logSave(transaction, state, save, delivery, allotment.renewal);
    if (typeof sendable === 'string') return sendable;
    queueEmail(transaction, sendable, save, allotment, dependencies.now());
    return 'queued';
  });
}

/** What an email is made of. */
interface Sendable {
  readonly conference: StoredConference;
  readonly account: Account;
  readonly own: NonNullable<SaveState['own']>;
}

/** @returns why no email can be sent, where none can. */
function readSendable({ own, ...state }: SaveState): Sendable | EmailFailure {
  const conference = readConference(state.conference);
  const account = readAccount(state.account);
  if (conference === null || account === null || own === null) return 'invalid';
  if (!account.services.conferencing) return 'serviceOff';
  return account.dialInNumbers.length === 0 ? 'noDialInNumbers' : { conference, account, own };
}

function queueEmail(
  transaction: Transaction,
  { conference, account, own }: Sendable,
  { accountId, conferenceId, saveId }: Save,
  { codes, codesVersion, renewal, earlierUntil }: Allotment,
  now: Date,
): void {
  const { tag, adminEmail, expiresAt } = conference;
  transaction.create(own.mail, {
    to: adminEmail,
    message: renderInformationEmail({
      account: { ...account, shownNumbers: shownNumbersOf(account.dialInNumbers) },
      language: languageOf(conference, account),
      tag,
      expiresAt,
      now,
      leaderCode: codes?.leaderCode ?? null,
      participantCode: codes?.participantCode ?? null,
      areCodesRenewed: renewal !== null,
      earlierParticipantCodeUntil: earlierUntil,
    }),
    // RFC 3834: no out-of-office answers to an email that nobody wrote by hand.
    headers: { 'Auto-Submitted': 'auto-generated' },
    source: {
      ...{ accountId, activityId: own.entry.id, conferenceId, saveId },
      // What it tells, for the conference to say so once it has arrived.
      tells: { codesVersion, edition: editionOf(account) },
    },
  });
}
