import { method, methodTable, wrongType } from '../values/method.ts';
import { Failure } from '../values/outcome.ts';
import { regexOf } from '../regex/regex.ts';
import { replaceAll, split } from '../regex/substitute.ts';

/**
 * Methods of strings. Lengths and places are in UTF-16 units, and only letters of ASCII have two cases, as
 * with the official emulator.
 * Source: https://firebase.google.com/docs/reference/rules/rules.String
 */
export const stringMethods = methodTable<string>({
  lower: method(0, (self) => self.replaceAll(/[A-Z]/g, (letter) => letter.toLowerCase())),
  upper: method(0, (self) => self.replaceAll(/[a-z]/g, (letter) => letter.toUpperCase())),
  // Blanks and control characters of ASCII, none beyond.
  trim: method(0, (self) => trimAscii(self)),
  size: method(0, (self) => BigInt(self.length)),
  toUtf8: method(0, (self) => new TextEncoder().encode(self)),
  matches: method(1, (self, pattern) => {
    if (typeof pattern !== 'string') return wrongType('string', pattern);
    const regex = regexOf(pattern, true);
    return regex instanceof Failure ? regex : self.search(regex.compiled) !== -1;
  }),
  replace: method(2, (self, pattern, substitute) => {
    if (typeof pattern !== 'string' || typeof substitute !== 'string') {
      return wrongType('string, string', pattern, substitute);
    }
    const regex = regexOf(pattern, false);
    return regex instanceof Failure ? regex : replaceAll(self, regex, substitute);
  }),
  split: method(1, (self, pattern) => {
    if (typeof pattern !== 'string') return wrongType('string', pattern);
    const regex = regexOf(pattern, false);
    return regex instanceof Failure ? regex : split(self, regex);
  }),
});

function trimAscii(text: string): string {
  let [start, end] = [0, text.length];
  while (start < end && text.charCodeAt(start) <= 0x20) start += 1;
  while (end > start && text.charCodeAt(end - 1) <= 0x20) end -= 1;
  return text.slice(start, end);
}
