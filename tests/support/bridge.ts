import { type BridgeClient, openBridgeClient } from '../../local/bridge/client.ts';
import { readBridgeKeys } from '../../local/suite/bridge-keys.ts';
import type { SuiteClient } from './suite.ts';

/** The keys that a suite knows: two of one bridge, and one of another. */
export type SuiteBridgeKey = 'local-1-a' | 'local-1-b' | 'local-2-a';

/** A bridge of the running suite, which signs with one of its keys. */
export async function openBridge(
  { addresses }: Pick<SuiteClient, 'addresses'>,
  keyId: SuiteBridgeKey = 'local-1-a',
): Promise<BridgeClient> {
  const key = (await readBridgeKeys(addresses)).find(({ id }) => id === keyId);
  if (key === undefined) throw new Error(`The suite has no key ${keyId}`);
  return openBridgeClient(addresses.bridgeUrl, key);
}
