/** The line of firestore.rules that names every zone. */
const LINE = /(?<= {6}return value\.matches\(')\^\(\?:[^']*Africa\/[^']*(?='\);)/;

/** What stands in firestore.rules now. @throws Error where that line is not there */
export function findNamePattern(rules: string): string {
  const [found] = LINE.exec(rules) ?? [];
  if (found === undefined) throw new Error('firestore.rules has no line that names the zones');
  return found;
}

/** firestore.rules with another pattern (`compileNamePattern`). */
export function replaceNamePattern(rules: string, pattern: string): string {
  return rules.replace(findNamePattern(rules), () => pattern);
}
