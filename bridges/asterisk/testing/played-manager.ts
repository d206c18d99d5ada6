import type { Server, Socket } from 'node:net';
import { listenLocally } from './played-call.ts';

/** Somebody in a conference of a played switch. */
export interface PlayedMember {
  readonly channel: string;
  readonly variables: Record<string, string>;
}

/** An Asterisk's manager, with one conference, played by a test. It outlives an adapter. */
export class PlayedManager {
  readonly conference = 'confdesk-room1';
  readonly members: PlayedMember[] = [];
  /** The id of the conference's bridge; another after each time nobody was in. */
  bridgeId = 'bridge-1';
  startedAt = '2026-11-24';
  isSilent = false;
  hasConfBridge = true;
  /** Instead of an answer to an action, as it goes over the wire. */
  instead: Readonly<Record<string, string>> = {};
  /** The names of what was asked. */
  readonly actions: string[] = [];
  readonly #sockets = new Set<Socket>();
  #server: Server | null = null;
  #watchers: (() => void)[] = [];
  #batch: string | null = null;
  port = 0;

  /** @param secret the only one that it takes. */
  constructor(readonly secret = 'manager-secret') {}

  async listen(): Promise<void> {
    const { server, port } = await listenLocally((socket) => this.#serve(socket));
    this.#server = server;
    this.port = port;
  }

  /** Done once `isWanted` is true, looked at whenever something was asked. */
  async until(isWanted: () => boolean): Promise<void> {
    while (!isWanted()) await new Promise<void>((resolve) => this.#watchers.push(resolve));
  }

  /** Sends anything to whoever is connected. */
  send(text: string): void {
    if (this.#batch !== null) this.#batch += text;
    else for (const socket of this.#sockets) socket.write(text);
  }

  /** Sends at once what is told meanwhile. */
  together(tell: () => void): void {
    this.#batch = '';
    tell();
    const text = this.#batch;
    this.#batch = null;
    this.send(text);
  }

  /** Tells of one of the members. */
  tell(name: string, member: PlayedMember, fields: Readonly<Record<string, string>> = {}): void {
    const isOfRoom = name.startsWith('Confbridge');
    const room = { Conference: this.conference, BridgeUniqueid: this.bridgeId };
    this.send(this.#event(name, { ...(isOfRoom ? room : {}), ...fields }, member));
  }

  join(member: PlayedMember, timestamp: string): void {
    this.members.push(member);
    this.tell('ConfbridgeJoin', member, { Timestamp: timestamp });
  }

  leave(member: PlayedMember, timestamp: string): void {
    this.members.splice(this.members.indexOf(member), 1);
    this.tell('ConfbridgeLeave', member, { Timestamp: timestamp });
  }

  /** Breaks all connections. */
  drop(): void {
    for (const socket of this.#sockets) socket.destroy();
  }

  async close(): Promise<void> {
    const closed = new Promise((resolve) => this.#server?.close(resolve));
    this.drop();
    await closed;
  }

  #serve(socket: Socket): void {
    this.#sockets.add(socket);
    socket.on('error', () => undefined);
    socket.once('close', () => this.#sockets.delete(socket));
    socket.write('Asterisk Call Manager/5.0.4\r\n');
    let text = '';
    socket.on('data', (chunk: Buffer) => {
      const requests = (text + chunk.toString('utf8')).split('\r\n\r\n');
      text = requests.pop() ?? '';
      for (const request of requests) {
        const fields = Object.fromEntries(
          request.split('\r\n').map((line) => line.split(': ', 2) as [string, string]),
        );
        this.actions.push(fields['Action'] ?? '');
        if (!this.isSilent) socket.write(this.#answer(fields));
      }
      for (const watch of this.#watchers.splice(0)) watch();
    });
  }

  #answer(fields: Readonly<Record<string, string>>): string {
    const { Action = '', ActionID: id = '' } = fields;
    const other = this.instead[Action];
    if (other !== undefined) return other.replaceAll('@ID@', id);
    const success = (more = '') => `Response: Success\r\nActionID: ${id}\r\n${more}\r\n`;
    const error = (message: string) =>
      `Response: Error\r\nActionID: ${id}\r\nMessage: ${message}\r\n\r\n`;
    const list = (items: string) =>
      `${success('EventList: start\r\n')}${items}Event: ${Action}Complete\r\nActionID: ${id}\r\nEventList: Complete\r\n\r\n`;
    switch (Action) {
      case 'Login':
        return fields['Secret'] === this.secret ? success() : error('Authentication failed');
      case 'CoreStatus':
        return success(`CoreStartupDate: ${this.startedAt}\r\nCoreStartupTime: 12:00:00\r\n`);
      case 'CoreSettings':
        return success('AsteriskVersion: 22.10.1\r\n');
      case 'ConfbridgeListRooms':
        if (!this.hasConfBridge) return error('Invalid/unknown command: ConfbridgeListRooms.');
        return this.members.length === 0 ? error('No active conferences.') : list('');
      case 'BridgeList': {
        const name = { ActionID: id, BridgeUniqueid: this.bridgeId, BridgeName: this.conference };
        return list(this.members.length === 0 ? '' : this.#event('BridgeListItem', name));
      }
      case 'ConfbridgeList': {
        const item = { ActionID: id, Conference: this.conference };
        return list(this.members.map((each) => this.#event('ConfbridgeList', item, each)).join(''));
      }
      case 'Setvar': {
        const member = this.members.find(({ channel }) => channel === fields['Channel']);
        if (member === undefined) return error('No such channel');
        member.variables[fields['Variable'] ?? ''] = fields['Value'] ?? '';
        return success();
      }
      case 'Ping':
        return success('Ping: Pong\r\n');
      default:
        return error(`Invalid/unknown command: ${Action}.`);
    }
  }

  #event(name: string, fields: Readonly<Record<string, string>>, member?: PlayedMember): string {
    const lines = [
      ['Event', name],
      ...Object.entries(fields),
      ...(member === undefined ? [] : [['Channel', member.channel]]),
      ...Object.entries(member?.variables ?? {}).map(([key, value]) => [
        'ChanVariable',
        `${key}=${value}`,
      ]),
    ];
    return `${lines.map((line) => line.join(': ')).join('\r\n')}\r\n\r\n`;
  }
}
