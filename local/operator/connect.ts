import { applicationDefault, deleteApp, initializeApp } from 'firebase-admin/app';
import { type Auth, getAuth } from 'firebase-admin/auth';
import { type Firestore, getFirestore } from 'firebase-admin/firestore';
import { Problem } from '../support/problem.ts';
import { readRunning } from '../suite/running-lock.ts';
import type { SuiteAddresses } from '../suite/addresses.ts';

/** What every operation works with: one project's users and documents, outside the rules. */
export interface Operator {
  readonly auth: Auth;
  readonly db: Firestore;
  /** For messages: `demo-confdesk (local)`. */
  readonly where: string;
  /** Address of the portal, as `portalLink` takes it; of a real project the one that Hosting gave it. */
  readonly portalUrl: string;
  /** Closes all connections. */
  close(): Promise<void>;
}

/**
 * The suite of this machine. The Admin SDK learns about emulators from the environment only, so a
 * process can work either with one suite or with real projects.
 */
export function connectToSuite(
  suite: Pick<SuiteAddresses, 'projectId' | 'authHost' | 'firestoreHost' | 'portalUrl'>,
): Operator {
  process.env['FIREBASE_AUTH_EMULATOR_HOST'] = suite.authHost;
  process.env['FIRESTORE_EMULATOR_HOST'] = suite.firestoreHost;
  // Keeps Google's libraries from asking the network whether they run in Google's cloud.
  process.env['METADATA_SERVER_DETECTION'] = 'none';
  const app = initializeApp({ projectId: suite.projectId }, `operator-${suite.projectId}`);
  return {
    auth: getAuth(app),
    db: getFirestore(app),
    where: `${suite.projectId} (local)`,
    portalUrl: suite.portalUrl,
    close: () => deleteApp(app),
  };
}

/** A real project, with the Application Default Credentials of this machine. */
export function connectToProject(projectId: string): Operator {
  const app = initializeApp({ projectId, credential: applicationDefault() }, 'operator');
  return {
    auth: getAuth(app),
    db: getFirestore(app),
    where: projectId,
    portalUrl: `https://${projectId}.web.app`,
    close: () => deleteApp(app),
  };
}

/**
 * @param projectId  a real project; absent: what `npm start` runs on this machine
 * @throws Problem when nothing runs here
 */
export async function connect(projectId: string | undefined): Promise<Operator> {
  if (projectId !== undefined) return connectToProject(projectId);
  const running = await readRunning();
  if (running === null) {
    throw new Problem(
      'Confdesk does not run on this machine. Start it with "npm start", or name a Firebase project with --project.',
    );
  }
  if (running.addresses === null) throw new Problem('Confdesk is still starting. Try again soon.');
  return connectToSuite(running.addresses);
}
