import { connect, type Socket } from 'node:net';
import { type Clock, NoAnswer, within } from '../../client/index.ts';
import { type AmiMessage, AmiReader } from './messages.ts';

/** An answer is waited for so long, in milliseconds. */
const ANSWER_MS = 5000;

/** Asterisk answered an action with an error; `message` is its own. */
export class AmiRefusal extends Error {
  override readonly name = 'AmiRefusal';
}

export interface AmiPlace {
  readonly host: string;
  readonly port: number;
  readonly user: string;
  readonly secret: string;
}

export interface AmiConnection {
  /**
   * Asks for something, and waits five seconds for the answer.
   *
   * @throws AmiRefusal; NoAnswer
   */
  ask(action: string, fields?: Readonly<Record<string, string>>): Promise<AmiMessage>;
  /**
   * Asks for a list.
   *
   * @returns the events that are its items, without the one that says it is complete.
   * @throws AmiRefusal; NoAnswer
   */
  list(action: string, fields?: Readonly<Record<string, string>>): Promise<readonly AmiMessage[]>;
  /** When anything last came from the other side, in milliseconds since 1970. */
  lastHeardAt(): number;
  /** Resolves when the connection is over, with when that was. */
  readonly closed: Promise<number>;
  close(): void;
}

interface Asked {
  readonly items: AmiMessage[] | null;
  readonly resolve: (messages: readonly AmiMessage[]) => void;
  readonly reject: (error: Error) => void;
}

/**
 * Connects to a manager and logs in.
 *
 * @param onEvent is given each event that is no part of a list that was asked for.
 * @throws AmiRefusal where the manager does not take the user; NoAnswer; Error of the network.
 */
export async function openAmi(
  place: AmiPlace,
  { clock, onEvent }: { readonly clock: Clock; readonly onEvent: (event: AmiMessage) => void },
): Promise<AmiConnection> {
  const socket = await connected(place, clock);
  const asked = new Map<string, Asked>();
  let lastHeardAt = clock.now();
  let lastId = 0;

  const reader = new AmiReader((message) => {
    const id = message.get('ActionID') ?? '';
    const waiting = asked.get(id);
    if (message.event !== null && waiting === undefined) onEvent(message);
    else if (waiting !== undefined && settle(waiting, message)) asked.delete(id);
  });
  const closed = new Promise<number>((resolve) => {
    socket.once('close', () => {
      for (const { reject } of asked.values()) reject(new NoAnswer('The manager has gone'));
      asked.clear();
      resolve(clock.now());
    });
  });
  socket.on('data', (chunk: Buffer) => {
    lastHeardAt = clock.now();
    reader.push(chunk);
  });
  // What is wrong is said by "close", which follows.
  socket.on('error', () => undefined);

  const send = (action: string, fields: Readonly<Record<string, string>>, isList: boolean) =>
    within(ANSWER_MS, { clock }, async () => {
      lastId += 1;
      const id = `confdesk-${lastId}`;
      const lines = Object.entries({ Action: action, ActionID: id, ...fields });
      const answer = new Promise<readonly AmiMessage[]>((resolve, reject) => {
        if (socket.destroyed) reject(new NoAnswer('The manager has gone'));
        else asked.set(id, { items: isList ? [] : null, resolve, reject });
      });
      // A line feed would be another field, or another action.
      socket.write(
        lines.map(([name, value]) => `${name}: ${oneLine(value)}\r\n`).join('') + '\r\n',
      );
      return answer.finally(() => asked.delete(id));
    });

  const connection: AmiConnection = {
    ask: async (action, fields = {}) => {
      const [answer] = await send(action, fields, false);
      if (answer === undefined) throw new NoAnswer('The manager gave no answer');
      return answer;
    },
    list: (action, fields = {}) => send(action, fields, true),
    lastHeardAt: () => lastHeardAt,
    closed,
    close: () => socket.destroy(),
  };
  try {
    await connection.ask('Login', { Username: place.user, Secret: place.secret, Events: 'on' });
    return connection;
  } catch (error) {
    socket.destroy();
    throw error;
  }
}

/** @returns whether that was all that was waited for. */
function settle({ items, resolve, reject }: Asked, message: AmiMessage): boolean {
  if (message.event === null) {
    if (message.get('Response') === 'Error') {
      reject(new AmiRefusal(message.get('Message') ?? ''));
      return true;
    }
    if (items !== null) return false;
    resolve([message]);
    return true;
  }
  if (items === null) return false;
  if (message.get('EventList')?.toLowerCase() !== 'complete') {
    items.push(message);
    return false;
  }
  resolve(items);
  return true;
}

function oneLine(value: string): string {
  return value.replaceAll(/[\r\n]/g, ' ');
}

function connected({ host, port }: AmiPlace, clock: Clock): Promise<Socket> {
  const socket = connect({ host, port, keepAlive: true, noDelay: true });
  return within(
    ANSWER_MS,
    { clock },
    () =>
      new Promise<Socket>((resolve, reject) => {
        socket.once('error', reject);
        socket.once('connect', () => {
          socket.off('error', reject);
          resolve(socket);
        });
      }),
  ).catch((error: unknown) => {
    socket.on('error', () => undefined);
    socket.destroy();
    throw error;
  });
}
