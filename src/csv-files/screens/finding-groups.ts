import type { ImportFinding } from '../../../domain/conference/conference-import.ts';
import type { RowProblem } from '../../../domain/csv/read-table.ts';
import type { UserFinding } from '../../../domain/pbx-users/pbx-directory.ts';
import type { FindingWords } from '../../i18n/en/csv-files.ts';
import type { FindingGroup } from './findings.tsx';

/** Something odd about a row: of any file, or of what it says. */
type Finding = RowProblem | UserFinding | ImportFinding;

/** Whether each kind leaves its rows out, in the order in which they are told. */
type Kinds<Kind extends string> = Readonly<Record<Kind, boolean>>;

const OF_USERS: Kinds<RowProblem['kind'] | UserFinding['kind']> = {
  'quote.unclosed': true,
  'user.off': true,
  'row.empty': true,
  'row.repeated': true,
  'row.header': true,
  'row.total': true,
  'cell.mangled': false,
  'email.first': false,
  'email.missing': false,
  'email.unusable': false,
  'email.shared': false,
  'extension.first': false,
  'user.offTaken': false,
  'name.missing': false,
  'name.tooLong': false,
  'extension.tooLong': false,
  'letters.lost': false,
  'quote.stray': false,
  'cells.extra': false,
};

const OF_CONFERENCES: Kinds<RowProblem['kind'] | ImportFinding['kind']> = {
  'quote.unclosed': true,
  'tag.unusable': true,
  'email.unusable': true,
  'cell.mangled': true,
  'expiry.either': true,
  'expiry.unusable': true,
  'expiry.unreadable': true,
  'expiry.serial': true,
  'language.unknown': true,
  'row.empty': true,
  'row.repeated': true,
  'row.header': true,
  'row.total': true,
  'email.first': false,
  'expiry.doubled': false,
  'letters.lost': false,
  'quote.stray': false,
  'cells.extra': false,
};

/** What the sentences are made with. */
interface Telling<Kind extends string> {
  readonly words: Readonly<Record<Kind, FindingWords>>;
  readonly number: (value: number) => string;
}

/** What was found in a file of users, by kind. */
export function userGroups(
  findings: readonly (RowProblem | UserFinding)[],
  telling: Telling<RowProblem['kind'] | UserFinding['kind']>,
): FindingGroup[] {
  return groupsOf(findings, OF_USERS, telling);
}

/** What was found in a file of conferences, by kind. */
export function conferenceGroups(
  findings: readonly (RowProblem | ImportFinding)[],
  telling: Telling<RowProblem['kind'] | ImportFinding['kind']>,
): FindingGroup[] {
  return groupsOf(findings, OF_CONFERENCES, telling);
}

function groupsOf<Kind extends Finding['kind']>(
  findings: readonly Finding[],
  kinds: Kinds<Kind>,
  { words, number }: Telling<Kind>,
): FindingGroup[] {
  const all = Object.entries<boolean>(kinds) as [Kind, boolean][];
  return all.flatMap(([kind, isOut]): FindingGroup[] => {
    const found = findings.filter((finding) => finding.kind === kind);
    if (found.length === 0) return [];
    const { title, text, row } = words[kind];
    return [
      {
        kind,
        isOut,
        title: title(found.length, number(found.length)),
        text: text(found.length),
        rows: found.map((finding) => finding.row),
        sentence: (index) => {
          const finding = found[index];
          return finding === undefined ? '' : row(String(finding.row), ...aboutOf(finding));
        },
      },
    ];
  });
}

/** What stands there, and what else the sentence is about. */
function aboutOf(finding: Finding): [value: string, other: string] {
  const value = 'value' in finding ? finding.value : '';
  if ('otherRow' in finding) return [value, String(finding.otherRow)];
  if ('taken' in finding) return [value, finding.taken];
  return [value, 'problem' in finding ? finding.problem : ''];
}

/** `pbx-users.csv` has its findings in `pbx-users-findings.csv`. */
export function findingsFileName(
  fileName: string,
  words: { readonly findings: { readonly file: { readonly name: string } } },
): string {
  return `${fileName.replace(/\.[^.]*$/, '')}-${words.findings.file.name}.csv`;
}
