import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Conference } from '../../../../domain/conference/conference.ts';
import { useAccount } from '../../../components/account/account-context.tsx';
import { useEdition } from '../../../components/account/use-edition.ts';
import { useSelection } from '../../../components/selection/selection-store.ts';
import { usersConferences } from '../../../components/selection/users-conferences.ts';
import { database } from '../../../firebase/database.ts';
import { readChosen } from '../api/whole-lists/read-chosen.ts';
import { selectedConferences, type ConferenceSelection } from '../selected-conferences.ts';
import type { ManySearch } from './actions.ts';
import { chosenOf, newestFirst, type ChosenConference } from './chosen.ts';
import { nextTurn } from './next-turn.ts';

/** So many are looked at closely before the page has its turn. */
const JUDGED_AT_ONCE = 200;

/** The chosen conferences, as they were when they were read. */
export interface ChosenList {
  readonly of: ManySearch['of'];
  readonly selection: ConferenceSelection;
  /** The newest first. */
  readonly chosen: readonly ChosenConference[];
  readonly byId: ReadonlyMap<string, Conference>;
  /** How many of those that were named one by one are not there any more. */
  readonly gone: number;
}

/** Which conferences a page is about: those selected in the list, or those handed on by another page. */
export function useSelectionOf(of: ManySearch['of']): ConferenceSelection {
  const { accountId } = useAccount();
  const listed = useSelection(selectedConferences, accountId);
  const handedOn = useSelection(usersConferences, accountId);
  return of === 'users' ? handedOn : listed;
}

/** Forgets them: what they were chosen for has begun. */
export function clearSelectionOf(of: ManySearch['of'], accountId: string): void {
  (of === 'users' ? usersConferences : selectedConferences).clear(accountId);
}

/** Reads those that are selected, once: what the preview shows is what is done. */
export function useChosen(of: ManySearch['of'], selection: ConferenceSelection) {
  const { accountId } = useAccount();
  const edition = useEdition();
  const [read, setRead] = useState(0);
  const query = useQuery({
    queryKey: ['chosen-conferences', accountId, selection, edition],
    queryFn: async ({ signal }): Promise<ChosenList> => {
      const found: Conference[] = [];
      const request = { accountId, selection, edition, now: new Date() };
      const take = (conferences: readonly Conference[]): void => {
        found.push(...conferences);
        setRead(found.length);
      };
      await readChosen(database, request, take, signal);
      const chosen: ChosenConference[] = [];
      for (let from = 0; from < found.length; from += JUDGED_AT_ONCE) {
        chosen.push(...found.slice(from, from + JUDGED_AT_ONCE).map(chosenOf));
        await nextTurn();
        signal.throwIfAborted();
      }
      chosen.sort(newestFirst);
      const named = selection.kind === 'some' ? new Set(selection.ids).size : chosen.length;
      const byId = new Map(chosen.map(({ conference }) => [conference.id, conference]));
      return { of, selection, chosen, byId, gone: named - chosen.length };
    },
    staleTime: Infinity,
    gcTime: 0,
    refetchOnWindowFocus: false,
  });
  return { query, read };
}
