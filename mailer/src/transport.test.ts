import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import { afterEach, describe, expect, it } from 'vitest';
import { classifyFailure } from '../../domain/delivery/classify-failure.ts';
import { openTransport, SMTP_TIMEOUTS } from './transport.ts';
import { LEASE_MILLISECONDS } from './delivery.ts';
import { failureCause } from './failure-cause.ts';

const stops: (() => Promise<void>)[] = [];
afterEach(async () => {
  await Promise.all(stops.splice(0).map((stop) => stop()));
});

async function listen(server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
}

/** A real SMTP server on a free port; by default it takes everything. */
async function smtp(options: SMTPServerOptions = {}) {
  const received: { to: string[]; raw: string }[] = [];
  const server = new SMTPServer({
    authOptional: true,
    hideSTARTTLS: true,
    onData(stream, session, done) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        received.push({
          to: session.envelope.rcptTo.map(({ address }) => address),
          raw: Buffer.concat(chunks).toString(),
        });
        done();
      });
    },
    ...options,
  });
  const port = await listen(server.server);
  stops.push(() => new Promise((resolve) => server.close(() => resolve())));
  return { received, uri: (user = '') => `smtp://${user}127.0.0.1:${port}` };
}

/** A port on which connections are taken and then left without a word. */
async function silentServer() {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => sockets.add(socket));
  const port = await listen(server);
  stops.push(async () => {
    for (const socket of sockets) socket.destroy();
    await new Promise((resolve) => server.close(resolve));
  });
  return port;
}

/** A port that nobody listens on. */
async function freePort() {
  const server = createServer();
  const port = await listen(server);
  await new Promise((resolve) => server.close(resolve));
  return port;
}

const message = {
  from: 'no-reply@confdesk.example',
  to: ['ana@acme.example'],
  subject: 'Hello',
  text: 'Body',
};

/** Sends, and gives back the kind of failure that the conference would show. */
async function failureOf(uri: string, options?: Parameters<typeof openTransport>[2]) {
  const error: unknown = await openTransport(uri, 'secret', options)
    .sendMail(message)
    .then(
      () => null,
      (reason: unknown) => reason,
    );
  return error instanceof Error
    ? classifyFailure(`${error.name}: ${error.message}`, failureCause(error, false)).failure
    : null;
}

describe('openTransport', () => {
  it('hands the email to the server', async () => {
    const server = await smtp();
    const info = await openTransport(server.uri(), '').sendMail(message);
    expect(info.accepted).toEqual(['ana@acme.example']);
    expect(server.received).toHaveLength(1);
    expect(server.received[0]?.raw).toContain('Subject: Hello');
  });

  it.each([
    ['ana%40acme@', 'p@ss/w%72rd', 'p@ss/w%72rd'],
    ['ana%40acme:of-the-uri@', 'secret', 'secret'],
    ['ana%40acme:100%@', '', '100%'],
    ['ana%40acme:p%40ss@', '', 'p%40ss'],
  ])(
    'signs in with the user of %s and the password %s, else its own',
    async (user, secret, pass) => {
      const seen: unknown[] = [];
      const server = await smtp({
        allowInsecureAuth: true,
        authOptional: false,
        onAuth({ username, password }, _session, done) {
          seen.push([username, password]);
          done(null, { user: username });
        },
      });
      await openTransport(server.uri(user), secret).sendMail(message);
      expect(seen).toEqual([['ana@acme', pass]]);
    },
  );

  it('says that the sign-in was refused', async () => {
    const server = await smtp({
      allowInsecureAuth: true,
      onAuth: (_auth, _session, done) => done(new Error('Invalid credentials')),
    });
    expect(await failureOf(server.uri('ana@'))).toBe('authentication');
  });

  it('says that the recipient was refused', async () => {
    const server = await smtp({
      onRcptTo: (_address, _session, done) =>
        done(Object.assign(new Error('5.1.1 mailbox unknown'), { responseCode: 550 })),
    });
    expect(await failureOf(server.uri())).toBe('mailboxUnknown');
    expect(server.received).toEqual([]);
  });

  it('says that the message was refused', async () => {
    const server = await smtp({
      onData(stream, _session, done) {
        stream.resume();
        stream.on('end', () =>
          done(Object.assign(new Error('5.7.1 looks like spam'), { responseCode: 554 })),
        );
      },
    });
    expect(await failureOf(server.uri())).toBe('blocked');
  });

  it('says that the server is absent', async () => {
    expect(await failureOf(`smtp://127.0.0.1:${await freePort()}`)).toBe('unreachable');
  });

  it('gives up on a server that says nothing', async () => {
    const port = await silentServer();
    const short = { ...SMTP_TIMEOUTS, greeting: 50 };
    expect(await failureOf(`smtp://127.0.0.1:${port}`, short)).toBe('timeout');
  });

  it('refuses what is no address, without repeating it', () => {
    for (const uri of [
      'user:secret at host',
      'smtp://',
      'https://user:secret@host',
      'smtp://user%zz:secret@host',
    ]) {
      expect(() => openTransport(uri, '')).toThrow(
        new TypeError('SMTP_CONNECTION_URI is not an address of a server.'),
      );
    }
    expect(() => openTransport('user:secret at host', '')).not.toThrow(/secret/);
  });

  it('gives up before the lease runs out', () => {
    expect(SMTP_TIMEOUTS.total).toBeLessThan(LEASE_MILLISECONDS);
    for (const part of [SMTP_TIMEOUTS.connection, SMTP_TIMEOUTS.greeting, SMTP_TIMEOUTS.silence]) {
      expect(part).toBeLessThan(SMTP_TIMEOUTS.total);
    }
  });
});
