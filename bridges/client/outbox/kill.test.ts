import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import type { BridgeEvent } from '../api.ts';
import { PlayedApi } from '../testing/played-api.ts';
import { temporaryFolders } from '../testing/temporary-folder.ts';
import { openOutbox } from './outbox.ts';

const newFolder = temporaryFolders();
const PROGRAM = fileURLToPath(new URL('../testing/outbox-process.ts', import.meta.url));

/** Starts a process that adds events from a number on. */
function start(folder: string, first: number) {
  const child = spawn(process.execPath, ['--import', 'tsx', PROGRAM, folder, String(first)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const kept: number[] = [];
  const lines = createInterface({ input: child.stdout });
  lines.on('line', (line) => kept.push(Number(line)));
  return {
    /** Those that it said are kept. */
    kept,
    until: async (count: number) => {
      while (kept.length < count) await once(lines, 'line');
    },
    kill: async () => {
      const ended = Promise.all([once(child, 'exit'), once(lines, 'close')]);
      child.kill('SIGKILL');
      await ended;
    },
  };
}

it('what was kept outlives a process that is killed in the middle of its work, twice', async () => {
  const folder = await newFolder();
  const kept: number[] = [];
  let next = 1;
  for (const count of [40, 7]) {
    const process = start(folder, next);
    try {
      await process.until(count);
      if (next === 1) {
        const second = openOutbox({ folder, client: new PlayedApi(), log: () => undefined });
        await expect(second).rejects.toThrow('in use by another process');
      }
    } finally {
      await process.kill();
    }
    kept.push(...process.kept);
    // Those that it did not come to speak of may be kept, too.
    next = Math.max(...kept) + 10;
  }
  const sent: number[] = [];
  const outbox = await openOutbox({
    folder,
    log: () => undefined,
    client: {
      events: (events) => {
        sent.push(...(events as readonly BridgeEvent[]).map(({ eventId }) => numberOf(eventId)));
        return Promise.resolve({ accepted: events.length, duplicates: 0, rejected: [] });
      },
    },
  });
  await outbox.drained();
  await outbox.close();
  expect(sent).toEqual([...new Set(sent)].toSorted((a, b) => a - b));
  expect(kept.filter((number) => !sent.includes(number))).toEqual([]);
});

function numberOf(eventId: string): number {
  return Number(eventId.slice('e-'.length));
}
