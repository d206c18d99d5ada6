import { randomUUID } from 'node:crypto';
import { rename, rm } from 'node:fs/promises';
import { connect, createServer, type Server } from 'node:net';
import path from 'node:path';

/** The name of a socket may have 108 bytes on Linux and 104 on macOS, with the zero at its end. */
const LONGEST_NAME = 103;

/**
 * Keeps a second process out of a folder, as long as this one lives: the lock is a socket that it listens
 * on, which the system closes when it ends, however it ends. (The number of a process that was killed may
 * be another's by now, and in a container mostly is.)
 *
 * @returns the way to let go.
 * @throws Error, with one sentence, when a living process has it.
 */
export async function lockFolder(folder: string): Promise<() => Promise<void>> {
  const file = path.join(folder, 'lock');
  if (Buffer.byteLength(file) > LONGEST_NAME) {
    throw new Error(`${folder} has too long a name for a lock in it: ${LONGEST_NAME - 5} bytes.`);
  }
  for (let tries = 1; ; tries += 1) {
    const server = await listen(file);
    if (server !== null) {
      return async () => {
        await new Promise((resolve) => server.close(resolve));
      };
    }
    if (tries > 1 || (await isListening(file)) || !(await cleared(file))) {
      throw new Error(`${folder} is in use by another process.`);
    }
  }
}

/**
 * Takes away what a process that was killed has left.
 *
 * @returns false where somebody else has just done so, and listens.
 */
async function cleared(file: string): Promise<boolean> {
  const aside = path.join(path.dirname(file), `.${randomUUID().slice(0, 3)}`);
  try {
    await rename(file, aside);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return true;
    throw error;
  }
  if (await isListening(aside)) {
    await rename(aside, file);
    return false;
  }
  await rm(aside, { force: true });
  return true;
}

/** @returns null where there is such a file. */
function listen(file: string): Promise<Server | null> {
  return new Promise((resolve, reject) => {
    const server = createServer((socket) => socket.destroy());
    server.once('error', (error) => {
      if ('code' in error && error.code === 'EADDRINUSE') resolve(null);
      else reject(error);
    });
    server.listen(file, () => {
      // Who is done ends, whether or not it let go.
      server.unref();
      resolve(server);
    });
  });
}

function isListening(file: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(file);
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', (error) => {
      // Refused is what nobody listens on; of what may not be asked, somebody may be there.
      resolve(!('code' in error && (error.code === 'ECONNREFUSED' || error.code === 'ENOENT')));
    });
  });
}
