import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';

/*
 * The second source, which has nothing in common with ours: compiled zone files of an operating system, and
 * what its C library reads in them.
 */

/** The years of which every change is compared: from the first one on, and before the second. */
export const RECORDED_YEARS = [2025, 2036] as const;

export const RECORDED_FROM = Date.UTC(RECORDED_YEARS[0], 0, 1);

/** Distance from UTC and abbreviation of a clock, from a moment on. */
export interface RecordedState {
  /** Milliseconds since 1970. */
  readonly at: number;
  /** Minutes east of UTC. */
  readonly offset: number;
  readonly abbreviation: string;
}

export interface Recorded {
  readonly version: string;
  /** By name: how it stood at RECORDED_FROM, and every change after. */
  readonly zones: ReadonlyMap<string, readonly RecordedState[]>;
}

const run = promisify(execFile);

/** Which of IANA's releases a system's zone files are made of; null where they do not say. */
export async function zoneinfoVersion(folder: string): Promise<string | null> {
  const text = await readFile(path.join(folder, 'tzdata.zi'), 'utf8').catch(() => '');
  return /^# version (\S+)/.exec(text)?.[1] ?? null;
}

/**
 * Asks the C library what the files of a folder say.
 *
 * @throws Error where `zdump` or GNU's `date` is missing, or the folder lacks a name of its own list
 */
export async function readZoneinfo(folder: string): Promise<Recorded> {
  const text = await readFile(path.join(folder, 'tzdata.zi'), 'utf8');
  const version = await zoneinfoVersion(folder);
  const names = text
    .split('\n')
    .flatMap((line) => /^(?:Z (\S+)|L \S+ (\S+))/.exec(line)?.slice(1) ?? [])
    .filter((name) => name !== undefined && name !== '' && name !== 'Factory');
  const files = names.map((name) => path.join(folder, name));
  const most = { maxBuffer: 1 << 28 };
  const { stdout } = await run('zdump', ['-v', '-c', RECORDED_YEARS.join(), ...files], most);
  const changes = parseZdump(stdout);
  const zones = new Map<string, RecordedState[]>();
  for (const [index, name] of names.entries()) {
    const file = files[index] ?? '';
    zones.set(name, [await stateAt(file), ...(changes.get(file) ?? [])]);
  }
  return { version: version ?? '', zones };
}

async function stateAt(file: string): Promise<RecordedState> {
  const { stdout } = await run('date', ['-d', `@${RECORDED_FROM / 1000}`, '+%z %Z'], {
    env: { ...process.env, TZ: `:${file}` },
  });
  const [, sign = '', hours, minutes, abbreviation = ''] =
    /^([+-])(\d\d)(\d\d) (\S+)/.exec(stdout) ?? [];
  const offset = Number(`${sign}1`) * (Number(hours) * 60 + Number(minutes));
  return { at: RECORDED_FROM, offset: offset === 0 ? 0 : offset, abbreviation };
}

/** `FILE  Sun Mar  9 07:00:00 2025 UT = Sun Mar  9 03:00:00 2025 EDT isdst=1 gmtoff=-14400` */
const ZDUMP = /^(\S+) +\w+ (\w+ +\d+ [\d:]+ \d+) UTC? = .* (\S+) isdst=[01] gmtoff=(-?\d+)$/;

function parseZdump(text: string): Map<string, RecordedState[]> {
  const changes = new Map<string, RecordedState[]>();
  for (const line of text.split('\n')) {
    const [, file, moment = '', abbreviation = '', seconds] = ZDUMP.exec(line) ?? [];
    const at = Date.parse(`${moment} UTC`);
    // Each change has a line for the second before it as well.
    if (file === undefined || at % 60_000 !== 0 || at < RECORDED_FROM) continue;
    const state = { at, offset: Number(seconds) / 60, abbreviation };
    changes.set(file, [...(changes.get(file) ?? []), state]);
  }
  return changes;
}

/** As text, in which names whose clocks go alike stand below what they do. */
export function writeRecorded({ version, zones }: Recorded): string {
  const alike = new Map<string, string[]>();
  for (const [name, states] of zones) {
    const key = states
      .map(({ at, offset, abbreviation }) => {
        return `${new Date(at).toISOString().slice(0, 16)}Z ${offset} ${abbreviation}\n`;
      })
      .join('');
    alike.set(key, [...(alike.get(key) ?? []), name]);
  }
  const blocks = [...alike].map(([states, names]) => `${states}  ${names.sort().join(' ')}\n`);
  return `${version}\n\n${blocks.join('\n')}`;
}

export function parseRecorded(text: string): Recorded {
  const [version = '', ...blocks] = text.trimEnd().split('\n\n');
  const zones = new Map<string, readonly RecordedState[]>();
  for (const block of blocks) {
    const lines = block.split('\n');
    const names = lines
      .filter((line) => line.startsWith('  '))
      .flatMap((line) => line.trim().split(' '));
    const states = lines
      .filter((line) => !line.startsWith('  '))
      .map((line) => {
        const [at = '', offset, abbreviation = ''] = line.split(' ');
        return { at: Date.parse(at), offset: Number(offset), abbreviation };
      });
    for (const name of names) zones.set(name, states);
  }
  return { version, zones };
}
