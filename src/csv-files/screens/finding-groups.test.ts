import { describe, expect, it } from 'vitest';
import { csvFiles } from '../../i18n/en/csv-files.ts';
import { loadUsers } from '../../i18n/en/pbx-users/load-users.ts';
import { findingsFileName, userGroups } from './finding-groups.ts';

const telling = { words: { ...csvFiles.findings.rows, ...loadUsers.findings }, number: String };

describe('findings', () => {
  it('stand together by kind, those that leave rows out first, with their rows in order', () => {
    const groups = userGroups(
      [
        { row: 4, kind: 'email.missing' },
        { row: 7, kind: 'email.missing' },
        { row: 9, kind: 'row.repeated', otherRow: 2 },
      ],
      telling,
    );
    expect(groups.map(({ kind, isOut, rows }) => ({ kind, isOut, rows }))).toEqual([
      { kind: 'row.repeated', isOut: true, rows: [9] },
      { kind: 'email.missing', isOut: false, rows: [4, 7] },
    ]);
    expect(groups[1]?.title).toContain('2 rows');
    expect(groups[1]?.sentence(1)).toBe('Row 7 has no email.');
    expect(groups[0]?.sentence(0)).toBe('Row 9 says the same as row 2.');
  });

  it('name what stands there, and which problem it is', () => {
    const [group] = userGroups(
      [
        { row: 2, kind: 'email.unusable', value: 'a@b.c;d@e.f', problem: 'email.several' },
        { row: 3, kind: 'email.unusable', value: 'nobody', problem: 'email.notOneAddress' },
      ],
      telling,
    );
    expect(group?.sentence(0)).toContain('several addresses where one belongs: “a@b.c;d@e.f”');
    expect(group?.sentence(1)).toContain('no email address: “nobody”');
  });

  it('are saved beside the file that they are about', () => {
    expect(findingsFileName('pbx.users.csv', csvFiles)).toBe('pbx.users-findings.csv');
  });
});
