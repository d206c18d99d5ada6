import {
  browserLocalPersistence,
  connectAuthEmulator,
  indexedDBLocalPersistence,
  initializeAuth,
} from 'firebase/auth';
import { configuration, firebaseApp } from './app.ts';

/**
 * Email and password only, so no popup or redirect resolver: `getAuth` would bring both along
 * (some 20 KB that nobody uses).
 */
export const auth = initializeAuth(firebaseApp, {
  persistence: [indexedDBLocalPersistence, browserLocalPersistence],
});

if (configuration.emulators !== undefined) {
  connectAuthEmulator(auth, configuration.emulators.authUrl, { disableWarnings: true });
}
