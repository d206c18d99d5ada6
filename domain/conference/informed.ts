import { editionChanges, type EditionPart } from './edition.ts';

/*
 * Who knows what of a conference (docs/saves.md, "Who knows what"): to whom which information email
 * was delivered. The server keeps it on the conference.
 */

/** The newest information email that got to an address, or may have got there. */
export interface Informed {
  /** As it was written to. */
  readonly to: string;
  /** When the mail server took it, or did not answer any more. */
  readonly at: Date;
  /** False: its content had left and nobody answered, so it may have arrived. */
  readonly isSure: boolean;
  /** Which pair of codes it tells (`Conference.codesVersion`). */
  readonly codesVersion: number;
  /** What it says of the account (`editionOf`). */
  readonly edition: string;
}

/**
 * The address that the directory of the Cloud PBX has of the user whose conference this is, where it
 * was found to be another one than the conference's. Settled by the next Save: who saves says to whom
 * the email goes.
 */
export interface DirectoryAddress {
  readonly email: string;
  readonly isSettled: boolean;
}

/** So many addresses are kept of a conference. */
export const MOST_INFORMED = 20;

/** What decides whether the email that a leader has is still true. */
export interface Informable {
  readonly adminEmail: string;
  readonly codesVersion: number;
  readonly informed: readonly Informed[];
  readonly directory: DirectoryAddress | null;
}

/**
 * Why the email that a conference's leader has is out of date, as a key that each language has a
 * sentence for: the account's numbers or menu have changed; they never got the present codes
 * (`codes`), or never any (`address`), though somebody did; the Cloud PBX has another address.
 */
export type OutdatedReason = EditionPart | 'codes' | 'address' | 'directory';

/** Whether two addresses are one mailbox, as far as people and mail servers care. */
export function isSameAddress(one: string, other: string): boolean {
  return one.trim().toLowerCase() === other.trim().toLowerCase();
}

/**
 * Adds that an email got to its address: of each address the one stands there that tells most, those with
 * the newest codes first. Beyond MOST_INFORMED those who know the oldest codes are left out.
 *
 * @returns the list itself where it says as much, or more, already.
 */
export function withInformed(known: readonly Informed[], news: Informed): readonly Informed[] {
  const before = known.find(({ to }) => isSameAddress(to, news.to));
  if (before !== undefined && rank(before, news) >= 0) return known;
  return [...known.filter((each) => each !== before), news]
    .sort((a, b) => b.codesVersion - a.codesVersion || b.at.getTime() - a.at.getTime())
    .slice(0, MOST_INFORMED);
}

/** Newer codes tell more than older ones; of the same, what arrived more than what may have, and then the newest. */
function rank(one: Informed, other: Informed): number {
  return (
    one.codesVersion - other.codesVersion ||
    Number(one.isSure) - Number(other.isSure) ||
    one.at.getTime() - other.at.getTime()
  );
}

/** Who else than the conference admin got the present codes by email, or may
 * have, and knows them until there are new ones. */
export function othersWhoKnow({
  adminEmail,
  codesVersion,
  informed,
}: Pick<Informable, 'adminEmail' | 'codesVersion' | 'informed'>): readonly Informed[] {
  return informed.filter(
    (each) => each.codesVersion === codesVersion && !isSameAddress(each.to, adminEmail),
  );
}

/**
 * Why the leader's email is out of date; nothing where it is not, or where nobody has one.
 *
 * @param edition the account's present one.
 */
export function outdatedReasons(
  conference: Informable,
  edition: string,
): readonly OutdatedReason[] {
  const key = informedKey(conference);
  if (key === null || key === edition) return [];
  if (key !== '') return editionChanges(key, edition);
  if (isElsewhere(conference)) return ['directory'];
  return newestOf(conference) === undefined ? ['address'] : ['codes'];
}

/**
 * What the list is filtered by: which edition of the account's information the conference admin has,
 * with the present codes; empty where their email is out of date whatever the account says; null
 * where nobody has one for sure, so that none is out of date. Ask only where no email is on its way: what a
 * new one will say decides once it has arrived.
 */
export function informedKey(conference: Informable): string | null {
  if (isElsewhere(conference)) return '';
  if (!conference.informed.some(({ isSure }) => isSure)) return null;
  const newest = newestOf(conference);
  const isTrue = newest?.isSure === true && newest.codesVersion === conference.codesVersion;
  return isTrue ? newest.edition : '';
}

function newestOf({ adminEmail, informed }: Informable): Informed | undefined {
  return informed.find(({ to }) => isSameAddress(to, adminEmail));
}

function isElsewhere({ adminEmail, directory }: Informable): boolean {
  return directory !== null && !directory.isSettled && !isSameAddress(directory.email, adminEmail);
}
