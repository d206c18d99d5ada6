import { describe, expect, it } from 'vitest';
import { expiryOf, nextStep } from './delivery.ts';

const now = new Date('2026-11-23T12:00:00Z');
const after = (milliseconds: number) => new Date(now.getTime() + milliseconds);

describe('nextStep', () => {
  it.each([undefined, null, 'PENDING', 'RETRY'])('claims a mail in state %s', (state) => {
    expect(nextStep(state, null, now)).toBe('claim');
  });

  it.each(['SUCCESS', 'ERROR', 'SOMETHING', 7])('leaves a mail in state %s alone', (state) => {
    expect(nextStep(state, null, now)).toBe('none');
  });

  it('waits for a running lease and gives up one that has run out', () => {
    expect(nextStep('PROCESSING', after(1), now)).toBe('wait');
    expect(nextStep('PROCESSING', now, now)).toBe('abandon');
    expect(nextStep('PROCESSING', after(-1), now)).toBe('abandon');
    expect(nextStep('PROCESSING', null, now)).toBe('abandon');
  });
});

describe('expiryOf', () => {
  it.each([
    ['hour', 36, '2026-11-25T00:00:00Z'],
    ['day', 30, '2026-12-23T12:00:00Z'],
    ['week', 2, '2026-12-07T12:00:00Z'],
    ['month', 2, '2027-01-23T12:00:00Z'],
    ['YEAR', 1, '2027-11-23T12:00:00Z'],
  ])('%s × %i', (type, value, at) => {
    expect(expiryOf(type, value, now)).toEqual(new Date(at));
  });

  it.each([
    ['never', 1],
    ['', 1],
    ['fortnight', 1],
    ['day', 0],
  ])('%s × %i is never', (type, value) => {
    expect(expiryOf(type, value, now)).toBeNull();
  });
});
