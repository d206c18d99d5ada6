import { describe, expect, it } from 'vitest';
import { randomId } from '../../../../domain/random-id.ts';
import { SaveAttempts } from './save-attempts.ts';

const content = {
  tag: 'Board',
  adminEmail: 'li@acme.example',
  expiresAt: null,
  expiryChosen: null,
  language: null,
};

describe('SaveAttempts', () => {
  it('keeps the id while the content is the same', () => {
    const attempts = new SaveAttempts();
    expect(attempts.idFor(content)).toBe(attempts.idFor({ ...content }));
    expect(attempts.earlier.size).toBe(0);
  });

  it('draws another id for other content and remembers the first as its own', () => {
    const attempts = new SaveAttempts();
    const first = attempts.idFor(content);
    const second = attempts.idFor({ ...content, expiresAt: new Date(0) });
    const third = attempts.idFor({ ...content, expiresAt: new Date(0), language: 'fr' });
    expect(new Set([first, second, third]).size).toBe(3);
    expect([...attempts.earlier]).toEqual([first, second]);
  });

  it('draws another id where other codes are wanted, or the old one is to go on for longer', () => {
    const attempts = new SaveAttempts();
    const first = attempts.idFor(content, 1);
    const second = attempts.idFor(content, 2);
    const third = attempts.idFor(content, 2, new Date(0));
    expect(new Set([first, second, third]).size).toBe(3);
    expect(attempts.idFor({ ...content }, 2, new Date(0))).toBe(third);
  });

  it('saves once, however often one presses', async () => {
    const attempts = new SaveAttempts();
    let saves = 0;
    let finish = (): void => undefined;
    const slow = (): Promise<void> => {
      saves += 1;
      return new Promise((resolve) => {
        finish = resolve;
      });
    };
    const first = attempts.oneAtATime(slow);
    await attempts.oneAtATime(slow);
    finish();
    await first;
    expect(saves).toBe(1);
    const next = attempts.oneAtATime(slow);
    finish();
    await next;
    expect(saves).toBe(2);
  });
});

describe('randomId', () => {
  it('has twenty letters and digits and skips bytes that would favour some', () => {
    let next = 255;
    const id = randomId((bytes) => bytes.forEach((_, index) => (bytes[index] = next--)));
    expect(id).toMatch(/^[A-Za-z0-9]{20}$/);
    // 255 to 248 are beyond the largest multiple of 62; 247 is its last character.
    expect(id.startsWith('9876543210z')).toBe(true);
  });
});
