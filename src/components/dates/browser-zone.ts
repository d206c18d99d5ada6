import { machineZone } from '../../../domain/time/machine-zone.ts';
import { sameMomentElsewhere } from '../../../domain/time/moment.ts';
import type { Language } from '../../../domain/account/account.ts';

/** The zone of this machine's clock; null where it says none that is known. */
const browserZone = machineZone();

/** A moment on the clock of this machine, where that shows another time than the account's. */
export function onOwnClock(at: Date, accountZone: string, language: Language): string | null {
  return browserZone === null ? null : sameMomentElsewhere(at, accountZone, browserZone, language);
}
