import { describe, expect, it } from 'vitest';
import { type ChosenExpiry, chosenExpirySchema, movedExpiry } from './chosen-expiry.ts';

const at = (iso: string) => new Date(iso);
const chosen = (over: Partial<ChosenExpiry> = {}): ChosenExpiry => ({
  local: '2026-12-12T17:00',
  timeZone: 'America/Winnipeg',
  choice: null,
  ...over,
});
const moved = (expiresAt: string, over: Partial<ChosenExpiry> = {}) =>
  movedExpiry({ expiresAt: at(expiresAt), expiryChosen: chosen(over) });

describe('an expiry that was chosen', () => {
  it('is where it was chosen to be', () => {
    expect(moved('2026-12-12T22:00:00Z')).toBeNull();
  });

  it('has moved when it was worked out by rules of before', () => {
    // Winnipeg's winter was six hours behind UTC until its last change of clocks.
    expect(moved('2026-12-12T23:00:00Z')).toEqual(at('2026-12-12T22:00:00Z'));
    // Casablanca's clock was an hour ahead.
    expect(
      moved('2026-12-12T16:00:00Z', { local: '2026-12-12T17:00', timeZone: 'Africa/Casablanca' }),
    ).toEqual(at('2026-12-12T17:00:00Z'));
  });

  it('may be either of two times that now come twice, unless one was chosen', () => {
    const twice = { local: '2026-11-01T01:30', timeZone: 'America/Toronto' };
    expect(moved('2026-11-01T05:30:00Z', twice)).toBeNull();
    expect(moved('2026-11-01T06:30:00Z', twice)).toBeNull();
    expect(moved('2026-11-01T05:30:00Z', { ...twice, choice: 'later' })).toEqual(
      at('2026-11-01T06:30:00Z'),
    );
    expect(moved('2026-11-01T07:30:00Z', twice)).toEqual(at('2026-11-01T06:30:00Z'));
  });

  it('goes on to what the clock shows where its time is now skipped', () => {
    const skipped = { local: '2027-03-14T02:30', timeZone: 'America/Toronto' };
    expect(moved('2027-03-14T06:30:00Z', skipped)).toEqual(at('2027-03-14T07:30:00Z'));
    expect(moved('2027-03-14T07:30:00Z', skipped)).toBeNull();
  });

  it('is nothing to go by where nobody chose it, or it is another day’s', () => {
    expect(movedExpiry({ expiresAt: null, expiryChosen: null })).toBeNull();
    expect(movedExpiry({ expiresAt: at('2026-12-12T23:00:00Z'), expiryChosen: null })).toBeNull();
    expect(movedExpiry({ expiresAt: null, expiryChosen: chosen() })).toBeNull();
    expect(moved('2026-12-14T22:00:00Z')).toBeNull();
  });

  it.each([
    ['another form', { local: '2026-12-12 17:00' }],
    ['a day that is none', { local: '2026-02-30T17:00' }],
    ['a zone that is none', { timeZone: 'AST' }],
    ['a third choice', { choice: 'both' }],
  ])('is not read with %s', (_what, over) => {
    expect(chosenExpirySchema.safeParse({ ...chosen(), ...over }).success).toBe(false);
    expect(chosenExpirySchema.safeParse(chosen()).success).toBe(true);
  });
});
