import { describe, expect, it } from 'vitest';
import { pbxListKeys, pbxSearchKey, standingOf } from './pbx-user.ts';

const ana = { name: 'Ana  Martín-López', extension: '201', email: 'Ana.Martin@acme.example' };

describe('pbxListKeys', () => {
  const { name, search } = pbxListKeys(ana);

  it('sorts by the folded name', () => {
    expect(name).toBe('ana martin-lopez');
  });

  it.each([
    'a',
    'ANA',
    'ana mart',
    'Martín',
    'martin-lopez',
    'lópez',
    '2',
    '201',
    'ana.m',
    'ana.martin@acme.example',
  ])('is found by %s', (typed) => {
    expect(search).toContain(pbxSearchKey(typed));
  });

  it.each(['b', 'artin', '01', 'acme', 'ana lopez'])('is not found by %s', (typed) => {
    expect(search).not.toContain(pbxSearchKey(typed));
  });

  it('holds few and short keys however long a name is', () => {
    const long = pbxListKeys({
      ...ana,
      name: 'Word '.repeat(20),
      email: `${'x'.repeat(240)}@a.example`,
    });
    expect(long.search.length).toBeLessThanOrEqual(110);
    expect(Math.max(...long.search.map((key) => [...key].length))).toBe(15);
  });

  it('is empty for nothing', () => {
    expect(pbxListKeys({ name: '', extension: '', email: '' })).toEqual({ name: '', search: [] });
    expect(pbxSearchKey('  ')).toBeNull();
  });
});

describe('standingOf', () => {
  it.each([
    [{ email: 'a@b.example', leftAt: null, hasConference: false }, 'ready'],
    [{ email: '', leftAt: null, hasConference: false }, 'unusable'],
    [{ email: 'a@b.example, c@d.example', leftAt: null, hasConference: false }, 'unusable'],
    [{ email: '', leftAt: null, hasConference: true }, 'has'],
    [{ email: 'a@b.example', leftAt: new Date(0), hasConference: true }, 'left'],
  ])('of %o is %s', (user, standing) => {
    expect(standingOf(user)).toBe(standing);
  });
});
