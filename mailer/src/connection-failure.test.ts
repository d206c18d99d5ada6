import { createServer, type AddressInfo, type Socket } from 'node:net';
import { createInterface } from 'node:readline';
import { afterEach, describe, expect, it } from 'vitest';
import { isConnectionFailure } from './connection-failure.ts';
import { openTransport } from './transport.ts';

// Whether a message may be sent again, by where in the conversation a real connection ends.

const ends: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0)) await end();
});

/** What a server says to a command (its first word; '' is the greeting, '.' the end of the message). */
type Script = Readonly<Record<string, string | ((socket: Socket) => void)>>;

const hangUp = (socket: Socket) => socket.end();
const reset = (socket: Socket) => socket.resetAndDestroy();
const saying = (words: string) => (socket: Socket) => socket.end(`${words}\r\n`);
const sayNothing = () => undefined;

const WELL: Script = {
  '': '220 here',
  EHLO: '250 here',
  MAIL: '250 ok',
  RCPT: '250 ok',
  DATA: '354 go ahead',
  '.': '250 taken',
};

/** A server that follows a script, and does well where that says nothing. Resolves with its URI. */
async function serve(over: Script, user = ''): Promise<string> {
  const script = { ...WELL, ...over };
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    const answer = (command: string) => {
      const reply = script[command];
      if (typeof reply === 'function') reply(socket);
      else if (reply !== undefined && socket.writable) socket.write(`${reply}\r\n`);
    };
    let inMessage = false;
    answer('');
    createInterface({ input: socket }).on('line', (line) => {
      if (inMessage && line !== '.') return;
      const command = line.split(' ')[0] ?? '';
      inMessage = command === 'DATA';
      answer(command);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  ends.push(async () => {
    for (const socket of sockets) socket.destroy();
    await new Promise((resolve) => server.close(resolve));
  });
  return `smtp://${user}127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** What a sending comes to. */
async function send(uri: string): Promise<{ isAway: boolean; hasContentLeft: boolean } | 'sent'> {
  const short = { connection: 1_000, greeting: 200, silence: 300, total: 2_000 };
  let hasContentLeft = false;
  try {
    await openTransport(uri, 'secret', short).sendMail({
      from: 'no-reply@confdesk.example',
      to: ['ana@acme.example'],
      subject: 'Hello',
      text: 'Body',
      onContent: () => (hasContentLeft = true),
    });
    return 'sent';
  } catch (error) {
    return { isAway: isConnectionFailure(error), hasContentLeft };
  }
}

describe('a server that is away before the message', () => {
  it('is one to which nobody listens', async () => {
    const uri = await serve({});
    for (const end of ends.splice(0)) await end();
    expect(await send(uri)).toEqual({ isAway: true, hasContentLeft: false });
  });

  it.each<[string, Script]>([
    ['hangs up before it greets', { '': hangUp }],
    ['resets the connection', { '': reset }],
    ['never greets', { '': sayNothing }],
    ['greets with 421', { '': saying('421 closed for today') }],
    ['does not speak SMTP yet', { '': saying('starting up') }],
    ['hangs up at EHLO', { EHLO: hangUp }],
    ['closes at EHLO', { EHLO: saying('421 going down') }],
    ['closes at MAIL', { MAIL: saying('421 going down') }],
    ['hangs up at MAIL', { MAIL: hangUp }],
    ['is silent at RCPT', { RCPT: sayNothing }],
    ['closes at RCPT', { RCPT: saying('421 going down') }],
    ['hangs up at DATA', { DATA: hangUp }],
    ['closes at DATA', { DATA: saying('421 going down') }],
  ])('is one that %s', async (_, script) => {
    expect(await send(await serve(script))).toEqual({ isAway: true, hasContentLeft: false });
  });
});

describe('a server that refuses', () => {
  it.each<[string, Script, string?]>([
    ['everybody', { '': saying('554 nothing for you here') }],
    ['the sender', { MAIL: '550 not you' }],
    ['the recipient', { RCPT: '550 unknown' }],
    ['the recipient for now', { RCPT: '450 try later' }],
    ['the sign-in', { EHLO: '250-here\r\n250 AUTH PLAIN', AUTH: '535 wrong' }, 'ana@'],
    ['the sign-in for now', { EHLO: '250-here\r\n250 AUTH PLAIN', AUTH: '454 not now' }, 'ana@'],
  ])('%s is not away', async (_, script, user) => {
    expect(await send(await serve(script, user))).toEqual({ isAway: false, hasContentLeft: false });
  });
});

describe('once the message is under way', () => {
  it.each<[string, Script]>([
    ['the server hangs up before the end', { DATA: '354 go ahead', '.': hangUp }],
    ['the server resets the connection', { '.': reset }],
    ['the server never answers', { '.': sayNothing }],
    ['the server closes', { '.': saying('421 going down') }],
    ['the server refuses the message', { '.': '554 spam' }],
    ['the connection ends right after DATA', { DATA: saying('354 go ahead') }],
  ])('it has left, although %s', async (_, script) => {
    expect(await send(await serve(script))).toMatchObject({ hasContentLeft: true });
  });

  it('it arrives as it is', async () => {
    expect(await send(await serve({}))).toBe('sent');
  });
});

it.each([undefined, 'ECONNECTION', new TypeError('no address'), { code: 'ECONNECTION' }])(
  '%o is no failure of a connection',
  (error) => {
    expect(isConnectionFailure(error)).toBe(false);
  },
);
