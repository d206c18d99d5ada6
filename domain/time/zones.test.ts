import { describe, expect, it } from 'vitest';
import { countryCode, weekStart } from './zone-countries.ts';
import { currentTimeZones, isTimeZone, offsetAt, timeZoneNames } from './zones.ts';

describe('the zones', () => {
  it('have their present and their earlier names', () => {
    const names = ['America/Toronto', 'America/Coyhaique', 'UTC', 'US/Eastern', 'Asia/Calcutta'];
    for (const name of [...names, 'Etc/GMT+5', 'EST5EDT', 'America/Argentina/Ushuaia']) {
      expect(isTimeZone(name), name).toBe(true);
    }
  });

  it.each([
    ...['AST', 'BST', 'IST', 'PST', 'NST', 'CTT', 'ACT', 'CNT', 'JST', 'PRT', 'SST', 'VST', 'MIT'],
    ...['AET', 'AGT', 'ART', 'BET', 'CAT', 'EAT', 'ECT', 'IET', 'NET', 'PLT', 'PNT', 'CST', 'EDT'],
    ...['US/Pacific-New', 'SystemV/EST5', 'SystemV/PST8PDT', 'Factory', 'localtime', 'posixrules'],
    ...['america/toronto', 'America/Toronto ', 'America/Nowhere', '+05:00', '', 'constructor'],
  ])('do not have %j', (name) => {
    expect(isTimeZone(name)).toBe(false);
    expect(() => offsetAt(0, name)).toThrow(RangeError);
  });

  it('are chosen among those of countries, and UTC', () => {
    const choice = currentTimeZones();
    expect(choice).toEqual(expect.arrayContaining(['America/Winnipeg', 'Asia/Kolkata', 'UTC']));
    for (const name of ['US/Eastern', 'Asia/Calcutta', 'EST', 'Etc/GMT+5']) {
      expect(choice).not.toContain(name);
    }
    expect(timeZoneNames()).toEqual(expect.arrayContaining(choice));
    expect(new Set(choice).size).toBe(choice.length);
  });
});

describe('a zone’s country', () => {
  it('is the one that the zone is named after', () => {
    expect(countryCode('Europe/Paris')).toBe('FR');
    expect(countryCode('Europe/Monaco')).toBe('MC');
    expect(countryCode('US/Eastern')).toBe('US');
    expect(countryCode('UTC')).toBeNull();
    expect(currentTimeZones().filter((name) => countryCode(name) === null)).toEqual(['UTC']);
  });

  it('says with which day weeks begin', () => {
    expect(weekStart('Europe/Paris')).toBe(1);
    expect(weekStart('America/Toronto')).toBe(0);
    expect(weekStart('Canada/Eastern')).toBe(0);
    expect(weekStart('Africa/Cairo')).toBe(6);
    expect(weekStart('Indian/Maldives')).toBe(5);
    expect(weekStart('UTC')).toBe(1);
  });
});
