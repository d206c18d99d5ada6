import { initializeApp } from 'firebase-admin/app';
import { getFirestore } from 'firebase-admin/firestore';
import * as logger from 'firebase-functions/logger';
import { type Log, openBridgeClient } from '../../client/index.ts';
import { type Adapter, createAdapter } from './adapter.ts';
import { settings as readParams } from './params.ts';
import { firestoreStore } from './records/firestore-store.ts';
import { openTwilioRest } from './twilio/rest.ts';

let adapter: Adapter | undefined;

/**
 * The adapter of this instance, made at its first request: secrets and parameters are known then.
 *
 * @throws WrongSettings at each request while they are not as they must be, so that nobody overlooks it
 */
export function deployedAdapter(): Adapter {
  return (adapter ??= create());
}

function create(): Adapter {
  const settings = readParams();
  const log: Log = (level, name, facts) => {
    logger[level](name, facts);
  };
  const client = openBridgeClient({ url: settings.bridgeUrl, key: settings.bridgeKey, log });
  const db = getFirestore(initializeApp());
  const store = firestoreStore({ db, client, log, now: () => client.now() });
  const rest = openTwilioRest({ url: settings.twilioApiUrl, ...settings });
  return createAdapter({ settings, client, store, rest, log });
}
