import { method, methodTable, wrongType } from '../values/method.ts';
import { Failure } from '../values/outcome.ts';
import { regexOf } from '../regex/regex.ts';

/**
 * Methods of strings. `size()` counts code points ("the number of characters"), as the Common
 * Expression Language does, from which rules descend.
 * Source: https://firebase.google.com/docs/reference/rules/rules.String
 */
export const stringMethods = methodTable<string>({
  lower: method(0, (self) => self.toLowerCase()),
  upper: method(0, (self) => self.toUpperCase()),
  trim: method(0, (self) => self.trim()),
  size: method(0, (self) => BigInt(countCodePoints(self))),
  toUtf8: method(0, (self) => new TextEncoder().encode(self)),
  matches: method(1, (self, pattern) => {
    if (typeof pattern !== 'string') return wrongType('string', pattern);
    const regex = regexOf(pattern, true);
    return regex instanceof Failure ? regex : self.search(regex) !== -1;
  }),
  replace: method(2, (self, pattern, substitute) => {
    if (typeof pattern !== 'string' || typeof substitute !== 'string') {
      return wrongType('string, string', pattern, substitute);
    }
    const regex = regexOf(pattern, false);
    // A function, so that `$&` in the substitute is only text.
    return regex instanceof Failure ? regex : self.replace(regex, () => substitute);
  }),
  split: method(1, (self, pattern) => {
    if (typeof pattern !== 'string') return wrongType('string', pattern);
    const regex = regexOf(pattern, false);
    return regex instanceof Failure ? regex : self.split(regex);
  }),
});

export function countCodePoints(text: string): number {
  let count = text.length;
  for (let at = 0; at < text.length - 1; at += 1) {
    const unit = text.charCodeAt(at);
    const next = text.charCodeAt(at + 1);
    if (unit >= 0xd800 && unit <= 0xdbff && next >= 0xdc00 && next <= 0xdfff) count -= 1;
  }
  return count;
}
