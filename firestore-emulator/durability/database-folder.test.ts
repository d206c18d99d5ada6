import {
  appendFileSync,
  cpSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createEngine } from '../engine/engine.ts';
import { owner, type Plain, remove, set } from '../engine/test-support.ts';
import type { Document, Engine } from '../engine/values/types.ts';
import { GeoPoint, Reference, Timestamp } from '../engine/values/value.ts';
import { type DatabaseFolder, openDatabaseFolder } from './database-folder.ts';
import { findGenerations, journalFile } from './files.ts';

let root: string;
let folder: string;
let copiesFolder: string;
beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), 'confdesk-durability-'));
  folder = path.join(root, 'data');
  copiesFolder = path.join(root, 'copies');
});
afterEach(() => {
  rmSync(root, { recursive: true, force: true });
});

interface Opened {
  readonly engine: Engine;
  readonly kept: DatabaseFolder;
}

function open(compactAt?: number, where = folder): Opened {
  const log = () => undefined;
  const kept = openDatabaseFolder(where, compactAt === undefined ? { log } : { log, compactAt });
  const engine = createEngine({
    projectId: 'demo',
    initial: kept,
    writeAhead: kept.writeAhead,
    clock: () => 1_800_000_000_000,
  });
  kept.compactFrom(() => engine.documents());
  return { engine, kept };
}

const put = (engine: Engine, name: string, fields: { readonly [name: string]: Plain }) =>
  engine.commit([set(`things/${name}`, fields)], { actor: owner });

const stateOf = (engine: Engine): Map<string, Document> =>
  new Map([...engine.documents()].map((document) => [document.path, document]));

describe('a database kept in a folder', () => {
  it('has every kind of value again, to the bit', async () => {
    const { engine, kept } = open();
    put(engine, 'all', {
      nothing: null,
      yes: true,
      no: false,
      big: 9_223_372_036_854_775_807n,
      small: -9_223_372_036_854_775_808n,
      half: 0.1,
      negativeZero: -0,
      notANumber: Number.NaN,
      endless: -Infinity,
      text: 'Équipe 🎧 \u0000',
      bytes: new Uint8Array([0, 255, 7]),
      time: new Timestamp(-62_135_596_800, 999_999_000),
      place: new GeoPoint(-90, 179.5),
      link: new Reference('projects/demo/databases/(default)/documents/a/b'),
      list: [1n, {}, { deep: ['x'] }],
      empty: {},
    });
    const before = stateOf(engine);
    await kept.close();
    const again = open();
    expect(stateOf(again.engine)).toEqual(before);
    await again.kept.close();
  });

  it('gives later commits later times than those before the start', async () => {
    const first = open();
    put(first.engine, 'a', {});
    const { commitTime } = first.engine.commit([remove('things/a')], { actor: owner });
    await first.kept.close();
    const second = open();
    const after = put(second.engine, 'b', {}).commitTime;
    expect(micros(after)).toBeGreaterThan(micros(commitTime));
    await second.kept.close();
  });

  it('forgets what was cleared, and keeps what was loaded', async () => {
    const first = open();
    put(first.engine, 'gone', {});
    first.engine.clear();
    const time = new Timestamp(1_700_000_000, 0);
    first.engine.load([
      { path: 'things/loaded', fields: new Map(), createTime: time, updateTime: time },
    ]);
    await first.kept.close();
    const second = open();
    expect([...stateOf(second.engine).keys()]).toEqual(['things/loaded']);
    await second.kept.close();
  });

  it('replaces a long journal by a snapshot while it goes on', async () => {
    const { engine, kept } = open(2_000);
    for (let index = 0; index < 200; index++)
      put(engine, `d${index % 20}`, { index: BigInt(index) });
    await kept.settled();
    const before = stateOf(engine);
    expect(findGenerations(folder).snapshot).toBeGreaterThan(0);
    await kept.close();
    const again = open();
    expect(stateOf(again.engine)).toEqual(before);
    await again.kept.close();
  });

  it('can be killed at any moment while a snapshot is being written', async () => {
    const { engine, kept } = open(300);
    const copies: { readonly copy: string; readonly state: Map<string, Document> }[] = [];
    for (let index = 0; index < 60; index++) {
      put(engine, `d${index % 9}`, { text: 'x'.repeat(index) });
      // What is on the disk at this moment is what a killed process would leave (but for what is
      // unfinished, which may get its name while it is copied).
      const copy = path.join(copiesFolder, String(index));
      cpSync(folder, copy, { recursive: true, filter: (from) => !/lock$|unfinished$/.test(from) });
      copies.push({ copy, state: stateOf(engine) });
      await new Promise((resolve) => setImmediate(resolve));
    }
    await kept.close();
    const generations = new Set<number>();
    for (const { copy, state } of copies) {
      generations.add(findGenerations(copy).journals.length);
      const again = open(undefined, copy);
      expect(stateOf(again.engine)).toEqual(state);
      await again.kept.close();
    }
    // Some copies were made while a snapshot was under way, with two journals beside it.
    expect(generations.size).toBeGreaterThan(1);
  });

  it('comes to the same state, wherever a crash has cut the journal off', async () => {
    const operation = fc.record({
      name: fc.constantFrom('a', 'b', 'c'),
      value: fc.option(fc.string({ maxLength: 8 }), { nil: null }),
    });
    await fc.assert(
      fc.asyncProperty(
        fc.array(operation, { minLength: 1, maxLength: 12 }),
        fc.nat(),
        async (operations, cut) => {
          rmSync(folder, { recursive: true, force: true });
          const { engine, kept } = open();
          const file = journalFile(folder, 1);
          // What stands after each commit, and where the journal ended then.
          const states = [{ end: 0, state: stateOf(engine) }];
          for (const { name, value } of operations) {
            if (value === null) engine.commit([remove(`things/${name}`)], { actor: owner });
            else put(engine, name, { value });
            states.push({ end: statSync(file).size, state: stateOf(engine) });
          }
          await kept.close();
          const whole = readFileSync(file);
          const length = cut % (whole.length + 1);
          writeFileSync(file, whole.subarray(0, length));
          const again = open();
          const expected = states.findLast(({ end }) => end <= length);
          expect(stateOf(again.engine)).toEqual(expected?.state);
          // And it goes on: what is written behind the cut is read back.
          put(again.engine, 'later', {});
          await again.kept.close();
          const third = open();
          expect(stateOf(third.engine).has('things/later')).toBe(true);
          await third.kept.close();
        },
      ),
      { numRuns: 60, seed: 7 },
    );
  });

  it('refuses a journal that was damaged in its middle, and says where', async () => {
    const { engine, kept } = open();
    put(engine, 'a', { text: 'one' });
    put(engine, 'b', { text: 'two' });
    await kept.close();
    const file = journalFile(folder, 1);
    const bytes = readFileSync(file);
    bytes.writeUInt8(bytes.readUInt8(12) ^ 1, 12);
    writeFileSync(file, bytes);
    expect(() => open()).toThrow(`${file} is damaged at byte 0.`);
    // The refusal has let go of the folder.
    expect(() => open()).toThrow('damaged');
  });

  it('cuts a half record off and goes on behind the last whole one', async () => {
    const { engine, kept } = open();
    put(engine, 'a', {});
    await kept.close();
    appendFileSync(journalFile(folder, 1), Buffer.from([40, 0, 0, 0, 1, 2]));
    const again = open();
    expect([...stateOf(again.engine).keys()]).toEqual(['things/a']);
    await again.kept.close();
  });

  it('is open in one process at a time', async () => {
    const { kept } = open();
    expect(() => open()).toThrow(`${folder} is in use by process ${process.pid}.`);
    await kept.close();
    const again = open();
    await again.kept.close();
  });

  it('takes a folder over from a process that was killed', async () => {
    const { kept } = open();
    await kept.close();
    // No process has this number: Linux and macOS end below it.
    writeFileSync(path.join(folder, 'lock'), '99999999\n');
    const again = open();
    await again.kept.close();
  });
});

describe('a commit that cannot be taken down', () => {
  it('is refused and changes nothing', () => {
    const engine = createEngine({
      projectId: 'demo',
      writeAhead: {
        commit: () => {
          throw new Error('no room');
        },
        clear: () => undefined,
        applied: () => undefined,
      },
    });
    const told: unknown[] = [];
    engine.onCommit((commit) => told.push(commit));
    expect(() => put(engine, 'a', {})).toThrow('no room');
    expect(engine.get('things/a')).toBeNull();
    expect(told).toEqual([]);
    expect(engine.counters.documentWrites).toBe(0);
  });
});

function micros({ seconds, nanos }: Timestamp): number {
  return seconds * 1e6 + nanos / 1000;
}
