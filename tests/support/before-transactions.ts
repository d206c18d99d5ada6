import type { Firestore, Transaction } from 'firebase-admin/firestore';

/**
 * As the database, where something happens before each transaction is begun: what has been read outside of it may
 * have changed by then. A transaction that Firestore runs again is one.
 */
export function beforeTransactions(db: Firestore, happens: () => Promise<unknown>): Firestore {
  return Object.create(db, {
    runTransaction: {
      value: async (work: (transaction: Transaction) => Promise<unknown>) => {
        await happens();
        return db.runTransaction(work);
      },
    },
  }) as Firestore;
}
