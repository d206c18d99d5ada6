import { latestOverlapEnd } from '../../../../domain/conference/code-overlap.ts';
import type { Conference } from '../../../../domain/conference/conference.ts';
import type { ConferenceProblem } from '../../../../domain/conference/conference-problem.ts';
import { isSameAddress, othersWhoKnow } from '../../../../domain/conference/informed.ts';
import { checkTyped, noMoment, type TypedMoment } from '../../../components/dates/typed-moment.ts';

/** What somebody has decided about new codes, as it stands on the screen. */
export interface RenewalChoice {
  /** Whether new codes are wanted; null while nobody has touched it: `offersRenewal` decides. */
  readonly asked: boolean | null;
  /** Whether the participant code from before shall go on for a while. */
  readonly keeps: boolean;
  /** Until when; on the account's clock. */
  readonly until: TypedMoment;
}

export const undecided: RenewalChoice = { asked: null, keeps: false, until: noMoment };

/** What is wrong with the moment until which the participant code shall go on. */
export type OverlapProblem = ConferenceProblem | 'overlap.tooFar';

/** What becomes of the participant code from before. `until` null: it ends at once. */
export type OverlapCheck =
  | { readonly ok: true; readonly until: Date | null }
  | { readonly ok: false; readonly problem: OverlapProblem };

/** Judges the overlap as typed: a moment of the account's clock that lies ahead, within a year. */
export function checkOverlap(
  choice: Pick<RenewalChoice, 'keeps' | 'until'>,
  timeZone: string,
  now: Date,
): OverlapCheck {
  if (!choice.keeps) return { ok: true, until: null };
  const check = checkTyped(choice.until, timeZone, now);
  if (!check.ok) return { ok: false, problem: check.problem };
  return check.instant.getTime() > latestOverlapEnd(now).getTime()
    ? { ok: false, problem: 'overlap.tooFar' }
    : { ok: true, until: check.instant };
}

/** How a changed address stands to the codes that its predecessor was sent. */
export interface FormerRecipients {
  readonly addresses: readonly string[];
  /** Whether it is known that they got the email: new codes are then wanted unless one says no. */
  readonly haveIt: boolean;
}

/**
 * Who was sent the leader code that is valid now and will not be sent this Save's email. Where
 * somebody saved in between, their recipient is one of them; where they gave new codes, the only one.
 *
 * @param base the version that the form was filled from.
 * @param theirs the version that another administrator saved meanwhile; null for none.
 * @param typed the address in the form.
 */
export function formerRecipients(
  base: Conference,
  theirs: Conference | null,
  typed: string,
): FormerRecipients {
  const versions =
    theirs === null ? [base] : theirs.codesWanted > base.codesWanted ? [theirs] : [base, theirs];
  const former = versions.filter(
    ({ adminEmail, codesVersion }) => codesVersion > 0 && movedFrom(adminEmail, typed),
  );
  // Whoever had it before them, with the same codes.
  const known = former.flatMap((conference) =>
    othersWhoKnow({ ...conference, adminEmail: typed }).map(({ to }) => to),
  );
  const addresses: string[] = [];
  for (const address of [...former.map(({ adminEmail }) => adminEmail), ...known]) {
    if (!addresses.some((other) => isSameAddress(other, address))) addresses.push(address);
  }
  return {
    addresses,
    haveIt: known.length > 0 || former.some((conference) => !wasRefused(conference)),
  };
}

/** Whether another address than this one has been typed. */
function movedFrom(before: string, typed: string): boolean {
  return typed.trim() !== '' && !isSameAddress(typed, before);
}

/** What says that there is nobody at an address. */
const NOBODY_THERE: readonly unknown[] = ['mailboxUnknown', 'mailboxDisabled', 'recipientRefused'];

/** The newest email did not get to its recipient: most likely a mistyped address is being mended. */
function wasRefused({ email, adminEmail }: Conference): boolean {
  if (email === null || email.state === 'queued' || email.state === 'sent') return false;
  return NOBODY_THERE.includes(email.failure) && email.to === adminEmail;
}
