import { queryOptions } from '@tanstack/react-query';
import { getCount, limit, query, where } from 'firebase/firestore/lite';
import { collections } from './collections.ts';
import { COUNTED_AT_MOST } from './counted.ts';
import { database } from './database.ts';

/** How many users are in an account's Cloud PBX, up to `COUNTED_AT_MOST`; counted, not read. */
export function pbxUserCountQuery(accountId: string) {
  return queryOptions({
    queryKey: ['pbx-user-count', accountId] as const,
    queryFn: async () => {
      const users = collections.pbxUsers(database, accountId);
      const present = query(users, where('leftAt', '==', null), limit(COUNTED_AT_MOST));
      return (await getCount(present)).data().count;
    },
  });
}
