import { randomBytes } from 'node:crypto';
import path from 'node:path';
import { roomName } from '../../bridges/asterisk/callers/conference-variables.ts';
import type { SuiteAddresses } from '../suite/addresses.ts';
import { readBridgeKeys } from '../suite/bridge-keys.ts';
import { findFreePorts } from '../support/ports.ts';
import { type Adapter, startAdapter } from './adapter.ts';
import type { AmiMessage, AmiObserver } from './asterisk/ami.ts';
import { startAsterisk } from './asterisk/start-asterisk.ts';
import type { Programs } from './packages/programs.ts';

export interface CallBridgeOptions {
  readonly programs: Programs;
  /** Its configuration, logs and outbox are there. */
  readonly folder: string;
  readonly addresses: Pick<SuiteAddresses, 'bridgeUrl' | 'runDir'>;
  /** As the suite's keys have it. */
  readonly name: string;
  /** UDP; absent: any that is free. */
  readonly sipPort?: number;
}

/** A phone bridge: a switch, and the adapter between it and the Bridge API. */
export interface CallBridge {
  /** Where phones call it, on 127.0.0.1. */
  readonly sipPort: number;
  /** Looks on at the switch. */
  readonly observer: AmiObserver;
  /** The adapter's process. */
  readonly adapterPid: number;
  /** Waits until so many are in a conference, by the switch's own word. */
  untilIn(conferenceId: string, callers: number): Promise<void>;
  /** Waits until a caller has joined some conference. */
  untilJoined(from: string): Promise<void>;
  /** Waits until a caller was asked for a code so many times. */
  untilAsked(from: string, times: number): Promise<void>;
  /** Waits until the adapter does what was decided about the code that a caller has keyed. */
  untilDecided(from: string): Promise<void>;
  killAdapter(): Promise<void>;
  startAdapter(): Promise<void>;
  killSwitch(): Promise<void>;
  startSwitch(): Promise<void>;
  stop(): Promise<void>;
}

/** Starts both and waits until they take calls. */
export async function startCallBridge(options: CallBridgeOptions): Promise<CallBridge> {
  const { programs, folder, addresses, name } = options;
  const key = (await readBridgeKeys(addresses)).find(({ bridge }) => bridge === name);
  if (key === undefined) throw new Error(`The suite knows no bridge ${name}`);
  const [sip = 0, ami = 0, agi = 0] = await findFreePorts(3);
  const ports = { sip: options.sipPort ?? sip, ami, agi };
  const amiSecret = randomBytes(24).toString('hex');
  let asterisk = await startAsterisk({
    ...{ programs, ports, amiSecret },
    folder: path.join(folder, 'asterisk'),
  });
  const start = () => startAdapter({ ...options, key, ports, amiSecret, url: addresses.bridgeUrl });
  let adapter: Adapter;
  try {
    adapter = await start();
  } catch (error) {
    await asterisk.stop();
    throw error;
  }
  return {
    sipPort: ports.sip,
    get observer() {
      return asterisk.observer;
    },
    get adapterPid() {
      return adapter.pid;
    },
    untilIn: (conferenceId, callers) =>
      asterisk.observer.until(`${callers} callers in ${conferenceId}`, (events) => {
        return callersIn(events, roomName(conferenceId)) === callers;
      }),
    untilJoined: (from) =>
      asterisk.observer.until('a caller who joins', (events) => {
        return events.some(
          ({ Event, CallerIDNum }) => Event === 'ConfbridgeJoin' && CallerIDNum === from,
        );
      }),
    untilAsked: (from, times) =>
      asterisk.observer.until(`${times} questions for a code`, (events) => {
        return commandsFor(events, from).filter(isQuestion).length >= times;
      }),
    untilDecided: (from) =>
      asterisk.observer.until('an answer to a code', (events) => {
        const commands = commandsFor(events, from);
        return commands.length > 0 && !isQuestion(commands.at(-1) ?? '');
      }),
    killAdapter: () => adapter.kill(),
    startAdapter: async () => {
      adapter = await start();
    },
    killSwitch: () => asterisk.kill(),
    startSwitch: async () => {
      asterisk = await asterisk.restart();
    },
    stop: async () => {
      await adapter.stop();
      await asterisk.stop();
    },
  };
}

function callersIn(events: readonly AmiMessage[], room: string): number {
  const counts: Record<string, number> = { ConfbridgeJoin: 1, ConfbridgeLeave: -1 };
  return events
    .filter(({ Conference }) => Conference === room)
    .reduce((sum, { Event = '' }) => sum + (counts[Event] ?? 0), 0);
}

/** What the adapter has had the switch do with a caller, by their number. */
function commandsFor(events: readonly AmiMessage[], from: string): readonly string[] {
  return events.flatMap(({ Event, CallerIDNum, Command = '' }) =>
    Event === 'AGIExecStart' && CallerIDNum === from ? [Command] : [],
  );
}

/** Whether it waits for digits. */
function isQuestion(command: string): boolean {
  return command.startsWith('GET DATA');
}
