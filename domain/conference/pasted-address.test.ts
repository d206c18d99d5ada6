import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bareAddress } from './pasted-address.ts';

const ZOE = 'zoe@acme.example';

describe('what is pasted for an address', () => {
  it.each([
    `Zoe Martin <${ZOE}>`,
    `"Martin, Zoe" <${ZOE}>`,
    `Martin, Zoe <${ZOE}>`,
    `"Zoe <the boss>" <${ZOE}>`,
    `Zoë Martin<${ZOE}>;`,
    `  <${ZOE}> ,`,
    `Zoe < ${ZOE} >`,
    `<mailto:${ZOE}>`,
    `mailto:${ZOE}`,
    `${ZOE} <${ZOE}>`,
    `"Zoe@Acme.example" <${ZOE}>`,
  ])('%j is the address', (text) => {
    expect(bareAddress(text)).toBe(ZOE);
  });

  it.each([
    '',
    ZOE,
    ` ${ZOE} `,
    'Zoe Martin',
    'Zoe <zoe>',
    `Zoe <${ZOE}`,
    `li@acme.example, Zoe <${ZOE}>`,
    `Li <li@acme.example>, Zoe <${ZOE}>`,
    `li@acme.example <${ZOE}>`,
    `Zoe <${ZOE}, li@acme.example>`,
    `mailto:${ZOE}?cc=li@acme.example`,
  ])('%j stays as it is', (text) => {
    expect(bareAddress(text)).toBe(text);
  });

  it('is never longer than it was, and the same a second time', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'<>@",; a.:') }), (text) => {
        const once = bareAddress(text);
        expect(once.length).toBeLessThanOrEqual(text.length);
        expect(bareAddress(once)).toBe(once);
      }),
    );
  });
});
