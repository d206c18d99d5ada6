import { once } from 'node:events';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { createInterface } from 'node:readline';

/** An SMTP server that accepts everything at once and remembers when. */
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

/**
 * The least of RFC 5321 that a delivery needs. Not the smtp-server package, which the tests use:
 * that one holds its greeting back for 100 ms to detect early talkers, and a constant so large in
 * both the figure and its floor would hide what is being measured.
 */
export async function startAcceptingSmtp(): Promise<AcceptingSmtp> {
  const accepted = new Map<string, PromiseWithResolvers>();
  const of = (address: string): PromiseWithResolvers => {
    const known = accepted.get(address) ?? withResolvers();
    accepted.set(address, known);
    return known;
  };
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
    socket.on('error', () => socket.destroy());
    socket.setNoDelay(true);
    converse(socket, (recipients) => {
      for (const address of recipients) of(address).resolve(wallClock());
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    acceptedAt: (address) => of(address).promise,
    stop: async () => {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}

function converse(socket: Socket, onAccepted: (recipients: readonly string[]) => void): void {
  let recipients: string[] = [];
  let inData = false;
  const reply = (line: string) => socket.write(`${line}\r\n`);
  reply('220 bench ready');
  createInterface({ input: socket, crlfDelay: Infinity }).on('line', (line) => {
    if (inData) {
      if (line !== '.') return;
      inData = false;
      reply('250 accepted');
      onAccepted(recipients);
      recipients = [];
      return;
    }
    const recipient = /^RCPT TO:<([^>]*)>/i.exec(line)?.[1];
    if (recipient !== undefined) recipients.push(recipient);
    if (/^DATA/i.test(line)) {
      inData = true;
      reply('354 go on');
    } else if (/^QUIT/i.test(line)) {
      reply('221 bye');
      socket.end();
    } else {
      reply('250 ok');
    }
  });
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
