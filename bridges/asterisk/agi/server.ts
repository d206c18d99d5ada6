import { createServer, type Socket } from 'node:net';
import { type Clock, failureFacts, type Log } from '../../client/index.ts';
import { AgiGone, AgiMalformed, type AgiSession, openAgiSession } from './session.ts';

export interface AgiServer {
  readonly port: number;
  /** Takes no more calls, and waits for those who are being asked until `patienceMs` are over. */
  stop(patienceMs?: number): Promise<void>;
}

/**
 * Listens for FastAGI. What goes wrong in one call is said in the log and is none of the others' business.
 *
 * @throws Error where it cannot listen there.
 */
export async function serveAgi(
  { host, port }: { readonly host: string; readonly port: number },
  answer: (session: AgiSession) => Promise<void>,
  { clock, log }: { readonly clock: Clock; readonly log: Log },
): Promise<AgiServer> {
  const calls = new Map<Socket, Promise<void>>();
  const server = createServer({ noDelay: true, keepAlive: true }, (socket) => {
    calls.set(
      socket,
      serveCall(socket, answer, { clock, log }).finally(() => calls.delete(socket)),
    );
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve();
    });
  });
  server.on('error', (error) => log('error', 'asterisk.agiServer', failureFacts(error)));
  const address = server.address();
  return {
    port: typeof address === 'object' && address !== null ? address.port : port,
    async stop(patienceMs = 0) {
      const closed = new Promise((resolve) => server.close(resolve));
      const timer = new AbortController();
      const over = clock.wait(patienceMs, timer.signal).catch(() => undefined);
      await Promise.race([Promise.all(calls.values()), over]);
      timer.abort();
      for (const socket of calls.keys()) socket.destroy();
      await closed;
    },
  };
}

async function serveCall(
  socket: Socket,
  answer: (session: AgiSession) => Promise<void>,
  { clock, log }: { readonly clock: Clock; readonly log: Log },
): Promise<void> {
  // What is wrong with a connection is met by whoever reads from it.
  socket.on('error', () => undefined);
  try {
    const session = await openAgiSession(socket, clock);
    await answer(session);
  } catch (error) {
    if (error instanceof AgiMalformed) log('warn', 'asterisk.malformedAgi', { why: error.message });
    else if (!(error instanceof AgiGone)) log('error', 'asterisk.callFailed', failureFacts(error));
  } finally {
    socket.end();
    socket.destroySoon();
  }
}
