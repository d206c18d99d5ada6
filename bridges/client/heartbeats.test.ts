import { afterEach, describe, expect, it } from 'vitest';
import type { BridgeEvent, Heartbeat } from './api.ts';
import {
  type HeartbeatOptions,
  type HeartbeatReport,
  type Heartbeats,
  startHeartbeats,
} from './heartbeats.ts';
import { openOutbox } from './outbox/outbox.ts';
import { ended, heartbeat, joined, left } from './testing/events.ts';
import { ManualClock } from './testing/manual-clock.ts';
import { PlayedApi, refusal } from './testing/played-api.ts';
import { temporaryFolders } from './testing/temporary-folder.ts';

const MINUTE = 60_000;
const isMinute = (milliseconds: number) => milliseconds === MINUTE;
const newFolder = temporaryFolders();
const ending: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const end of ending.splice(0)) await end();
});

const session = (sessionId: string, legIds: readonly string[] = ['l-1'], legToken = 'token') => ({
  sessionId,
  legToken,
  legIds: [...legIds],
});

/** Heartbeats into a box that tells when one comes. */
function start(over: Partial<HeartbeatOptions> = {}) {
  const clock = new ManualClock();
  const sent: Heartbeat[][] = [];
  const logged: string[] = [];
  let watch = () => undefined as unknown;
  const outbox = {
    waiting: () => 3,
    add: (events: readonly BridgeEvent[]) => {
      sent.push([...events] as Heartbeat[]);
      watch();
      return Promise.resolve();
    },
  };
  let lastId = 0;
  const beats: Heartbeats = startHeartbeats({
    outbox,
    clock,
    report: () => Promise.resolve({ sessions: [] }),
    newId: () => `h-${(lastId += 1)}`,
    log: (level, name) => logged.push(`${level} ${name}`),
    ...over,
  });
  ending.push(() => beats.stop());
  const until = async (count: number) => {
    while (sent.length < count) await new Promise((resolve) => (watch = () => resolve(null)));
  };
  const minute = async () => {
    await clock.until(isMinute);
    clock.advance(MINUTE);
  };
  return { clock, sent, logged, beats, until, minute };
}

describe('a heartbeat', () => {
  it('comes at once, and then once a minute', async () => {
    const { sent, until, minute, clock } = start();
    await until(1);
    expect(sent).toEqual([
      [{ type: 'heartbeat', eventId: 'h-1', at: '2026-11-24T12:00:00.000Z', sessions: [] }],
    ]);
    await clock.until(isMinute);
    await minute();
    await until(2);
    expect(sent[1]).toMatchObject([{ eventId: 'h-2', at: '2026-11-24T12:01:00.000Z' }]);
  });

  it('comes when it is asked for, of what goes on then', async () => {
    let reports = 0;
    let give: (report: HeartbeatReport) => void = () => undefined;
    const report = () =>
      new Promise<HeartbeatReport>((resolve) => {
        reports += 1;
        give = resolve;
      });
    const { sent, beats } = start({ report });
    const asked = beats.beat();
    await Promise.resolve();
    // The one that is being made may have looked before.
    expect(reports).toBe(1);
    give({ sessions: [session('s-1')] });
    while (reports < 2) await Promise.resolve();
    give({ sessions: [session('s-2')] });
    await asked;
    expect(sent.flat().map(({ sessions }) => sessions[0]?.sessionId)).toEqual(['s-1', 's-2']);
  });

  it('has the time at which its report was asked for, of the clock that it is given', async () => {
    const { clock, sent, until } = start({
      now: () => Date.parse('2026-11-24T18:00:00Z'),
      report: () => {
        clock.advance(5000);
        return Promise.resolve({ sessions: [] });
      },
    });
    await until(1);
    expect(sent[0]).toMatchObject([{ at: '2026-11-24T18:00:00.000Z' }]);
  });

  it('says what the bridge is, and how many events wait', async () => {
    const bridge = { software: 'played 1.0.0' };
    const { sent, until } = start({ report: () => Promise.resolve({ sessions: [], bridge }) });
    await until(1);
    expect(sent[0]).toMatchObject([{ bridge: { software: 'played 1.0.0', eventsWaiting: 3 } }]);
  });

  it('is not sent where nothing is known', async () => {
    let reports: (HeartbeatReport | null)[] = [null, { sessions: [] }];
    const { sent, until, minute, logged } = start({
      report: () => {
        const [first = null, ...rest] = reports;
        reports = rest;
        return Promise.resolve(first);
      },
    });
    await minute();
    await until(1);
    expect(sent).toHaveLength(1);
    expect(logged).toEqual([]);
  });

  it('that cannot be made is said once, and again when it can', async () => {
    let isBroken = true;
    const { logged, until, minute, clock } = start({
      report: () =>
        isBroken ? Promise.reject(new Error('AMI')) : Promise.resolve({ sessions: [] }),
    });
    await minute();
    await clock.until(isMinute);
    expect(logged).toEqual(['error heartbeat.notMade']);
    isBroken = false;
    await minute();
    await until(1);
    await clock.until(isMinute);
    expect(logged).toEqual(['error heartbeat.notMade', 'info heartbeat.madeAgain']);
  });

  it('is asked for anew of a switch that hangs', async () => {
    let reports = 0;
    const { clock, sent, until, logged } = start({
      report: () => {
        reports += 1;
        return reports === 1 ? new Promise(() => undefined) : Promise.resolve({ sessions: [] });
      },
    });
    await clock.until((milliseconds) => milliseconds === 30_000);
    clock.advance(30_000);
    await clock.until((milliseconds) => milliseconds === 30_000);
    expect(logged).toEqual(['error heartbeat.notMade']);
    clock.advance(30_000);
    await until(1);
    expect(sent).toHaveLength(1);
  });

  it('of what does not fit into one leaves alone what the others name', async () => {
    const legs = (count: number) => Array.from({ length: count }, (_, at) => `l-${at}`);
    const many = Array.from({ length: 1001 }, (_, at) => session(`s-${at}`));
    const large = [
      session('a', ['l'], 'x'.repeat(400_000)),
      session('b', ['l'], 'x'.repeat(200_000)),
    ];
    const parts = async (sessions: readonly ReturnType<typeof session>[]) => {
      const { sent, until } = start({ report: () => Promise.resolve({ sessions }) });
      await until(1);
      return (sent[0] ?? []).map((each) => [each.sessions.length, each.partial ?? false]);
    };
    expect(await parts(many.slice(1))).toEqual([[1000, false]]);
    expect(await parts(many)).toEqual([
      [1000, true],
      [1, true],
    ]);
    expect(await parts(large)).toEqual([
      [1, true],
      [1, true],
    ]);
    expect(await parts([session('a', legs(2000))])).toEqual([[1, false]]);
    expect(await parts([session('a', legs(2001)), session('b')])).toEqual([[1, true]]);
  });
});

describe('heartbeats in an outbox', () => {
  /** An outbox whose first request, of the event `begin`, is under way and will not be answered. */
  const busy = async () => {
    const api = new PlayedApi();
    const clock = new ManualClock();
    const folder = await newFolder();
    const outbox = await openOutbox({ folder, client: api, clock, log: () => undefined });
    ending.push(() => outbox.close());
    await outbox.add([joined('begin')]);
    const first = await api.next();
    return { api, outbox, first, folder };
  };

  it('do not overtake what happened before them', async () => {
    const { api, outbox, first } = await busy();
    await outbox.add([heartbeat('h-1', ['l-1'])]);
    first.fail(refusal(503));
    expect((await api.next()).ids).toEqual(['begin', 'h-1']);
  });

  it('make way for a later one that says as much, on the disk too', async () => {
    const { api, outbox, first, folder } = await busy();
    await outbox.add([heartbeat('h-1', ['l-1'])]);
    await outbox.add([joined('e-1')]);
    await outbox.add([heartbeat('h-2', ['l-1', 'l-2'])]);
    expect(outbox.waiting()).toBe(3);
    first.fail(refusal(503));
    expect((await api.next()).ids).toEqual(['begin', 'e-1', 'h-2']);
    await outbox.close();
    const next = new PlayedApi();
    const again = await openOutbox({ folder, client: next, log: () => undefined });
    ending.push(() => again.close());
    expect((await next.next()).ids).toEqual(['begin', 'e-1', 'h-2']);
  });

  it('that are to be sent again make way too, for what was told since', async () => {
    const { api, outbox, first } = await busy();
    first.answer();
    /** Answers the next request: heartbeats once more, all else for good. */
    const answer = async () => {
      const request = await api.next();
      request.answer(
        request.ids.flatMap((id, index) =>
          id.startsWith('h-') ? [{ index, code: 'try_again' }] : [],
        ),
      );
      return request.ids;
    };
    await outbox.add([heartbeat('h-1', ['l-1', 'l-2'])]);
    expect([await answer(), await answer()]).toEqual([['h-1'], ['h-1']]);
    await outbox.add([left('l-2')]);
    expect(await answer()).toEqual(['l-2.left']);
    await outbox.add([heartbeat('h-2', ['l-1'])]);
    expect([await answer(), await answer()]).toEqual([['h-2'], ['h-2']]);
    await outbox.add([ended()]);
    expect(await answer()).toEqual(['s-1.ended']);
    await outbox.add([heartbeat('h-3', ['l-1'])]);
    expect(await answer()).toEqual(['h-3']);
    expect(outbox.waiting()).toBe(2);
  });

  it('stay where a conference ended since', async () => {
    const { api, outbox, first } = await busy();
    await outbox.add([heartbeat('h-1', ['l-1'])]);
    await outbox.add([ended()]);
    await outbox.add([heartbeat('h-2', null)]);
    first.fail(refusal(503));
    expect((await api.next()).ids).toEqual(['begin', 'h-1', 's-1.ended', 'h-2']);
  });
});
