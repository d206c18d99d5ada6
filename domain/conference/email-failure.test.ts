import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DETAIL_MAX_LENGTH, classifyDeliveryError, harmlessDetail } from './email-failure.ts';

describe('classifyDeliveryError', () => {
  it.each([
    ['Error: connect ECONNREFUSED 127.0.0.1:2525', 'unreachable'],
    ['Error: getaddrinfo ENOTFOUND smtp.acme.example', 'unreachable'],
    ['Error: Connection closed unexpectedly', 'unreachable'],
    ['Error: connect ETIMEDOUT 192.0.2.1:25', 'timeout'],
    ['Error: Connection timeout', 'timeout'],
    ['Error: Greeting never received', 'timeout'],
    ['Error: Invalid login: 535 5.7.8 Authentication credentials invalid', 'authentication'],
    ['Error: Missing credentials for "PLAIN"', 'authentication'],
    [
      "Error: Can't send mail - all recipients were rejected: 550 5.1.1 mailbox unknown",
      'recipientRefused',
    ],
    ['Error: No recipients defined', 'recipientRefused'],
    ['Error: Message failed: 554 5.7.1 looks like spam', 'messageRefused'],
    ['Error: Mail command failed: 550 sender not allowed', 'messageRefused'],
    ['Error: Message processing lease expired.', 'interrupted'],
    ['RangeError: something else', 'other'],
    ['', 'other'],
    [null, 'other'],
  ])('%j is %s', (error, failure) => {
    expect(classifyDeliveryError(error).failure).toBe(failure);
  });
});

describe('harmlessDetail', () => {
  it('keeps what helps and drops what could be a code', () => {
    expect(
      harmlessDetail('Error: 554 5.7.1 refused: "482 915 0637", 4829150637\r\nat 127.0.0.1:2525'),
    ).toBe('554 5.7.1 refused: "••••", •••• at 127.0.0.1:2525');
  });

  it('never has six digits together, a second line or more than 300 characters', () => {
    const hostile = fc.string({
      unit: fc.constantFrom('1', '2', '7', ' ', '-', '\n', 'x', 'é'),
      maxLength: 900,
    });
    fc.assert(
      fc.property(hostile, (text) => {
        const detail = harmlessDetail(text);
        expect(detail).not.toMatch(/\d(?:[ -]?\d){5,}/);
        expect(detail).not.toMatch(/[\r\n]/);
        expect([...detail].length).toBeLessThanOrEqual(DETAIL_MAX_LENGTH);
      }),
    );
  });
});
