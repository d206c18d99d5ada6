import {
  conferenceInputSchema,
  tagSchema,
} from '../../../../domain/conference/conference-input.ts';
import type { Conference } from '../../../../domain/conference/conference.ts';
import { formerRecipients } from '../renewal/renewal.ts';

/** A conference that was chosen, with what is found out about it once: for thousands, as they are read. */
export interface ChosenConference {
  readonly conference: Conference;
  /** What was saved under other rules and would be refused now: the address alone, or something else too. */
  readonly unusable: 'address' | 'other' | null;
  /** Who knows its leader code by an email; nobody, as far as that is known, where it never arrived. */
  readonly knownBy: readonly string[];
}

/** An address that is nobody's (RFC 2606): whoever knows the codes is somebody else. */
const NOBODY = 'nobody@nowhere.invalid';

/** Judges a conference. */
export function chosenOf(conference: Conference): ChosenConference {
  const { addresses, haveIt } = formerRecipients(conference, null, NOBODY);
  return { conference, unusable: unusableOf(conference), knownBy: haveIt ? addresses : [] };
}

function unusableOf(conference: Conference): ChosenConference['unusable'] {
  if (conferenceInputSchema.safeParse(conference).success) return null;
  return tagSchema.safeParse(conference.tag).success ? 'address' : 'other';
}

/** The newest first, as the list shows them. */
export function newestFirst(a: ChosenConference, b: ChosenConference): number {
  return b.conference.createdAt.getTime() - a.conference.createdAt.getTime();
}
