import { queryOptions } from '@tanstack/react-query';
import { getDoc } from 'firebase/firestore/lite';
import { memberSchema } from '../../../../domain/account/account.ts';
import { collections } from '../../../firebase/collections.ts';
import { database } from '../../../firebase/database.ts';

/** The email address of another member, which administrators may read; null when unknown. */
export function memberEmailQuery(accountId: string, uid: string) {
  return queryOptions({
    queryKey: ['member-email', accountId, uid] as const,
    queryFn: async () => {
      const snapshot = await getDoc(collections.member(database, accountId, uid));
      const member = memberSchema.safeParse(snapshot.data());
      return member.success ? member.data.email : null;
    },
    staleTime: 10 * 60_000,
    retry: false,
  });
}
