import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { type Codebase, CODEBASES } from '../build/codebases.ts';
import { fromRoot } from '../support/paths.ts';
import { Problem } from '../support/problem.ts';
import type { SuitePorts } from './addresses.ts';

const headerSchema = z.looseObject({ key: z.string(), value: z.string() });

/** A codebase of functions, or a kit: somebody else's functions under a name of its own. */
const functionsSchema = z.looseObject({
  codebase: z.string().optional(),
  kit: z.string().optional(),
  predeploy: z.unknown().optional(),
});

/** The parts of firebase.json that a local run changes; the rest is carried over as it is. */
const firebaseJsonSchema = z.looseObject({
  functions: z.union([z.array(functionsSchema), functionsSchema.transform((only) => [only])]),
  extensions: z.record(z.string(), z.unknown()).default({}),
  hosting: z.looseObject({
    public: z.string(),
    predeploy: z.unknown().optional(),
    headers: z.array(z.looseObject({ headers: z.array(headerSchema) })),
  }),
});
export type FirebaseJson = z.infer<typeof firebaseJsonSchema>;

/** What firebase.json says of a deploy, or what is in `text` in its place. */
export async function readFirebaseJson(text?: string): Promise<FirebaseJson> {
  const json = text ?? (await readFile(fromRoot('firebase.json'), 'utf8'));
  return firebaseJsonSchema.parse(JSON.parse(json));
}

/**
 * The firebase.json of a run folder: the project's own, so that rewrites and headers are those of
 * a deploy, with local ports, without build steps, and with a Content-Security-Policy that also
 * lets the page talk to the emulators. Its functions are those of this project, all of them and no others: what
 * an operator has chosen instead of the mailer would have to be fetched, or has the parameters of a
 * server that sends for real.
 *
 * @throws Problem where there is no codebase `functions`
 */
export function localFirebaseJson(deployed: FirebaseJson, ports: SuitePorts): string {
  const emulators = [ports.auth, ports.firestore].map((port) => `http://127.0.0.1:${port}`);

  const { predeploy: _build, ...hosting } = deployed.hosting;
  const headers = hosting.headers.map((rule) => ({
    ...rule,
    headers: rule.headers
      // A browser that has once seen this for 127.0.0.1 would refuse http there for a year.
      .filter((header) => header.key !== 'Strict-Transport-Security')
      .map((header) => ({ ...header, value: allowConnecting(header, emulators) })),
  }));

  const { extensions: _notHere, ...carriedOver } = deployed;
  const local = {
    ...carriedOver,
    functions: CODEBASES.map((codebase) => localCodebase(deployed, codebase)),
    hosting: { ...hosting, public: 'public', headers },
    emulators: emulatorSettings(ports),
  };
  return JSON.stringify(local, null, 2);
}

function localCodebase(deployed: FirebaseJson, codebase: Codebase): unknown {
  const like = entryOf(deployed, codebase) ?? entryOf(deployed, 'functions');
  if (like === undefined) throw new Problem('firebase.json has no codebase "functions".');
  const { predeploy: _build, ...entry } = like;
  return { ...entry, codebase, source: codebase };
}

/** What a deploy does with a codebase; undefined where it does nothing with it. */
export function entryOf(deployed: FirebaseJson, codebase: Codebase) {
  return deployed.functions.find((entry) => entry.codebase === codebase);
}

/** What a deploy runs and this machine does not, or the other way round, in lines for the terminal. */
export function describeDifferences(deployed: FirebaseJson): string[] {
  const others = [
    ...Object.keys(deployed.extensions).map((name) => `the extension ${name}`),
    ...deployed.functions.flatMap(({ kit, codebase = 'default' }) => {
      if (kit !== undefined) return [`the kit ${kit}`];
      return CODEBASES.some((ours) => ours === codebase) ? [] : [`the codebase ${codebase}`];
    }),
  ].join(', ');
  if (entryOf(deployed, 'mailer') !== undefined) {
    return others === '' ? [] : [`Not run on this machine, of firebase.json: ${others}`];
  }
  const instead =
    others === ''
      ? 'and nothing in its place: deployed like this, it sends no email'
      : `and deployed leaves emails to what else it has: ${others}`;
  return [`firebase.json has no mailer, ${instead}. On this machine mailer/ sends emails`];
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
