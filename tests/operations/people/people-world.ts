import { type DocumentData, type Firestore, Timestamp } from 'firebase-admin/firestore';
import type { SignIns } from '../../../functions/src/people/sign-ins.ts';
import { ACCOUNT } from '../world.ts';
import { inOrderOf } from '../../support/in-order.ts';

/** The moment at which a test's story begins. */
export const EARLIER = Timestamp.fromDate(new Date('2026-11-20T12:00:00Z'));

export const addressOf = (uid: string) => `${uid}@acme.example`;

/** Puts a member into the account, as the server wrote them when they came. */
export async function putMember(
  db: Firestore,
  uid: string,
  role: string,
  over: DocumentData = {},
): Promise<void> {
  await db.doc(`accounts/${ACCOUNT}/members/${uid}`).set({
    uid,
    email: addressOf(uid),
    role,
    changedAt: EARLIER,
    changedBy: 'somebody',
    ...over,
  });
}

export async function memberNow(db: Firestore, uid: string): Promise<DocumentData | undefined> {
  return (await db.doc(`accounts/${ACCOUNT}/members/${uid}`).get()).data();
}

/** The activity log, the oldest first. */
export async function activityNow(db: Firestore): Promise<DocumentData[]> {
  const docs = inOrderOf(await db.collection(`accounts/${ACCOUNT}/activity`).get(), 'at');
  return docs.map((doc) => ({ id: doc.id, ...doc.data() }));
}

export interface KnownSignIns extends SignIns {
  /** How many sign-ins were made. */
  readonly made: number;
}

/** Authentication for one test: whoever is `uid@acme.example` signs in as `uid`, and can. */
export function signInsOfTest(known: readonly string[] = []): KnownSignIns {
  const uids = new Set(known);
  // Whoever is made has none yet.
  const withPassword = new Set(known);
  let made = 0;
  return {
    get made() {
      return made;
    },
    settle(email) {
      const uid = email.split('@')[0] ?? '';
      const isNew = !uids.has(uid);
      if (isNew) made++;
      uids.add(uid);
      return Promise.resolve({ uid, isNew, displaced: null });
    },
    remake: (uid) => Promise.resolve({ uid, isNew: true, displaced: null }),
    isThere: () => Promise.resolve(true),
    passwordStanding: (uid) => Promise.resolve(withPassword.has(uid) ? 'chosen' : 'none'),
    resetCode: () => Promise.reject(new Error('an invitation makes no code')),
    ableToSignIn: (asked) => Promise.resolve(new Set(asked)),
  };
}
