import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { Conference } from '../../../../domain/conference/conference.ts';
import { useAccount } from '../../../components/account/account-context.tsx';
import { database } from '../../../firebase/database.ts';
import { conferenceQuery } from './conference-query.ts';
import { beginFollowing } from './follow-delivery.ts';
import { addToList, refreshListsBesideNewest, replaceInList } from './list-cache.ts';
import { saveConference, type SaveRequest } from './save-conference.ts';

/** What a form or a row knows when it saves; the rest is who and where. */
export interface SaveVariables extends Omit<SaveRequest, 'accountId' | 'uid'> {
  /** The conference before this Save, for the row to go on showing its codes. */
  readonly before: Conference | null;
}

/** Saves, and shows the row at once; its codes and delivery follow as the functions write them. */
export function useSaveConference() {
  const client = useQueryClient();
  const { accountId, uid } = useAccount();
  return useMutation({
    mutationFn: async (variables: SaveVariables): Promise<Conference> => {
      await saveConference(database, { ...variables, accountId, uid });
      return asSaved(variables, uid, new Date());
    },
    onSuccess: (saved, { before }) => {
      beginFollowing(saved.saveId, Date.now());
      client.setQueryData(conferenceQuery(accountId, saved.id).queryKey, saved);
      if (before === null) addToList(client, accountId, saved);
      else replaceInList(client, accountId, saved);
      refreshListsBesideNewest(client, accountId);
    },
  });
}

/** The conference as it stands after the commit, until it is read again moments later. */
function asSaved(variables: SaveVariables, uid: string, now: Date): Conference {
  const { before, conferenceId, input, saveId } = variables;
  return {
    id: conferenceId,
    ...input,
    saveId,
    savedAt: now,
    savedBy: uid,
    createdAt: before?.createdAt ?? now,
    participantCode: before?.participantCode ?? null,
    previousParticipantCode: before?.previousParticipantCode ?? null,
    codesWanted: variables.codesWanted,
    deletedAt: null,
    codesVersion: before?.codesVersion ?? 0,
    email: before?.email ?? null,
    informed: before?.informed ?? [],
    directory: before?.directory ?? null,
  };
}
