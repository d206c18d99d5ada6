/**
 * The embedded Firestore as a program: by hand with `firestore-emulator --port 8080 --rules
 * firestore.rules`, and bundled as what the Emulator Suite starts.
 */
import { readCommand, usage } from './command.ts';
import { startServer } from './server/server.ts';

/** How often to look whether the program that started this one is still there, in milliseconds. */
const parentCheckMs = 1000;

async function main(args: readonly string[]): Promise<void> {
  if (args.includes('--help')) {
    console.log(usage);
    return;
  }
  const options = readCommand(args, process.env);
  const starting = startServer({ ...options, log });

  // Before the port accepts, so that who sees it accept may stop us at once.
  let stopping = false;
  const stop = () => {
    if (stopping) return;
    stopping = true;
    void starting.then((server) => server.close()).then(() => process.exit(0));
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
  // Nobody reads our log any more.
  process.stdout.on('error', stop);
  // firebase-tools starts this detached; if it is killed outright, nothing else would end us.
  const parent = process.ppid;
  setInterval(() => {
    if (process.ppid !== parent) stop();
  }, parentCheckMs).unref();

  const { port } = await starting;
  log(`listening http://${options.host}:${port} (development only: every token is believed)`);
}

function log(line: string): void {
  process.stdout.write(`${new Date().toISOString()} ${line}\n`);
}

main(process.argv.slice(2)).catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
