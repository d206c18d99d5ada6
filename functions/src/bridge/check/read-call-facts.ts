import type { DocumentSnapshot, Firestore } from 'firebase-admin/firestore';
import type { CallFacts } from '../../../../domain/bridge/call-check.ts';
import { menuKeys } from '../../../../domain/bridge/menu-keys.ts';
import type { CallRole } from '../../../../domain/bridge/resolve.ts';
import { paths } from '../../../../domain/paths.ts';
import { accountPart } from '../../codes/admits.ts';
import type { Holder } from '../../codes/code-documents.ts';
import {
  readAccount,
  readCodesState,
  readDeletedAt,
  readListed,
} from '../../stored/conference-documents.ts';
import { readBridges } from '../bridges/known-bridges.ts';
import { DialInNumbers } from '../numbers/dial-in-numbers.ts';
import type { Admission } from '../resolve/admission.ts';
import { lookUp } from '../resolve/resolve-code.ts';

/** How codes are kept, and how many digits they have. */
export interface CodeManner {
  readonly pepper: string;
  readonly codeLength: number;
}

/**
 * All that says what a caller of a conference meets at a moment. Reads, and does nothing else.
 *
 * @returns null where there is no such conference.
 * @throws what Firestore throws when it cannot be reached.
 */
export async function readCallFacts(
  db: Firestore,
  manner: CodeManner,
  holder: Holder,
  at: Date,
): Promise<CallFacts | null> {
  const { accountId, conferenceId } = holder;
  const [[conference, codes, account], bridges] = await Promise.all([
    db.getAll(
      db.doc(paths.conference(accountId, conferenceId)),
      db.doc(paths.conferenceCodes(accountId, conferenceId)),
      db.doc(paths.account(accountId)),
    ),
    readBridges(db),
  ]);
  if (!conference?.exists || !codes || !account) return null;
  const profile = readAccount(account);
  const dialInNumbers = profile?.dialInNumbers.map(({ number }) => number) ?? [];
  const dialled = await dialAll(db, manner, holder, conference, codes, dialInNumbers, at);
  return {
    at,
    ...dialled,
    codeLength: manner.codeLength,
    conference: {
      deletedAt: readDeletedAt(conference),
      expiresAt: readListed(conference).expiresAt,
    },
    isServiceOn: accountPart(account.data()).isServiceOn,
    dialInNumbers,
    menu: menuKeys(profile?.menu ?? []),
    bridges,
  };
}

/** Keys both codes on each of the numbers, as a bridge would ask, and sees where that leads. */
async function dialAll(
  db: Firestore,
  { pepper, codeLength }: CodeManner,
  holder: Holder,
  conference: DocumentSnapshot,
  codes: DocumentSnapshot,
  dialInNumbers: readonly string[],
  at: Date,
): Promise<Pick<CallFacts, 'codes' | 'numbersNotKnown'>> {
  const { leaderCode, participantCode } = readCodesState(conference, codes);
  // As an instance begins, which remembers nothing. They are written in full: no country is needed.
  const looking = { pepper, codeLength, numbers: new DialInNumbers(db), home: null };
  const dial = async (role: CallRole, code: string | null) => {
    const found = await Promise.all(
      dialInNumbers.map((dialedNumber) =>
        lookUp(db, looking, { digits: code ?? '', dialedNumber }, at),
      ),
    );
    const admissions = found.map(({ admission }) =>
      isTheirs(admission, holder, role) ? admission : null,
    );
    const admission = admissions.find((each) => each !== null) ?? null;
    return {
      code: { length: code?.length ?? null, admission },
      /** Of each number, whether it is nobody's, or takes less than another one does. */
      isRefused: found.map(
        ({ isNobodys }, index) => isNobodys || (admission !== null && admissions[index] === null),
      ),
    };
  };
  const [leader, participant] = await Promise.all([
    dial('leader', leaderCode),
    dial('participant', participantCode),
  ]);
  return {
    codes: { leader: leader.code, participant: participant.code },
    numbersNotKnown: dialInNumbers.filter(
      (_, index) => leader.isRefused[index] === true || participant.isRefused[index] === true,
    ),
  };
}

/** Whether a code leads to this conference in this role, as it should. */
function isTheirs(
  admission: Admission | null,
  { accountId, conferenceId }: Holder,
  role: CallRole,
): boolean {
  return (
    admission?.accountId === accountId &&
    admission.conferenceId === conferenceId &&
    admission.role === role
  );
}
