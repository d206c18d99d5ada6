import { storedAccountSchema } from '../../../domain/account/account.ts';
import { changesSince } from '../../zones/releases.ts';
import { ZONES_VERSION } from '../../../domain/time/zone-table.ts';
import type { Operator } from '../connect.ts';
import { findMovedExpiries, type MovedExpiry } from './moved-expiries.ts';

/** How the accounts stand to the rules of zones that this version has. */
export interface ZonesReport {
  /** IANA's release. */
  readonly version: string;
  /** Accounts in zones whose clocks a release had go otherwise: the newest one that did. */
  readonly changed: readonly ZoneOfAccount[];
  /** Accounts whose zone is none. */
  readonly unknown: readonly { readonly accountId: string; readonly timeZone: string }[];
  /** Accounts that could not be read at all. */
  readonly unreadable: readonly string[];
  /** Conferences that do not expire any more when somebody chose that they should. */
  readonly moved: readonly MovedExpiry[];
}

export interface ZoneOfAccount {
  readonly accountId: string;
  readonly timeZone: string;
  readonly release: string;
}

/**
 * Looks through all accounts, and the expiries that lie ahead. Changes nothing.
 *
 * @param since  releases after this one count as changes; null: all that are known
 */
export async function checkZones(
  operator: Pick<Operator, 'db'>,
  now: Date,
  since: string | null,
): Promise<ZonesReport> {
  const { docs } = await operator.db.collection('accounts').get();
  const changed: ZoneOfAccount[] = [];
  const unknown: { accountId: string; timeZone: string }[] = [];
  const unreadable: string[] = [];
  const moved: MovedExpiry[] = [];
  const releaseOf = changesSince(since);
  for (const doc of docs) {
    const account = storedAccountSchema.safeParse(doc.data()).data;
    if (account === undefined) unreadable.push(doc.id);
    else if (account.unknownTimeZone !== null) {
      unknown.push({ accountId: doc.id, timeZone: account.unknownTimeZone });
    } else {
      const release = releaseOf(account.timeZone);
      const { timeZone } = account;
      if (release !== null) changed.push({ accountId: doc.id, timeZone, release });
    }
    moved.push(...(await findMovedExpiries(operator, doc.id, now)));
  }
  return { version: ZONES_VERSION, changed, unknown, unreadable, moved };
}
