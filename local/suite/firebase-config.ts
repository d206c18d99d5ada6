import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { fromRoot } from '../support/paths.ts';
import type { SuitePorts } from './addresses.ts';

const headerSchema = z.looseObject({ key: z.string(), value: z.string() });

/** The parts of firebase.json that a local run changes; the rest is carried over as it is. */
const firebaseJsonSchema = z.looseObject({
  functions: z.array(
    z.looseObject({ codebase: z.string(), source: z.string(), predeploy: z.unknown().optional() }),
  ),
  hosting: z.looseObject({
    public: z.string(),
    predeploy: z.unknown().optional(),
    headers: z.array(z.looseObject({ headers: z.array(headerSchema) })),
  }),
});

/**
 * The firebase.json of a run folder: the project's own, so that rewrites and headers are those of
 * a deploy, with local ports, without build steps, and with a Content-Security-Policy that also
 * lets the page talk to the emulators.
 */
export async function localFirebaseJson(ports: SuitePorts): Promise<string> {
  const text = await readFile(fromRoot('firebase.json'), 'utf8');
  const deployed = firebaseJsonSchema.parse(JSON.parse(text));
  const emulators = [ports.auth, ports.firestore].map((port) => `http://127.0.0.1:${port}`);

  const functions = deployed.functions.map(({ predeploy: _build, ...codebase }) => codebase);
  const { predeploy: _build, ...hosting } = deployed.hosting;
  const headers = hosting.headers.map((rule) => ({
    ...rule,
    headers: rule.headers
      // A browser that has once seen this for 127.0.0.1 would refuse http there for a year.
      .filter((header) => header.key !== 'Strict-Transport-Security')
      .map((header) => ({ ...header, value: allowConnecting(header, emulators) })),
  }));

  const local = {
    ...deployed,
    functions,
    hosting: { ...hosting, public: 'public', headers },
    emulators: emulatorSettings(ports),
  };
  return JSON.stringify(local, null, 2);
}

function allowConnecting(header: z.infer<typeof headerSchema>, origins: string[]): string {
  if (header.key !== 'Content-Security-Policy') return header.value;
  return header.value.replace(/connect-src /, `connect-src ${origins.join(' ')} `);
}

function emulatorSettings(ports: SuitePorts): unknown {
  const on = (port: number) => ({ host: '127.0.0.1', port });
  return {
    singleProjectMode: true,
    ui: { enabled: false },
    auth: on(ports.auth),
    functions: on(ports.functions),
    firestore: { ...on(ports.firestore), websocketPort: ports.firestoreWebsocket },
    hosting: on(ports.hosting),
    hub: on(ports.hub),
    logging: on(ports.logging),
    eventarc: on(ports.eventarc),
    tasks: on(ports.tasks),
  };
}
