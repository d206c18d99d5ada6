import { afterEach, expect, test } from 'vitest';
import type { BridgeEvent } from '../client/index.ts';
import { temporaryFolders } from '../client/testing/temporary-folder.ts';
import { settingsSchema } from './settings/settings.ts';
import { type RunningAdapter, startAsteriskAdapter } from './start-adapter.ts';
import { playCall, wellBehaved } from './testing/played-call.ts';
import { PlayedManager, type PlayedMember } from './testing/played-manager.ts';

const folder = temporaryFolders();
const managers: PlayedManager[] = [];
const adapters: RunningAdapter[] = [];
afterEach(async () => {
  await Promise.all(adapters.splice(0).map((each) => each.stop()));
  await Promise.all(managers.splice(0).map((each) => each.close()));
});

const NOW = Date.now();
const seconds = (after: number) => ((NOW + after * 1000) / 1000).toFixed(6);

/** The API, as far as an adapter meets it. */
function playedApi() {
  const told: BridgeEvent[] = [];
  const watchers: (() => void)[] = [];
  const state = { isAway: false };
  const refusals: (() => void)[] = [];
  const answer = (body: unknown, status = 200) =>
    Promise.resolve(new Response(JSON.stringify(body), { status }));
  const can = new Set<string>();
  let hand: ((commands: readonly object[]) => void) | null = null;
  const fetch = (url: string, { body, signal }: RequestInit) => {
    if (state.isAway) {
      for (const refuse of refusals.splice(0)) refuse();
      return answer({ error: { code: 'unavailable', message: '' } }, 503);
    }
    const asked = JSON.parse(typeof body === 'string' ? body : '{}') as {
      events?: BridgeEvent[];
      callId?: string;
      can?: string[];
    };
    if (url.endsWith('/v1/commands')) {
      asked.can?.forEach((kind) => can.add(kind));
      // As long as nothing is to be done, or until they are asked for no more.
      return new Promise<Response>((resolve, reject) => {
        signal?.addEventListener('abort', () => reject(signal.reason as Error), { once: true });
        hand = (commands) => resolve(new Response(JSON.stringify({ commands })));
        for (const watch of watchers.splice(0)) watch();
      });
    }
    if (url.endsWith('/v1/resolve')) {
      return answer({
        decision: 'join',
        conferenceId: 'room1',
        role: 'participant',
        waitForLeader: true,
        endOnLeaderExit: true,
        language: 'en',
        menu: [],
        legToken: `token-of-${(asked.callId ?? '').replaceAll(/\W/g, '_')}-0123456789`,
        delayMs: 0,
      });
    }
    const events = asked.events ?? [];
    told.push(...events);
    for (const watch of watchers.splice(0)) watch();
    return answer({ accepted: events.length, duplicates: 0, rejected: [] });
  };
  return {
    state,
    told,
    can,
    /** Has the bridge do something, once it asks. */
    command: async (command: object) => {
      while (hand === null) await new Promise<void>((resolve) => watchers.push(resolve));
      const give = hand;
      hand = null;
      give([{ voidAt: new Date(Date.now() + 9000).toISOString(), validForMs: 9000, ...command }]);
    },
    untilRefused: () => new Promise<void>((resolve) => refusals.push(resolve)),
    fetch: fetch as typeof globalThis.fetch,
    until: async (isWanted: (event: BridgeEvent) => boolean) => {
      for (;;) {
        const found = told.find(isWanted);
        if (found !== undefined) return found;
        await new Promise<void>((resolve) => watchers.push(resolve));
      }
    },
  };
}

async function newManager(): Promise<PlayedManager> {
  const manager = new PlayedManager();
  managers.push(manager);
  await manager.listen();
  return manager;
}

interface Started {
  readonly adapter: RunningAdapter;
  readonly log: string[];
}

async function start(
  manager: PlayedManager,
  api: ReturnType<typeof playedApi>,
  outbox: string,
): Promise<Started> {
  const log: string[] = [];
  const settings = settingsSchema.parse({
    url: 'https://bridge.example',
    key: { id: 'k', secret: 'A'.repeat(44) },
    ami: { secret: manager.secret, port: manager.port },
    agi: { port: 0 },
    outbox,
    dialInNumbers: ['+15145550100'],
  });
  const adapter = await startAsteriskAdapter(
    settings,
    (level, name, facts) => log.push(`${level} ${name} ${JSON.stringify(facts ?? {})}`),
    { fetch: api.fetch },
  );
  adapters.push(adapter);
  return { adapter, log };
}

/** A caller comes, keys a code, and is taken by ConfBridge. */
async function enter(
  manager: PlayedManager,
  { adapter }: Started,
  after: number,
): Promise<PlayedMember> {
  const variables: Record<string, string> = {};
  const uniqueid = `1795892460.${manager.members.length}`;
  const answer = wellBehaved(['4821234567'], (command) => {
    for (const [, pair = ''] of command.matchAll(/[",](CONFDESK_\w+=[^",]*)/g)) {
      const [name = '', value = ''] = pair.split('=');
      variables[name] = value;
    }
    return undefined;
  });
  await (
    await playCall(adapter.agiPort, { environment: { uniqueid }, answer })
  ).over;
  const member = { channel: `PJSIP/${uniqueid}`, variables };
  manager.join(member, seconds(after));
  return member;
}

const shortly = (events: readonly BridgeEvent[]) =>
  events.filter(({ type }) => type !== 'heartbeat').map(({ type }) => type);

test('follows a call from its code to its end, and tells what goes on', async () => {
  const manager = await newManager();
  const api = playedApi();
  const started = await start(manager, api, await folder());
  const first = await api.until(({ type }) => type === 'heartbeat');
  expect(first).toMatchObject({
    sessions: [],
    bridge: {
      software: expect.stringMatching(/^confdesk-asterisk \d+\.\d+\.\d+$/) as string,
      switch: 'Asterisk 22.10.1',
      codeLength: 10,
      dialInNumbers: ['+15145550100'],
      eventsWaiting: 0,
    },
  });
  const caller = await enter(manager, started, 1);
  await api.until(({ type }) => type === 'leg.joined');
  expect(caller.variables['CONFDESK_STAY']).toMatch(/^1\/bridge-1\//);
  manager.leave(caller, seconds(5));
  manager.tell('UserEvent', caller, {
    UserEvent: 'ConfdeskOut',
    Result: 'KICKED',
    Timestamp: seconds(6),
  });
  manager.tell('ConfbridgeEnd', caller, { Timestamp: seconds(7) });
  await api.until(({ type }) => type === 'conference.ended');
  expect(shortly(api.told)).toEqual([
    'conference.started',
    'leg.joined',
    'leg.left',
    'leg.left',
    'conference.ended',
  ]);
});

test('knows its calls again after its own restart, and says at once who is in', async () => {
  const manager = await newManager();
  const api = playedApi();
  const outbox = await folder();
  const before = await start(manager, api, outbox);
  const stays = await enter(manager, before, 1);
  const leaves = await enter(manager, before, 2);
  await api.until((event) => event.type === 'leg.joined' && event.legId === legOf(leaves));
  await adapters.pop()?.stop();
  const joined = api.told.filter(({ type }) => type === 'leg.joined');

  manager.leave(leaves, seconds(3));
  api.told.length = 0;
  await start(manager, api, outbox);
  // An older one, that the outbox has kept, may come before it.
  await api.until(
    (event) => event.type === 'heartbeat' && event.sessions[0]?.legIds.join() === legOf(stays),
  );
  expect(api.told.filter(({ type }) => type === 'leg.joined')).toEqual([joined[0]]);
  manager.leave(stays, seconds(9));
  const left = await api.until(({ type }) => type === 'leg.left');
  expect(left).toMatchObject({ legId: legOf(stays), reason: 'hungUp' });
});

test('ends what went on where Asterisk has started anew', async () => {
  const manager = await newManager();
  const api = playedApi();
  const started = await start(manager, api, await folder());
  await enter(manager, started, 0);
  await api.until(({ type }) => type === 'leg.joined');
  manager.members.length = 0;
  manager.startedAt = '2026-11-25';
  manager.drop();
  const ended = await api.until(({ type }) => type === 'conference.ended');
  expect(ended).toMatchObject({ sessionId: 'bridge-1', reason: 'bridgeStopped' });
  expect(Date.parse(ended.at)).toBeLessThanOrEqual(Date.now());
  expect(started.log.join('\n')).toContain('warn asterisk.restarted');
});

test('keeps what happens while the API is away', async () => {
  const manager = await newManager();
  const api = playedApi();
  const outbox = await folder();
  const before = await start(manager, api, outbox);
  const caller = await enter(manager, before, 1);
  await api.until(({ type }) => type === 'leg.joined');
  api.state.isAway = true;
  manager.together(() => {
    manager.leave(caller, seconds(5));
    manager.tell('ConfbridgeEnd', caller, { Timestamp: seconds(6) });
  });
  await api.untilRefused();
  await adapters.pop()?.stop();
  api.state.isAway = false;
  api.told.length = 0;
  await start(manager, api, outbox);
  await api.until(({ type }) => type === 'conference.ended');
  expect(shortly(api.told)).toEqual(['leg.left', 'conference.ended']);
});

test('says nothing of calls where there is no ConfBridge', async () => {
  const manager = await newManager();
  manager.hasConfBridge = false;
  const api = playedApi();
  const { log } = await start(manager, api, await folder());
  await manager.until(() => manager.actions.filter((each) => each === 'Login').length > 1);
  expect(api.told).toEqual([]);
  expect(log).toContain('error asterisk.notConnected {"failure":"NoConfBridge"}');
});

test('takes half lines, unknown events and nonsense from a manager, and goes on', async () => {
  const manager = await newManager();
  const api = playedApi();
  const started = await start(manager, api, await folder());
  await api.until(({ type }) => type === 'heartbeat');
  manager.send(
    'Event: Unknown\r\nA: b\r\n\r\n\u0000\u0001\r\n\r\nEvent: ConfbridgeJoin\r\n\r\nEvent: User',
  );
  manager.send(
    'Event\r\nUserEvent: ConfdeskOut\r\n\r\nEvent: ConfbridgeEnd\r\nConference: confdesk-x\r\n\r\n',
  );
  const caller = await enter(manager, started, 1);
  manager.tell('ConfbridgeLeave', caller, { Timestamp: '9'.repeat(300) });
  await api.until(({ type }) => type === 'leg.left');
  expect(shortly(api.told)).toEqual(['conference.started', 'leg.joined', 'leg.left']);
  expect(started.log.join()).not.toContain('asterisk.eventFailed');
});

test('never says in the log what was keyed, a token or a whole number', async () => {
  const manager = await newManager();
  const api = playedApi();
  const started = await start(manager, api, await folder());
  await enter(manager, started, 1);
  await api.until(({ type }) => type === 'leg.joined');
  const said = started.log.join('\n');
  for (const secret of ['4821234567', 'token-of', '4165550134', manager.secret]) {
    expect(said).not.toContain(secret);
  }
});

function legOf({ variables }: PlayedMember): string {
  return (variables['CONFDESK_LEG'] ?? '').split('/')[1] ?? '';
}
