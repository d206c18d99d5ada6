import { connect, createServer, type Server, type Socket } from 'node:net';
import { once } from 'node:events';

/** A caller, and what Asterisk answers for them to a command of AGI; null: they hang up. */
export type PlayedAnswer = (command: string) => string | readonly string[] | null;

export interface PlayedCallOptions {
  /** Over the usual one; null takes a line away. */
  readonly environment?: Readonly<Record<string, string | null>>;
  readonly answer: PlayedAnswer;
}

/** A call as Asterisk makes it over FastAGI. */
export interface PlayedCall {
  /** What was asked of Asterisk so far. */
  readonly commands: readonly string[];
  /** Done when the adapter gives the call back, or it has ended. */
  readonly over: Promise<void>;
  readonly socket: Socket;
  /** The caller hangs up. */
  hangUp(): void;
}

const ENVIRONMENT = {
  request: 'agi://127.0.0.1/confdesk',
  channel: 'PJSIP/trunk-00000001',
  uniqueid: '1795892460.5',
  callerid: '+14165550134',
  dnid: '5145550100',
  extension: 's',
  language: 'en',
  arg_1: '+15145550100',
  arg_2: 'allowed_not_screened',
};

/** Calls an adapter that listens for FastAGI at `port` of this machine. */
export async function playCall(
  port: number,
  { environment = {}, answer }: PlayedCallOptions,
): Promise<PlayedCall> {
  const socket = connect({ port, host: '127.0.0.1' });
  await once(socket, 'connect');
  const commands: string[] = [];
  let text = '';
  const hangUp = () => {
    if (!socket.destroyed) socket.write('HANGUP\n200 result=-1\n');
  };
  socket.on('data', (chunk: Buffer) => {
    const lines = (text + chunk.toString('utf8')).split('\n');
    text = lines.pop() ?? '';
    for (const command of lines) {
      commands.push(command);
      const reply = answer(command);
      if (reply === null) hangUp();
      else socket.write(`${typeof reply === 'string' ? reply : reply.join('\n')}\n`);
    }
  });
  socket.on('error', () => undefined);
  const over = new Promise<void>((resolve) => {
    socket.once('end', () => socket.end());
    socket.once('close', () => resolve());
  });
  const lines = Object.entries({ ...ENVIRONMENT, ...environment }).flatMap(([name, value]) =>
    value === null ? [] : [`agi_${name}: ${value}\n`],
  );
  socket.write(`${lines.join('')}\n`);
  return { commands, over, socket, hangUp };
}

/**
 * Answers as Asterisk does where all goes well.
 *
 * @param keys what the caller keys to each question, in turn: as it stands after `result=`.
 */
export function wellBehaved(
  keys: readonly string[],
  over: (command: string) => string | readonly string[] | null | undefined = () => undefined,
): PlayedAnswer {
  const left = [...keys];
  return (command) => {
    const other = over(command);
    if (other !== undefined) return other;
    if (command.startsWith('GET DATA')) return `200 result=${left.shift() ?? ' (timeout)'}`;
    if (command.startsWith('STREAM FILE')) return '200 result=0 endpos=8000';
    if (command.startsWith('CHANNEL STATUS')) return '200 result=6';
    if (command.startsWith('GET VARIABLE')) return '200 result=1 (allowed_not_screened)';
    return '200 result=0';
  };
}

/** A server that takes what connects, for whoever is to speak to it. */
export async function listenLocally(onSocket: (socket: Socket) => void): Promise<{
  readonly server: Server;
  readonly port: number;
}> {
  const server = createServer(onSocket);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  return { server, port: typeof address === 'object' && address !== null ? address.port : 0 };
}
