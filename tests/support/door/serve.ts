import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { type HttpFunction, serveFunction } from '../serve-function.ts';

/*
 * The built function `bridge` of a running suite, on its Firestore, in a process of its own that serves many requests
 * at once, as Cloud Functions does and the Functions emulator does not. Sends its address to who has forked it.
 */

const [runDir = '', projectId = '', firestoreHost = ''] = process.argv.slice(2);
const folder = path.join(runDir, 'functions');

// In firebase-tools' order: the later file wins. `.env.local` has the parameters' defaults.
for (const file of ['.env', '.env.local', '.secret.local']) {
  const text = await readFile(path.join(folder, file), 'utf8');
  for (const [, name = '', value = ''] of text.matchAll(/^(\w+)=(.*)$/gm)) {
    process.env[name] = value.startsWith('"') ? (JSON.parse(value) as string) : value;
  }
}
Object.assign(process.env, {
  GCLOUD_PROJECT: projectId,
  FIRESTORE_EMULATOR_HOST: firestoreHost,
  METADATA_SERVER_DETECTION: 'none',
});
const bundle = (await import(pathToFileURL(path.join(folder, 'dist', 'index.js')).href)) as {
  readonly bridge: HttpFunction;
};
const { url } = await serveFunction(bundle.bridge);
process.send?.(url);
