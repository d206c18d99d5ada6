import * as z from 'zod/mini';
import { isLocalDateTime, resolveLocalDateTime } from '../time/local-time.ts';
import { isTimeZone } from '../time/zones.ts';

/**
 * What somebody chose as an expiry, by which the moment can be worked out anew when a country changes its
 * rules: what a clock shows, and whose clock it is.
 */
export const chosenExpirySchema = z.object({
  /** `YYYY-MM-DDTHH:mm` */
  local: z.string().check(z.refine(isLocalDateTime)),
  /** The account's zone of then. */
  timeZone: z.string().check(z.refine(isTimeZone)),
  /** Which of the two moments, where the clocks are set back. */
  choice: z.nullable(z.enum(['earlier', 'later'])),
});
export type ChosenExpiry = z.infer<typeof chosenExpirySchema>;

/** When a conference ends, and what was chosen for it; `chosen` is null for never, and for what earlier versions saved. */
export interface Expiry {
  readonly expiresAt: Date | null;
  readonly expiryChosen: ChosenExpiry | null;
}

export const NEVER_EXPIRES: Expiry = { expiresAt: null, expiryChosen: null };

const HOUR = 3_600_000;

/** Rules move a clock by an hour or two, or across the date line. Whoever is farther away chose something else. */
const FARTHEST = 25 * HOUR;

/**
 * The moment at which a conference should expire by what was chosen and the rules of today; null where it does,
 * and where nothing is known of a choice.
 *
 * A time that came once and is now skipped is taken as the clock shows it after the change; one that now
 * comes twice may be either.
 */
export function movedExpiry({ expiresAt, expiryChosen }: Expiry): Date | null {
  if (expiresAt === null || expiryChosen === null) return null;
  const { local, timeZone, choice } = expiryChosen;
  const meaning = resolveLocalDateTime(local, timeZone);
  const meant =
    meaning.kind === 'exact'
      ? [meaning.instant]
      : meaning.kind === 'skipped'
        ? [meaning.after]
        : choice === null
          ? [meaning.later, meaning.earlier]
          : [meaning[choice]];
  if (meant.some((moment) => moment.getTime() === expiresAt.getTime())) return null;
  const [moment] = meant;
  const distance = moment === undefined ? 0 : Math.abs(moment.getTime() - expiresAt.getTime());
  return moment === undefined || distance > FARTHEST ? null : moment;
}
