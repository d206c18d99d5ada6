import { describe, expect, it } from 'vitest';
import { editionChanges, editionOf } from './edition.ts';

const montreal = { number: '+15145550100', location: 'Montréal', tollFree: false };
const canada = { number: '+18885550100', location: 'Canada', tollFree: true };
const mute = { keys: '*6', role: 'everyone', action: { en: 'Mute', fr: 'Silence' } };
const lock = { keys: '*7', role: 'leader', action: { en: 'Lock', fr: 'Verrouiller' } };
const account = { dialInNumbers: [montreal, canada], menu: [mute, lock] };
const edition = editionOf(account);

describe('an edition', () => {
  it('is the same on every machine, and short', () => {
    expect(edition).toMatch(/^[A-Za-z0-9]{10}\.[A-Za-z0-9]{10}$/);
    expect(editionOf(structuredClone(account))).toBe(edition);
  });

  it('is another one than that of nothing, which has a name as well', () => {
    const nothing = editionOf({ dialInNumbers: [], menu: [] });
    expect(nothing).not.toBe('');
    expect(editionChanges(nothing, edition)).toEqual(['numbers', 'menu']);
  });

  it('does not ask for the order, and knows what was taken back', () => {
    const turned = { dialInNumbers: [canada, montreal], menu: [lock, mute] };
    expect(editionOf(turned)).toBe(edition);
  });

  it.each([
    ['a number', { number: '+15145550199' }],
    ['where it is', { location: 'Québec' }],
    ['what it costs', { tollFree: true }],
  ])('tells %s of the numbers apart', (_what, change) => {
    const changed = { ...account, dialInNumbers: [{ ...montreal, ...change }, canada] };
    expect(editionChanges(edition, editionOf(changed))).toEqual(['numbers']);
  });

  it.each([
    ['the keys', { keys: '*1' }],
    ['for whom', { role: 'leader' }],
    ['English', { action: { en: 'Silence', fr: 'Silence' } }],
    ['French', { action: { en: 'Mute', fr: 'Couper' } }],
  ])('tells %s of the menu apart', (_what, change) => {
    const changed = { ...account, menu: [{ ...mute, ...change }, lock] };
    expect(editionChanges(edition, editionOf(changed))).toEqual(['menu']);
  });

  it('has changed in nothing against itself', () => {
    expect(editionChanges(edition, edition)).toEqual([]);
  });
});
