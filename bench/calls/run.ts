import { mkdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import type { AmiMessage } from '../../local/calls/asterisk/ami.ts';
import { fetchPrograms } from '../../local/calls/packages/fetch.ts';
import type { Programs } from '../../local/calls/packages/programs.ts';
import { openPhones, type Phone, type Phones } from '../../local/calls/phones/phones.ts';
import { type CallBridge, startCallBridge } from '../../local/calls/start-call-bridge.ts';
import { connectToSuite } from '../../local/operator/connect.ts';
import { readBridgeKeys } from '../../local/suite/bridge-keys.ts';
import type { Suite } from '../../local/suite/start-suite.ts';
import { startDoor } from '../../tests/support/door/start.ts';
import { openResolver } from '../bridge/client.ts';
import { makeConferences, type MeasuredConference } from '../bridge/conferences.ts';
import { type Figure, median, milliseconds, ratio } from '../report.ts';
import { type Say, withSmtp, withSuite } from '../suite.ts';

const NAME = 'asterisk-1';
const DIALLED = '+15145550100';
const CONFERENCES = 10;
const TIMED = 40;
const WARM_UP = 10;
const TIMES_A_RESOLVE = 1.3;
const AT_ONCE = 50;
const ROUNDS = 20;
const A_ROUND = 25;
/** After so many rounds the adapter counts as warm. */
const WARM_ROUNDS = 4;
const TIMES_AS_MUCH = 1.1;

/**
 * Phone calls through a real Asterisk and the adapter, against the deployed bundle of the Bridge API in a
 * process of its own (tests/support/door).
 */
export async function measureCalls(): Promise<Figure[]> {
  const fetched = await fetchPrograms((line) => {
    console.error(`  ${line}`);
  });
  if ('missing' in fetched) {
    console.error(`  Not measured: ${fetched.missing}`);
    return [];
  }
  return withSmtp((smtp, say) =>
    withSuite(smtp, say, (suite) => measureInSuite(suite, fetched.programs, say)),
  );
}

interface Measured {
  readonly bridge: CallBridge;
  readonly phones: Phones;
  readonly conferences: readonly MeasuredConference[];
  readonly say: Say;
}

async function measureInSuite(suite: Suite, programs: Programs, say: Say): Promise<Figure[]> {
  const { runDir } = suite.addresses;
  const operator = connectToSuite(suite.addresses);
  const door = await startDoor(suite.addresses, path.join(runDir, 'door.log'));
  const folder = path.join(runDir, 'calls');
  await mkdir(folder, { recursive: true });
  const key = (await readBridgeKeys(suite.addresses)).find(({ bridge }) => bridge === NAME);
  if (key === undefined) throw new Error('The suite has no such bridge');
  const addresses = { runDir, bridgeUrl: door.url };
  const bridge = await startCallBridge({ programs, folder, addresses, name: NAME });
  const phones = await openPhones({ sipp: programs.sipp, sipPort: bridge.sipPort, folder });
  const resolver = openResolver(door.url, key);
  try {
    const conferences = await makeConferences(operator.db, CONFERENCES);
    const measured: Measured = { bridge, phones, conferences, say };
    return [
      await timeToJoin(measured, (code) => resolver.resolve(code)),
      await callAtOnce(measured),
      await growth(measured),
    ];
  } finally {
    resolver.close();
    await phones.close();
    await bridge.stop();
    await door.stop();
    await operator.close();
  }
}

let callers = 0;

/** A number that nobody has called from. */
function nextNumber(): string {
  callers += 1;
  return `+1514${String(2_000_000 + callers)}`;
}

/** Calls at the same time, each keying a code; resolves once all are in. */
async function callIn(
  { phones, bridge, conferences }: Measured,
  count: number,
): Promise<readonly Phone[]> {
  bridge.observer.forget();
  const calls = Array.from({ length: count }, () => ({ from: nextNumber(), to: DIALLED }));
  const called = await phones.callAll(calls);
  const codes = called.map((_, n) => conferences[n % conferences.length]?.code ?? '');
  await Promise.all(
    called.map(async (phone, n) => {
      await bridge.untilAsked(phone.from, 1);
      await phone.press(codes[n] ?? '');
      await bridge.untilDecided(phone.from);
    }),
  );
  const joined = new Set(called.map(({ from }) => from));
  await bridge.observer.until(`${count} callers`, (events) => {
    const inside = events.filter(({ Event, CallerIDNum = '' }) => {
      return Event === 'ConfbridgeJoin' && joined.has(CallerIDNum);
    });
    return inside.length === count;
  });
  return called;
}

async function hangUp(phones: readonly Phone[]): Promise<void> {
  await Promise.all(phones.map((phone) => phone.hangUp()));
}

async function timeToJoin(
  measured: Measured,
  resolve: (code: string) => Promise<void>,
): Promise<Figure> {
  const { bridge, conferences, say } = measured;
  say(`Calling ${TIMED} times, one after the other`);
  const times: Record<'bare' | 'join', number[]> = { bare: [], join: [] };
  for (let n = 0; n < WARM_UP + TIMED; n += 1) {
    const begin = performance.now();
    await resolve(conferences[n % CONFERENCES]?.code ?? '');
    const bare = performance.now() - begin;
    const [phone] = await callIn(measured, 1);
    if (phone === undefined) throw new Error('Nobody called');
    let join = NaN;
    await bridge.observer.until('what is done with a code', (events) => {
      join = timeToAnswer(events, phone.from);
      return !Number.isNaN(join);
    });
    await hangUp([phone]);
    if (n < WARM_UP) continue;
    times.bare.push(bare);
    times.join.push(join);
  }
  const [floor, value] = [median(times.bare), median(times.join)];
  return {
    name: 'From the last digit to “join”, through Asterisk and the adapter',
    value: milliseconds(value),
    against: `${ratio(value, floor)} a bare signed resolve (${milliseconds(floor)}), medians of ${TIMED}`,
    aim: `≤ ${TIMES_A_RESOLVE} ×`,
    met: value <= TIMES_A_RESOLVE * floor,
  };
}

/**
 * Milliseconds, by the switch's own clock, from the last digit until the adapter has it do what the answer
 * says; NaN while that has not happened.
 */
function timeToAnswer(events: readonly AmiMessage[], from: string): number {
  const own = events.filter(({ CallerIDNum }) => CallerIDNum === from);
  const keyed = own.findIndex(
    ({ Event, Command = '' }) => Event === 'AGIExecEnd' && Command.startsWith('GET DATA'),
  );
  if (keyed < 0) return NaN;
  const done = own.slice(keyed).find(({ Event }) => Event === 'AGIExecStart');
  return (Number(done?.['Timestamp']) - Number(own[keyed]?.['Timestamp'])) * 1000;
}

async function callAtOnce(measured: Measured): Promise<Figure> {
  measured.say(`Calling ${AT_ONCE} times at once`);
  const begin = performance.now();
  let errors = '';
  try {
    const phones = await callIn(measured, AT_ONCE);
    await hangUp(phones);
  } catch (error) {
    errors = error instanceof Error ? error.message : String(error);
  }
  const seconds = ((performance.now() - begin) / 1000).toFixed(1);
  return {
    name: `${AT_ONCE} callers who dial, key and hang up at once`,
    value: errors === '' ? 'no error' : errors,
    against: `${seconds} s in all`,
    aim: 'no error',
    met: errors === '',
  };
}

async function growth(measured: Measured): Promise<Figure> {
  const { bridge, say } = measured;
  say(`Calling ${ROUNDS * A_ROUND} times, ${A_ROUND} at once`);
  let warm = 0;
  for (let round = 1; round <= ROUNDS; round += 1) {
    await hangUp(await callIn(measured, A_ROUND));
    if (round === WARM_ROUNDS) warm = await residentMegabytes(bridge.adapterPid);
  }
  const end = await residentMegabytes(bridge.adapterPid);
  return {
    name: `Resident memory of the adapter after ${ROUNDS * A_ROUND} calls`,
    value: `${end.toFixed(0)} MB`,
    against: `${ratio(end, warm)} that after ${WARM_ROUNDS * A_ROUND} (${warm.toFixed(0)} MB)`,
    aim: `≤ ${TIMES_AS_MUCH} ×`,
    met: end <= TIMES_AS_MUCH * warm,
  };
}

async function residentMegabytes(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8');
  return Number(/^VmRSS:\s+(\d+) kB$/m.exec(status)?.[1] ?? 0) / 1024;
}
