import { FieldValue } from 'firebase-admin/firestore';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { paths } from '../../../domain/paths.ts';
import { alertSilentBridges } from '../../../functions/src/bridge/bridges/alert-silent-bridges.ts';
import { keepBridge } from '../../../functions/src/bridge/bridges/known-bridges.ts';
import {
  adviceOnAlerts,
  describeAlert,
  listAlerts,
} from '../../../local/operator/bridges/list-alerts.ts';
import { describeBridge, listBridges } from '../../../local/operator/bridges/list-bridges.ts';
import { LiveBridges } from '../../../functions/src/bridge/commands/announce-bridge.ts';
import { forgetBridge } from '../../../local/operator/bridges/forget-bridge.ts';
import { startWorld, type World } from '../world.ts';

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.stop());
afterEach(async () => {
  await world.clear();
});

/** `at('12:03')`, on one day. */
const at = (time: string) => new Date(`2026-11-23T${time}:00Z`);

const named = (name: string) => ({ name, key: `key-of-${name}` });

async function heartbeat(time: string, name = 'montreal-1'): Promise<void> {
  const moment = at(time);
  const sign = { at: moment.getTime(), isPartial: false, sessions: 0, legs: 0, report: null };
  await keepBridge(world.db, named(name), sign, { signedAt: moment, now: moment });
}

/** The scheduled function runs. @returns what it told. */
async function look(now: Date): Promise<readonly string[]> {
  const told: string[] = [];
  await alertSilentBridges(world.db, now, {
    onSilent: (bridge) => told.push(`${bridge} silent`),
    onBack: (bridge) => told.push(`${bridge} back`),
  });
  return told;
}

const alerts = async () => (await listAlerts(world, 50)).map(describeAlert);

it('a bridge that falls silent leaves one alert, which tells when it was back', async () => {
  await heartbeat('12:00');
  await heartbeat('12:02', 'toronto-1');
  expect(await look(at('12:02'))).toEqual([]);
  expect(await look(at('12:03'))).toEqual(['montreal-1 silent']);
  const open = '2026-11-23 12:03:00 UTC  bridge montreal-1 is SILENT since 2026-11-23 12:00:00 UTC';
  expect(await alerts()).toEqual([open]);
  expect(adviceOnAlerts(await listAlerts(world, 50))).toEqual([
    expect.stringContaining('bridges:forget <name>'),
  ]);

  await heartbeat('12:04', 'toronto-1');
  expect(await world.writesDuring(() => look(at('12:04')))).toBe(0);
  await heartbeat('15:04', 'toronto-1');
  expect(await world.writesDuring(() => look(at('15:04')))).toBe(0);

  await heartbeat('15:05');
  await heartbeat('15:05', 'toronto-1');
  expect(await look(at('15:06'))).toEqual(['montreal-1 back']);
  expect(await alerts()).toEqual([
    '2026-11-23 12:03:00 UTC  bridge montreal-1 was silent from 2026-11-23 12:00:00 UTC; it is over since 2026-11-23 15:05:00 UTC',
  ]);
  expect(adviceOnAlerts(await listAlerts(world, 50))).toEqual([]);
  expect(await world.writesDuring(() => look(at('15:07')))).toBe(0);

  const gone = new Date(at('12:03').getTime() + 90 * 86_400_000);
  expect(world.deleteExpired(new Date(gone.getTime() - 1))).toEqual([]);
  expect(world.deleteExpired(gone)).toEqual([
    expect.stringMatching(/^alerts\/bridge_montreal-1_\d+$/),
  ]);
});

it('one that comes and goes leaves one alert an hour, which is open while it is silent', async () => {
  await heartbeat('12:00');
  expect(await look(at('12:04'))).toEqual(['montreal-1 silent']);
  await heartbeat('12:10');
  expect(await look(at('12:10'))).toEqual(['montreal-1 back']);
  expect(await look(at('12:20'))).toEqual([]);
  expect(await alerts()).toEqual([
    '2026-11-23 12:20:00 UTC  bridge montreal-1 is SILENT since 2026-11-23 12:10:00 UTC',
  ]);
  // Heard of and silent again, in the next hour, without a look between.
  await heartbeat('13:00');
  expect(await look(at('13:10'))).toEqual(
    expect.arrayContaining(['montreal-1 silent', 'montreal-1 back']),
  );
  expect(await alerts()).toEqual([
    expect.stringContaining('is SILENT since 2026-11-23 13:00:00 UTC'),
    expect.stringContaining('it is over since 2026-11-23 13:00:00 UTC'),
  ]);
  // And in the same hour.
  await heartbeat('13:20');
  expect(await look(at('13:30'))).toEqual([]);
  expect(await alerts()).toEqual([
    expect.stringContaining('is SILENT since 2026-11-23 13:20:00 UTC'),
    expect.anything(),
  ]);
  expect(await world.writesDuring(() => look(at('13:31')))).toBe(0);
});

it('one that is silent for longer than a week is no news', async () => {
  await heartbeat('12:00');
  expect(await look(new Date('2026-11-30T12:00:01Z'))).toEqual([]);
  expect(await alerts()).toEqual([]);
});

it('one that was retired is forgotten, and its alert ends', async () => {
  await heartbeat('12:00');
  await look(at('12:05'));
  await expect(forgetBridge(world, 'montreal-2', at('12:06'))).rejects.toThrow(
    'No bridge "montreal-2" is known.',
  );
  await expect(forgetBridge(world, '../x', at('12:06'))).rejects.toThrow('is known.');
  await expect(forgetBridge(world, 'montreal-1', at('12:02'))).rejects.toThrow('Stop it first');
  await forgetBridge(world, 'montreal-1', at('12:06'));
  expect(await look(at('12:07'))).toEqual([]);
  expect(await alerts()).toEqual([expect.stringContaining('over since 2026-11-23 12:07:00 UTC')]);
  expect(await listBridges(world, at('12:08'))).toEqual([]);
});

it('bridges are listed with what they say of themselves', async () => {
  const now = at('12:05');
  await keepBridge(
    world.db,
    named('montreal-1'),
    {
      at: at('12:04').getTime(),
      ...{ isPartial: false, sessions: 1, legs: 12 },
      report: {
        ...{ software: 'confdesk-asterisk 1.0.0', switch: 'Asterisk 22.10.1', codeLength: 10 },
        ...{ menuActions: ['muteSelf', 'lock'], dialInNumbers: ['+15145550100'], eventsWaiting: 3 },
      },
    },
    { signedAt: at('12:03'), now: new Date(at('12:04').getTime() + 30_000) },
  );
  await heartbeat('10:00', 'old-1');
  await world.db.doc(paths.bridge('odd')).set({ heardAt: 'now' });
  const bridges = await listBridges(world, now);
  expect(bridges.map((bridge) => describeBridge(bridge, now))).toEqual([
    [
      'montreal-1  heard of 30 seconds ago',
      '  1 call with 12 callers, 3 events waiting, clock 90.0 s behind',
      '  confdesk-asterisk 1.0.0, Asterisk 22.10.1',
      '  waits for 10 digits',
      '  numbers: +15145550100',
      '  menu: muteSelf lock',
      '  commands: takes none, it has never asked for any (POST /v1/commands)',
    ].join('\n'),
    [
      'old-1  SILENT: last heard of 2 hours ago, 2026-11-23 10:00:00 UTC',
      '  0 calls with 0 callers, clock right',
      '  it says nothing of itself in its heartbeats',
      '  commands: takes none, it has never asked for any (POST /v1/commands)',
    ].join('\n'),
  ]);
});

it('a bridge is listed with what it can do in calls, while it asks what to do', async () => {
  await heartbeat('12:00');
  const live = new LiveBridges(world.db);
  const commands = async (time: string) => {
    const bridges = await listBridges(world, at(time));
    return bridges.map((bridge) => describeBridge(bridge, at(time)).split('\n').at(-1));
  };
  await live.announce(named('montreal-1').key, ['mute', 'lock'], at('12:00'));
  expect(await commands('12:00')).toEqual(['  commands: lock mute']);
  expect(await commands('12:01')).toEqual([
    '  commands: takes none, it no longer asks for any since 2026-11-23 12:01:00 UTC',
  ]);
  await live.announce(named('montreal-1').key, [], at('12:02'));
  expect(await commands('12:02')).toEqual(['  commands: takes none, it asks and can do nothing']);

  // A heartbeat that an earlier version kept.
  await world.db.doc(paths.bridge('montreal-1')).update({ bridgeKey: FieldValue.delete() });
  expect(await commands('12:02')).toEqual([expect.stringContaining('never asked')]);
});
