import path from 'node:path';
import { CONFDESK_DIR } from '../support/paths.ts';

/** Credentials and settings of the person at this machine that no local run may use. */
const NOT_FOR_LOCAL_RUNS = [
  'GOOGLE_APPLICATION_CREDENTIALS',
  'GOOGLE_CLOUD_PROJECT',
  'GCLOUD_PROJECT',
  'FIREBASE_TOKEN',
  'FIREBASE_CONFIG',
  'FIRESTORE_EMULATOR_HOST',
  'FIREBASE_AUTH_EMULATOR_HOST',
  'NODE_OPTIONS',
];

/**
 * The environment in which firebase-tools stays on this machine: no update check, no message of
 * the day, no usage statistics, no look at the npm registry, nothing written in the home folder.
 *
 * @param firestoreEnv  what makes it start the embedded Firestore
 */
export function suiteEnvironment(firestoreEnv: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const env: NodeJS.ProcessEnv = { ...process.env };
  for (const name of NOT_FOR_LOCAL_RUNS) delete env[name];
  return {
    ...env,
    // firebase-tools/lib/fetchMOTD.js and update-notifier both stand back in CI.
    CI: 'true',
    NO_UPDATE_NOTIFIER: '1',
    XDG_CONFIG_HOME: path.join(CONFDESK_DIR, 'config'),
    // It asks `npm show firebase-functions` at each start; offline npm answers at once.
    npm_config_offline: 'true',
    npm_config_cache: path.join(CONFDESK_DIR, 'npm'),
    npm_config_update_notifier: 'false',
    // Functions are discovered through a file, not through a server on a port drawn from 8000–9000.
    FIREBASE_FUNCTIONS_DISCOVERY_OUTPUT_PATH: 'true',
    // Google's libraries otherwise ask 169.254.169.254 whether they run in Google's cloud.
    METADATA_SERVER_DETECTION: 'none',
    // Seconds in which a function's process must have started. A loaded machine needs more than a
    // minute; one that died meanwhile is noticed only then, so less than anybody's patience.
    FUNCTIONS_DISCOVERY_TIMEOUT: '180',
    NO_PROXY: '127.0.0.1,localhost',
    no_proxy: '127.0.0.1,localhost',
    ...firestoreEnv,
  };
}
