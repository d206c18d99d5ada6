import {
  type Clock,
  failureFacts,
  type LogFacts,
  openBridgeClient,
  realClock,
  within,
} from '../../client/index.ts';
import { AmiRefusal, openAmi } from '../ami/connection.ts';
import { findRooms } from '../calls/found-rooms.ts';
import type { AsteriskSettings } from '../settings/settings.ts';
import { adviceFor } from './advice.ts';

/** So long an answer of the API is waited for, in milliseconds. */
const ANSWER_MS = 10_000;
/** The API takes five minutes; but what is wrong by more than this one is not kept right. */
const CLOCK_OFF_MS = 60_000;

/** What came of trying something, in a sentence without any secret. */
export interface Finding {
  readonly isGood: boolean;
  readonly sentence: string;
}

/**
 * Tries whether the API takes the key and Asterisk the user, and whether it can do what is asked of it. Tells the
 * API nothing and changes nothing in Asterisk, so it may be asked beside a running adapter.
 */
export async function checkConnections(
  settings: Pick<AsteriskSettings, 'url' | 'key' | 'ami'>,
  {
    clock = realClock,
    fetch,
  }: { readonly clock?: Clock; readonly fetch?: typeof globalThis.fetch } = {},
): Promise<readonly Finding[]> {
  return Promise.all([checkApi(settings, clock, fetch), checkAsterisk(settings, clock)]);
}

async function checkApi(
  { url, key }: Pick<AsteriskSettings, 'url' | 'key'>,
  clock: Clock,
  fetch: typeof globalThis.fetch | undefined,
): Promise<Finding> {
  const client = openBridgeClient({
    ...{ url, key, now: () => clock.now() },
    ...(fetch === undefined ? {} : { fetch }),
  });
  try {
    await within(ANSWER_MS, { clock }, (signal) => client.events([], signal));
  } catch (error) {
    return bad('The Bridge API', 'outbox.notSent', failureFacts(error));
  }
  const off = client.clockDifferenceMs() ?? 0;
  if (Math.abs(off) > CLOCK_OFF_MS) {
    return bad('The Bridge API', 'clock.off', { seconds: Math.round(off / 1000) });
  }
  return { isGood: true, sentence: `The Bridge API takes the key ${key.id}.` };
}

async function checkAsterisk(
  { ami }: Pick<AsteriskSettings, 'ami'>,
  clock: Clock,
): Promise<Finding> {
  try {
    const connection = await openAmi(ami, { clock, onEvent: () => undefined });
    try {
      const core = await connection.ask('CoreSettings');
      await findRooms(connection);
      const version = (core.get('AsteriskVersion') ?? '').replaceAll(/[^\x20-\x7e]/g, '');
      return { isGood: true, sentence: `Asterisk ${version} takes the user, and has ConfBridge.` };
    } finally {
      connection.close();
    }
  } catch (error) {
    const facts =
      error instanceof AmiRefusal ? { said: error.message.slice(0, 100) } : failureFacts(error);
    return bad('Asterisk', 'asterisk.notConnected', facts);
  }
}

function bad(what: string, name: string, facts: LogFacts): Finding {
  const { seconds, ...others } = facts;
  const said = Object.values(others).filter(
    (each) => each !== null && each !== 'Error' && each !== 'NoAnswer',
  );
  const ahead = seconds === undefined ? [] : [`our clock is ${seconds} s ahead of its`];
  const why = [...said, ...ahead].join(' ') || 'no answer';
  const sentence = `${what}: ${why}: ${adviceFor(name, facts) ?? ''}`;
  return { isGood: false, sentence: sentence.endsWith('?') ? sentence : `${sentence}.` };
}
