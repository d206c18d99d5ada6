import { beforeEach, expect, it } from 'vitest';
import { progressLines } from './progress-lines.ts';

let now: number;
let written: string;
let tick: (() => void) | null;
beforeEach(() => {
  [now, written, tick] = [5000, '', null];
});

function open(isTTY: boolean) {
  const out = { isTTY, write: (text: string) => (written += text) };
  return progressLines(
    out,
    () => now,
    (each) => {
      tick = each;
      return () => (tick = null);
    },
  );
}

/** What stands on the terminal: the last text of each line. */
const lines = () => written.split('\n').map((line) => line.split('\r\u001B[2K').at(-1));

it('tells each line once where nobody looks on', () => {
  const { say, end } = open(false);
  say('Building the portal');
  now += 24_000;
  say('Waiting for calls: 1 of 80');
  now += 5000;
  say('Waiting for calls: 6 of 80');
  end();
  expect(tick).toBeNull();
  expect(written).toBe(
    '  0.0 s  Building the portal\n 24.0 s  Waiting for calls: 1 of 80\n 29.0 s  Waiting for calls: 6 of 80\n',
  );
});

it('lets the last line count on at a terminal', () => {
  const { say, end } = open(true);
  say('Building the portal');
  expect(lines()).toEqual(['  0.0 s  Building the portal']);
  now += 2900;
  tick?.();
  expect(lines()).toEqual(['  0.0 s  Building the portal … 2 s']);
  now += 100;
  say('Starting the inbox');
  expect(lines()).toEqual(['  0.0 s  Building the portal', '  3.0 s  Starting the inbox']);
  end();
  expect(tick).toBeNull();
  expect(lines()).toEqual(['  0.0 s  Building the portal', '  3.0 s  Starting the inbox', '']);
  end();
  expect(lines()).toHaveLength(3);
});

it('keeps what is waited for in one line at a terminal', () => {
  const { say } = open(true);
  say('Waiting for calls');
  now += 5000;
  say('Waiting for calls: 1 of 80');
  now += 70_000;
  say('Waiting for calls: 1 of 80; nothing new for 1 minute');
  expect(lines()).toEqual(['  0.0 s  Waiting for calls: 1 of 80; nothing new for 1 minute … 75 s']);
  say('Waiting for emails: 1 of 2');
  expect(lines()).toHaveLength(2);
});
