import { findOfficial, type OfficialProgram } from '@confdesk/firestore-emulator/official/find';
import { officialFirestoreEnv } from '@confdesk/firestore-emulator/official/suite';
import { embeddedFirestoreEnv } from '@confdesk/firestore-emulator/suite';
import { fromRoot } from '../support/paths.ts';
import { Problem } from '../support/problem.ts';

/** Which Firestore the suite runs: ours on Node alone, or the official one on Java. */
export type FirestoreChoice =
  | { readonly kind: 'official'; readonly program: OfficialProgram }
  /** `faults` as of firestore-emulator/triggers/faults.ts; none when absent. */
  | { readonly kind: 'embedded'; readonly faults?: unknown };

/**
 * The official one of this machine.
 *
 * @throws Problem where it has none, or no Java for it
 */
export async function officialFirestore(): Promise<FirestoreChoice> {
  const found = await findOfficial();
  if ('missing' in found) throw new Problem(found.missing);
  return { kind: 'official', program: found };
}

/** What firebase-tools must find in its environment to start the chosen Firestore. */
export async function firestoreEnvironment(choice: FirestoreChoice): Promise<NodeJS.ProcessEnv> {
  if (choice.kind === 'official') return officialFirestoreEnv(choice.program);
  return embeddedFirestoreEnv({
    indexesFile: fromRoot('firestore.indexes.json'),
    ...(choice.faults === undefined ? {} : { faults: choice.faults }),
  });
}
