import * as z from 'zod/mini';
import type { KnownBridge } from './known-bridge.ts';
import type { CallRole, MenuKey } from './resolve.ts';
import { isSilent } from './silent-bridge.ts';

/*
 * "Would this call work?" (docs/bridge.md, "Would a call work?"): what somebody meets who dials in with one
 * of a conference's codes now, and why. Findings are keys, with no code in them; each language says them.
 */

/** Milliseconds since 1970, which every reader of the document understands alike. */
const moment = z.int();
const length = z.int();

/** Why a code lets nobody in. */
const reasonSchema = z.discriminatedUnion('key', [
  z.object({ key: z.literal('deleted'), since: moment }),
  /** The server has not allotted it yet. */
  z.object({ key: z.literal('codesNotMade') }),
  z.object({ key: z.literal('serviceOff') }),
  z.object({ key: z.literal('expired'), since: moment }),
  /** It has another length than the platform's codes have now. */
  z.object({ key: z.literal('otherLength'), has: length, wanted: length }),
  /** Nothing is the matter with the conference, and yet the bridge would not know the code. */
  z.object({ key: z.literal('notKnown') }),
  /** On none of the account's numbers would the bridge take it: they are not known as the account's. */
  z.object({ key: z.literal('numbersNotKnown') }),
  /** There is no number that anybody could dial. */
  z.object({ key: z.literal('noDialInNumbers') }),
]);
export type KeptOutReason = z.infer<typeof reasonSchema>;

const findingSchema = z.discriminatedUnion('outcome', [
  z.object({ outcome: z.literal('joins') }),
  /** Lets in, to music until a leader is there. */
  z.object({ outcome: z.literal('waits') }),
  z.object({ outcome: z.literal('keptOut'), reasons: z.array(reasonSchema) }),
]);
export type CodeFinding = z.infer<typeof findingSchema>;

/** What may go wrong although the codes are right; none is about a bridge by its name. */
const warningSchema = z.discriminatedUnion('key', [
  /** No bridge was ever heard of. */
  z.object({ key: z.literal('noBridge') }),
  /** None was heard of for three minutes; `since` the last was. */
  z.object({ key: z.literal('bridgesSilent'), since: moment }),
  /** No bridge that was heard of serves these dial-in numbers. */
  z.object({ key: z.literal('numbersNotServed'), numbers: z.array(z.string()) }),
  /** On these numbers the bridge would take no code: they are not known as the account's. */
  z.object({ key: z.literal('numbersNotKnown'), numbers: z.array(z.string()) }),
  /** The email promises keys that a bridge cannot do, … */
  z.object({ key: z.literal('keysNotDone'), keys: z.array(z.string()) }),
  /** … or of which nobody has said what they are to do. */
  z.object({ key: z.literal('keysNotKnown'), keys: z.array(z.string()) }),
  /** A bridge waits for another number of digits than the code has. */
  z.object({ key: z.literal('bridgeCodeLength'), has: length, bridges: z.array(length) }),
]);
export type CallWarning = z.infer<typeof warningSchema>;

/** The answer as it is stored: of each code what its caller meets, and what else may go wrong. */
export const callCheckSchema = z.object({
  at: moment,
  leader: findingSchema,
  participant: findingSchema,
  warnings: z.array(warningSchema),
});
export type CallCheck = z.infer<typeof callCheckSchema>;

/** A code of the conference, and what the bridge would be told of it. */
export interface LookedUpCode {
  /** Its digits are so many; null: there is no such code. */
  readonly length: number | null;
  /** Null: it lets nobody into this conference in this role. */
  readonly admission: { readonly waitForLeader: boolean } | null;
}

/** What of a bridge a call depends on. */
export type CheckedBridge = Pick<KnownBridge, 'heardAt' | 'report'>;

/** All that an answer is made of. */
export interface CallFacts {
  readonly at: Date;
  readonly codes: Readonly<Record<CallRole, LookedUpCode>>;
  /** So many digits the platform's codes have. */
  readonly codeLength: number;
  readonly conference: { readonly deletedAt: Date | null; readonly expiresAt: Date | null };
  readonly isServiceOn: boolean;
  /** The account's, E.164. */
  readonly dialInNumbers: readonly string[];
  /** Those of them that are not known as the account's, so that no code lets in on them. */
  readonly numbersNotKnown: readonly string[];
  /** The keys that the account's emails promise. */
  readonly menu: readonly Pick<MenuKey, 'keys' | 'does'>[];
  readonly bridges: readonly CheckedBridge[];
}

/** Says what a caller with each of the codes meets, and why. Pure; the facts decide. */
export function checkCall(facts: CallFacts): CallCheck {
  return {
    at: facts.at.getTime(),
    leader: findingOf('leader', facts),
    participant: findingOf('participant', facts),
    warnings: [...bridgeWarnings(facts), ...unknownNumbers(facts), ...unknownKeys(facts)],
  };
}

/** The answer in a word: of both codes, and of whether anything else may go wrong. */
export type CallVerdict = 'works' | 'doubtful' | 'oneKeptOut' | 'bothKeptOut';

export function verdictOf({ leader, participant, warnings }: CallCheck): CallVerdict {
  const keptOut = [leader, participant].filter(({ outcome }) => outcome === 'keptOut').length;
  if (keptOut > 0) return keptOut === 1 ? 'oneKeptOut' : 'bothKeptOut';
  return warnings.length > 0 ? 'doubtful' : 'works';
}

function findingOf(role: CallRole, facts: CallFacts): CodeFinding {
  const { admission } = facts.codes[role];
  const { dialInNumbers, numbersNotKnown } = facts;
  const reasons = admission === null ? reasonsOf(facts.codes[role], facts) : [];
  if (dialInNumbers.length === 0) reasons.push({ key: 'noDialInNumbers' });
  else if (numbersNotKnown.length === dialInNumbers.length) {
    reasons.push({ key: 'numbersNotKnown' });
  }
  if (admission === null && reasons.length === 0) reasons.push({ key: 'notKnown' });
  if (reasons.length > 0) return { outcome: 'keptOut', reasons };
  return {
    outcome: role === 'participant' && admission?.waitForLeader === true ? 'waits' : 'joins',
  };
}

/** What can be seen of why a code is refused. That it is says the bridge's own code alone. */
function reasonsOf(
  { length: has }: LookedUpCode,
  { at, conference: { deletedAt, expiresAt }, isServiceOn, codeLength }: CallFacts,
): KeptOutReason[] {
  const reasons: KeptOutReason[] = [];
  if (deletedAt !== null) reasons.push({ key: 'deleted', since: deletedAt.getTime() });
  if (has === null) reasons.push({ key: 'codesNotMade' });
  if (!isServiceOn) reasons.push({ key: 'serviceOff' });
  if (expiresAt !== null && expiresAt.getTime() <= at.getTime()) {
    reasons.push({ key: 'expired', since: expiresAt.getTime() });
  }
  if (has !== null && has !== codeLength) {
    reasons.push({ key: 'otherLength', has, wanted: codeLength });
  }
  return reasons;
}

function bridgeWarnings(facts: CallFacts): readonly CallWarning[] {
  const { at, bridges, dialInNumbers } = facts;
  if (bridges.length === 0) return [{ key: 'noBridge' }];
  const heard = bridges.filter((bridge) => !isSilent(bridge, at));
  if (heard.length === 0) {
    const since = Math.max(...bridges.map(({ heardAt }) => heardAt.getTime()));
    return [{ key: 'bridgesSilent', since }];
  }
  const numbers = dialInNumbers.filter((number) => !heard.some((bridge) => serves(bridge, number)));
  // A call comes to one of those, whatever the others can do.
  const serving = heard.filter((bridge) => dialInNumbers.some((number) => serves(bridge, number)));
  const warnings: CallWarning[] = [];
  if (numbers.length > 0) warnings.push({ key: 'numbersNotServed', numbers });
  const keys = keysNotDone(facts, serving);
  if (keys.length > 0) warnings.push({ key: 'keysNotDone', keys });
  const has = facts.codes.participant.length ?? facts.codes.leader.length ?? facts.codeLength;
  const others = serving
    .map(({ report }) => report?.codeLength)
    .filter((each) => each !== undefined)
    .filter((each) => each !== has);
  if (others.length > 0) {
    warnings.push({ key: 'bridgeCodeLength', has, bridges: [...new Set(others)].sort(ascending) });
  }
  return warnings;
}

/** One that does not say which numbers ring at it serves whatever arrives. */
function serves({ report }: CheckedBridge, number: string): boolean {
  return report?.dialInNumbers?.includes(number) ?? true;
}

/** The keys that at least one of these bridges cannot do; of one that does not say nothing is known. */
function keysNotDone({ menu }: CallFacts, serving: readonly CheckedBridge[]): string[] {
  const can = serving
    .map(({ report }) => report?.menuActions)
    .filter((actions) => actions !== undefined);
  return menu
    .filter(({ does }) => does !== null && can.some((actions) => !actions.includes(does)))
    .map(({ keys }) => keys);
}

function unknownNumbers({ dialInNumbers, numbersNotKnown }: CallFacts): readonly CallWarning[] {
  const some = numbersNotKnown.length > 0 && numbersNotKnown.length < dialInNumbers.length;
  return some ? [{ key: 'numbersNotKnown', numbers: [...numbersNotKnown] }] : [];
}

function unknownKeys({ menu }: CallFacts): readonly CallWarning[] {
  const keys = menu.filter(({ does }) => does === null).map((option) => option.keys);
  return keys.length === 0 ? [] : [{ key: 'keysNotKnown', keys }];
}

function ascending(a: number, b: number): number {
  return a - b;
}
