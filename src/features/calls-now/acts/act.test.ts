import { describe, expect, it } from 'vitest';
import { commandKindSchema, commandProblemSchema } from '../../../../domain/live-command.ts';
import { callsNow as english } from '../../../i18n/en/calls/calls-now.ts';
import { callsNow as french } from '../../../i18n/fr/calls/calls-now.ts';
import { actSentence, type Act, type ActOutcome } from './act.ts';

const OUTCOMES: readonly ActOutcome[] = [
  { is: 'asking' },
  { is: 'done' },
  ...commandProblemSchema.options.map((why) => ({ is: 'refused', why }) as const),
  { is: 'refused', why: null },
  { is: 'unanswered' },
  { is: 'notAsked', why: 'away' },
  { is: 'notAsked', why: 'denied' },
  { is: 'notAsked', why: 'unavailable' },
];
const act = (fields: Partial<Act>): Act => ({
  ...{ number: 1, kind: 'mute', legId: 'leg', who: 'the caller without a number' },
  outcome: { is: 'done' },
  ...fields,
});

describe('what is told of an act', () => {
  it.each([
    [{ is: 'asking' }, 'Muting the caller without a number…'],
    [{ is: 'done' }, 'The caller without a number is muted.'],
    [
      { is: 'refused', why: 'callerLeft' },
      'The caller without a number was not muted: the caller had already left.',
    ],
    [
      { is: 'notAsked', why: 'denied' },
      'The caller without a number was not muted: you are no longer an administrator of this account.',
    ],
  ] as const)('%j', (outcome, sentence) => {
    expect(actSentence(act({ outcome }), english.acts)).toBe(sentence);
  });

  it('is a sentence of its own for each act and outcome, in both languages', () => {
    for (const words of [english.acts, french.acts]) {
      for (const outcome of OUTCOMES) {
        const told = commandKindSchema.options.map((kind) =>
          actSentence(act({ kind, outcome, who: '+1 514 ••• ••34' }), words),
        );
        expect(new Set(told).size).toBe(commandKindSchema.options.length);
        for (const sentence of told) {
          expect(sentence).toMatch(/^[\p{Lu}+].*[.…]$/u);
          expect(sentence).not.toMatch(/undefined|null/);
        }
      }
    }
  });
});
