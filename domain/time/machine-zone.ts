import { isTimeZone } from './zones.ts';

/**
 * The zone of the clock of this machine, where its browser or Node says one that the rules know; otherwise
 * null. Only the name is asked for.
 */
export function machineZone(): string | null {
  const { timeZone } = new Intl.DateTimeFormat().resolvedOptions();
  return isTimeZone(timeZone) ? timeZone : null;
}
