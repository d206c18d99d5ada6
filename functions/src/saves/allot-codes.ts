import type { DocumentData, Firestore, Transaction } from 'firebase-admin/firestore';
import { type AccessCodes, generateCodes } from '../../../domain/conference/access-code.ts';
import { type Admits, admitsOf, changedAdmits } from '../codes/admits.ts';
import {
  codeReference,
  endCode,
  type Holder,
  readHeld,
  updateCode,
  WORKING,
} from '../codes/code-documents.ts';
import { type CodesState, readCodesState } from '../stored/conference-documents.ts';
import type { SaveState } from './read-save-state.ts';
import type { SaveDependencies } from './save-types.ts';

/** The codes of a conference after a Save. */
export interface Allotment {
  /** Null where there are none and none could be allotted yet. */
  readonly codes: AccessCodes | null;
  /** Which pair they are, as `Conference.codesVersion`. */
  readonly codesVersion: number;
  /** Set where these replace earlier ones; until when the earlier participant code works, if it does. */
  readonly renewal: { readonly overlapUntil: Date | null } | null;
  /** Until when a participant code from before the present one works; null: it does not. */
  readonly earlierUntil: Date | null;
  /** What is to be written on the conference. */
  readonly fields: DocumentData;
}

/** The conference, its codes and its account, as a transaction has read them. */
type Found = Pick<SaveState, 'conference' | 'codes' | 'account'>;

/** One of the codes that were drawn is one that the conference has, or had last. */
export class OwnCodeDrawnError extends Error {
  override name = 'OwnCodeDrawnError';
}

export const NOTHING_ALLOTTED: Allotment = {
  codes: null,
  codesVersion: 0,
  renewal: null,
  earlierUntil: null,
  fields: {},
};

/**
 * Gives a conference the codes that its administrators want (docs/codes.md, "New codes"):
 * creates a pair where there is none or a newer one is wanted, and ends those from before. The leader
 * code from before never goes on. All codes that work say afterwards what the conference says now.
 *
 * Reads first and then writes into the transaction; so it comes before all other writes.
 *
 * @param mayBegin whether a conference without codes is given its first ones. A renewal does not ask:
 *   what was asked to stop stops, whether or not the new codes can be sent.
 * @throws OwnCodeDrawnError: a commit cannot end a code and create it, which Firestore takes for a mistake of
 *   whoever asks and not for a code that is taken.
 */
export async function allotCodes(
  transaction: Transaction,
  db: Firestore,
  { now: clock, randomInt, codeLength, pepper }: SaveDependencies,
  { accountId, conferenceId }: Holder,
  found: Found,
  mayBegin: boolean,
): Promise<Allotment> {
  const now = clock();
  const holder = { accountId, conferenceId };
  const state = readCodesState(found.conference, found.codes);
  const admits = admitsOf(found.conference.data(), found.account.data());
  const { leaderCode, participantCode, previousParticipantCode: previous } = state;
  if (leaderCode !== null && participantCode !== null && state.codesVersion >= state.codesWanted) {
    const { codesVersion } = state;
    await writeAdmits(transaction, db, pepper, holder, state, admits, now);
    return {
      codes: { leaderCode, participantCode },
      codesVersion,
      renewal: null,
      earlierUntil: future(previous?.until, now),
      fields: {},
    };
  }
  const isRenewal = leaderCode !== null || participantCode !== null;
  if (!isRenewal && !mayBegin) return NOTHING_ALLOTTED;

  const [leader, participant, earlier] = await readHeld(transaction, db, pepper, holder, [
    leaderCode,
    participantCode,
    previous?.code ?? null,
  ]);
  const overlapUntil = participant ? future(state.participantOverlapUntil, now) : null;
  if (leader) endCode(transaction, leader, now);
  if (participant) endCode(transaction, participant, now, overlapUntil ?? now, admits);
  // One that an earlier renewal left to go on.
  if (earlier) endCode(transaction, earlier, now);

  const codes = generateCodes(randomInt, codeLength);
  const ended = [leader, participant, earlier].map((held) => held?.ref.path);
  const isOwn = (code: string) => ended.includes(codeReference(db, code, pepper).path);
  if (isOwn(codes.leaderCode) || isOwn(codes.participantCode)) throw new OwnCodeDrawnError();
  for (const [role, code] of [
    ['leader', codes.leaderCode],
    ['participant', codes.participantCode],
  ] as const) {
    const reference = codeReference(db, code, pepper);
    const admitting = admits === null ? {} : { admits };
    transaction.create(reference, { ...holder, role, ...WORKING, ...admitting });
  }
  transaction.set(found.codes.ref, { leaderCode: codes.leaderCode });
  const codesVersion = Math.max(state.codesWanted, state.codesVersion);
  return {
    codes,
    codesVersion,
    renewal: isRenewal ? { overlapUntil } : null,
    earlierUntil: overlapUntil,
    fields: {
      participantCode: codes.participantCode,
      codesVersion,
      ...(isRenewal
        ? {
            previousParticipantCode:
              overlapUntil === null ? null : { code: participantCode, until: overlapUntil },
          }
        : {}),
    },
  };
}

/**
 * Has the codes that a conference has say what it says now, and changes nothing else of them. Reads
 * first, as `allotCodes` does.
 */
export async function keepCodes(
  transaction: Transaction,
  db: Firestore,
  { now, pepper }: Pick<SaveDependencies, 'now' | 'pepper'>,
  { accountId, conferenceId }: Holder,
  { conference, codes, account }: Found,
): Promise<void> {
  const state = readCodesState(conference, codes);
  const admits = admitsOf(conference.data(), account.data());
  await writeAdmits(transaction, db, pepper, { accountId, conferenceId }, state, admits, now());
}

async function writeAdmits(
  transaction: Transaction,
  db: Firestore,
  pepper: string,
  holder: Holder,
  { leaderCode, participantCode, previousParticipantCode: previous }: CodesState,
  admits: Admits | null,
  now: Date,
): Promise<void> {
  if (admits === null) return;
  const earlier = future(previous?.until, now) === null ? null : (previous?.code ?? null);
  const held = await readHeld(transaction, db, pepper, holder, [
    leaderCode,
    participantCode,
    earlier,
  ]);
  for (const snapshot of held) {
    if (snapshot !== null) updateCode(transaction, snapshot, changedAdmits(snapshot, admits));
  }
}

function future(moment: Date | null | undefined, now: Date): Date | null {
  return moment !== null && moment !== undefined && moment.getTime() > now.getTime()
    ? moment
    : null;
}
