import { type AddressInfo, createServer, type Socket } from 'node:net';
import { SMTPServer } from 'smtp-server';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { mailId } from '../../../domain/paths.ts';
import { handleSave } from '../../../functions/src/saves/handle-save.ts';
import { mirrorDelivery } from '../../../functions/src/deliveries/mirror-delivery.ts';
import { sendMail } from '../../../mailer/src/send-mail.ts';
import { openTransport, SMTP_TIMEOUTS } from '../../../mailer/src/transport.ts';
import {
  ACCOUNT,
  CONFERENCE,
  dependencies,
  putAccount,
  save,
  saveEvent,
  saveId,
  startWorld,
  type World,
} from '../world.ts';

// One Save through functions and mailer, step by step, while the SMTP server is not itself, and
// another one once it is.

let world: World;
/** Who each email was for. */
let received: string[] = [];
let ends: (() => Promise<void>)[] = [];

beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.stop());
beforeEach(async () => {
  received = [];
  await putAccount(world.db);
});
afterEach(async () => {
  for (const end of ends) await end();
  ends = [];
  await world.clear();
});

/** Saves and does what the three triggers do; gives what the conference then says of its email. */
async function saveAndSend(letter: string, port: number, greeting: number): Promise<unknown> {
  const id = mailId(CONFERENCE, saveId(letter));
  await save(world.db, saveId(letter));
  await handleSave(world.db, dependencies, saveEvent(letter));
  const mailer = {
    transport: () => openTransport(`smtp://127.0.0.1:${port}`, '', { ...SMTP_TIMEOUTS, greeting }),
    defaults: { from: 'no-reply@confdesk.example', replyTo: '' },
    now: () => new Date('2026-11-23T12:00:00Z'),
    deadline: () => new AbortController().signal,
    ttl: { type: 'never', value: 1 },
  };
  await sendMail(world.db, mailer, world.db.doc(`mail/${id}`));
  await mirrorDelivery(world.db, 'mail', id, mailer.now());
  const conference = world.db.doc(`accounts/${ACCOUNT}/conferences/${CONFERENCE}`);
  return (await conference.get()).get('email');
}

/** An SMTP server in its right mind; port 0 draws one. Resolves with its port. */
async function listen(port = 0): Promise<number> {
  const smtp = new SMTPServer({
    authOptional: true,
    hideSTARTTLS: true,
    onData(stream, session, done) {
      stream.resume();
      stream.on('end', () => {
        received.push(...session.envelope.rcptTo.map(({ address }) => address));
        done();
      });
    },
  });
  await new Promise<void>((resolve) => smtp.listen(port, '127.0.0.1', resolve));
  ends.push(() => new Promise<void>((resolve) => smtp.close(resolve)));
  return (smtp.server.address() as AddressInfo).port;
}

async function endServers(): Promise<void> {
  for (const end of ends) await end();
  ends = [];
}

/** Takes connections and answers each with `words`, or with nothing. Resolves with its port. */
async function listenOddly(words: string | null): Promise<number> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    if (words !== null) socket.end(words);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  ends.push(async () => {
    for (const socket of sockets) socket.destroy();
    await new Promise((resolve) => server.close(resolve));
  });
  return (server.address() as AddressInfo).port;
}

/** What answers is waited for, however busy the machine is. */
const LONG_MS = 60_000;

const away: readonly (readonly [string, string, number, () => Promise<number>])[] = [
  [
    'absent',
    'unreachable',
    LONG_MS,
    async () => {
      const port = await listen();
      await endServers();
      return port;
    },
  ],
  ['silent', 'timeout', 300, () => listenOddly(null)],
  ['refusing everybody', 'tryLater', LONG_MS, () => listenOddly('421 closed for today\r\n')],
];

it.each(away)(
  'while the SMTP server is %s a Save’s email waits (%s), and the next Save sends one email',
  async (_, failure, greeting, begin) => {
    const port = await begin();
    expect(await saveAndSend('A', port, greeting)).toMatchObject({
      state: 'waiting',
      failure,
      saveId: saveId('A'),
    });

    await endServers();
    await listen(port);
    expect(await saveAndSend('B', port, LONG_MS)).toMatchObject({
      state: 'sent',
      failure: null,
      saveId: saveId('B'),
    });
    expect(received).toEqual(['ana@acme.example']);
  },
);
