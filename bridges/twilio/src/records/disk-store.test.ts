import * as fs from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type BridgeEvent, openOutbox } from '../../../client/index.ts';
import { CALL, eventOf, SESSION, storeContract } from '../testing/store-contract.ts';
import { openDiskStore } from './disk-store.ts';
import type { Files } from './record-file.ts';
import type { Store } from './store.ts';

let folder: string;
const toClose: (() => Promise<void>)[] = [];
beforeEach(async () => {
  folder = await fs.mkdtemp(path.join(tmpdir(), 'confdesk-twilio-'));
});
afterEach(async () => {
  for (const close of toClose.splice(0).toReversed()) await close();
  await fs.rm(folder, { recursive: true });
});

const RECORDS = () => path.join(folder, 'records', 'records.jsonl');

interface Opened {
  readonly store: Store;
  readonly added: BridgeEvent[];
  readonly logged: string[];
}

async function open(files?: Files): Promise<Opened> {
  const added: BridgeEvent[] = [];
  const logged: string[] = [];
  const store = await openDiskStore({
    folder,
    outbox: {
      add: (events) => Promise.resolve(void added.push(...events)),
      waiting: () => added.length,
    },
    log: (level, name) => logged.push(`${level} ${name}`),
    ...(files === undefined ? {} : { files }),
  });
  toClose.push(() => store.close());
  return { store, added, logged };
}

/** Node's files, on a disk that takes nothing while it is full. */
function fullableDisk(): { isFull: boolean; readonly files: Files } {
  const disk = {
    isFull: false,
    files: {
      ...fs,
      open: async (...args: Parameters<typeof fs.open>) => {
        const handle = await fs.open(...args);
        const append = handle.appendFile.bind(handle);
        handle.appendFile = (...written) =>
          disk.isFull
            ? Promise.reject(Object.assign(new Error(), { code: 'ENOSPC' }))
            : append(...written);
        return handle;
      },
    },
  };
  return disk;
}

describe('a store on disk', () => {
  storeContract(async () => {
    const sent: string[] = [];
    const log = () => undefined;
    const outbox = await openOutbox({
      folder: path.join(folder, 'outbox'),
      client: {
        events: (events) => {
          sent.push(...(events as BridgeEvent[]).map(({ eventId }) => eventId));
          return Promise.resolve({ accepted: events.length, duplicates: 0, rejected: [] });
        },
      },
      log,
    });
    toClose.push(() => outbox.close());
    const store = await openDiskStore({ folder, outbox, log });
    toClose.push(() => store.close());
    return { store, sent: () => sent };
  });

  it('knows again what it kept, in whatever state its process ended', async () => {
    const { store } = await open();
    await store.change({}, () => ({ call: CALL, session: SESSION, answer: null }));
    await store.change({}, () => ({ call: { ...CALL, outAt: 5 }, answer: null }));
    await fs.appendFile(RECORDS(), '{"at":1,"call":{"callSid":"CA');
    const again = await open();
    expect(await again.store.call(CALL.callSid)).toEqual({ ...CALL, outAt: 5 });
    expect(await again.store.session(SESSION.sessionId)).toEqual(SESSION);
    expect(again.logged).toEqual(['warn twilio.recordsUnreadable']);
    await again.store.change({}, () => ({ call: { ...CALL, outAt: 6 }, answer: null }));
    expect(await (await open()).store.call(CALL.callSid)).toEqual({ ...CALL, outAt: 6 });
  });

  it('keeps tokens from other people of the machine', async () => {
    const { store } = await open();
    await store.change({}, () => ({ call: CALL, answer: null }));
    expect((await fs.stat(RECORDS())).mode & 0o777).toBe(0o600);
    expect((await fs.stat(path.dirname(RECORDS()))).mode & 0o777).toBe(0o700);
  });

  it('does not grow with what happened, but with what is', async () => {
    const { store } = await open();
    const legToken = 't'.repeat(2000);
    const last = 700;
    for (let time = 0; time <= last; time += 1) {
      await store.change({}, () => ({ call: { ...CALL, legToken, outAt: time }, answer: null }));
    }
    expect((await fs.stat(RECORDS())).size).toBeLessThan(1_100_000);
    expect(await (await open()).store.call(CALL.callSid)).toMatchObject({ outAt: last });
  });

  it('keeps the event before the record that says it was told', async () => {
    const order: string[] = [];
    const store = await openDiskStore({
      folder,
      outbox: {
        add: async () => {
          order.push(
            (await fs.readFile(RECORDS(), 'utf8')).includes(CALL.callSid) ? 'late' : 'first',
          );
        },
        waiting: () => 0,
      },
      log: () => undefined,
    });
    toClose.push(() => store.close());
    await store.change({}, () => ({ call: CALL, tell: [eventOf(1)], answer: null }));
    expect(order).toEqual(['first']);
  });

  it('goes on without a disk, says so once, and writes what is missing when it is back', async () => {
    const disk = fullableDisk();
    const { store, logged } = await open(disk.files);
    disk.isFull = true;
    await store.change({}, () => ({ call: CALL, answer: null }));
    await store.change({}, () => ({ session: SESSION, answer: null }));
    expect(await store.call(CALL.callSid)).toEqual(CALL);
    expect(logged).toEqual(['error twilio.recordsNotKept']);
    disk.isFull = false;
    await store.change({}, () => ({ call: { ...CALL, outAt: 7 }, answer: null }));
    expect(logged.at(-1)).toBe('info twilio.recordsKeptAgain');
    const again = await open();
    expect(await again.store.call(CALL.callSid)).toEqual({ ...CALL, outAt: 7 });
    expect(await again.store.session(SESSION.sessionId)).toEqual(SESSION);
  });

  it('begins on a full disk with what it kept', async () => {
    const first = await open();
    await first.store.change({}, () => ({ call: CALL, answer: null }));
    const disk = fullableDisk();
    disk.isFull = true;
    const { store, logged } = await open(disk.files);
    expect(await store.call(CALL.callSid)).toEqual(CALL);
    await store.change({}, () => ({ session: SESSION, answer: null }));
    expect(logged).toEqual(['error twilio.recordsNotKept']);
    disk.isFull = false;
    await store.change({}, () => ({ call: { ...CALL, outAt: 7 }, answer: null }));
    const again = await open();
    expect(await again.store.call(CALL.callSid)).toEqual({ ...CALL, outAt: 7 });
    expect(await again.store.session(SESSION.sessionId)).toEqual(SESSION);
  });
});
