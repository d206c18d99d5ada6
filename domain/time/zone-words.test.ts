import { describe, expect, it } from 'vitest';
import { clockName, distance, zoneName } from './zone-words.ts';

const january = new Date('2027-01-15T12:00:00Z');
const july = new Date('2027-07-15T12:00:00Z');

describe('what a clock is called', () => {
  it('is an abbreviation that people know, with its distance from UTC', () => {
    expect(clockName(january, 'America/Toronto', 'en')).toBe('EST (UTC−5)');
    expect(clockName(july, 'America/Toronto', 'fr')).toBe('HAE (UTC−4)');
    expect(clockName(july, 'Europe/London', 'en')).toBe('BST (UTC+1)');
    expect(clockName(january, 'Europe/London', 'fr')).toBe('GMT (UTC)');
    expect(clockName(july, 'America/Phoenix', 'en')).toBe('MST (UTC−7)');
    expect(clockName(january, 'Australia/Sydney', 'en')).toBe('AEDT (UTC+11)');
    expect(clockName(january, 'UTC', 'fr')).toBe('UTC');
  });

  it('is the distance alone where the language has no abbreviation', () => {
    expect(clockName(january, 'Europe/Paris', 'en')).toBe('CET (UTC+1)');
    expect(clockName(january, 'Europe/Paris', 'fr')).toBe('(UTC+1)');
    expect(clockName(july, 'Europe/London', 'fr')).toBe('(UTC+1)');
    expect(clockName(january, 'Asia/Kolkata', 'en')).toBe('(UTC+5:30)');
    expect(clockName(january, 'Africa/Casablanca', 'en')).toBe('(UTC)');
  });

  it.each([
    // IANA's and ICU's names for these winters are two, and neither is what people say.
    ['America/Edmonton', '(UTC−6)'],
    ['America/Winnipeg', '(UTC−5)'],
    ['America/Vancouver', '(UTC−7)'],
    // Not Chicago's CST, nor Los Angeles' PST, nor India's IST.
    ['America/Havana', '(UTC−4)'],
    ['Asia/Shanghai', '(UTC+8)'],
    ['Asia/Manila', '(UTC+8)'],
    ['Asia/Jerusalem', '(UTC+2)'],
    ['Europe/Dublin', '(UTC)'],
  ])('is the distance alone where an abbreviation would mislead: %s', (zone, name) => {
    expect(clockName(january, zone, 'en')).toBe(name);
  });
});

describe('the name of a zone', () => {
  it.each([
    ['America/Toronto', 'Eastern Time (Toronto)', 'heure de l’Est (Toronto)'],
    ['America/Winnipeg', 'Winnipeg time', 'heure de Winnipeg'],
    ['America/Edmonton', 'Edmonton time', 'heure d’Edmonton'],
    [
      'America/Port_of_Spain',
      'Atlantic Time (Port of Spain)',
      'heure de l’Atlantique (Port of Spain)',
    ],
    ['US/Pacific', 'Pacific Time', 'heure du Pacifique (Pacific)'],
    ['EST5EDT', 'Eastern Time', 'heure de l’Est'],
    ['Etc/GMT+5', 'UTC−5', 'UTC−5'],
    ['UTC', 'Coordinated Universal Time', 'temps universel coordonné'],
    ['Cuba', 'Cuba', 'Cuba'],
    // As an entry of the activity log may still say.
    ['AST', 'AST', 'AST'],
  ])('%s is %s, %s', (zone, english, french) => {
    expect(zoneName(zone, 'en')).toBe(english);
    expect(zoneName(zone, 'fr')).toBe(french);
  });
});

it('writes distances as people do', () => {
  expect([0, -300, 330, -570, 840, 305].map(distance)).toEqual([
    'UTC',
    'UTC−5',
    'UTC+5:30',
    'UTC−9:30',
    'UTC+14',
    'UTC+5:05',
  ]);
});
