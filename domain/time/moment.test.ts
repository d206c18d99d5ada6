import { describe, expect, it } from 'vitest';
import { formatInstant, sameMomentElsewhere } from './moment.ts';
import { localDateTime, resolveLocalDateTime } from './local-time.ts';

const at = (iso: string) => new Date(iso);

describe('reading a moment', () => {
  const december = at('2026-12-12T22:00:00Z');
  const july = at('2026-07-01T03:45:00Z');

  it('names day, time and zone in both languages', () => {
    expect(formatInstant(december, 'America/Toronto', 'en')).toBe(
      '12 December 2026 at 17:00 EST (UTC−5)',
    );
    expect(formatInstant(december, 'America/Toronto', 'fr')).toBe(
      '12 décembre 2026 à 17\u00a0h\u00a000 HNE (UTC−5)',
    );
    expect(formatInstant(july, 'America/Toronto', 'fr')).toBe(
      '30 juin 2026 à 23\u00a0h\u00a045 HAE (UTC−4)',
    );
    expect(formatInstant(july, 'Asia/Kolkata', 'en')).toBe('1 July 2026 at 09:15 (UTC+5:30)');
    expect(formatInstant(july, 'Asia/Kolkata', 'fr')).toBe(
      '1er juillet 2026 à 09\u00a0h\u00a015 (UTC+5:30)',
    );
  });

  it('tells the two halves of a doubled hour apart', () => {
    expect(formatInstant(at('2026-11-01T05:30:00Z'), 'America/Toronto', 'en')).toMatch(/01:30 EDT/);
    expect(formatInstant(at('2026-11-01T06:30:00Z'), 'America/Toronto', 'en')).toMatch(/01:30 EST/);
  });

  it('begins a day at 00, not at 24', () => {
    const midnight = at('2026-12-12T05:05:00Z');
    expect(localDateTime(midnight, 'America/Toronto')).toBe('2026-12-12T00:05');
    expect(formatInstant(midnight, 'America/Toronto', 'en')).toBe(
      '12 December 2026 at 00:05 EST (UTC−5)',
    );
    expect(formatInstant(midnight, 'America/Toronto', 'fr')).toBe(
      '12 décembre 2026 à 00\u00a0h\u00a005 HNE (UTC−5)',
    );
  });

  it('goes to a local time and back', () => {
    expect(localDateTime(december, 'Pacific/Kiritimati')).toBe('2026-12-13T12:00');
    expect(resolveLocalDateTime('2026-12-13T12:00', 'Pacific/Kiritimati')).toEqual({
      kind: 'exact',
      instant: december,
    });
  });

  it('says the moment on another clock only where it differs', () => {
    expect(sameMomentElsewhere(december, 'America/Toronto', 'America/New_York', 'en')).toBeNull();
    expect(sameMomentElsewhere(december, 'America/Toronto', 'Europe/Paris', 'en')).toBe(
      '12 December 2026 at 23:00 CET (UTC+1)',
    );
  });
});
