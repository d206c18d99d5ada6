import { connectFirestoreEmulator, getFirestore, setLogLevel } from 'firebase/firestore/lite';
import { configuration, firebaseApp } from './app.ts';

// Every failure is shown where it matters; the SDK would also print the request, with Tags and
// addresses in it, into the console.
setLogLevel('silent');

/** Firestore without its cache and streams; TanStack Query owns caching (docs/choices.md). */
export const database = getFirestore(firebaseApp);

if (configuration.emulators !== undefined) {
  const { firestoreHost, firestorePort } = configuration.emulators;
  connectFirestoreEmulator(database, firestoreHost, firestorePort);
}
