import type {
  DocumentData,
  DocumentSnapshot,
  Firestore,
  Transaction,
} from 'firebase-admin/firestore';
import { type AccessCodes, generateCodes } from '../../domain/access-code.ts';
import { codeReference, endCode, type Holder, readHeld, WORKING } from './code-documents.ts';
import { readCodesState } from './documents.ts';
import type { SaveDependencies } from './save.ts';

/** The codes of a conference after a Save. */
export interface Allotment {
  /** Null where there are none and none could be allotted yet. */
  readonly codes: AccessCodes | null;
  /** Set where these replace earlier ones; until when the earlier participant code works, if it does. */
  readonly renewal: { readonly overlapUntil: Date | null } | null;
  /** Until when a participant code from before the present one works; null: it does not. */
  readonly earlierUntil: Date | null;
  /** What is to be written on the conference. */
  readonly fields: DocumentData;
}

export const NOTHING_ALLOTTED: Allotment = {
  codes: null,
  renewal: null,
  earlierUntil: null,
  fields: {},
};

/**
 * Gives a conference the codes that its administrators want (docs/ARCHITECTURE.md, "New codes"):
 * creates a pair where there is none or a newer one is wanted, and ends those from before. The leader
 * code from before never goes on.
 *
 * Reads first and then writes into the transaction; so it comes before all other writes.
 *
 * @param mayBegin whether a conference without codes is given its first ones. A renewal does not ask:
 *   what was asked to stop stops, whether or not the new codes can be sent.
 */
export async function allotCodes(
  transaction: Transaction,
  db: Firestore,
  { now: clock, randomInt, codeLength, pepper }: SaveDependencies,
  { accountId, conferenceId }: Holder,
  found: { readonly conference: DocumentSnapshot; readonly codes: DocumentSnapshot },
  mayBegin: boolean,
): Promise<Allotment> {
  const now = clock();
  const holder = { accountId, conferenceId };
  const state = readCodesState(found.conference, found.codes);
  const { leaderCode, participantCode, previousParticipantCode: previous } = state;
  if (leaderCode !== null && participantCode !== null && state.codesVersion >= state.codesWanted) {
    const codes = { leaderCode, participantCode };
    return { codes, renewal: null, earlierUntil: future(previous?.until, now), fields: {} };
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
  if (participant) endCode(transaction, participant, now, overlapUntil ?? now);
  // One that an earlier renewal left to go on.
  if (earlier) endCode(transaction, earlier, now);

  const codes = generateCodes(randomInt, codeLength);
  for (const [role, code] of [
    ['leader', codes.leaderCode],
    ['participant', codes.participantCode],
  ] as const) {
    const reference = codeReference(db, code, pepper);
    transaction.create(reference, { ...holder, role, ...WORKING });
  }
  transaction.set(found.codes.ref, { leaderCode: codes.leaderCode });
  return {
    codes,
    renewal: isRenewal ? { overlapUntil } : null,
    earlierUntil: overlapUntil,
    fields: {
      participantCode: codes.participantCode,
      codesVersion: Math.max(state.codesWanted, state.codesVersion),
      ...(isRenewal
        ? {
            previousParticipantCode:
              overlapUntil === null ? null : { code: participantCode, until: overlapUntil },
          }
        : {}),
    },
  };
}

function future(moment: Date | null | undefined, now: Date): Date | null {
  return moment !== null && moment !== undefined && moment.getTime() > now.getTime()
    ? moment
    : null;
}
