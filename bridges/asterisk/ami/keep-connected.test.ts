import { afterEach, expect, test } from 'vitest';
import { ManualClock } from '../../client/testing/manual-clock.ts';
import { PlayedManager } from '../testing/played-manager.ts';
import type { AmiConnection } from './connection.ts';
import { keepConnected } from './keep-connected.ts';

const PING_EVERY_MS = 10_000;
const ANSWER_MS = 5000;
const at = new Date('2026-11-24T12:00:00Z').getTime();

const ends: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0)) await end();
});

/** Follows a played manager, and writes down what comes of it. */
async function follow(manager: PlayedManager, { secret = manager.secret, fails = 0 } = {}) {
  if (manager.port === 0) await manager.listen();
  const clock = new ManualClock(at);
  const end = new AbortController();
  const seen: string[] = [];
  const watchers: (() => void)[] = [];
  let failures = fails;
  const see = (what: string) => {
    seen.push(what);
    for (const watch of watchers.splice(0)) watch();
  };
  let connection: AmiConnection | null = null;
  const running = keepConnected(
    { host: '127.0.0.1', port: manager.port, user: 'confdesk', secret },
    {
      onEvent: (event) => see(`event ${event.event}`),
      onConnected: (opened) => {
        connection = opened;
        failures -= 1;
        if (failures >= 0) return Promise.reject(new Error('not yet'));
        see('connected');
        return Promise.resolve();
      },
      onLost: (lostAt) => see(`lost ${(lostAt - at) / 1000}`),
      onGone: () => see('gone'),
    },
    {
      clock,
      log: (level, name, facts) => see(`${level} ${name} ${JSON.stringify(facts ?? {})}`),
      signal: end.signal,
    },
  );
  ends.push(async () => {
    end.abort();
    await running;
    await manager.close();
  });
  return {
    clock,
    seen,
    connection: () => connection,
    until: async (what: string, times = 1) => {
      while (seen.filter((each) => each.startsWith(what)).length < times) {
        await new Promise<void>((resolve) => watchers.push(resolve));
      }
    },
  };
}

test('connects again when the connection breaks, and says when it broke', async () => {
  const manager = new PlayedManager();
  const { clock, seen, until } = await follow(manager);
  await until('info asterisk.connected');
  await clock.until((milliseconds) => milliseconds === PING_EVERY_MS);
  clock.advance(3000);
  manager.drop();
  await until('warn asterisk.lost');
  await clock.until((milliseconds) => milliseconds === 250);
  clock.advance(250);
  await until('connected', 2);
  expect(seen).toContain('lost 3');
});

test('leaves a manager that hangs, and says when it was last heard', async () => {
  const manager = new PlayedManager();
  const { clock, seen, until } = await follow(manager);
  await until('info asterisk.connected');
  manager.isSilent = true;
  await clock.until((milliseconds) => milliseconds === PING_EVERY_MS);
  clock.advance(PING_EVERY_MS);
  await clock.until((milliseconds) => milliseconds === ANSWER_MS);
  clock.advance(ANSWER_MS);
  await until('warn asterisk.lost');
  expect(seen.slice(-3, -1)).toEqual(['warn asterisk.silent {}', 'lost 0']);
  manager.isSilent = false;
  await clock.until((milliseconds) => milliseconds === 250);
  clock.advance(250);
  await until('connected', 2);
});

test('says once why a manager does not take it, and goes on trying', async () => {
  const manager = new PlayedManager();
  const { clock, seen } = await follow(manager, { secret: 'another' });
  for (const pause of [250, 500, 1000, 2000, 4000, 4000, 4000]) {
    await clock.until((milliseconds) => milliseconds === pause);
    clock.advance(pause);
  }
  await manager.until(() => manager.actions.length === 8);
  expect(seen).toEqual(['error asterisk.notConnected {"said":"Authentication failed"}']);
});

test('knows a switch that is gone by its port, after a while', async () => {
  const manager = new PlayedManager();
  const { clock, seen, until } = await follow(manager);
  await until('info asterisk.connected');
  await manager.close();
  await until('warn asterisk.lost');
  for (const pause of [250, 500, 1000, 2000, 4000, 4000, 4000]) {
    await clock.until((milliseconds) => milliseconds === pause);
    expect(seen).not.toContain('gone');
    clock.advance(pause);
  }
  for (const pause of [4000, 4000]) {
    await clock.until((milliseconds) => milliseconds === pause);
    clock.advance(pause);
  }
  await until('gone');
});

test('tries again where what goes on cannot be read', async () => {
  const { clock, seen, until } = await follow(new PlayedManager(), { fails: 1 });
  await clock.until((milliseconds) => milliseconds === 250);
  expect(seen).toEqual(['lost 0', 'error asterisk.notConnected {"failure":"Error"}']);
  clock.advance(250);
  await until('info asterisk.connected');
});

test('asks in one line, reads lists, and passes over what it does not know', async () => {
  const manager = new PlayedManager();
  const { seen, until, connection } = await follow(manager);
  await until('info asterisk.connected');
  manager.send('Event: Whatever\r\nnonsense\r\n\r\nResponse: Success\r\nActionID: nobody\r\n\r\n');
  await until('event Whatever');
  expect(seen.filter((each) => each.startsWith('event'))).toEqual(['event Whatever']);
  const hostile = { Channel: 'PJSIP/1', Variable: 'A', Value: 'x\r\nAction: Logoff' };
  await expect(connection()?.ask('Setvar', hostile)).rejects.toThrow('No such channel');
  expect(manager.actions).not.toContain('Logoff');
  await expect(connection()?.list('BridgeList')).resolves.toEqual([]);
  await expect(connection()?.list('Nonsense')).rejects.toThrow('unknown command');
});
