import { describe, expect, it } from 'vitest';
import { LEASE_MILLISECONDS } from './delivery.ts';
import { outlastLease } from './outlast-lease.ts';
import type { SendOutcome } from './send-mail.ts';

/** A mail that is held until a moment of a clock that only the pauses move. */
function heldUntil(end: number, after: SendOutcome) {
  let time = 0;
  const pauses: number[] = [];
  return {
    pauses,
    run: () =>
      outlastLease(
        () => Promise.resolve(time >= end ? after : 'held'),
        (milliseconds) => {
          pauses.push(milliseconds);
          time += milliseconds;
          return Promise.resolve();
        },
      ),
  };
}

describe('outlastLease', () => {
  it('does not pause for a mail that nobody holds', async () => {
    const mail = heldUntil(0, 'sent');
    expect(await mail.run()).toBe('sent');
    expect(mail.pauses).toEqual([]);
  });

  it('ends soon after the other has sent', async () => {
    const mail = heldUntil(600, 'nothing');
    expect(await mail.run()).toBe('nothing');
    expect(mail.pauses).toEqual([250, 500]);
  });

  it('outlasts the lease of one that died', async () => {
    const mail = heldUntil(LEASE_MILLISECONDS, 'abandoned');
    expect(await mail.run()).toBe('abandoned');
    expect(Math.max(...mail.pauses)).toBe(5_000);
  });

  it('does not wait for ever', async () => {
    await expect(heldUntil(Infinity, 'nothing').run()).rejects.toThrow(/still held/);
  });
});
