import { useSyncExternalStore } from 'react';
import { currentPerson, subscribeToSession, type SignedIn } from '../../firebase/session.ts';

/** Who is signed in, or null; follows changes. */
export function usePerson(): SignedIn | null {
  return useSyncExternalStore(subscribeToSession, currentPerson);
}
