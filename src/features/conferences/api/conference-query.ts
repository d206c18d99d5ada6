import { queryOptions } from '@tanstack/react-query';
import { getDoc } from 'firebase/firestore/lite';
import type { Conference } from '../../../../domain/conference/conference.ts';
import { collections, parseConference } from '../../../firebase/collections.ts';
import { database } from '../../../firebase/database.ts';
import { isFinal } from './delivery-timing.ts';
import { refreshListsBesideNewest, replaceInList } from './list-cache.ts';

/** One conference, read afresh; null when there is none or it was deleted. What is read also renews its row. */
export function conferenceQuery(accountId: string, conferenceId: string) {
  return queryOptions({
    queryKey: ['conference', accountId, conferenceId] as const,
    queryFn: async ({ client, queryKey }): Promise<Conference | null> => {
      const snapshot = await getDoc(collections.conference(database, accountId, conferenceId));
      if (!snapshot.exists()) return null;
      const conference = parseConference(snapshot.id, snapshot.data());
      if (conference.deletedAt !== null) return null;
      const before = client.getQueryData<Conference | null>(queryKey);
      replaceInList(client, accountId, conference);
      // The server is done with a Save: now it stands where it belongs in sorted and filtered lists.
      if (before && !isFinal(before) && isFinal(conference)) {
        refreshListsBesideNewest(client, accountId);
      }
      return conference;
    },
  });
}
