import { type App, initializeApp } from 'firebase-admin/app';
import { type Auth, getAuth } from 'firebase-admin/auth';
import { type Firestore, getFirestore } from 'firebase-admin/firestore';

let app: App | undefined;

/** The app is initialised once an instance, at its first event. */
function project(): App {
  app ??= initializeApp();
  return app;
}

/** The project's Firestore. */
export function firestore(): Firestore {
  return getFirestore(project());
}

/** The project's Authentication. */
export function authentication(): Auth {
  return getAuth(project());
}
