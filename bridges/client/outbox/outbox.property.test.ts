import fc from 'fast-check';
import { expect, it } from 'vitest';
import { NoAnswer } from '../failures.ts';
import { joined } from '../testing/events.ts';
import { ManualClock } from '../testing/manual-clock.ts';
import { MemoryFiles } from '../testing/memory-files.ts';
import { PlayedApi, type PlayedRequest } from '../testing/played-api.ts';
import { temporaryFolders } from '../testing/temporary-folder.ts';
import { openOutbox, type Outbox } from './outbox.ts';

const newFolder = temporaryFolders();

type Step =
  /** Events are added, and waited for or not. */
  | { readonly do: 'add'; readonly events: number; readonly isAwaited: boolean }
  /** The request under way is answered; `again` says which of its events with try_again. */
  | { readonly do: 'answer'; readonly again: readonly number[] }
  /** It fails, whether the API has taken it or not. */
  | { readonly do: 'fail'; readonly isTaken: boolean }
  | { readonly do: 'reopen' }
  /** The power goes, with a part of what was not certain to be on the disk. */
  | { readonly do: 'crash'; readonly part: number }
  | { readonly do: 'fill'; readonly room: number };

const part = fc.constantFrom(0, 0.3, 0.7, 1);
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('add' as const),
      events: fc.integer({ min: 1, max: 4 }),
      isAwaited: fc.boolean(),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('answer' as const),
      again: fc.array(fc.nat(5), { maxLength: 2 }),
    }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('fail' as const), isTaken: fc.boolean() }) },
  { weight: 1, arbitrary: fc.constant({ do: 'reopen' as const }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('crash' as const), part }) },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('fill' as const),
      room: fc.constantFrom(0, 300, Infinity),
    }),
  },
);

/** Lets everything go on that waits for neither time nor an answer. */
const settle = async () => {
  for (let turn = 0; turn < 5; turn += 1) await new Promise((resolve) => setImmediate(resolve));
};

/** A bridge, its disk and the API, and what came of each event. */
class World {
  readonly disk = new MemoryFiles();
  /** The ids that the API took, each time. */
  readonly taken: number[] = [];
  /** Those that are on the disk for certain, and those that were sent at all, first times only. */
  readonly promised: number[] = [];
  readonly firstSent: number[] = [];
  #lastId = 0;
  #isFull = false;
  #api = new PlayedApi();
  #seen = 0;
  #clock = new ManualClock();
  #outbox!: Outbox;

  constructor(readonly folder: string) {}

  async start(): Promise<void> {
    this.#api = new PlayedApi();
    this.#seen = 0;
    this.#clock = new ManualClock();
    this.#outbox = await openOutbox({
      folder: this.folder,
      client: this.#api,
      clock: this.#clock,
      files: this.disk.open(),
      log: (_, name) => {
        if (name === 'outbox.notKept') this.#isFull = true;
        if (name === 'outbox.keptAgain') this.#isFull = false;
      },
    });
    await settle();
  }

  async do(each: Step): Promise<void> {
    if (each.do === 'add') await this.#add(each.events, each.isAwaited);
    if (each.do === 'answer') this.#pending()?.answer(this.#againOf(each.again));
    if (each.do === 'fail') this.#fail(each.isTaken);
    if (each.do === 'fill') this.disk.room = each.room;
    if (each.do === 'crash') this.disk.crash(each.part);
    if (each.do === 'crash' || each.do === 'reopen') {
      await this.#outbox.close();
      this.#isFull = false;
      if (each.do === 'crash') this.disk.room = Infinity;
      await this.start();
    }
    await settle();
    this.#look();
  }

  /** Answers all until nothing waits. */
  async drain(): Promise<void> {
    for (let turn = 0; turn < 200 && this.#outbox.waiting() > 0; turn += 1) {
      await this.do({ do: 'answer', again: [] });
    }
    expect(this.#outbox.waiting()).toBe(0);
    await this.#outbox.close();
  }

  async #add(count: number, isAwaited: boolean): Promise<void> {
    const ids = Array.from({ length: count }, () => (this.#lastId += 1));
    const adding = this.#outbox.add(ids.map((id) => joined(`e-${id}`)));
    if (!isAwaited) return;
    await adding;
    // Where the disk is full nothing is promised beyond this process.
    if (!this.#isFull) this.promised.push(...ids);
  }

  /** The request that waits; where a pause is on, it is over then. */
  #pending(): PlayedRequest | undefined {
    if (this.#api.open > 0) return this.#api.requests.at(-1);
    this.#clock.advance(Math.min(60_000, ...this.#clock.waits));
    return undefined;
  }

  #againOf(indexes: readonly number[]) {
    const request = this.#api.requests.at(-1);
    const rejected = [...new Set(indexes)].filter((index) => index < (request?.ids.length ?? 0));
    this.#took(request, rejected);
    return rejected.map((index) => ({ index, code: 'try_again' }));
  }

  #fail(isTaken: boolean): void {
    const request = this.#pending();
    if (isTaken && request !== undefined) this.#took(request, []);
    request?.fail(new NoAnswer('lost'));
  }

  #took(request: PlayedRequest | undefined, rejected: readonly number[]): void {
    if (this.#api.open === 0) return;
    const numbers = request?.ids.map(numberOf) ?? [];
    this.taken.push(...numbers.filter((_, index) => !rejected.includes(index)));
  }

  /** Notes what was sent since it last looked. */
  #look(): void {
    for (const { ids } of this.#api.requests.slice(this.#seen)) {
      for (const number of ids.map(numberOf)) {
        if (!this.firstSent.includes(number)) this.firstSent.push(number);
      }
    }
    this.#seen = this.#api.requests.length;
    expect(this.#api.mostOpen).toBeLessThanOrEqual(1);
  }
}

function numberOf(id: string): number {
  return Number(id.slice(2));
}

it('whatever happens, each event that was kept arrives, and first in the order in which it came', async () => {
  const folder = await newFolder();
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 30 }), async (steps) => {
      const world = new World(folder);
      await world.start();
      for (const each of steps) await world.do(each);
      await world.drain();
      expect(world.promised.filter((number) => !world.taken.includes(number))).toEqual([]);
      expect(world.firstSent).toEqual(world.firstSent.toSorted((a, b) => a - b));
    }),
    { numRuns: 100 },
  );
});
