import { describe, expect, it } from 'vitest';
import { currentTimeZones } from '../../../../domain/time/zones.ts';
import { matchesZone, zoneOptions } from './zones.ts';

const WINTER = new Date('2026-01-15T12:00:00Z');
const english = zoneOptions('en', 'America/Toronto', WINTER);

describe('zoneOptions', () => {
  it('names the place, the zone and its distance from UTC', () => {
    const labels = new Map(english.map(({ value, label }) => [value, label]));
    expect(labels.get('America/Toronto')).toBe('Toronto · Eastern Time · UTC−5');
    expect(labels.get('America/Winnipeg')).toBe('Winnipeg · Canada · UTC−6');
    expect(labels.get('UTC')).toBe('UTC · Coordinated Universal Time · UTC');
    expect(labels.get('America/Argentina/Ushuaia')).toMatch(/^Ushuaia, Argentina · /);
    expect(labels.get('America/St_Johns')).toMatch(/· UTC−3:30$/);
    expect(labels.get('Europe/London')).toMatch(/· UTC$/);
  });

  it('holds each zone once, UTC and an earlier name that the account has', () => {
    const values = zoneOptions('en', 'US/Eastern', WINTER).map(({ value }) => value);
    expect(new Set(values).size).toBe(values.length);
    expect(values).toContain('UTC');
    expect(values).toContain('US/Eastern');
    expect(values).toEqual(expect.arrayContaining(currentTimeZones()));
    expect(values).not.toContain('US/Pacific');
  });

  it('goes from west to east', () => {
    const at = (zone: string) => english.findIndex(({ value }) => value === zone);
    expect(at('Pacific/Honolulu')).toBeLessThan(at('America/Vancouver'));
    expect(at('America/Toronto')).toBeLessThan(at('America/St_Johns'));
    expect(at('Europe/Paris')).toBeLessThan(at('Asia/Tokyo'));
  });

  it('has a label of its own for each zone', () => {
    const labels = english.map(({ label }) => label);
    expect(labels.filter((label, index) => labels.indexOf(label) !== index)).toEqual([]);
  });
});

describe('matchesZone', () => {
  const found = (typed: string, options = english) =>
    options.filter((option) => matchesZone(option, typed)).map(({ value }) => value);

  it('finds by place, by the IANA name and by several words in any order', () => {
    expect(found('vancouv')).toEqual(['America/Vancouver']);
    expect(found('America/Toro')).toEqual(['America/Toronto']);
    expect(found('eastern toronto')).toContain('America/Toronto');
    expect(found('india')).toContain('Asia/Kolkata');
    expect(found('canada')).toEqual(
      expect.arrayContaining(['America/Winnipeg', 'America/Toronto']),
    );
    expect(found('nowhere at all')).toEqual([]);
  });

  it('finds without accents and case', () => {
    const french = zoneOptions('fr', 'America/Toronto', WINTER);
    expect(found('HEURE DE L’EST', french)).toContain('America/Toronto');
  });
});
