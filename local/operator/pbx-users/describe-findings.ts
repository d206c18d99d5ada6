import type { ConferenceProblem } from '../../../domain/conference/conference-problem.ts';
import { EMAIL_MAX_LENGTH } from '../../../domain/conference/admin-email.ts';
import { type FileProblem, MAX_FILE_BYTES } from '../../../domain/csv/decode-file.ts';
import { ENCODING_NAMES } from '../../../domain/csv/encodings.ts';
import type { RowProblem } from '../../../domain/csv/read-table.ts';
import type { UserFinding } from '../../../domain/pbx-users/pbx-directory.ts';
import { EXTENSION_MAX_LENGTH, USER_NAME_MAX_LENGTH } from '../../../domain/pbx-users/pbx-user.ts';
import { counted } from '../../support/counted.ts';
import type { SyncReport } from './sync-report.ts';

/** Why a file is not read, for the operator. */
export const FILE_PROBLEMS: Readonly<Record<FileProblem, string>> = {
  empty: 'The file is empty.',
  tooLarge: `The file is larger than ${MAX_FILE_BYTES / 1024 / 1024} MB.`,
  workbook: 'The file is a workbook, not CSV. Save it as "CSV UTF-8" first.',
  notText: 'The file is not CSV text.',
  noHeader: 'The file has no row of headers, such as Name, Extension, Email.',
  noRows: 'The file has no rows below its headers.',
  brokenQuotes: 'The file opens too many quotes that it does not close.',
};

/** What is wrong with an address. */
function addressProblem(problem: ConferenceProblem): string {
  if (problem === 'email.number') return 'has a number behind the @ where a name belongs';
  return problem === 'email.several' ? 'is more than one address' : 'is no email address';
}

/** A sentence of what is odd about a row. */
export function describeFinding(finding: UserFinding | RowProblem): string {
  return `Row ${finding.row}: ${sayFinding(finding)}`;
}

function sayFinding(finding: UserFinding | RowProblem): string {
  switch (finding.kind) {
    case 'quote.unclosed':
      return 'left out, because a quote is opened and not closed.';
    case 'quote.stray':
      return 'a quote stands in the middle of a cell; check what was loaded.';
    case 'cells.extra':
      return 'more cells than there are headers; check what was loaded.';
    case 'row.total':
      return 'left out, because it sums up what is above it.';
    case 'row.header':
      return 'left out, because it has the headers again.';
    case 'letters.lost':
      return 'letters could not be read; say what the file is with --encoding.';
    case 'cell.mangled':
      return `"${shortened(finding.value)}" is what a spreadsheet made of a cell; loaded without it.`;
    case 'email.first':
      return `several addresses in "${shortened(finding.value)}"; loaded with ${finding.taken}.`;
    case 'extension.first':
      return `several extensions in "${shortened(finding.value)}"; loaded with ${finding.taken}.`;
    case 'user.off':
      return `left out, because it says "${shortened(finding.value)}".`;
    case 'user.offTaken':
      return `loaded, although it says "${shortened(finding.value)}".`;
    case 'email.missing':
      return 'no email address; loaded, but cannot be given a conference yet.';
    case 'email.unusable':
      return `"${shortened(finding.value)}" ${addressProblem(finding.problem)}; loaded, but cannot be given a conference yet.`;
    case 'email.shared':
      return `${finding.value} is also the address in row ${finding.otherRow}; both are loaded.`;
    case 'name.missing':
      return `no name; loaded as "${finding.value}".`;
    case 'name.tooLong':
      return `the name has more than ${USER_NAME_MAX_LENGTH} characters; its beginning is loaded.`;
    case 'extension.tooLong':
      return `the extension has more than ${EXTENSION_MAX_LENGTH} characters; loaded without it.`;
    case 'row.empty':
      return 'left out, because it has neither name nor extension nor email address.';
    case 'row.repeated':
      return `left out, because it says the same as row ${finding.otherRow}.`;
  }
}

function shortened(value: string): string {
  return value.length <= EMAIL_MAX_LENGTH ? value : `${value.slice(0, 60)}…`;
}

/** What a synchronisation read and did, for the terminal. */
export function describeSync(report: SyncReport): string {
  const { headers, mapping, counts } = report;
  const columns = Object.entries<readonly number[]>(mapping).flatMap(([field, its]) => {
    const named = its.map((at) => `"${headers[at] ?? ''}"`).join(' or ');
    return its.length === 0 ? [] : [`${FIELDS[field] ?? field} from ${named}`];
  });
  const findings = [...report.problems, ...report.findings].sort((a, b) => a.row - b.row);
  const { create, change, back, unchanged, left } = counts;
  const users = create + change + back + unchanged;
  return [
    `Read as ${ENCODING_NAMES[report.encoding]}: ${columns.join(', ')}.`,
    ...(report.isEncodingSure ? [] : [`It may be something else: ${OTHERWISE}`]),
    ...findings.map(describeFinding),
    `${counted(users, 'user')} in the file: ` +
      `${create} new, ${change} changed, ${back} back again, ${unchanged} as before. ` +
      `${left} marked as left.`,
    ...(report.off === 0 ? [] : [describeOff(report)]),
    ...describeServicesOff(report),
    ...(report.isWhole ? [] : ['Nobody was marked as left, because some rows were not read.']),
  ].join('\n');
}

/** That nobody will see what was loaded, and what to do. */
function describeServicesOff({ servicesOff, accountId }: SyncReport): string[] {
  if (servicesOff.length === 0) return [];
  const names = servicesOff.join(' and ');
  const are = servicesOff.length === 1 ? 'is' : 'are';
  return [
    `Nobody sees them in the portal: ${names} ${are} off for "${accountId}". ` +
      `Switch on with: account:services ${accountId} --on ${servicesOff.join(' ')}`,
  ];
}

/** Where it is not sure. */
const OTHERWISE = 'look at the names, and say what it is with --encoding.';

function describeOff({ off, findings }: SyncReport): string {
  const isTaken = findings.some(({ kind }) => kind === 'user.offTaken');
  const who = counted(off, 'person is', 'people are');
  return isTaken
    ? `${who} off by what the file says, and taken as the others.`
    : `${who} off by what the file says, and left out; --include-off takes them as the others.`;
}

const FIELDS: Readonly<Record<string, string>> = {
  firstName: 'first name',
  lastName: 'last name',
  otherName: 'name where that is empty',
  state: 'who is off',
};
