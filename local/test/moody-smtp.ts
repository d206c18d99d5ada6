import type { AddressInfo, Socket } from 'node:net';
import { createTransport } from 'nodemailer';
import { SMTPServer } from 'smtp-server';

/**
 * An SMTP server before the inbox that refuses what its recipient's address asks it to, so that a test says by
 * its address alone how a mail server shall answer, and no other test notices:
 *
 * - `refuse-rcpt-550-5-1-1.anything@…` is answered `550 5.1.1 …` as a recipient, each time;
 * - `refuse-data-451-4-7-1-x2.anything@…` is answered `451 4.7.1 …` at the end of the message, twice;
 * - `drop.anything@…` has its connection broken at the end of the message, once it has gone to the inbox.
 *
 * All others' mail goes to the inbox as it came.
 */
export interface MoodySmtp {
  readonly port: number;
  stop(): Promise<void>;
}

/** What is asked for in an address, before the first dot. */
const REFUSE = /^refuse-(rcpt|data)-(\d{3})-(\d)-(\d{1,3})-(\d{1,3})(?:-x(\d+))?\./;
const DROP = /^drop\./;

/** What servers say with these codes; anything else is refused in general words. */
const WORDS: Readonly<Record<string, string>> = {
  '4.2.0': 'Greylisted, try again in a minute',
  '4.2.2': 'The mailbox is over quota',
  '4.7.1': 'Server busy, too many messages',
  '5.1.1': 'User unknown',
  '5.2.2': 'Mailbox full',
  '5.7.1': 'Service unavailable; client host blocked using a list',
};

/**
 * Starts one on 127.0.0.1.
 *
 * @param port where it listens
 * @param inboxPort where the inbox takes mail
 */
export async function startMoodySmtp(port: number, inboxPort: number): Promise<MoodySmtp> {
  const inbox = createTransport({ host: '127.0.0.1', port: inboxPort, ignoreTLS: true });
  const sockets = new Map<string, Socket>();
  const refused = new Map<string, number>();

  const refusalOf = (address: string, at: 'rcpt' | 'data'): Error | null => {
    const [, where, code, a, b, c, times] = REFUSE.exec(address) ?? [];
    if (where !== at) return null;
    const before = refused.get(address) ?? 0;
    if (times !== undefined && before >= Number(times)) return null;
    refused.set(address, before + 1);
    const enhanced = `${a}.${b}.${c}`;
    const text = `${enhanced} ${WORDS[enhanced] ?? 'Not taken'}`;
    return Object.assign(new Error(text), { responseCode: Number(code) });
  };

  const server = new SMTPServer({
    authOptional: true,
    hideSTARTTLS: true,
    // Nobody's name is looked up.
    disableReverseLookup: true,
    onRcptTo: ({ address }, _session, done) => done(refusalOf(address, 'rcpt')),
    onData: (stream, session, done) => {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const to = session.envelope.rcptTo.map(({ address }) => address);
        const refusal = to.map((address) => refusalOf(address, 'data')).find((one) => one !== null);
        if (refusal !== undefined) {
          done(refusal);
          return;
        }
        const { mailFrom } = session.envelope;
        const from = mailFrom === false ? '' : mailFrom.address;
        inbox.sendMail({ envelope: { from, to }, raw: Buffer.concat(chunks) }).then(
          () => {
            if (to.some((address) => DROP.test(address)))
              sockets.get(session.remotePort.toString())?.destroy();
            else done();
          },
          (error: unknown) =>
            done(error instanceof Error ? error : new Error('The inbox is away.')),
        );
      });
    },
  });
  server.on('error', () => undefined);
  server.server.on('connection', (socket: Socket) => {
    const key = String(socket.remotePort);
    sockets.set(key, socket);
    socket.on('close', () => sockets.delete(key));
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  return {
    port: (server.server.address() as AddressInfo).port,
    stop: () => new Promise((resolve) => server.close(resolve)),
  };
}
