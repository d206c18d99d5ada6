import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { failedKey, fold, listKeys, mayBeCode, NEVER, prefixRange, searchOf } from './list-keys.ts';

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

const NONE = { tag: '', adminEmail: '', expiresAt: null, participantCode: null };

describe('listKeys', () => {
  it('ignore what stands around, and give “never” a date after all others', () => {
    const keys = listKeys({ ...NONE, tag: ' Équipe ', adminEmail: 'Ana@Acme.example ' });
    expect(keys).toMatchObject({
      tag: 'equipe',
      adminEmail: 'ana@acme.example',
      activeUntil: NEVER,
    });
    const expiresAt = new Date('2030-01-01T00:00:00Z');
    expect(listKeys({ ...NONE, expiresAt }).activeUntil).toEqual(expiresAt);
    expect(NEVER.getTime()).toBeGreaterThan(new Date('9999-12-31T00:00:00Z').getTime());
  });

  it('to search for are none with which the Tag begins', () => {
    const { search } = listKeys({ ...NONE, tag: 'Ana and Anand', adminEmail: 'ana@acme.example' });
    expect(search).toEqual(expect.arrayContaining(['anan', 'ana@', 'and']));
    expect(search.filter((key) => 'ana and anand'.startsWith(key))).toEqual([]);
  });

  it('of a usual conference are some eighty to search for, and have none twice', () => {
    const { search } = listKeys({
      ...{ tag: 'Night shift handover', adminEmail: 'ana.martin@acme.example' },
      ...{ expiresAt: null, participantCode: '7669687108' },
    });
    expect(search).toHaveLength(82);
    expect(new Set(search).size).toBe(search.length);
  });

  it('of the longest ones fit into what Firestore indexes of a document six times', () => {
    const letters = Array.from({ length: 60 }, (_, n) => String.fromCodePoint(0x4e00 + n));
    const adminEmail = `${'a.b.'.repeat(15)}a@${'c'.repeat(189)}`;
    for (const tag of [letters.join(''), letters.slice(0, 30).join(' ')]) {
      const { search } = listKeys({ ...NONE, tag, adminEmail, participantCode: '1'.repeat(16) });
      // https://firebase.google.com/docs/firestore/quotas: 40,000 index entries for a document.
      expect(search.length * 6).toBeLessThan(10_000);
      expect(Math.max(...search.map((key) => key.length))).toBe(30);
    }
  });
});

describe('a search', () => {
  const conference = {
    tag: 'Plant safety briefing',
    adminEmail: 'Ana.Martin-Roy@acme.example',
    participantCode: '7669687108',
  };

  /** What the list finds: a Tag by its beginning, and everything else by its keys. */
  function finds(typed: string, over: Partial<typeof conference> = {}): boolean {
    const { tag, search } = listKeys({ ...NONE, ...conference, ...over });
    const asked = searchOf(typed);
    return isFound(typed, tag) || (asked?.keys.some((key) => search.includes(key)) ?? false);
  }

  it.each([
    ['shift', { tag: 'Night shift handover' }],
    ['Shift Hand', { tag: 'Night shift handover' }],
    ['montreal', { tag: 'Équipe Montréal' }],
    ['MONTRÉ', { tag: 'Équipe Montréal' }],
    ['equipe', { tag: 'Réunion de l’équipe' }],
    ['sales', { tag: 'R&D/Sales (west)' }],
    ['west', { tag: 'R&D/Sales (west)' }],
    ['🎉', { tag: 'Party 🎉' }],
    ['2026', { tag: 'Review 2026' }],
    ['7669687108', { tag: '766 968 7108 sales' }],
    ['2026-11', { tag: 'Review 2026-11' }],
    ['x', { tag: 'Team X' }],
    ['over', { tag: 'Night shift handover' }],
    ['conférence', { tag: 'Visioconférence' }],
    ['hift', { tag: 'Night shift handover' }],
    ['safety brief', {}],
    ['safety  briefing ', {}],
    ['ana.', {}],
    ['martin', {}],
    ['roy', {}],
    ['@acme.example', {}],
    ['@ACME', {}],
    ['ana.martin-roy@acme.example', {}],
  ])('for %j finds %o', (typed, over) => {
    expect(finds(typed, over)).toBe(true);
  });

  it.each([
    '7669687108',
    '766 968 7108',
    ' 766\u00a0968\u00a07108 ',
    '766·968·7108',
    '766-968-7108',
    '766\u2011968\u20117108',
    '76-69-68-71-08',
    '766.968.7108',
    '766 968 71',
    '7669',
  ])('for %j finds the participant code', (typed) => {
    expect(finds(typed)).toBe(true);
    expect(finds(typed, { participantCode: '4829151234' })).toBe(false);
  });

  it.each([
    '766',
    '9687108',
    '766 968 7109',
    '766968710 8x',
    'acme',
    'nt safe',
    'lan',
    'brief safety',
  ])('for %j finds nothing', (typed) => {
    expect(finds(typed)).toBe(false);
  });

  it('that is longer than what is kept finds what begins so', () => {
    const tag = `All of ${'a'.repeat(40)}`;
    expect(finds('a'.repeat(35), { tag })).toBe(true);
    expect(finds('a'.repeat(29) + 'b', { tag })).toBe(false);
  });

  it.each([
    ['766 9', true],
    ['2026', true],
    ['766', false],
    ['room 7669', false],
  ])('for %j may be for a code: %s', (typed, may) => {
    expect(mayBeCode(typed)).toBe(may);
  });

  it('for nothing is none', () => {
    for (const nothing of ['', '   ', '\u0301']) expect(searchOf(nothing)).toBeNull();
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
        const { tag: key } = listKeys({ ...NONE, tag });
        const prefix = fold(typed.trimStart());
        expect(isFound(typed, key)).toBe(prefix.trim() !== '' && key.startsWith(prefix));
      }),
    );
  });
});

test('failedKey is there where an email failed, and absent for any other', () => {
  expect(failedKey({ state: 'failed' })).toEqual({ failed: true });
  for (const email of [null, {}, { state: 'queued' }, { state: 'waiting' }, { state: 'sent' }]) {
    expect(failedKey(email)).not.toHaveProperty('failed');
  }
});
