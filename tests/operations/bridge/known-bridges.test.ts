import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { paths } from '../../../domain/paths.ts';
import { readBridges } from '../../../functions/src/bridge/bridges/known-bridges.ts';
import { recordEvents } from '../../../functions/src/bridge/calls/record-events.ts';
import { bridgeKeyOf } from '../../../functions/src/bridge/door/bridge-key.ts';
import { sealGrant } from '../../../functions/src/bridge/door/leg-token.ts';
import { ACCOUNT, dependencies, NOW, putAccount, startWorld, type World } from '../world.ts';

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.stop());
beforeEach(() => putAccount(world.db));
afterEach(() => world.clear());

const BRIDGE = 'montreal-1';
const at = (seconds: number) => new Date(NOW.getTime() + seconds * 1000);
const heartbeat = (seconds: number, over: object = {}) => ({
  ...{ type: 'heartbeat', eventId: `h${seconds}`, at: at(seconds).toISOString(), sessions: [] },
  ...over,
});
interface Coming {
  readonly now?: Date;
  readonly signedAt?: Date;
  readonly bridge?: string;
}
const record = (
  events: readonly unknown[],
  { now = NOW, signedAt = now, bridge = BRIDGE }: Coming = {},
) =>
  recordEvents(
    world.db,
    { pepper: dependencies.pepper, now: () => now },
    bridge,
    { events },
    signedAt,
  );
const session = (sessionId: string, ...legIds: string[]) => ({
  sessionId,
  legIds,
  legToken: sealGrant(
    {
      ...{ accountId: ACCOUNT, conferenceId: 'conference', role: 'leader', tag: 'Board' },
      ...{ waitForLeader: false, callerId: null, dialedNumber: '', bridge: BRIDGE },
      grantedAt: NOW.getTime(),
    },
    dependencies.pepper,
  ),
});
const REPORT = {
  software: 'confdesk-asterisk 1.0.0',
  switch: 'Asterisk 22.10.1',
  codeLength: 10,
  menuActions: ['muteSelf', 'lock'],
  dialInNumbers: ['+15145550100'],
  eventsWaiting: 3,
} as const;

describe('a bridge', () => {
  it('is known by its newest heartbeat', async () => {
    await record(
      [
        heartbeat(-60, { bridge: { ...REPORT, eventsWaiting: 9 } }),
        heartbeat(-1, {
          bridge: REPORT,
          sessions: [session('s', 'a', 'b'), session('t', 'c'), session('over')],
        }),
        heartbeat(-30),
      ],
      { signedAt: at(-2) },
    );
    expect(await readBridges(world.db)).toEqual([
      {
        name: BRIDGE,
        heardAt: NOW,
        saidAt: at(-1),
        clockDifferenceMs: -2000,
        sessions: 2,
        legs: 3,
        isPartial: false,
        report: REPORT,
      },
    ]);
    // Where the operator finds what it can do in calls.
    const kept = await world.db.doc(paths.bridge(BRIDGE)).get();
    expect(kept.get('bridgeKey')).toBe(bridgeKeyOf(BRIDGE, dependencies.pepper));
  });

  it('is known by each of its heartbeats with one write', async () => {
    const cost = () => world.writesDuring(() => record([heartbeat(0), heartbeat(1)]));
    expect(await cost()).toBe(1);
    // The same again says nothing new.
    expect(await cost()).toBe(0);
  });

  it('does not become older by a heartbeat that comes late', async () => {
    await record([heartbeat(60, { bridge: REPORT })], { now: at(60) });
    await record([heartbeat(0)], { now: at(90) });
    const [bridge] = await readBridges(world.db);
    expect(bridge).toMatchObject({ heardAt: at(60), saidAt: at(60), report: REPORT });
    await record([heartbeat(120, { partial: true })], { now: at(121) });
    expect(await readBridges(world.db)).toMatchObject([
      { heardAt: at(121), isPartial: true, report: null },
    ]);
  });

  it('is heard of at once when its clock, which was ahead, is put right', async () => {
    await record([heartbeat(240)], { now: at(0), signedAt: at(240) });
    await record([heartbeat(60)], { now: at(60) });
    expect(await readBridges(world.db)).toMatchObject([{ heardAt: at(60), clockDifferenceMs: 0 }]);
    // Made before, and late.
    await record([heartbeat(30)], { now: at(90) });
    expect(await readBridges(world.db)).toMatchObject([{ heardAt: at(60) }]);
  });

  it('is known beside others, and not by what is no heartbeat, or a wrong one', async () => {
    await record([heartbeat(0)]);
    await record([heartbeat(0)], { bridge: 'toronto-1' });
    await record([heartbeat(0, { at: at(400).toISOString() }), { type: 'heartbeat' }], {
      bridge: 'paris-1',
    });
    expect((await readBridges(world.db)).map(({ name }) => name)).toEqual([BRIDGE, 'toronto-1']);
  });

  it.each([
    [{}, 'bridge.software'],
    [{ ...REPORT, software: '' }, 'bridge.software'],
    [{ ...REPORT, software: 'a\u0007' }, 'bridge.software'],
    // Half a character, which Firestore does not take.
    [{ ...REPORT, software: 'a\ud800' }, 'bridge.software'],
    [{ ...REPORT, switch: 'x'.repeat(101) }, 'bridge.switch'],
    [{ ...REPORT, codeLength: 9.5 }, 'bridge.codeLength'],
    [{ ...REPORT, menuActions: ['sing'] }, 'bridge.menuActions[0]'],
    [{ ...REPORT, dialInNumbers: ['5145550100'] }, 'bridge.dialInNumbers[0]'],
    [{ ...REPORT, eventsWaiting: -1 }, 'bridge.eventsWaiting'],
    [{ ...REPORT, colour: 'red' }, 'bridge.colour'],
  ])('that says %j of itself is told what is wrong', async (bridge, field) => {
    expect(await record([heartbeat(0, { bridge })])).toMatchObject({
      rejected: [{ code: 'invalid_event', fields: [field] }],
    });
    expect(await readBridges(world.db)).toEqual([]);
  });

  it('is known without what it says of itself where that is of another version', async () => {
    await record([heartbeat(0, { bridge: REPORT })]);
    await world.db.doc(paths.bridge(BRIDGE)).update({ 'report.colour': 'red' });
    expect(await readBridges(world.db)).toMatchObject([{ name: BRIDGE, report: null }]);
  });

  it('is passed over where what is stored of it is none of ours', async () => {
    await world.db.doc('bridges/odd').set({ heardAt: 'yesterday' });
    expect(await readBridges(world.db)).toEqual([]);
  });
});
