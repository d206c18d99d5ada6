import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundleFirestore } from './bundle.ts';
import { faultsVariable, indexesVariable } from './command.ts';
import { readFaults } from './triggers/faults.ts';

export interface EmbeddedFirestoreOptions {
  /** Absolute path of firestore.indexes.json. Without it no composite index is asked for. */
  readonly indexesFile?: string;
  /** As of `Faults` in triggers/faults.ts; what is absent is off. */
  readonly faults?: unknown;
}

/**
 * The environment variables with which the unmodified firebase-tools starts the embedded Firestore
 * in place of the official one: a `java` of ours first on the PATH, for that one command. Bundles
 * the program if need be. Throws INVALID_ARGUMENT for faults that cannot be read.
 */
export async function embeddedFirestoreEnv(
  options: EmbeddedFirestoreOptions = {},
): Promise<NodeJS.ProcessEnv> {
  const program = await bundleFirestore();
  const java = path.join(path.dirname(fileURLToPath(import.meta.url)), 'java');
  const faults =
    options.faults === undefined ? undefined : JSON.stringify(readFaults(options.faults));
  return {
    PATH: `${java}${path.delimiter}${process.env['PATH'] ?? ''}`,
    FIRESTORE_EMULATOR_BINARY_PATH: program,
    CONFDESK_FIRESTORE_PROGRAM: program,
    CONFDESK_NODE: process.execPath,
    // Or else firebase-admin, in every function, asks the network whether it runs at Google's.
    METADATA_SERVER_DETECTION: 'none',
    ...(options.indexesFile && { [indexesVariable]: options.indexesFile }),
    ...(faults !== undefined && { [faultsVariable]: faults }),
  };
}
