import { describe, expect, it } from 'vitest';
import { fillTag, readTagPattern } from './tag-pattern.ts';

const ana = { name: 'Ana Martín', extension: '201', email: 'ana@acme.example' };

function fill(typed: string, user = ana) {
  const check = readTagPattern(typed);
  if (!check.ok) throw new Error(check.problem);
  return fillTag(check.pattern, user);
}

describe('a Tag pattern', () => {
  it.each([
    ['{name}', 'Ana Martín'],
    ['{extension} {name}', '201 Ana Martín'],
    ['{poste} – {Nom}', '201 – Ana Martín'],
    ['{ name }: {courriel}', 'Ana Martín: ana@acme.example'],
    ['Sales {extension}', 'Sales 201'],
    ['  {name}   {name} ', 'Ana Martín Ana Martín'],
  ])('%s gives %s', (typed, tag) => {
    expect(fill(typed)).toEqual({ tag, isShortened: false });
  });

  it.each([
    ['', 'pattern.empty', ''],
    ['   ', 'pattern.empty', ''],
    ['Sales', 'pattern.same', ''],
    ['{phone} {name}', 'pattern.unknown', '{phone}'],
    ['{}', 'pattern.unknown', '{}'],
  ])('%s is refused: %s', (typed, problem, unknown) => {
    expect(readTagPattern(typed)).toEqual({ ok: false, problem, unknown });
  });

  it.each([
    ['{extension} {name}', 'Ana Martín'],
    ['{name} ({extension})', 'Ana Martín'],
    ['{extension} – {name}', 'Ana Martín'],
    ['{name} / {extension}', 'Ana Martín'],
    ['[{extension}] {name}, sales', 'Ana Martín, sales'],
  ])('%s without an extension gives %s', (typed, tag) => {
    expect(fill(typed, { ...ana, extension: '' }).tag).toBe(tag);
  });

  it('of which a user has nothing gives nothing', () => {
    expect(fill('({extension})', { ...ana, extension: '' }).tag).toBe('');
  });

  it('cuts what is longer than a Tag, and says so', () => {
    const long = fill('{name}', { ...ana, name: `${'é'.repeat(59)} xyz` });
    expect(long).toEqual({ tag: 'é'.repeat(59), isShortened: true });
    expect(fill('{name}', { ...ana, name: '🎉'.repeat(60) }).isShortened).toBe(false);
  });
});
