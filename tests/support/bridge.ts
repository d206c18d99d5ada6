import { type BridgeClient, openBridgeClient } from '../../local/bridge/client.ts';
import { readBridgeKeys } from '../../local/suite/bridge-keys.ts';
import type { LocalAddresses } from '../../local/suite/addresses.ts';

export type { BridgeClient } from '../../local/bridge/client.ts';

/** The keys that a suite knows: two of one bridge, and one of another. */
export type SuiteBridgeKey = 'local-1-a' | 'local-1-b' | 'local-2-a';

/** A bridge of the running suite, which signs with one of its keys. */
export async function openBridge(
  { addresses }: { readonly addresses: Pick<LocalAddresses, 'bridgeUrl' | 'runDir'> },
  keyId: SuiteBridgeKey = 'local-1-a',
): Promise<BridgeClient> {
  const key = (await readBridgeKeys(addresses)).find(({ id }) => id === keyId);
  if (key === undefined) throw new Error(`The suite has no key ${keyId}`);
  return openBridgeClient(addresses.bridgeUrl, key);
}
