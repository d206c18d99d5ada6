import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { MAIN_CLASS, type OfficialProgram } from './find-official.ts';

/**
 * The environment variables with which the unmodified firebase-tools starts this official emulator: a
 * `java` of ours first on the PATH, for that one command (java/java says why). Nothing is downloaded.
 */
export function officialFirestoreEnv({ jar, java }: OfficialProgram): NodeJS.ProcessEnv {
  const folder = path.join(path.dirname(fileURLToPath(import.meta.url)), 'java');
  return {
    PATH: `${folder}${path.delimiter}${process.env['PATH'] ?? ''}`,
    FIRESTORE_EMULATOR_BINARY_PATH: path.join(folder, 'java'),
    CONFDESK_OFFICIAL_JAVA: java,
    CONFDESK_OFFICIAL_JAR: jar,
    CONFDESK_OFFICIAL_CLASS: MAIN_CLASS,
    // Or else firebase-admin, in every function, asks the network whether it runs at Google's.
    METADATA_SERVER_DETECTION: 'none',
  };
}
