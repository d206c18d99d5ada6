/** The command line: the options of the official emulator that mean something here, and our own. */
import type { ServerOptions } from './server/server.ts';
import { parseArgs } from 'node:util';
import { readFaults } from './triggers/faults.ts';

/** The suite cannot pass options of ours through firebase-tools, so they come in the environment. */
export const indexesVariable = 'CONFDESK_FIRESTORE_INDEXES';
export const faultsVariable = 'CONFDESK_FIRESTORE_FAULTS';
export const dataVariable = 'CONFDESK_FIRESTORE_DATA';

const options = {
  host: { type: 'string' },
  port: { type: 'string' },
  project_id: { type: 'string' },
  rules: { type: 'string' },
  indexes: { type: 'string' },
  data: { type: 'string' },
  functions_emulator: { type: 'string' },
  seed_from_export: { type: 'string' },
  faults: { type: 'string' },
  // Given by firebase-tools and of no consequence here.
  websocket_port: { type: 'string' },
  webchannel_port: { type: 'string' },
  'database-edition': { type: 'string' },
  single_project_mode: { type: 'string' },
  single_project_mode_error: { type: 'string' },
} as const;

export const usage = `Usage: firestore-emulator [options]
  --host HOST               where to listen (127.0.0.1)
  --port PORT               on which port (8080; 0 takes a free one)
  --project_id ID           the project (demo-confdesk)
  --rules FILE              security rules; without them everything is allowed
  --indexes FILE            firestore.indexes.json; without it no index is missed
  --data FOLDER             where the data is kept; without it, in memory only
  --functions_emulator H:P  where events are delivered
  --seed_from_export FILE   an export to begin with
  --faults JSON             faults on demand, such as '{"events":{"duplicate":true}}'`;

/** Throws an Error with one sentence for an option that is unknown or cannot be read. */
export function readCommand(
  args: readonly string[],
  env: NodeJS.ProcessEnv,
): Omit<ServerOptions, 'log'> {
  const { values } = parseArgs({ args: [...args], options, strict: true });
  const written = values.port ?? '8080';
  // In digits: `Number` also takes 0x50, 1e3 and nothing at all.
  const port = /^\d{1,5}$/.test(written) ? Number(written) : NaN;
  if (!(port <= 65_535)) {
    throw new Error(`--port ${values.port} is not a port number.`);
  }
  const indexesFile = values.indexes ?? env[indexesVariable];
  const dataFolder = values.data ?? env[dataVariable];
  const faults = values.faults ?? env[faultsVariable];
  return {
    host: values.host ?? '127.0.0.1',
    port,
    projectId: values.project_id ?? 'demo-confdesk',
    ...(values.rules && { rulesFile: values.rules }),
    ...(indexesFile && { indexesFile }),
    ...(dataFolder && { dataFolder }),
    ...(values.functions_emulator && { functionsHost: values.functions_emulator }),
    ...(values.seed_from_export && { seedFrom: values.seed_from_export }),
    ...(faults && { faults: readFaults(parseFaults(faults)) }),
  };
}

function parseFaults(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new Error('The faults are not JSON.', { cause: error });
  }
}
