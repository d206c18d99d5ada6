import { initializeApp } from 'firebase-admin/app';
import { type Firestore, getFirestore } from 'firebase-admin/firestore';

let database: Firestore | undefined;

/** The project's Firestore; the app is initialised once an instance, at its first event. */
export function firestore(): Firestore {
  database ??= getFirestore(initializeApp());
  return database;
}
