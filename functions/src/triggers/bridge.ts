import { setTimeout as sleep } from 'node:timers/promises';
import { onRequest } from 'firebase-functions/https';
import * as logger from 'firebase-functions/logger';
import { answerHttp } from '../bridge/door/answer-http.ts';
import { type BridgeKeys, parseBridgeKeys } from '../bridge/door/bridge-keys.ts';
import { LiveBridges } from '../bridge/commands/announce-bridge.ts';
import { fetchCommands } from '../bridge/commands/fetch-commands.ts';
import { firestoreGuesses } from '../bridge/guesses/guess-store.ts';
import { recordEvents } from '../bridge/calls/record-events.ts';
import { isFresh } from '../bridge/door/refuse-replay.ts';
import { resolve } from '../bridge/resolve/resolve-code.ts';
import type { ServeDependencies } from '../bridge/door/serve-request.ts';
import { Throttle } from '../bridge/guesses/throttle-guesses.ts';
import { DialInNumbers } from '../bridge/numbers/dial-in-numbers.ts';
import { StrayNumbers } from '../bridge/numbers/stray-numbers.ts';
import { within } from '../bridge/door/time-limit.ts';
import { firestore } from '../database.ts';
import {
  accessCodePepper,
  bridgeKeys,
  bridgeMinInstances,
  codeLength,
  guessLimits,
  homeOfNumbers,
  region,
} from '../params.ts';

/** Firestore's client tries for a minute to reach it, for which no caller waits. */
const RESOLVE_LIMIT_MS = 4000;
/** Within the function's own limit. */
const EVENTS_LIMIT_MS = 50_000;

/**
 * The Bridge API (docs/bridge-api). Open to everybody, because Google's own check knows no bridges: who
 * may ask is said by the signature.
 */
export const bridge = onRequest(
  {
    region,
    invoker: 'public',
    secrets: [accessCodePepper, bridgeKeys],
    // Requests wait for Firestore and hardly need the processor.
    concurrency: 80,
    cpu: 1,
    memory: '512MiB',
    minInstances: bridgeMinInstances,
    maxInstances: 20,
    timeoutSeconds: 60,
  },
  async (request, response) => {
    await answerHttp(wired(), request, response);
  },
);

let dependencies: ServeDependencies | undefined;

/** A wrong parameter is told as wrong keys are: at each request, with an answer that a bridge knows. */
function wired(): ServeDependencies {
  try {
    return (dependencies ??= wire());
  } catch (error) {
    const refuse = () => {
      throw error;
    };
    const { log, now } = EVERYWHERE;
    return {
      ...{ keys: refuse, now, log, isFresh: refuse },
      ...{ resolve: refuse, recordEvents: refuse, fetchCommands: refuse },
    };
  }
}

const EVERYWHERE: Pick<ServeDependencies, 'now' | 'log'> = {
  now: () => new Date(),
  log: (level, name, facts) => {
    logger[level](name, facts);
  },
};

/** Once an instance, at its first request: secrets and parameters are known then. */
function wire(): ServeDependencies {
  const db = firestore();
  const pepper = accessCodePepper.value();
  const { now } = EVERYWHERE;
  const throttle = new Throttle({
    store: firestoreGuesses(db),
    limits: guessLimits(),
    pepper,
    onSpent: (scope) => {
      logger.warn('guesses.budgetSpent', { scope });
    },
  });
  const resolving = {
    ...{ pepper, codeLength: codeLength.value(), now, throttle, home: homeOfNumbers() },
    numbers: new DialInNumbers(db),
    strays: new StrayNumbers(db),
  };
  const fetching = { pepper, now, liveBridges: new LiveBridges(db), wait };
  return {
    ...EVERYWHERE,
    keys: readKeys,
    isFresh: (signed) => within(RESOLVE_LIMIT_MS, isFresh(db, signed)),
    resolve: (name, request, fresh) =>
      within(RESOLVE_LIMIT_MS, resolve(db, resolving, name, request, fresh)),
    recordEvents: (name, body, signedAt) =>
      within(EVENTS_LIMIT_MS, recordEvents(db, { pepper, now }, name, body, signedAt)),
    fetchCommands: (name, request, gone) =>
      within(EVENTS_LIMIT_MS, fetchCommands(db, fetching, name, request, gone)),
  };
}

async function wait(milliseconds: number, gone?: AbortSignal): Promise<void> {
  await sleep(milliseconds, undefined, gone && { signal: gone }).catch(() => undefined);
}

let keys: BridgeKeys | undefined;

/** Throws at each request while the secret is not as it should be, so that nobody overlooks it. */
function readKeys(): BridgeKeys {
  return (keys ??= parseBridgeKeys(bridgeKeys.value()));
}
