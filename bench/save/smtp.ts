import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';

/** An SMTP server that accepts everything and remembers when. */
export interface AcceptingSmtp {
  readonly port: number;
  /** Wall-clock milliseconds at which mail to this address was accepted; waits for it. */
  acceptedAt(address: string): Promise<number>;
  stop(): Promise<void>;
}

/** Wall-clock milliseconds with fractions; every process of this machine has the same. */
export function wallClock(): number {
  return performance.timeOrigin + performance.now();
}

export async function startAcceptingSmtp(): Promise<AcceptingSmtp> {
  const accepted = new Map<string, PromiseWithResolvers>();
  const of = (address: string): PromiseWithResolvers => {
    const known = accepted.get(address) ?? withResolvers();
    accepted.set(address, known);
    return known;
  };
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData(stream, session, callback) {
      stream.resume();
      stream.once('end', () => {
        const recipients = [...session.envelope.rcptTo];
        // Answering ends the message, and the session forgets its envelope.
        callback();
        for (const { address } of recipients) of(address).resolve(wallClock());
      });
    },
  });
  server.listen(0, '127.0.0.1');
  await once(server.server, 'listening');
  return {
    port: (server.server.address() as AddressInfo).port,
    acceptedAt: (address) => of(address).promise,
    stop: () =>
      new Promise((resolve) => {
        server.close(resolve);
      }),
  };
}

interface PromiseWithResolvers {
  readonly promise: Promise<number>;
  readonly resolve: (value: number) => void;
}

/** `Promise.withResolvers`, which Node 20 lacks. */
function withResolvers(): PromiseWithResolvers {
  let resolve: (value: number) => void = () => undefined;
  const promise = new Promise<number>((done) => {
    resolve = done;
  });
  return { promise, resolve };
}
