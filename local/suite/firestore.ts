import { embeddedFirestoreEnv } from '@confdesk/firestore-emulator/suite';
import { fromRoot } from '../support/paths.ts';

/** Which Firestore the suite runs: ours on Node alone, or the official one on Java 21. */
export type FirestoreChoice =
  | { readonly kind: 'official' }
  /** `faults` as of firestore-emulator/triggers/faults.ts; none when absent. */
  | { readonly kind: 'embedded'; readonly faults?: unknown };

/** What firebase-tools must find in its environment to start the chosen Firestore. */
export async function firestoreEnvironment(choice: FirestoreChoice): Promise<NodeJS.ProcessEnv> {
  if (choice.kind === 'official') return {};
  return embeddedFirestoreEnv({
    indexesFile: fromRoot('firestore.indexes.json'),
    ...(choice.faults === undefined ? {} : { faults: choice.faults }),
  });
}
