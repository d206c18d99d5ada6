import type { Socket } from 'node:net';
import { StringDecoder } from 'node:string_decoder';
import { type Clock, within } from '../../client/index.ts';
import {
  type AgiEnvironment,
  type AgiReply,
  LONGEST_AGI_LINE,
  quoted,
  readEnvironmentLine,
  readReply,
} from './lines.ts';

/** The environment is waited for so long, and an answer so much longer than its command takes; milliseconds. */
const PATIENCE_MS = 15_000;
const MOST_ENVIRONMENT_LINES = 200;

/** The caller has hung up, or Asterisk says no more. */
export class AgiGone extends Error {
  override readonly name = 'AgiGone';
}

/** What came is no AGI. */
export class AgiMalformed extends Error {
  override readonly name = 'AgiMalformed';
}

/** A conversation with Asterisk about one call. */
export interface AgiSession {
  readonly environment: AgiEnvironment;
  /**
   * Has Asterisk do something and waits for the answer.
   *
   * @param words are quoted but for those of the command itself.
   * @param takesMs how long it may take.
   * @throws AgiGone; AgiMalformed
   */
  command(command: string, words: readonly string[], takesMs?: number): Promise<AgiReply>;
  /** Aborted with an AgiGone once the caller has hung up. */
  readonly gone: AbortSignal;
  /** Gives the call back to the dialplan. */
  end(): void;
}

/**
 * Begins a conversation on a connection that Asterisk has opened.
 *
 * @throws AgiGone; AgiMalformed
 */
export async function openAgiSession(socket: Socket, clock: Clock): Promise<AgiSession> {
  const gone = new AbortController();
  const lines = new LineReader(socket, (line) => {
    if (line !== 'HANGUP') return false;
    gone.abort(new AgiGone('The caller has hung up'));
    return true;
  });
  lines.ended.addEventListener('abort', () => gone.abort(lines.ended.reason));
  const next = (takesMs: number) =>
    within(takesMs, { clock }, () => lines.next()).catch((error: unknown) => {
      if (error instanceof AgiMalformed) throw error;
      throw new AgiGone('Asterisk says no more', { cause: error });
    });
  const environment = await readEnvironment(() => next(PATIENCE_MS));
  return {
    environment,
    gone: gone.signal,
    command: async (command, words, takesMs = 0) => {
      gone.signal.throwIfAborted();
      socket.write(`${[command, ...words.map(quoted)].join(' ')}\n`);
      const reply = await readWholeReply(() => next(takesMs + PATIENCE_MS));
      if (reply.code === 511) throw new AgiGone('The channel is dead');
      return reply;
    },
    end: () => socket.end(),
  };
}

async function readEnvironment(next: () => Promise<string>): Promise<AgiEnvironment> {
  const environment = new Map<string, string>();
  for (let count = 0; count < MOST_ENVIRONMENT_LINES; count += 1) {
    const line = await next();
    if (line === '') {
      if (environment.has('uniqueid') && environment.has('channel')) return environment;
      throw new AgiMalformed('No call is named');
    }
    const entry = readEnvironmentLine(line);
    if (entry !== null) environment.set(...entry);
  }
  throw new AgiMalformed('Too long an environment');
}

/** What is no answer is passed over, a few lines of it. A usage (520) has lines of its own. */
async function readWholeReply(next: () => Promise<string>): Promise<AgiReply> {
  for (let count = 0; count < MOST_ENVIRONMENT_LINES; count += 1) {
    const line = await next();
    const reply = readReply(line);
    if (reply === null) continue;
    if (reply.code !== 520 || !line.startsWith('520-')) return reply;
  }
  throw new AgiMalformed('No answer');
}

/** Lines out of a socket, one after the other. */
class LineReader {
  readonly #decoder = new StringDecoder('utf8');
  readonly #lines: string[] = [];
  readonly #ended = new AbortController();
  #waiting: { resolve(line: string): void; reject(error: Error): void } | null = null;
  #text = '';

  constructor(socket: Socket, takes: (line: string) => boolean) {
    socket.on('data', (chunk: Buffer) => {
      const lines = (this.#text + this.#decoder.write(chunk)).split('\n');
      this.#text = lines.pop() ?? '';
      for (const line of lines) {
        const bare = line.endsWith('\r') ? line.slice(0, -1) : line;
        if (!takes(bare)) this.#give(bare);
      }
      if (this.#text.length > LONGEST_AGI_LINE || this.#lines.length > 1000) {
        this.#end(new AgiMalformed('Too much at once'));
        socket.destroy();
      }
    });
    socket.on('error', () => undefined);
    socket.once('close', () => this.#end(new AgiGone('Asterisk has closed the connection')));
    socket.once('end', () => this.#end(new AgiGone('Asterisk has closed the connection')));
  }

  get ended(): AbortSignal {
    return this.#ended.signal;
  }

  next(): Promise<string> {
    const line = this.#lines.shift();
    if (line !== undefined) return Promise.resolve(line);
    return new Promise((resolve, reject) => {
      if (this.ended.aborted) reject(this.ended.reason as Error);
      else this.#waiting = { resolve, reject };
    });
  }

  #give(line: string): void {
    const waiting = this.#waiting;
    this.#waiting = null;
    if (waiting === null) this.#lines.push(line);
    else waiting.resolve(line);
  }

  #end(reason: Error): void {
    if (this.ended.aborted) return;
    this.#ended.abort(reason);
    this.#waiting?.reject(reason);
    this.#waiting = null;
  }
}
