import type { ServiceName } from '../../../domain/account/account.ts';
import type { Mapping, UserField } from '../../../domain/csv/columns.ts';
import type { Encoding } from '../../../domain/csv/encodings.ts';
import type { RowProblem } from '../../../domain/csv/read-table.ts';
import type { DirectoryPlan } from '../../../domain/pbx-users/pbx-directory-plan.ts';
import type { UserFinding } from '../../../domain/pbx-users/pbx-directory.ts';

/** What was read, and how many users there are of each kind. */
export interface SyncReport {
  readonly encoding: Encoding;
  /** False where the file could be read in other encodings too, and nobody said which one is right. */
  readonly isEncodingSure: boolean;
  readonly headers: readonly string[];
  readonly mapping: Mapping<UserField>;
  readonly problems: readonly RowProblem[];
  readonly findings: readonly UserFinding[];
  /** How many are off by what the file says. */
  readonly off: number;
  readonly counts: Readonly<Record<keyof DirectoryPlan<unknown, unknown>, number>>;
  /** The services without which nobody sees the users in the portal, and which are off. */
  readonly servicesOff: readonly ServiceName[];
  readonly accountId: string;
  /** False where rows could not be read, so that nobody was marked as left. */
  readonly isWhole: boolean;
}
