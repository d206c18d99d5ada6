import { describe, expect, it } from 'vitest';
import { activityKindSchema, IN_RUN_KINDS, RUN_KINDS } from './activity.ts';
import { ACTIVITY_GROUPS } from './activity-group-names.ts';
import { shownKinds } from './activity-groups.ts';

describe('shownKinds', () => {
  it('has each kind in one group', () => {
    const kinds = ACTIVITY_GROUPS.flatMap((group) => [
      ...new Set([...shownKinds(group, 'asOne'), ...shownKinds(group, 'each')]),
    ]);
    expect(kinds.sort()).toEqual([...activityKindSchema.options].sort());
  });

  it('has a run as one entry, or what it did, never both', () => {
    for (const group of [null, ...ACTIVITY_GROUPS]) {
      expect(shownKinds(group, 'asOne')).not.toEqual(expect.arrayContaining([IN_RUN_KINDS[0]]));
      expect(shownKinds(group, 'each').some((kind) => kind === RUN_KINDS[0])).toBe(false);
    }
    expect(shownKinds('codes', 'asOne')).toEqual(['codesRenewed', 'runCodesRenewed']);
    expect(shownKinds('codes', 'each')).toEqual(['codesRenewed', 'codesRenewedInRun']);
  });

  it('is no more than one query may ask for', () => {
    expect(shownKinds(null, 'asOne').length).toBeLessThanOrEqual(30);
    expect(shownKinds(null, 'each').length).toBeLessThanOrEqual(30);
  });
});
