import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fold, listKeys, NEVER, prefixRange } from './list-keys.ts';

/** Firestore orders strings by their UTF-8 bytes, which is the order of code points. */
const before = (a: string, b: string) => Buffer.compare(Buffer.from(a), Buffer.from(b)) < 0;

function isFound(typed: string, key: string): boolean {
  const range = prefixRange(typed);
  return range !== null && !before(key, range.from) && before(key, range.end);
}

describe('fold', () => {
  it.each([
    ['Équipe  ŒUVRE', 'equipe oeuvre'],
    ['e\u0301tude', 'etude'],
    ['STRASSE Straße', 'strasse strasse'],
    ['Ærø, Łódź, Đà Nẵng, Þór', 'aero, lodz, da nang, thor'],
    ['İSTANBUL ıstanbul Istanbul', 'istanbul istanbul istanbul'],
    ['ΑΘΉΝΑ Αθήνα', 'αθηνα αθηνα'],
    ['МОСКВА Ёлка Йод', 'москва елка иод'],
    ['ﬁnance Ⅳ １２３', 'finance iv 123'],
    ['🎉 Party 👩‍💻', '🎉 party 👩‍💻'],
    ['東京 ミーティング', '東京 ミーティンク'],
    ['a\u00a0b\u2003c', 'a b c'],
  ])('of %j is %j', (text, folded) => {
    expect(fold(text)).toBe(folded);
  });

  it('of a folded text is the same text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(fold(fold(text))).toBe(fold(text));
      }),
    );
  });
});

describe('listKeys', () => {
  it('ignore what stands around, and give “never” a date after all others', () => {
    const keys = listKeys({ tag: ' Équipe ', adminEmail: 'Ana@Acme.example ', expiresAt: null });
    expect(keys).toEqual({ tag: 'equipe', adminEmail: 'ana@acme.example', activeUntil: NEVER });
    const expiresAt = new Date('2030-01-01T00:00:00Z');
    expect(listKeys({ tag: 'a', adminEmail: 'b', expiresAt }).activeUntil).toEqual(expiresAt);
    expect(NEVER.getTime()).toBeGreaterThan(new Date('9999-12-31T00:00:00Z').getTime());
  });
});

describe('prefixRange', () => {
  it.each([
    ['equ', 'Équipe'],
    ['ÉQU', 'equity'],
    ['oe', 'Œuvre'],
    ['stras', 'Straße'],
    ['🎉', '🎉 Party'],
    ['🎉 p', '🎉  Party'],
    ['  weekly', 'Weekly sales'],
    ['weekly ', 'Weekly sales'],
    ['ис', 'Истанбул'],
    ['αθ', 'ΑΘΉΝΑ'],
    ['i', 'İzmir'],
    ['ana@', 'ANA@acme.example'],
  ])('of %j holds %j', (typed, text) => {
    expect(isFound(typed, fold(text))).toBe(true);
  });

  it.each([
    ['equ', 'Sales, Équipe'],
    ['weekly ', 'Weeklys'],
    ['b', 'Ana'],
    ['ana ', 'ana@acme.example'],
  ])('of %j does not hold %j', (typed, text) => {
    expect(isFound(typed, fold(text))).toBe(false);
  });

  it('holds a key whatever its next character', () => {
    for (const next of ['', ' ', 'z', 'ÿ', '\uffff', '🎉', '\u{10fffe}']) {
      expect(isFound('ana', `ana${next}`)).toBe(true);
    }
  });

  it('of nothing is none', () => {
    for (const nothing of ['', '   ', '\u0301']) expect(prefixRange(nothing)).toBeNull();
  });

  it('holds exactly the keys that begin with what was typed', () => {
    // Few letters, so that beginnings often agree.
    const text = fc.string({ unit: fc.constantFrom('a', 'B', 'é', 'œ', 'ß', ' ', '🎉', '@') });
    fc.assert(
      fc.property(text, text, (typed, tag) => {
        const { tag: key } = listKeys({ tag, adminEmail: '', expiresAt: null });
        const prefix = fold(typed.trimStart());
        expect(isFound(typed, key)).toBe(prefix.trim() !== '' && key.startsWith(prefix));
      }),
    );
  });
});
