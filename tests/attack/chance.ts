import { generateCode, isWeakCode, type RandomInt } from '../../domain/conference/access-code.ts';

/** So many different codes that could be a conference's. */
export function liveCodes(random: RandomInt, length: number, count: number): ReadonlySet<string> {
  const codes = new Set<string>();
  while (codes.size < count) codes.add(generateCode(random, length));
  return codes;
}

/** How many codes of a length could be a conference's, estimated from a million drawn ones. */
export function codeSpace(random: RandomInt, length: number): number {
  const drawn = 1_000_000;
  let strong = 0;
  for (let draw = 0; draw < drawn; draw++) {
    const code = Array.from({ length }, () => String(random(10))).join('');
    if (!isWeakCode(code)) strong++;
  }
  return (strong / drawn) * 10 ** length;
}

/** A code with one of its digits mistyped. */
export function mistyped(random: RandomInt, code: string): string {
  const place = random(code.length);
  const digit = (Number(code[place]) + 1 + random(9)) % 10;
  return code.slice(0, place) + String(digit) + code.slice(place + 1);
}

/** Whether something happens that does so `share` of the time. */
export function happens(random: RandomInt, share: number): boolean {
  return random(1_000_000) < share * 1_000_000;
}
