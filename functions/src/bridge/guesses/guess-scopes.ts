import { createHmac } from 'node:crypto';
import type { ResolveRequest } from '../../../../domain/bridge/resolve.ts';
import { maskCaller } from '../../../../domain/usage/caller.ts';

/** What a wrong code is counted against. */
export type ScopeKind = 'caller' | 'withheld' | 'number' | 'platform';

export interface Scope {
  readonly kind: ScopeKind;
  /** Names its documents; of a caller no more than a keyed hash. */
  readonly key: string;
  /** For the operator: the masked caller or the dialled number; null where the kind says all. */
  readonly label: string | null;
}

/** How much is let pass, each an hour unless it says otherwise; parameters of the functions. */
export interface GuessLimits {
  readonly attemptsPerCall: number;
  readonly wrongPerCaller: number;
  readonly wrongWithheld: number;
  readonly wrongPerNumber: number;
  readonly wrongOnPlatform: number;
  readonly delayMs: number;
}

const PLATFORM: Scope = { kind: 'platform', key: 'platform', label: null };
const WITHHELD: Scope = { kind: 'withheld', key: 'withheld', label: null };

/**
 * The scopes that a request's code counts in, should it be wrong.
 * Numbers are in their one form; what was dialled is empty where it was no number.
 */
export function scopesOf(
  { callerId, dialedNumber }: Pick<ResolveRequest, 'callerId' | 'dialedNumber'>,
  pepper: string,
): readonly Scope[] {
  const caller: Scope =
    callerId === null
      ? WITHHELD
      : {
          kind: 'caller',
          key: `caller_${hashed('caller', callerId, pepper)}`,
          label: maskCaller(callerId),
        };
  const isNumber = dialedNumber !== '';
  const number: Scope = {
    kind: 'number',
    key: `number_${isNumber ? dialedNumber : 'none'}`,
    label: isNumber ? dialedNumber : null,
  };
  return [caller, number, PLATFORM];
}

/** Names the document in which the wrong codes of one phone call are counted. */
export function callKey(bridge: string, callId: string, pepper: string): string {
  return `call_${hashed('call', `${bridge}\n${callId}`, pepper)}`;
}

export function limitOf(kind: ScopeKind, limits: GuessLimits): number {
  switch (kind) {
    case 'caller':
      return limits.wrongPerCaller;
    case 'withheld':
      return limits.wrongWithheld;
    case 'number':
      return limits.wrongPerNumber;
    case 'platform':
      return limits.wrongOnPlatform;
  }
}

/** The kind stands in the text, so that this is no hash of a code, nor of another kind. */
function hashed(kind: string, text: string, pepper: string): string {
  return createHmac('sha256', pepper)
    .update(`guesses of a ${kind}\n${text}`)
    .digest('hex')
    .slice(0, 32);
}
