import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { fromRoot } from '../../local/support/paths.ts';
import { type HttpFunction, serveFunction } from '../../tests/support/serve-function.ts';

/*
 * The deployed bundle's `bridge`, on a suite's Firestore, in a process of its own that serves many requests at once, as Cloud
 * Functions does and the Functions emulator does not. Prints its address.
 */

const [runDir = '', projectId = '', firestoreHost = ''] = process.argv.slice(2);

/** What a deploy takes from the parameters' defaults. */
const PARAMETERS = {
  CODE_LENGTH: '10',
  ATTEMPTS_PER_CALL: '3',
  WRONG_GUESSES_PER_CALLER: '10',
  WRONG_GUESSES_WITHHELD: '60',
  WRONG_GUESSES_PER_NUMBER: '60',
  WRONG_GUESSES_PLATFORM: '180',
  GUESS_DELAY_MS: '3000',
};

const secrets = await readFile(path.join(runDir, 'functions', '.secret.local'), 'utf8');
for (const [, name = '', value = '""'] of secrets.matchAll(/^(\w+)=(.*)$/gm)) {
  process.env[name] = JSON.parse(value) as string;
}
Object.assign(process.env, PARAMETERS, {
  GCLOUD_PROJECT: projectId,
  FIRESTORE_EMULATOR_HOST: firestoreHost,
  METADATA_SERVER_DETECTION: 'none',
});
const bundle = (await import(fromRoot('functions', 'dist', 'index.js'))) as {
  readonly bridge: HttpFunction;
};
const { url } = await serveFunction(bundle.bridge);
process.stderr.write(`${url}\n`);
