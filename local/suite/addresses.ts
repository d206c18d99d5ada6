import { z } from 'zod';

const port = z.int().min(1).max(65535);

/** Every port that a run of the suite listens on, on 127.0.0.1. */
export const suitePortsSchema = z.object({
  hosting: port,
  auth: port,
  functions: port,
  firestore: port,
  firestoreWebsocket: port,
  hub: port,
  logging: port,
  eventarc: port,
  tasks: port,
});
export type SuitePorts = z.infer<typeof suitePortsSchema>;

/** As many ports as a suite needs. */
export const SUITE_PORT_COUNT = Object.keys(suitePortsSchema.shape).length;

/** Gives each part of a suite one of these ports; throws when there are too few. */
export function suitePortsFrom(ports: readonly number[]): SuitePorts {
  const names = Object.keys(suitePortsSchema.shape);
  return suitePortsSchema.parse(Object.fromEntries(names.map((n, i) => [n, ports[i]])));
}

/** The ports that the Firebase documentation names, for the suite that people start by hand. */
export const USUAL_PORTS: SuitePorts = {
  hosting: 5000,
  auth: 9099,
  functions: 5001,
  firestore: 8080,
  firestoreWebsocket: 9150,
  hub: 4400,
  logging: 4500,
  eventarc: 9299,
  tasks: 9499,
};

/** Where functions run unless REGION says otherwise, which no local run does. */
const REGION = 'us-central1';

/** Where a function that answers HTTPS is in a running suite. */
export function httpsFunctionUrl({ functionsHost, projectId }: FunctionsPlace, name: string) {
  return `http://${functionsHost}/${projectId}/${REGION}/${name}`;
}

/**
 * Where the functions emulator takes what a function of another kind is to be run with. Source:
 * firebase-tools/lib/emulator/functionsEmulator.js; the 0 says that it is as it was at the start.
 */
export function triggerUrl({ functionsHost, projectId }: FunctionsPlace, name: string) {
  return `http://${functionsHost}/functions/projects/${projectId}/triggers/${REGION}-${name}-0`;
}

/**
 * Where a running suite answers. Hosts are `127.0.0.1:port`, as the SDKs' environment variables
 * want them; URLs have no slash at the end.
 */
export const suiteAddressesSchema = z.object({
  projectId: z.string(),
  portalUrl: z.url(),
  authHost: z.string(),
  firestoreHost: z.string(),
  functionsHost: z.string(),
  /** Of the Bridge API; a bridge puts `/v1/…` behind it. */
  bridgeUrl: z.url(),
  hubUrl: z.url(),
  runDir: z.string(),
});
export type SuiteAddresses = z.infer<typeof suiteAddressesSchema>;
/** What must be known to reach a suite's functions. */
export type FunctionsPlace = Pick<SuiteAddresses, 'functionsHost' | 'projectId'>;

/** The suite and its inbox, as the launcher tells others through `CONFDESK_SUITE` and a file. */
export const localAddressesSchema = suiteAddressesSchema.extend({
  inboxUrl: z.url(),
  smtpPort: port,
});
export type LocalAddresses = z.infer<typeof localAddressesSchema>;

/** Puts ports into the addresses that they answer at. */
export function addressesOf(projectId: string, runDir: string, ports: SuitePorts): SuiteAddresses {
  const functionsHost = `127.0.0.1:${ports.functions}`;
  return {
    projectId,
    runDir,
    portalUrl: `http://127.0.0.1:${ports.hosting}`,
    authHost: `127.0.0.1:${ports.auth}`,
    firestoreHost: `127.0.0.1:${ports.firestore}`,
    functionsHost,
    bridgeUrl: httpsFunctionUrl({ functionsHost, projectId }, 'bridge'),
    hubUrl: `http://127.0.0.1:${ports.hub}`,
  };
}
