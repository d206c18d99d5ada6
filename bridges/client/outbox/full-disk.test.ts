import { afterEach, expect, it } from 'vitest';
import { NoAnswer } from '../failures.ts';
import { joined } from '../testing/events.ts';
import { ManualClock } from '../testing/manual-clock.ts';
import { MemoryFiles } from '../testing/memory-files.ts';
import { PlayedApi } from '../testing/played-api.ts';
import { temporaryFolders } from '../testing/temporary-folder.ts';
import { openOutbox, type Outbox } from './outbox.ts';

const newFolder = temporaryFolders();
let outbox: Outbox | undefined;
afterEach(() => outbox?.close());

const SIZE = JSON.stringify(joined('e-1')).length;
const EVENTS = ['e-1', 'e-2', 'e-3', 'e-4', 'e-5'].map((id) => joined(id));

async function open(disk: MemoryFiles, folder: string, maxBytes = 1_000_000) {
  const api = new PlayedApi();
  const logged: string[] = [];
  outbox = await openOutbox({
    folder,
    client: api,
    clock: new ManualClock(),
    files: disk.open(),
    maxBytes,
    log: (level, name, facts) => logged.push(`${level} ${name} ${JSON.stringify(facts)}`),
  });
  return { api, logged, outbox };
}

it('a full disk is said once, and events go on in memory', async () => {
  const disk = new MemoryFiles();
  const { outbox, api, logged } = await open(disk, await newFolder());
  disk.room = 1.5 * SIZE;
  await outbox.add(EVENTS.slice(0, 1));
  const first = await api.next();
  await outbox.add(EVENTS.slice(1, 2));
  await outbox.add(EVENTS.slice(2, 3));
  expect(outbox.waiting()).toBe(3);
  expect(logged).toEqual(['error outbox.notKept {"waiting":2,"failure":"Error","code":"ENOSPC"}']);
  first.answer();
  const rest = await api.next();
  expect(rest.ids).toEqual(['e-2', 'e-3']);
  rest.answer();
  await outbox.drained();
});

it('what it did not take is brought to it once there is room', async () => {
  const disk = new MemoryFiles();
  const folder = await newFolder();
  const first = await open(disk, folder);
  disk.room = 0.5 * SIZE;
  await first.outbox.add(EVENTS.slice(0, 3));
  disk.room = Infinity;
  await first.outbox.add(EVENTS.slice(3));
  expect(first.logged.at(-1)).toBe('info outbox.keptAgain {"waiting":5}');
  disk.crash(0);
  await first.outbox.close();

  const { api, logged } = await open(disk, folder);
  expect((await api.next()).ids).toEqual(['e-1', 'e-2', 'e-3', 'e-4', 'e-5']);
  // Of the one that had found no room nothing is left.
  expect(logged[0]).toBe('info outbox.opened {"waiting":5}');
});

it('what it did not take is brought to it while the API is away, too', async () => {
  const disk = new MemoryFiles();
  const folder = await newFolder();
  const { outbox, api, logged } = await open(disk, folder);
  disk.room = 0;
  await outbox.add(EVENTS.slice(0, 1));
  disk.room = Infinity;
  (await api.next()).fail(new NoAnswer('lost'));
  await api.next();
  expect(logged.at(-1)).toBe('info outbox.keptAgain {"waiting":1}');
  disk.crash(0);
  await outbox.close();
  expect((await (await open(disk, folder)).api.next()).ids).toEqual(['e-1']);
});

it('memory too takes so much and no more', async () => {
  const disk = new MemoryFiles();
  const { outbox, logged } = await open(disk, await newFolder(), 2.5 * SIZE);
  disk.room = 0;
  await outbox.add(EVENTS);
  expect(outbox.waiting()).toBe(2);
  expect(logged.filter((line) => line.includes('outbox.dropped'))).toHaveLength(3);
});

it('what only memory had when it ends is said to be lost', async () => {
  const disk = new MemoryFiles();
  const { outbox, logged } = await open(disk, await newFolder());
  disk.room = 0;
  await outbox.add(EVENTS);
  await outbox.close();
  expect(logged.at(-1)).toBe('error outbox.lost {"events":5}');
});

it('what finds no room takes none away from others', async () => {
  const disk = new MemoryFiles();
  const { outbox } = await open(disk, await newFolder());
  await outbox.add(EVENTS.slice(0, 1));
  const before = disk.sizeOf('events.jsonl');
  for (const event of EVENTS.slice(1)) {
    // Somebody has made a little room.
    disk.room = disk.sizeOf('events.jsonl') + 0.5 * SIZE;
    await outbox.add([event]);
  }
  expect(disk.sizeOf('events.jsonl')).toBe(before);
});

it('an event that comes to a full disk is no matter of how many wait', async () => {
  const disk = new MemoryFiles();
  const { outbox } = await open(disk, await newFolder(), 10_000_000);
  disk.room = 0;
  const many = Array.from({ length: 20_000 }, (_, index) => joined(`many-${index}`));
  await outbox.add(many);
  disk.asked = 0;
  await outbox.add(EVENTS.slice(0, 1));
  expect(disk.asked).toBeLessThan(1_000_000);
  disk.room = Infinity;
  await outbox.add(EVENTS.slice(1, 2));
  expect(disk.asked).toBeGreaterThan(many.length * SIZE);
});
