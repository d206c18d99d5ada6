import path from 'node:path';
import { parseArgs } from 'node:util';
import { followCommands, jsonLog, openBridgeClient, openOutbox } from '../../client/index.ts';
import { createAdapter } from './adapter.ts';
import { CAN, carryOutCommand } from './calls/carry-out.ts';
import { openDiskStore } from './records/disk-store.ts';
import { serveAlone } from './serve-alone.ts';
import { readSettings, SETTINGS, type SettingWords, WrongSettings } from './settings.ts';
import { openTwilioRest } from './twilio/rest.ts';

/*
 * `npm run bridge:twilio`: the adapter as a process of its own. Settings come from the environment, or from a file.
 */

const DEFAULT_PORT = '8787';
const DEFAULT_HOST = '127.0.0.1';
const DEFAULT_FOLDER = 'confdesk-twilio';

/** Those that a function does not have. */
const ALONE: readonly SettingWords[] = [
  { name: 'PORT', says: 'on which this listens, behind HTTPS', standard: DEFAULT_PORT },
  { name: 'HOST', says: 'address on which this listens', standard: DEFAULT_HOST },
  { name: 'DATA_FOLDER', says: 'where calls and events are kept', standard: DEFAULT_FOLDER },
];

function help(): string {
  const all: readonly SettingWords[] = [...SETTINGS, ...ALONE];
  const width = Math.max(...all.map(({ name }) => name.length));
  const lines = all.map(({ name, says, standard, isSecret }) => {
    const tail =
      standard === undefined
        ? ` (must be set${isSecret ? '; secret' : ''})`
        : standard === ''
          ? ''
          : ` (${standard})`;
    return `  ${name.padEnd(width)}  ${says}${tail}`;
  });
  return [
    'Connects Twilio Programmable Voice to Confdesk.',
    '',
    'npm run bridge:twilio -- [--settings FILE]',
    '',
    '  --settings FILE  lines of NAME=value; the environment goes before',
    '  --help           this',
    '',
    'Settings:',
    ...lines,
    '',
    'bridges/twilio/README.md says how to set up Twilio.',
    '',
  ].join('\n');
}

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: { help: { type: 'boolean', short: 'h' }, settings: { type: 'string' } },
  });
  if (values.help === true) {
    process.stdout.write(help());
    return 0;
  }
  if (values.settings !== undefined) process.loadEnvFile(values.settings);
  const settings = readSettings(process.env);
  const log = jsonLog((line) => process.stdout.write(line));
  const client = openBridgeClient({ url: settings.bridgeUrl, key: settings.bridgeKey, log });
  const { HOST, PORT, DATA_FOLDER } = process.env;
  const folder = path.resolve(DATA_FOLDER ?? DEFAULT_FOLDER);
  const outbox = await openOutbox({ folder: path.join(folder, 'outbox'), client, log });
  const store = await openDiskStore({ folder, outbox, log, now: () => client.now() });
  const rest = openTwilioRest({ url: settings.twilioApiUrl, ...settings });
  const adapter = createAdapter({ settings, client, store, rest, log });
  const alone = await serveAlone({
    adapter,
    host: HOST ?? DEFAULT_HOST,
    port: Number(PORT ?? DEFAULT_PORT),
    log,
  });
  log('info', 'twilio.listening', { port: alone.port });
  const followed = { store, rest, log, now: () => client.now() };
  const commands = followCommands({
    ...{ client, outbox, log },
    can: () => CAN,
    carryOut: (command) => carryOutCommand(followed, command),
  });

  await new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) {
      process.once(signal, () => {
        resolve();
      });
    }
  });
  await commands.stop();
  await alone.stop();
  await store.close();
  await outbox.close();
  log('info', 'twilio.stopped');
  return 0;
}

try {
  process.exitCode = await main();
} catch (error) {
  const isTold = error instanceof WrongSettings || hasCode(error);
  process.stderr.write(`${isTold ? error.message : String((error as Error).stack)}\n`);
  process.exitCode = 1;
}

/** What Node says of a file, a port or an option. */
function hasCode(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && 'code' in error;
}
