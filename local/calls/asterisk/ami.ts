import { once } from 'node:events';
import { connect, type Socket } from 'node:net';

/** One message of the Asterisk Manager Interface; a name that comes more than once has its last value. */
export type AmiMessage = Readonly<Record<string, string>>;

/** Looks on at what a switch does, beside the adapter. */
export interface AmiObserver {
  /** Waits until all events that have come since the observer was opened fulfil something. */
  until(what: string, isSo: (events: readonly AmiMessage[]) => boolean): Promise<void>;
  /** Forgets the events so far, so that thousands of calls can be waited for quickly. */
  forget(): void;
  /** Resolves with the answer, whatever it is. */
  ask(action: AmiMessage): Promise<AmiMessage>;
  close(): void;
}

export interface AmiPlace {
  readonly port: number;
  readonly user: string;
  readonly secret: string;
}

/** How long an event may be awaited; it finds what hangs. */
const PATIENCE_MS = 240_000;

/** @throws Error where nobody listens, or the secret is not right */
export async function observeAmi({ port, user, secret }: AmiPlace): Promise<AmiObserver> {
  const socket = connect({ port, host: '127.0.0.1' });
  await once(socket, 'connect');
  const observer = new Observer(socket);
  const answer = await observer.ask({ Action: 'Login', Username: user, Secret: secret });
  if (answer['Response'] !== 'Success') {
    observer.close();
    throw new Error('The manager interface refuses the observer');
  }
  return observer;
}

interface Wish {
  readonly isDone: () => boolean;
  readonly done: () => void;
}

class Observer implements AmiObserver {
  private readonly events: AmiMessage[] = [];
  private readonly answers = new Map<string, AmiMessage>();
  private readonly wishes = new Set<Wish>();
  private text = '';
  private actions = 0;

  constructor(private readonly socket: Socket) {
    socket.setEncoding('utf8');
    socket.on('data', (chunk: string) => this.take(chunk));
    socket.on('error', () => undefined);
  }

  until(what: string, isSo: (events: readonly AmiMessage[]) => boolean): Promise<void> {
    return this.fulfilled(what, () => isSo(this.events));
  }

  forget(): void {
    this.events.length = 0;
  }

  async ask(action: AmiMessage): Promise<AmiMessage> {
    this.actions += 1;
    const ActionID = `observer-${this.actions}`;
    const lines = Object.entries({ ...action, ActionID }).map(([name, v]) => `${name}: ${v}\r\n`);
    this.socket.write(`${lines.join('')}\r\n`);
    await this.fulfilled('an answer', () => this.answers.has(ActionID));
    return this.answers.get(ActionID) ?? {};
  }

  close(): void {
    this.socket.destroy();
  }

  private fulfilled(what: string, isDone: () => boolean): Promise<void> {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        this.wishes.delete(wish);
        reject(new Error(`The switch told of no such thing: ${what}`));
      }, PATIENCE_MS);
      const wish: Wish = {
        isDone,
        done: () => {
          clearTimeout(timer);
          this.wishes.delete(wish);
          resolve();
        },
      };
      this.wishes.add(wish);
      if (isDone()) wish.done();
    });
  }

  private take(chunk: string): void {
    this.text += chunk;
    const messages = this.text.split('\r\n\r\n');
    this.text = messages.pop() ?? '';
    for (const each of messages) {
      const message = Object.fromEntries(
        [...each.matchAll(/^([^:\r\n]+): ?(.*?)\r?$/gm)].map(([, name, value]) => [name, value]),
      ) as AmiMessage;
      if (message['Event'] !== undefined) this.events.push(message);
      else if (message['ActionID'] !== undefined) this.answers.set(message['ActionID'], message);
      for (const wish of [...this.wishes]) if (wish.isDone()) wish.done();
    }
  }
}
