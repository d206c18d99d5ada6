import path from 'node:path';

/** Which Firestore the suite runs: ours on Node alone, or the official one on Java 21. */
export type FirestoreChoice =
  | { readonly kind: 'official' }
  | { readonly kind: 'embedded'; readonly faults?: Readonly<Record<string, unknown>> };

/**
 * What firebase-tools must find in its environment to start the chosen Firestore.
 *
 * @param runDir  where whatever is needed on disk is put
 */
export function firestoreEnvironment(
  choice: FirestoreChoice,
  runDir: string,
): Promise<NodeJS.ProcessEnv> {
  return Promise.resolve({ X: path.join(runDir, choice.kind) });
}
