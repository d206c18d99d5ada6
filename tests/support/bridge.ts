import { type BridgeClient, openBridgeClient } from '../../bridges/client/index.ts';
import { type BridgeKey, readBridgeKeys } from '../../local/suite/bridge-keys.ts';
import type { LocalAddresses } from '../../local/suite/addresses.ts';

export type { BridgeClient } from '../../bridges/client/index.ts';

/** The keys that a suite knows: two of one bridge, and one each of others. */
export type SuiteBridgeKey = 'local-1-a' | 'local-1-b' | 'local-2-a' | 'live-1-a';

/** A bridge of the running suite, which signs with one of its keys. */
export async function openBridge(
  suite: { readonly addresses: Pick<LocalAddresses, 'bridgeUrl' | 'runDir'> },
  keyId: SuiteBridgeKey = 'local-1-a',
): Promise<BridgeClient> {
  const key = await readBridgeKey(suite, keyId);
  return openBridgeClient({ url: suite.addresses.bridgeUrl, key });
}

export async function readBridgeKey(
  { addresses }: { readonly addresses: Pick<LocalAddresses, 'runDir'> },
  keyId: SuiteBridgeKey = 'local-1-a',
): Promise<BridgeKey> {
  const key = (await readBridgeKeys(addresses)).find(({ id }) => id === keyId);
  if (key === undefined) throw new Error(`The suite has no key ${keyId}`);
  return key;
}
