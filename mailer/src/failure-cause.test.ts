import { createServer, type AddressInfo, type Socket } from 'node:net';
import { createInterface } from 'node:readline';
import { afterEach, describe, expect, it } from 'vitest';
import { classifyFailure } from '../../domain/delivery/classify-failure.ts';
import { failureCause } from './failure-cause.ts';
import { openTransport, type SmtpTimeouts } from './transport.ts';

// What a failure is, and whether the message may be sent again, by where in the conversation a real
// connection ends.

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

/** Longer than any machine is busy: only a server that says nothing is to be given up on. */
const PATIENT: SmtpTimeouts = {
  connection: 60_000,
  greeting: 60_000,
  silence: 60_000,
  total: 60_000,
};

/**
 * How long to wait for a server of this script. What it answers is waited for; of its silence after the
 * message a little more is waited for than before, because who gave up earlier would have sent nothing.
 */
function timeoutsFor(script: Script): SmtpTimeouts {
  if (script[''] === sayNothing) return { ...PATIENT, greeting: 100 };
  if (script['.'] === sayNothing) return { ...PATIENT, silence: 1_500 };
  return Object.values(script).includes(sayNothing) ? { ...PATIENT, silence: 200 } : PATIENT;
}

/** What a sending comes to: `sent`, or the failure and whether it may be tried again. */
async function send(uri: string, script: Script = {}): Promise<string> {
  let hasContentLeft = false;
  try {
    await openTransport(uri, 'secret', timeoutsFor(script)).sendMail({
      from: 'no-reply@confdesk.example',
      to: ['ana@acme.example'],
      subject: 'Hello',
      text: 'Body',
      onContent: () => (hasContentLeft = true),
    });
    return 'sent';
  } catch (error) {
    const text = error instanceof Error ? `${error.name}: ${error.message}` : '';
    const { failure, isTemporary } = classifyFailure(text, failureCause(error, hasContentLeft));
    return isTemporary ? `${failure}, for now` : failure;
  }
}

const WITH_AUTH = '250-here\r\n250 AUTH PLAIN';

describe('before the message has left', () => {
  it('nobody listens', async () => {
    const uri = await serve({});
    for (const end of ends.splice(0)) await end();
    expect(await send(uri)).toBe('unreachable, for now');
  });

  it.each<[string, string, Script]>([
    ['hangs up before it greets', 'unreachable, for now', { '': hangUp }],
    ['resets the connection', 'unreachable, for now', { '': reset }],
    ['never greets', 'timeout, for now', { '': sayNothing }],
    ['greets with 421', 'tryLater, for now', { '': saying('421 closed for today') }],
    ['does not speak SMTP', 'unreachable, for now', { '': saying('starting up') }],
    ['hangs up at EHLO', 'unreachable, for now', { EHLO: hangUp }],
    ['closes at EHLO', 'tryLater, for now', { EHLO: saying('421 going down') }],
    ['closes at MAIL', 'tryLater, for now', { MAIL: saying('421 going down') }],
    ['hangs up at MAIL', 'unreachable, for now', { MAIL: hangUp }],
    ['is silent at RCPT', 'timeout, for now', { RCPT: sayNothing }],
    ['closes at RCPT', 'tryLater, for now', { RCPT: saying('421 going down') }],
    ['hangs up at DATA', 'unreachable, for now', { DATA: hangUp }],
    ['is busy at DATA', 'rateLimited, for now', { DATA: '451 server busy' }],
    ['refuses everybody', 'blocked', { '': saying('554 nothing for you here') }],
    ['refuses the sender', 'senderRefused', { MAIL: '550 not you' }],
    ['refuses the sender for now', 'rateLimited, for now', { MAIL: '432 4.3.2 too many' }],
    ['does not know the recipient', 'mailboxUnknown', { RCPT: '550 5.1.1 gone' }],
    ['greylists the recipient', 'greylisted, for now', { RCPT: '450 4.2.0 Greylisted' }],
    ['has no room for now', 'mailboxFull, for now', { RCPT: '452 4.2.2 over quota' }],
  ])('the server %s: %s', async (_, expected, script) => {
    expect(await send(await serve(script), script)).toBe(expected);
  });

  it.each([
    ['535 wrong', 'authentication'],
    ['454 4.7.0 not now', 'tryLater, for now'],
  ])('the server answers the sign-in with %s: %s', async (answer, expected) => {
    expect(await send(await serve({ EHLO: WITH_AUTH, AUTH: answer }, 'ana@'))).toBe(expected);
  });

  it.each([
    ['speaks no TLS where that is wanted', 'smtps:', {}],
    [
      'breaks off where TLS begins',
      'smtp:',
      { EHLO: '250-here\r\n250 STARTTLS', STARTTLS: saying('220 go ahead') },
    ],
  ])('the server %s: tls, for now', async (_, protocol, script: Script) => {
    const uri = await serve(script);
    expect(await send(uri.replace('smtp:', protocol))).toBe('tls, for now');
  });
});

describe('once the message is under way', () => {
  it.each<[string, Script]>([
    ['hangs up before the end', { '.': hangUp }],
    ['resets the connection', { '.': reset }],
    ['never answers', { '.': sayNothing }],
    ['ends the connection right after DATA', { DATA: saying('354 go ahead') }],
  ])('it may have arrived when the server %s', async (_, script) => {
    expect(await send(await serve(script), script)).toBe('uncertain');
  });

  it.each<[string, string, Script]>([
    ['closes', 'tryLater, for now', { '.': saying('421 going down') }],
    ['is busy', 'rateLimited, for now', { '.': '451 4.7.1 busy' }],
    ['refuses it', 'blocked', { '.': '554 5.7.1 spam' }],
    ['finds it too large', 'messageTooLarge', { '.': '552 5.3.4 too big' }],
  ])('it has not arrived when the server answers and %s: %s', async (_, expected, script) => {
    expect(await send(await serve(script), script)).toBe(expected);
  });

  it('it arrives as it is', async () => {
    expect(await send(await serve({}))).toBe('sent');
  });
});

it.each([undefined, 'ECONNECTION', new TypeError('no address')])(
  '%o tells nothing but whether the message had left',
  (error) => {
    expect(failureCause(error, true)).toEqual({
      ...{ reply: null, error: null, system: null, command: null },
      hasContentLeft: true,
    });
  },
);
