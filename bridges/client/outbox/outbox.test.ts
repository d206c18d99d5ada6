import * as fs from 'node:fs/promises';
import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { NoAnswer } from '../failures.ts';
import { heartbeat, joined } from '../testing/events.ts';
import { ManualClock } from '../testing/manual-clock.ts';
import { PlayedApi, refusal } from '../testing/played-api.ts';
import { temporaryFolders } from '../testing/temporary-folder.ts';
import { openOutbox, type Outbox, type OutboxOptions } from './outbox.ts';

const newFolder = temporaryFolders();
const opened: Outbox[] = [];
afterEach(async () => {
  await Promise.all(opened.splice(0).map((outbox) => outbox.close()));
});

/** The time for which an answer is waited for, which is no pause. */
const ANSWER_MS = 30_000;
const isPause = (milliseconds: number) => milliseconds !== ANSWER_MS;

async function open(over: Partial<OutboxOptions> = {}) {
  const folder = over.folder ?? (await newFolder());
  const clock = new ManualClock();
  const api = new PlayedApi();
  const logged: string[] = [];
  const outbox = await openOutbox({
    folder,
    client: api,
    clock,
    chance: () => 0,
    log: (level, name, facts) => logged.push(`${level} ${name} ${JSON.stringify(facts)}`),
    ...over,
  });
  opened.push(outbox);
  /** Lets a pause be over, and tells how long it was. */
  const pass = async () => {
    const milliseconds = await clock.until(isPause);
    clock.advance(milliseconds);
    return milliseconds;
  };
  return { folder, clock, api, logged, outbox, pass };
}

const fileIn = (folder: string) => path.join(folder, 'events.jsonl');
const read = (folder: string) => fs.readFile(fileIn(folder), 'utf8');
const ids = (first: number, last: number) =>
  Array.from({ length: last - first + 1 }, (_, at) => `e-${first + at}`);
const events = (...names: readonly string[]) => names.map((name) => joined(name));

describe('events', () => {
  it('are on the disk before anything goes on, and sent as they are', async () => {
    const { outbox, api, folder } = await open();
    await outbox.add(events('e-1', 'e-2'));
    expect(await read(folder)).toBe(
      `{"n":1,"event":${JSON.stringify(joined('e-1'))}}\n{"n":2,"event":${JSON.stringify(joined('e-2'))}}\n`,
    );
    expect((await api.next()).events).toEqual(events('e-1', 'e-2'));
    expect(outbox.waiting()).toBe(2);
  });

  it('are taken off it once they are answered', async () => {
    const { outbox, api, folder } = await open();
    await outbox.add(events('e-1'));
    (await api.next()).answer();
    await outbox.drained();
    expect(outbox.waiting()).toBe(0);
    await outbox.close();
    expect(await read(folder)).toBe('');
  });

  it('of many calls at once are brought to the disk together, in their order', async () => {
    let syncs = 0;
    const files = {
      ...fs,
      open: async (...args: Parameters<typeof fs.open>) => {
        const handle = await fs.open(...args);
        const datasync = handle.datasync.bind(handle);
        handle.datasync = () => {
          syncs += 1;
          return datasync();
        };
        return handle;
      },
    };
    const { outbox, api } = await open({ files });
    await Promise.all(ids(1, 50).map((id) => outbox.add(events(id))));
    expect(syncs).toBeLessThan(5);
    const seen: string[] = [];
    while (seen.length < 50) {
      const request = await api.next();
      seen.push(...request.ids);
      request.answer();
    }
    expect(seen).toEqual(ids(1, 50));
  });

  it('never overtake one another: one request is under way at a time', async () => {
    const { outbox, api } = await open();
    await outbox.add(events('e-1'));
    const first = await api.next();
    await outbox.add(events('e-2'));
    await outbox.add(events('e-3'));
    expect(api.requests).toHaveLength(1);
    first.fail(new NoAnswer('lost'));
    const again = await api.next();
    expect(again.ids).toEqual(['e-1', 'e-2', 'e-3']);
    again.answer();
    await outbox.drained();
    expect(api.mostOpen).toBe(1);
  });

  it('go in requests that the API takes', async () => {
    const { outbox, api } = await open();
    await outbox.add(events(...ids(1, 1200)));
    for (const size of [500, 500, 200]) {
      const request = await api.next();
      expect(request.ids).toHaveLength(size);
      request.answer();
    }
    await outbox.drained();
  });

  it('that are large go in requests of a MiB', async () => {
    const { outbox, api } = await open();
    const legToken = 'x'.repeat(400 * 1024);
    await outbox.add(ids(1, 5).map((id) => joined(id, { legToken })));
    const request = await api.next();
    expect(request.ids).toEqual(['e-1', 'e-2']);
  });
});

describe('what is not answered', () => {
  it('is sent again at once, and then after 1, 2, 4 … 60 seconds', async () => {
    const { outbox, api, pass, logged } = await open();
    await outbox.add(events('e-1'));
    (await api.next()).fail(refusal(503, 'unavailable'));
    const pauses: number[] = [];
    for (let times = 0; times < 9; times += 1) {
      (await api.next()).fail(refusal(503, 'unavailable'));
      pauses.push((await pass()) / 1000);
    }
    expect(pauses).toEqual([1, 2, 4, 8, 16, 32, 60, 60, 60]);
    (await api.next()).answer();
    await outbox.drained();
    // Once, however long it is away.
    expect(logged).toEqual([
      'warn outbox.notSent {"waiting":1,"status":503,"code":"unavailable"}',
      'info outbox.sentAgain {"waiting":1}',
    ]);
  });

  it('begins anew after an answer', async () => {
    const { outbox, api, pass } = await open();
    for (const id of ['e-1', 'e-2']) {
      await outbox.add(events(id));
      (await api.next()).fail(new NoAnswer('lost'));
      (await api.next()).fail(new NoAnswer('lost'));
      expect(await pass()).toBe(1000);
      (await api.next()).answer();
      await outbox.drained();
    }
  });

  it('is spread by chance', async () => {
    const { outbox, api, pass } = await open({ chance: () => 0.8 });
    await outbox.add(events('e-1'));
    (await api.next()).fail(new NoAnswer('lost'));
    (await api.next()).fail(new NoAnswer('lost'));
    expect(await pass()).toBe(800);
  });

  it('is given up after half a minute, and sent again', async () => {
    const { outbox, api, clock } = await open();
    await outbox.add(events('e-1'));
    await api.next();
    clock.advance(ANSWER_MS);
    expect((await api.next()).ids).toEqual(['e-1']);
  });

  it('waits as long as the API asks it to', async () => {
    const { outbox, api, pass } = await open();
    await outbox.add(events('e-1'));
    (await api.next()).fail(refusal(429, null, { 'retry-after': '7' }));
    expect(await pass()).toBe(7000);
    (await api.next()).fail(refusal(429, null, { 'retry-after': '86400' }));
    expect(await pass()).toBe(60_000);
  });

  it.each([401, 404])(
    'is kept and sent again after a %i: somebody will mend it',
    async (status) => {
      const { outbox, api, logged } = await open();
      await outbox.add(events('e-1'));
      (await api.next()).fail(refusal(status, 'x'));
      expect((await api.next()).ids).toEqual(['e-1']);
      expect(logged).toEqual([`error outbox.notSent {"waiting":1,"status":${status},"code":"x"}`]);
    },
  );
});

describe('an answer', () => {
  it('drops what the API rejects for good, and the log has its id and the code', async () => {
    const { outbox, api, logged } = await open();
    await outbox.add(events('e-1', 'e-2', 'e-3'));
    (await api.next()).answer([
      { index: 1, code: 'unknown_call' },
      { index: 2, code: 'invalid_event', fields: ['at', 'legId'] },
    ]);
    await outbox.drained();
    expect(logged).toEqual([
      'error outbox.rejected {"eventId":"e-2","type":"leg.joined","code":"unknown_call"}',
      'error outbox.rejected {"eventId":"e-3","type":"leg.joined","code":"invalid_event","fields":"at legId"}',
    ]);
  });

  it.each(['try_again', 'time_in_future'])('of %s keeps it, and lets others pass', async (code) => {
    const { outbox, api, pass, logged } = await open();
    await outbox.add(events('e-1', 'e-2', 'e-3'));
    (await api.next()).answer([{ index: 1, code }]);
    const alone = await api.next();
    expect(alone.ids).toEqual(['e-2']);
    alone.answer([{ index: 0, code }]);
    await outbox.add(events('e-4'));
    const other = await api.next();
    expect(other.ids).toEqual(['e-4']);
    other.answer();
    expect(await pass()).toBe(1000);
    const last = await api.next();
    expect(last.ids).toEqual(['e-2']);
    last.answer();
    await outbox.drained();
    expect(logged).toEqual([`warn outbox.heldBack {"events":1,"code":"${code}"}`]);
  });

  it('of time_in_future drops a heartbeat, which would later say of others that they are gone', async () => {
    const { outbox, api, logged } = await open();
    await outbox.add([heartbeat('h-1', null), joined('e-1')]);
    const code = 'time_in_future';
    (await api.next()).answer([{ index: 0, count: 2, code }]);
    const again = await api.next();
    expect(again.ids).toEqual(['e-1']);
    again.answer();
    await outbox.drained();
    expect(logged).toEqual([
      `error outbox.rejected {"eventId":"h-1","type":"heartbeat","code":"${code}"}`,
      `warn outbox.heldBack {"events":1,"code":"${code}"}`,
    ]);
  });

  it('that does not come leaves all in their order, those that are held back too', async () => {
    const { outbox, api, clock } = await open();
    await outbox.add(events('e-1'));
    for (let times = 0; times < 2; times += 1) {
      (await api.next()).answer([{ index: 0, code: 'try_again' }]);
    }
    await outbox.add(events('e-2'));
    (await api.next()).fail(refusal(503, 'unavailable', { 'retry-after': '7' }));
    await clock.until((milliseconds) => milliseconds === 7000);
    clock.advance(7000);
    expect((await api.next()).ids).toEqual(['e-1', 'e-2']);
  });

  it('of too_many_events goes on from there, with fewer', async () => {
    const { outbox, api, logged } = await open();
    await outbox.add(events(...ids(1, 5)));
    (await api.next()).answer([{ index: 2, count: 3, code: 'too_many_events' }]);
    const second = await api.next();
    expect(second.ids).toEqual(['e-3', 'e-4']);
    second.answer();
    const third = await api.next();
    expect(third.ids).toEqual(['e-5']);
    third.answer();
    await outbox.drained();
    expect(logged).toEqual([]);
  });

  it('of 413 makes requests smaller, and then larger again', async () => {
    const { outbox, api, logged } = await open();
    await outbox.add(events(...ids(1, 4)));
    (await api.next()).fail(refusal(413, 'body_too_large'));
    for (const expected of [
      ['e-1', 'e-2'],
      ['e-3', 'e-4'],
      ['e-5', 'e-6', 'e-7', 'e-8'],
    ]) {
      const request = await api.next();
      expect(request.ids).toEqual(expected);
      if (expected.includes('e-3')) await outbox.add(events(...ids(5, 8)));
      request.answer();
    }
    await outbox.drained();
    expect(logged).toEqual([]);
  });

  it('of 413 drops what is too large alone, and nothing that the API takes', async () => {
    const { outbox, api, logged } = await open();
    await outbox.add([joined('e-1', { legToken: 'x'.repeat(2 * 1024 * 1024) }), joined('e-2')]);
    const large = await api.next();
    expect(large.ids).toEqual(['e-1']);
    large.fail(refusal(413));
    const small = await api.next();
    expect(small.ids).toEqual(['e-2']);
    small.fail(refusal(413));
    expect((await api.next()).ids).toEqual(['e-2']);
    expect(logged).toEqual([
      'error outbox.rejected {"eventId":"e-1","type":"leg.joined","code":"body_too_large"}',
      'error outbox.notSent {"waiting":1,"status":413,"code":null}',
    ]);
  });
});

describe('an outbox', () => {
  it('that is closed keeps what waits, and the next one sends it', async () => {
    const first = await open();
    await first.outbox.add(events('e-1', 'e-2'));
    (await first.api.next()).answer([{ index: 1, code: 'try_again' }]);
    expect((await first.api.next()).ids).toEqual(['e-2']);
    await first.outbox.add(events('e-3'));
    await first.outbox.close();
    await expect(first.outbox.add(events('e-4'))).rejects.toThrow('closed');

    const { outbox, api } = await open({ folder: first.folder });
    expect(outbox.waiting()).toBe(2);
    await outbox.add(events('e-5'));
    const begin = await api.next();
    expect(begin.ids).toEqual(['e-2', 'e-3']);
    begin.answer();
    expect((await api.next()).ids).toEqual(['e-5']);
  });

  it('passes over a line that was torn, and goes on behind it', async () => {
    const folder = await newFolder();
    const line = (n: number) => `{"n":${n},"event":${JSON.stringify(joined(`e-${n}`))}}\n`;
    const torn = line(3).slice(0, 40);
    await fs.writeFile(
      fileIn(folder),
      `${line(1)}{"n":2,\u0000\u0000}\n{"done":[1]}\n${line(4)}${torn}`,
    );
    const first = await open({ folder });
    expect(first.logged).toEqual([
      'warn outbox.unreadable {"lines":2}',
      'info outbox.opened {"waiting":1}',
    ]);
    await first.outbox.add(events('e-5'));
    await first.outbox.close();
    const { api } = await open({ folder });
    expect((await api.next()).ids).toEqual(['e-4', 'e-5']);
  });

  it('begins anew where it can read nothing', async () => {
    const folder = await newFolder();
    await fs.writeFile(fileIn(folder), '{"n":7,"event":{"type"');
    const { outbox, logged } = await open({ folder });
    expect(logged).toEqual(['warn outbox.unreadable {"lines":1}']);
    expect(outbox.waiting()).toBe(0);
    expect(await read(folder)).toBe('');
  });

  it('does not grow while something waits for long', async () => {
    const { outbox, api, folder } = await open();
    const legToken = 'x'.repeat(4000);
    await outbox.add([joined('stuck')]);
    (await api.next()).answer([{ index: 0, code: 'try_again' }]);
    (await api.next()).answer([{ index: 0, code: 'try_again' }]);
    for (let turn = 0; turn < 20; turn += 1) {
      await outbox.add(ids(1, 50).map((id) => joined(`${turn}.${id}`, { legToken })));
      (await api.next()).answer();
    }
    await outbox.close();
    expect((await fs.stat(fileIn(folder))).size).toBeLessThan(2 * 1024 * 1024);
    const again = await open({ folder });
    expect((await again.api.next()).ids[0]).toBe('stuck');
  });

  it('holds so much and no more, and says what it had to drop', async () => {
    const size = JSON.stringify(joined('e-1')).length;
    const { outbox, api, logged } = await open({ maxBytes: 2.5 * size });
    await outbox.add(events('e-1', 'e-2', 'e-3'));
    expect(outbox.waiting()).toBe(2);
    expect(logged).toEqual([
      'error outbox.dropped {"eventId":"e-3","type":"leg.joined","code":"outbox_full"}',
    ]);
    (await api.next()).answer();
    await outbox.drained();
    await outbox.add(events('e-4'));
    expect(outbox.waiting()).toBe(1);
  });

  it('is refused to a second one, and is free after the first', async () => {
    const { outbox, folder } = await open();
    await expect(open({ folder })).rejects.toThrow(`${folder} is in use by another process.`);
    await outbox.close();
    await open({ folder });
  });

  it('is for nobody else to read', async () => {
    const folder = path.join(await newFolder(), 'outbox');
    await open({ folder });
    expect((await fs.stat(folder)).mode & 0o777).toBe(0o700);
    expect((await fs.stat(fileIn(folder))).mode & 0o777).toBe(0o600);
  });
});
