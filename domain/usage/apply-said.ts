import type { CallState, Said, Told } from './call-state.ts';

/*
 * What a bridge says is so from a moment on. It may say the opposite later, and events come in any order:
 * the one with the newest moment counts, and of several of the same moment the one with the greater id.
 */

/** @returns what was known itself, where nothing newer was said. */
export function tellSaid(known: Said | undefined, told: Said): Said {
  return known === undefined || isBefore(known, told) ? told : known;
}

/** Adds that who waits was let in without a leader: the earliest such moment counts. */
export function tellAdmitted(state: CallState, told: Told): CallState {
  const { admitted } = state;
  const isNews = admitted === undefined || isBefore(told, admitted);
  return isNews ? { ...state, admitted: told } : state;
}

function isBefore(a: Told, b: Told): boolean {
  return a.at < b.at || (a.at === b.at && a.eventId < b.eventId);
}
