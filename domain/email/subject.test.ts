import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { generateCodes } from '../conference/access-code.ts';
import { subjectTag } from './subject.ts';

const codes = ['4829150637', '7712049958'];

describe('subjectTag', () => {
  it.each([
    ['Weekly sales', 'Weekly sales'],
    ['  Weekly \t sales\r\nBcc: eve@evil.example ', 'Weekly sales Bcc: eve@evil.example'],
    ['pay\u202Egnp\u200B.exe\uFEFF', 'paygnp.exe'],
    ['\u200B Weekly sales \u200B', 'Weekly sales'],
    ['Réunion 👩‍👩‍👧 ½', 'Réunion 👩‍👩‍👧 ½'],
    ['Board 2026-11-28 14:30', 'Board 2026-11-28 14:30'],
    ['Budget 2025/2026/2027', 'Budget 2025/2026/2027'],
    ['Q3 2026 – Q4 2027', 'Q3 2026 – Q4 2027'],
  ])('%j is %j', (tag, shown) => {
    expect(subjectTag(tag, codes)).toBe(shown);
  });

  it.each([
    'Sales 4829150637',
    'Sales 482 915 0637 (mine)',
    'Sales 4-8-2-9-1-5-0-6-3-7',
    'Sales 482a915b0637',
    'Sales 482·915·06377712049958',
  ])('%j tells no code', (tag) => {
    const shown = subjectTag(tag, codes);
    expect(shown).toMatch(/^Sales …/);
    expect(shown.replace(/\D/g, '')).toBe('');
  });

  it.each(['905 173 6284', '9051736284', '905.173.6284', '٩٠٥١٧٣٦٢٨٤', '９０５１７３６２８４'])(
    'nor what could be one of another conference: %s',
    (number) => {
      expect(subjectTag(`Sales ${number}`, codes)).toBe('Sales …');
      expect(subjectTag(`Sales ${number}`, [])).toBe('Sales …');
    },
  );

  it('takes no code for none', () => {
    expect(subjectTag('Board 12', [''])).toBe('Board 12');
  });

  it('takes a date for a date where codes have eight digits', () => {
    expect(subjectTag('Board 2026-11-28', ['48291506'])).toBe('Board 2026-11-28');
    expect(subjectTag('Board 2026-99-28', ['48291506'])).toBe('Board …');
  });

  it('keeps beginning and end of a long Tag', () => {
    const shown = subjectTag(
      `${'Regional sales meeting of the north and the '}${'west, group B'}`,
      [],
    );
    expect(shown).toBe('Regional sales meeting of t…est, group B');
    expect([...subjectTag('😀'.repeat(60), [])]).toHaveLength(40);
    // Forty characters stay; neither a space nor marks stand beside what is left out.
    expect(subjectTag('x'.repeat(40), [])).toBe('x'.repeat(40));
    expect(subjectTag(`${'x'.repeat(26)} ${'y'.repeat(30)} ${'z'.repeat(11)}`, [])).toBe(
      `${'x'.repeat(26)}…${'z'.repeat(11)}`,
    );
    expect(subjectTag(`${'x'.repeat(40)}e\u0301\u0302${'y'.repeat(10)}`, [])).toBe(
      `${'x'.repeat(27)}…${'y'.repeat(10)}`,
    );
    expect(subjectTag(`${'x'.repeat(47)}e\u0301${'y'.repeat(11)}`, [])).not.toMatch(/…\u0301/);
  });

  it('never tells a code, whatever else a Tag holds, and stays one line', () => {
    const between = fc.string({ unit: 'binary', maxLength: 3 });
    const any = fc.string({ unit: 'binary', maxLength: 20 });
    fc.assert(
      fc.property(fc.nat(), any, between, any, (seed, before, gap, after) => {
        let state = seed;
        const random = (max: number) => (state = (state * 48_271 + 11) % 2_147_483_647) % max;
        const { leaderCode, participantCode } = generateCodes(random);
        const tag = `${before}${[...leaderCode].join(gap.replace(/\d/g, ''))}${after}`;
        const shown = subjectTag(tag, [leaderCode, participantCode]);
        expect(shown.replace(/\D/g, '')).not.toContain(leaderCode);
        expect(shown).not.toMatch(/[\p{Cc}\u2028\u2029]/u);
        expect([...shown].length).toBeLessThanOrEqual(40);
      }),
    );
  });
});
