import { describe, expect, it } from 'vitest';
import { createFormat } from './format.ts';

const ZONE = 'America/Toronto';
const AT = new Date('2026-11-05T18:53:00Z');
const LATER = new Date('2026-11-29T18:53:00Z');

describe.each(['en', 'fr'] as const)('moments in %s', (language) => {
  const format = createFormat(language);

  it('are parted at a line’s end between day and time only', () => {
    expect(format.time(AT, ZONE)).not.toMatch(/[^\S\u00a0]/);
    expect(format.date(AT, ZONE)).not.toMatch(/[^\S\u00a0]/);
    for (const text of [
      format.dateTime(AT, ZONE),
      format.recent(AT, AT, ZONE),
      format.recent(AT, LATER, ZONE),
      format.recent(AT, new Date('2027-02-01T12:00Z'), ZONE),
    ]) {
      expect(text).not.toMatch(/(?<!,)[^\S\u00a0]/);
    }
  });

  it('that lie ahead keep the number with what it counts', () => {
    expect(format.ahead(LATER, AT)).toMatch(/24\u00a0/);
    expect(format.ahead(new Date(AT.getTime() + 90 * 60_000), AT)).toMatch(/1\u00a0/);
  });
});

it('parts a name from what is said of it as the language does', () => {
  expect(createFormat('en').named('Board', 'ana@acme.example')).toBe('Board: ana@acme.example');
  expect(createFormat('fr').named('Conseil', 'ana@acme.example')).toBe(
    'Conseil\u00a0: ana@acme.example',
  );
});

it('writes the time as it is written in Canada', () => {
  expect(createFormat('fr').time(AT, ZONE)).toBe('13\u00a0h\u00a053');
  expect(createFormat('en').time(AT, ZONE)).toBe('13:53');
});
