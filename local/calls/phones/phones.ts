import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { rm, writeFile } from 'node:fs/promises';
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import path from 'node:path';
import type { Program } from '../packages/programs.ts';
import { endWith, spawnWithUs } from '../spawn-with-us.ts';
import { fromRoot } from '../../support/paths.ts';
import { findFreePorts } from '../../support/ports.ts';
import { type Line, openLine } from './line.ts';

/** Who calls what. */
export interface Call {
  /** The number that the network vouches for. */
  readonly from: string;
  /** The dialled number. */
  readonly to: string;
  /** The caller does not want to be known; the network knows all the same (RFC 3325). */
  readonly isWithheld?: boolean;
}

/** A phone call that was answered. */
export interface Phone extends Pick<Line, 'say' | 'press' | 'hears'> {
  readonly from: string;
  /** Who hung up, once somebody has. */
  readonly ended: Promise<'caller' | 'switch'>;
  hangUp(): Promise<void>;
}

/** Phones that SIPp makes calls with; what they hear and say is ours. */
export interface Phones {
  /**
   * Makes a call; resolves once it is answered.
   *
   * @throws Error where SIPp ends before that
   */
  call(call: Call): Promise<Phone>;
  /** Calls of several at once. */
  callAll(calls: readonly Call[]): Promise<readonly Phone[]>;
  /** Ends all that is left. */
  close(): Promise<void>;
}

export interface PhonesOptions {
  readonly sipp: Program;
  /** The switch's on 127.0.0.1. */
  readonly sipPort: number;
  /** For what SIPp reads. */
  readonly folder: string;
}

/** What SIPp tells of a call (caller.xml), and what it is told. */
const END_OF_COMMAND = '\u001b';
const SCENARIO = fromRoot('local', 'calls', 'phones', 'caller.xml');

export async function openPhones(options: PhonesOptions): Promise<Phones> {
  const switchboard = new Switchboard(options);
  await switchboard.open();
  return switchboard;
}

interface Told {
  readonly callId: string;
  readonly caller: string;
  readonly port: number;
  readonly state: string;
}

/** What waits for what SIPp tells of one caller. */
interface Waiting {
  readonly answered: (socket: Socket, told: Told) => void;
  readonly ended: (by: 'caller' | 'switch') => void;
}

class Switchboard implements Phones {
  private readonly server: Server = createServer((socket) => this.listen(socket));
  private readonly waiting = new Map<string, Waiting>();
  private readonly lines: Line[] = [];
  private readonly processes = new Set<ChildProcess>();
  private callers = 0;

  constructor(private readonly options: PhonesOptions) {}

  async open(): Promise<void> {
    this.server.listen(0, '127.0.0.1');
    await once(this.server, 'listening');
  }

  async call(call: Call): Promise<Phone> {
    const [phone] = await this.callAll([call]);
    if (phone === undefined) throw new Error('No call was made');
    return phone;
  }

  async callAll(calls: readonly Call[]): Promise<readonly Phone[]> {
    const lines = await Promise.all(calls.map(() => openLine()));
    this.lines.push(...lines);
    const callers = lines.map((line, index) => {
      this.callers += 1;
      const { from = '', to = '', isWithheld = false } = calls[index] ?? {};
      return { name: `caller-${this.callers}`, line, from, to, isWithheld };
    });
    const rows = callers.map(({ name, line, from, to, isWithheld }) => {
      const shown = isWithheld
        ? '"Anonymous" <sip:anonymous@anonymous.invalid>'
        : `<sip:${from}@127.0.0.1>`;
      return [to, shown, from, isWithheld ? 'id' : 'none', line.port, name].join(';');
    });
    const phones = callers.map((caller) => this.phoneOf(caller.name, caller.from, caller.line));
    const { ended } = await this.startSipp(rows);
    return Promise.race([Promise.all(phones), ended]);
  }

  async close(): Promise<void> {
    await Promise.all([...this.processes].map((child) => endWith(child, 'SIGKILL')));
    for (const line of this.lines) line.close();
    await new Promise<void>((resolve) => {
      this.server.close(() => resolve());
    });
  }

  /** Resolves once the call is answered. */
  private phoneOf(name: string, from: string, line: Line): Promise<Phone> {
    return new Promise((resolve) => {
      let ended: (by: 'caller' | 'switch') => void = () => undefined;
      const end = new Promise<'caller' | 'switch'>((done) => (ended = done));
      this.waiting.set(name, {
        ended,
        answered: (socket, { callId, port }) => {
          line.connect(port);
          resolve({
            from,
            say: (hertz) => line.say(hertz),
            press: (keys) => line.press(keys),
            hears: (sound) => line.hears(sound),
            ended: end,
            hangUp: async () => {
              socket.write(`Call-ID: ${callId}\r\nDo: bye\r\n\r\n${END_OF_COMMAND}`);
              await end;
            },
          });
        },
      });
    });
  }

  /** One SIPp for some calls. @returns what rejects once it has ended, with what it complained of */
  private async startSipp(rows: readonly string[]): Promise<{ readonly ended: Promise<never> }> {
    const { sipp, sipPort, folder } = this.options;
    const [port = 0] = await findFreePorts(1);
    const { port: commands } = this.server.address() as AddressInfo;
    const file = path.join(folder, `callers-${port}.csv`);
    await writeFile(file, ['SEQUENTIAL', ...rows, ''].join('\n'));
    const args = [
      ...[...sipp.args, `127.0.0.1:${sipPort}`, '-i', '127.0.0.1', '-p', String(port)],
      ...['-sf', SCENARIO, '-inf', file, '-3pcc', `127.0.0.1:${commands}`],
      ...['-m', String(rows.length), '-l', String(rows.length), '-r', '100', '-nostdin'],
    ];
    const logFile = path.join(folder, 'sipp.log');
    const child = spawnWithUs(
      { file: sipp.file, args },
      // It draws a screen, whoever looks at it.
      { cwd: folder, logFile, env: { ...process.env, TERM: 'xterm' } },
    );
    this.processes.add(child);
    const ended = new Promise<never>((_, reject) => {
      child.once('error', reject);
      child.once('exit', (code, signal) => {
        this.processes.delete(child);
        void rm(file, { force: true });
        reject(new Error(`SIPp ended with ${code ?? signal}; see ${logFile}`));
      });
    });
    return { ended };
  }

  /** Takes what a SIPp tells. */
  private listen(socket: Socket): void {
    let text = '';
    socket.setEncoding('utf8');
    socket.on('error', () => undefined);
    socket.on('data', (chunk: string) => {
      text += chunk;
      const commands = text.split(END_OF_COMMAND);
      text = commands.pop() ?? '';
      for (const command of commands) this.take(socket, command);
    });
  }

  private take(socket: Socket, command: string): void {
    const field = (name: string) =>
      new RegExp(`^\\s*${name}:\\s*(.*?)\\s*$`, 'm').exec(command)?.[1] ?? '';
    const told: Told = {
      callId: field('Call-ID'),
      caller: field('Caller'),
      port: Number(field('Port')),
      state: field('State'),
    };
    const waiting = this.waiting.get(told.caller);
    if (told.state === 'answered') waiting?.answered(socket, told);
    else waiting?.ended(told.state === 'dropped' ? 'switch' : 'caller');
  }
}
