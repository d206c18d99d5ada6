import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { letterOf, SINGLE_BYTE, type SingleByte, textOf } from './encodings.ts';
import { guessEncoding } from './guess-encoding.ts';

/** The bytes of a text; null where the encoding has no byte for a letter of it. */
function bytesOf(text: string, encoding: SingleByte): Uint8Array | null {
  const upper = Array.from({ length: 128 }, (_, at) => letterOf(at + 0x80, encoding));
  const bytes = [...text].map((letter) =>
    letter < '\x80' ? letter.charCodeAt(0) : upper.indexOf(letter) + 0x80,
  );
  return bytes.some((byte, at) => byte === 0x7f && text[at] !== '\x7f')
    ? null
    : Uint8Array.from(bytes);
}

const PEOPLE = [
  ...['Zoé Lévesque', 'François Côté', 'Chloé Bélanger', 'Noël Gagné', 'Aïcha Benali'],
  ...['Béatrice Forêt', 'Maëlle Brûlé', 'Éloïse Hébert', 'Étienne Garçon', 'Jérôme Émond'],
  ...['Jürgen Weiß', 'Änne Müller', 'Günther Köhler', 'Björn Åkesson', 'Søren Nørgård'],
  ...['Inés Peña', 'Ramón Núñez', 'María Ibáñez', 'João Simões', 'Conceição Araújo'],
  ...['Nicolò Però', 'Siobhán Ó Máille', 'LÉVESQUE ZOÉ', 'CÔTÉ FRANÇOIS'],
];

describe.each(SINGLE_BYTE)('a file in %s', (encoding) => {
  const people = PEOPLE.filter((person) => bytesOf(person, encoding) !== null);

  it('is read as it was written, or somebody is asked: never wrongly in silence', () => {
    const some = fc.uniqueArray(fc.constantFrom(...people), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(some, (drawn) => {
        const text = `Nom;Poste\n${drawn.map((person, at) => `${person};${at}`).join('\n')}\n`;
        const bytes = bytesOf(text, encoding)!;
        const { readings, isSure } = guessEncoding(bytes);
        const texts = readings.map((reading) => textOf(bytes, reading.encoding));
        if (isSure) expect(texts[0]).toBe(text);
        expect(texts).toContain(text);
      }),
      { seed: 5, numRuns: 300 },
    );
  });

  it('with several people is known for sure', () => {
    const text = people.join(';');
    const bytes = bytesOf(text, encoding)!;
    const { readings, isSure } = guessEncoding(bytes);
    expect(isSure).toBe(true);
    expect(textOf(bytes, readings[0]!.encoding)).toBe(text);
  });

  it('has each of its letters back', () => {
    const all = Uint8Array.from({ length: 256 }, (_, byte) => byte);
    const text = textOf(all, encoding);
    expect(text).toHaveLength(256);
    expect([...text.slice(128)].map((_, at) => letterOf(at + 128, encoding)).join('')).toBe(
      text.slice(128),
    );
    expect(bytesOf(text, encoding)).toEqual(all);
  });
});

it.each([
  ['O\x92Connor', 'O’Connor'],
  ['Jean\xa0Roy', 'Jean\u00a0Roy'],
  ['N\xb0 5', 'N° 5'],
  ['l\x92\xe9quipe', 'l’équipe'],
])('%j is Windows-1252 for sure', (written, text) => {
  const bytes = new Uint8Array(Buffer.from(written, 'latin1'));
  const { readings, isSure } = guessEncoding(bytes);
  expect(isSure).toBe(true);
  expect(readings[0]).toMatchObject({ encoding: 'windows-1252', sample: [text] });
});

describe('what is not sure', () => {
  it('is asked, with cells as they would be', () => {
    // One letter that is small in both.
    const { readings, isSure } = guessEncoding(Uint8Array.from([0x78, 0x95, 0x78]));
    expect(isSure).toBe(false);
    expect(readings.map(({ encoding, sample }) => [encoding, ...sample])).toEqual([
      ['cp850', 'xòx'],
      ['macroman', 'xïx'],
      ['windows-1252', 'x•x'],
      ['utf-8', 'x\ufffdx'],
    ]);
  });

  it('is UTF-8 with a stray letter, where most of it is', () => {
    const bytes = Buffer.concat([Buffer.from('Zoé;Noël;Chloé;André;'), Buffer.from([0xe9])]);
    const { readings } = guessEncoding(new Uint8Array(bytes));
    expect(readings[0]?.encoding).toBe('utf-8');
  });
});
