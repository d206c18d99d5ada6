/*
 * Who is signed in. A session has no end of its own: Firebase keeps it in the browser (auth.ts) until somebody signs
 * out, or the sign-in is disabled, deleted or given another password.
 */
import { onAuthStateChanged, signOut as signOutOfAuth } from 'firebase/auth';
import { auth } from './auth.ts';

/** The person who is signed in. */
export interface SignedIn {
  readonly uid: string;
  readonly email: string;
}

let person: SignedIn | null = null;
let endedOnRequest = false;

/** Settles once it is known whether a session was kept from an earlier visit. */
export function sessionKnown(): Promise<void> {
  return auth.authStateReady();
}

/** Who is signed in now, or null. Stable between changes, as `useSyncExternalStore` needs it. */
export function currentPerson(): SignedIn | null {
  const user = auth.currentUser;
  if (user === null) person = null;
  else if (person?.uid !== user.uid || person.email !== (user.email ?? '')) {
    person = { uid: user.uid, email: user.email ?? '' };
  }
  return person;
}

/** Calls back after each change of session: sign-in, sign-out, and a session that was ended. */
export function subscribeToSession(listener: () => void): () => void {
  return onAuthStateChanged(auth, listener);
}

/** Ends the session because the person asked for it. */
export async function signOut(): Promise<void> {
  endedOnRequest = true;
  await signOutOfAuth(auth);
}

/** Whether the last session was ended by its owner here; asking resets it. */
export function takeEndedOnRequest(): boolean {
  const answer = endedOnRequest;
  endedOnRequest = false;
  return answer;
}

/**
 * Asks Firebase whether the session still holds. A session that was revoked, or whose user was
 * removed, is ended by the SDK in this call, and the listeners hear of it.
 *
 * @returns false when the session is gone; true when it holds or when that cannot be found out.
 */
export async function sessionStillHolds(): Promise<boolean> {
  try {
    await auth.currentUser?.getIdToken(true);
  } catch {
    // Without network the answer is unknown; the SDK keeps the user then.
  }
  return auth.currentUser !== null;
}
