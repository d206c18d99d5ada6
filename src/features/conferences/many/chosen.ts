import {
  conferenceInputSchema,
  tagSchema,
  type Conference,
} from '../../../../domain/conference/conference.ts';

/** A conference that was chosen, and what the rules would say of it as it is. */
export interface ChosenConference {
  readonly conference: Conference;
  /** What was saved under other rules and would be refused now: the address alone, or something else too. */
  readonly unusable: 'address' | 'other' | null;
}

/** Judges a conference, which takes a moment: for thousands, as they are read. */
export function chosenOf(conference: Conference): ChosenConference {
  if (conferenceInputSchema.safeParse(conference).success) return { conference, unusable: null };
  const isTagUsable = tagSchema.safeParse(conference.tag).success;
  return { conference, unusable: isTagUsable ? 'address' : 'other' };
}

/** The newest first, as the list shows them. */
export function newestFirst(a: ChosenConference, b: ChosenConference): number {
  return b.conference.createdAt.getTime() - a.conference.createdAt.getTime();
}
