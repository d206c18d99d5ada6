import { type Account, accountSchema, type Member, memberSchema } from '../../domain/account.ts';
import { paths } from '../../domain/paths.ts';
import type { Operator } from './connect.ts';
import { validate } from './validate.ts';

export interface ListedAccount {
  readonly id: string;
  readonly account: Account;
  readonly members: readonly Member[];
}

/** All accounts by id, each with its members by email. */
export async function listAccounts({ db }: Operator): Promise<ListedAccount[]> {
  const { docs } = await db.collection('accounts').get();
  return Promise.all(
    docs.map(async (doc) => {
      const members = await db.collection(paths.members(doc.id)).orderBy('email').get();
      return {
        id: doc.id,
        account: validate(accountSchema, doc.data(), `The account "${doc.id}"`),
        // Whom an administrator has just taken out is no member, though the document is still there.
        members: members.docs.flatMap((member) => memberSchema.safeParse(member.data()).data ?? []),
      };
    }),
  );
}
