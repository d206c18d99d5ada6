import type { AddressInfo, Socket } from 'node:net';
import type { DocumentData, Firestore } from 'firebase-admin/firestore';
import { SMTPServer } from 'smtp-server';
import { handleMail } from '../../../mailer/src/handle-mail.ts';
import type { MailerDependencies } from '../../../mailer/src/send-mail.ts';
import { openTransport } from '../../../mailer/src/transport.ts';

// What mail is sent with in these tests: an SMTP server that may be away, and a clock that only
// pauses move.

/** A clock that everybody shares. A pause takes no time, and moves it on. */
export class Clock {
  private time: number;

  constructor(begin = new Date('2026-11-23T12:00:00Z')) {
    this.time = begin.getTime();
  }

  now = (): Date => new Date(this.time);

  pause = (milliseconds: number): Promise<void> => {
    this.time += milliseconds;
    return Promise.resolve();
  };
}

/** What an SMTP server answers a recipient, or at the end of an email, instead of taking it. */
export interface Refusal {
  readonly at: 'recipient' | 'content';
  readonly code: number;
  readonly text: string;
}

/** A real SMTP server that can be away and come back on the same port, or refuse what it is sent. */
export class Smtp {
  /** Who each email was for that it has read to its end, and not refused then. */
  received: string[] = [];
  /** Every recipient that it was asked to take, refused or not. */
  asked: string[] = [];
  /** Breaks each connection once it has read an email to its end, instead of answering. */
  dropsAfterData = false;
  /** Asked for each email; null takes it. */
  refuses: (address: string) => Refusal | null = () => null;
  private server: SMTPServer | undefined;
  private port = 0;
  private readonly sockets = new Set<Socket>();

  get uri(): string {
    return `smtp://127.0.0.1:${this.port}`;
  }

  async start(): Promise<void> {
    const server = new SMTPServer({
      authOptional: true,
      hideSTARTTLS: true,
      onRcptTo: ({ address }, _session, done) => {
        this.asked.push(address);
        const refusal = this.refuses(address);
        done(refusal?.at === 'recipient' ? errorOf(refusal) : null);
      },
      onData: (stream, session, done) => {
        stream.resume();
        stream.on('end', () => {
          const addresses = session.envelope.rcptTo.map(({ address }) => address);
          const refusal = this.refuses(addresses[0] ?? '');
          if (refusal?.at === 'content') {
            done(errorOf(refusal));
            return;
          }
          this.received.push(...addresses);
          if (this.dropsAfterData) for (const socket of this.sockets) socket.destroy();
          else done();
        });
      },
    });
    server.on('error', () => undefined);
    server.server.on('connection', (socket: Socket) => this.sockets.add(socket));
    await new Promise<void>((resolve) => server.listen(this.port, '127.0.0.1', resolve));
    this.port = (server.server.address() as AddressInfo).port;
    this.server = server;
  }

  async stop(): Promise<void> {
    const { server } = this;
    this.server = undefined;
    if (server !== undefined) await new Promise<void>((resolve) => server.close(resolve));
    this.sockets.clear();
  }
}

function errorOf({ code, text }: Refusal): Error {
  return Object.assign(new Error(text), { responseCode: code });
}

/** What a mailer is given; without a limit, unless `over` says so. */
export function mailer(
  { uri }: Smtp,
  clock: Clock,
  over: Partial<MailerDependencies> = {},
): MailerDependencies {
  return {
    transport: () => openTransport(uri, ''),
    defaults: { from: 'no-reply@confdesk.example', replyTo: '' },
    now: clock.now,
    deadline: () => new AbortController().signal,
    ttl: { type: 'never', value: 1 },
    ...over,
  };
}

/** Puts a mail at a path, to an address that is named after it. */
export async function putMail(db: Firestore, path: string): Promise<void> {
  const to = `${path.replace('/', '.')}@acme.example`;
  await db.doc(path).set({ to, message: { subject: 'Hello', text: 'Body' } });
}

/** Does what an event of that mail asks for. */
export const handle = (
  db: Firestore,
  path: string,
  dependencies: MailerDependencies,
  pause: (milliseconds: number) => Promise<void>,
  pauseAtMost = 420_000,
) => handleMail(db, dependencies, db.doc(path), { pause, pauseAtMost });

export async function deliveryOf(db: Firestore, path: string): Promise<DocumentData> {
  return ((await db.doc(path).get()).get('delivery') ?? {}) as DocumentData;
}
