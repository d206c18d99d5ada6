import type { KnownBridge } from './known-bridge.ts';

/** A bridge of which nothing was heard for so long is silent: heartbeats come once a minute. */
export const SILENT_BRIDGE_AFTER_MS = 3 * 60_000;

/** Of one that has been silent for longer nobody is told any more: whoever cares knows. */
const NEWLY_MS = 7 * 86_400_000;

type Heard = Pick<KnownBridge, 'heardAt'>;

/** Whether a bridge has not been heard of for three minutes: so many heartbeats are not lost by chance. */
export function isSilent(bridge: Heard, now: Date): boolean {
  return silenceOf(bridge, now) >= SILENT_BRIDGE_AFTER_MS;
}

/** Whether it fell silent within the last week, so that the operator is to be told. */
export function isNewlySilent(bridge: Heard, now: Date): boolean {
  return isSilent(bridge, now) && silenceOf(bridge, now) <= NEWLY_MS;
}

/** How long ago it was heard of, in milliseconds. */
export function silenceOf({ heardAt }: Heard, now: Date): number {
  return now.getTime() - heardAt.getTime();
}
