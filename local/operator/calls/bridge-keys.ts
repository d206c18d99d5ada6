import path from 'node:path';
import { readBridgeKeys } from '../../suite/bridge-keys.ts';
import { BRIDGE_KEYS_FILE } from '../../suite/data-folder.ts';
import { readRunning } from '../../suite/running-lock.ts';
import { Problem } from '../../support/problem.ts';

/**
 * Says where this machine's bridges find their keys, never a secret.
 *
 * @throws Problem when nothing runs here
 */
export async function describeBridgeKeys(): Promise<string> {
  const running = await readRunning();
  const addresses = running?.addresses ?? null;
  if (running === null || addresses === null) {
    throw new Problem(
      'Confdesk does not run on this machine. Start it with "npm start". In a real project the keys are the secret BRIDGE_KEYS.',
    );
  }
  const keys = await readBridgeKeys(addresses);
  return [
    `Bridge API  ${addresses.bridgeUrl}`,
    ...keys.map(({ id, bridge }) => `Key id      ${id}  (of the bridge ${bridge})`),
    `Secrets     ${path.join(running.dataFolder, BRIDGE_KEYS_FILE)}`,
  ].join('\n');
}
