import {
  type CallCheck,
  type CallVerdict,
  type CallWarning,
  type CodeFinding,
  type KeptOutReason,
  verdictOf,
} from '../../../domain/bridge/call-check.ts';
import { inUtc } from '../in-utc.ts';
import type { FoundConference } from './find-conference.ts';

const VERDICTS: Readonly<Record<CallVerdict, string>> = {
  works: 'A call would work.',
  doubtful: 'The codes are right, but a call may go wrong.',
  oneKeptOut: 'A call would work with one of the codes only.',
  bothKeptOut: 'A call would not work.',
};

/** What callers would meet, and what to do about it, for the terminal. */
export function describeCallCheck(
  accountId: string,
  { id, tag }: FoundConference,
  answer: CallCheck,
): string {
  const { leader, participant, warnings, at } = answer;
  return [
    `${tag}  ${id}, ${inUtc(new Date(at))}`,
    VERDICTS[verdictOf(answer)],
    ...findingLines('participant code', participant, accountId),
    ...findingLines('leader code', leader, accountId),
    ...warnings.map((warning) => `  ! ${describeWarning(warning, accountId)}`),
  ].join('\n');
}

function findingLines(name: string, finding: CodeFinding, accountId: string): string[] {
  switch (finding.outcome) {
    case 'joins':
      return [`  ${name}: lets in`];
    case 'waits':
      return [`  ${name}: lets in, to music until a leader is there`];
    case 'keptOut':
      return [
        `  ${name}: LETS NOBODY IN`,
        ...finding.reasons.map((reason) => `    - ${describeReason(reason, accountId)}`),
      ];
  }
}

function describeReason(reason: KeptOutReason, accountId: string): string {
  switch (reason.key) {
    case 'deleted':
      return `The conference was deleted on ${inUtc(new Date(reason.since))}.`;
    case 'codesNotMade':
      return 'No codes have been allotted; the state of its email says why.';
    case 'serviceOff':
      return `Conferencing is off: account:services ${accountId} --on conferencing`;
    case 'expired':
      return `It expired on ${inUtc(new Date(reason.since))}; its administrators can move that.`;
    case 'otherLength':
      return `The code has ${reason.has} digits, and CODE_LENGTH is ${reason.wanted}: new codes, or that parameter.`;
    case 'notKnown':
      return 'Nothing is the matter with the conference, but its code is not kept as it should be: conferences:reindex, or new codes.';
    case 'numbersNotKnown':
      return 'Its dial-in numbers are not kept as its own: account:dial-in again, or conferences:reindex.';
    case 'noDialInNumbers':
      return `The account has no dial-in number: account:dial-in ${accountId} --number …`;
  }
}

function describeWarning(warning: CallWarning, accountId: string): string {
  switch (warning.key) {
    case 'noBridge':
      return 'No bridge was ever heard of. Those that send no heartbeats may work all the same.';
    case 'bridgesSilent':
      return `No bridge was heard of since ${inUtc(new Date(warning.since))}; see "bridges".`;
    case 'numbersNotServed':
      return `No bridge that was heard of serves ${warning.numbers.join(', ')}; see "bridges".`;
    case 'numbersNotKnown':
      return `Codes are refused on ${warning.numbers.join(', ')}, not kept as the account's: account:dial-in again, or conferences:reindex.`;
    case 'keysNotDone':
      return `A bridge lacks keys that the emails promise: ${warning.keys.join(', ')}; see "bridges" and account:menu ${accountId}`;
    case 'keysNotKnown':
      return `Nobody has said what these keys do: ${warning.keys.join(', ')}. Say it with "does": account:menu ${accountId} --file …`;
    case 'bridgeCodeLength':
      return `The codes have ${warning.has} digits, and a bridge waits for ${warning.bridges.join(', ')}; see "bridges".`;
  }
}
