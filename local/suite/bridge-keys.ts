import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';

const bridgeKeysSchema = z.array(
  z.object({ bridge: z.string(), id: z.string(), secret: z.base64() }),
);

/** What a bridge signs its requests with. */
export type BridgeKey = z.infer<typeof bridgeKeysSchema>[number];

/** Bridges that are played: one with both of its keys, and another. */
const PLAYED = [
  { bridge: 'local-1', id: 'local-1-a' },
  { bridge: 'local-1', id: 'local-1-b' },
  { bridge: 'local-2', id: 'local-2-a' },
];
/**
 * Real ones (local/calls), and one whose calls go on in tests. A bridge's heartbeats end all calls of its
 * name that it does not know.
 */
const APART = [
  { bridge: 'live-1', id: 'live-1-a' },
  { bridge: 'asterisk-1', id: 'asterisk-1-a' },
  { bridge: 'asterisk-2', id: 'asterisk-2-a' },
  { bridge: 'asterisk-3', id: 'asterisk-3-a' },
];

/**
 * Draws keys for the bridges that a suite knows; the text is what the secret `BRIDGE_KEYS` holds.
 *
 * @param known  such a text of before, whose keys stay as they are
 */
export function drawBridgeKeys(known = '[]'): string {
  const old = bridgeKeysSchema.parse(JSON.parse(known));
  const missing = [...PLAYED, ...APART].filter(({ id }) => !old.some((key) => key.id === id));
  const drawn = missing.map((key) => ({ ...key, secret: randomBytes(32).toString('base64') }));
  return JSON.stringify([...old, ...drawn]);
}

/** Whether a key is of a bridge that may be played. */
export function isPlayed({ bridge }: BridgeKey): boolean {
  return !APART.some((each) => each.bridge === bridge);
}

/** The name of the file with a codebase's secrets, as firebase-tools wants it. */
export const SECRETS_FILE = '.secret.local';

/** The keys of a suite's bridges, for whoever plays one. */
export async function readBridgeKeys({ runDir }: { runDir: string }): Promise<BridgeKey[]> {
  const secrets = await readFile(path.join(runDir, 'functions', SECRETS_FILE), 'utf8');
  const line = /^BRIDGE_KEYS=(.*)$/m.exec(secrets)?.[1] ?? '""';
  return bridgeKeysSchema.parse(JSON.parse(JSON.parse(line) as string));
}
