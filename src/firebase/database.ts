import { connectFirestoreEmulator, getFirestore } from 'firebase/firestore/lite';
import { configuration, firebaseApp } from './app.ts';

/** Firestore without its cache and streams; TanStack Query owns caching (docs/ARCHITECTURE.md). */
export const database = getFirestore(firebaseApp);

if (configuration.emulators !== undefined) {
  const { firestoreHost, firestorePort } = configuration.emulators;
  connectFirestoreEmulator(database, firestoreHost, firestorePort);
}
