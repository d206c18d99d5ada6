import { activityKindSchema, IN_RUN_KINDS, RUN_KINDS, type ActivityKind } from './activity.ts';
import type { ActivityGroup } from './activity-group-names.ts';

const KINDS: Readonly<Record<ActivityGroup, readonly ActivityKind[]>> = {
  generated: ['generated', 'runGenerated', 'generatedInRun'],
  saved: ['saved', 'expiryMended', 'runSaved', 'savedInRun'],
  codes: ['codesRenewed', 'runCodesRenewed', 'codesRenewedInRun'],
  looks: ['leaderCodeRevealed'],
  deleted: ['deleted', 'restored', 'runDeleted', 'runRestored', 'deletedInRun', 'restoredInRun'],
  people: [
    'memberAdded',
    'memberRoleChanged',
    'memberRemoved',
    'signInDeleted',
    'signInRemade',
    'lastAdminStayed',
  ],
  account: ['profileChanged', 'informationChanged'],
  reminders: ['expiryReminded'],
  calls: ['leaderCalled', 'callersNotTaken', 'callActedOn'],
};

/**
 * The kinds of entries that are shown: a run as its one entry (`runs`), or each thing that it did.
 *
 * @returns at most 30, which one query may ask for
 */
export function shownKinds(
  group: ActivityGroup | null,
  runs: 'asOne' | 'each',
): readonly ActivityKind[] {
  const kinds = group === null ? activityKindSchema.options : KINDS[group];
  const hidden: readonly ActivityKind[] = runs === 'asOne' ? IN_RUN_KINDS : RUN_KINDS;
  return kinds.filter((kind) => !hidden.includes(kind));
}

/** Whether an entry stands for a whole run. */
export function isRunKind(kind: ActivityKind): kind is (typeof RUN_KINDS)[number] {
  return RUN_KINDS.some((each) => each === kind);
}
