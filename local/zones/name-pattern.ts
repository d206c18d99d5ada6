/** What isTimeZone of firestore.rules returns. */
const CONDITION = /(?<=function isTimeZone\(value\) \{\n {6}return )[^;]+/;

/** The regular expressions in firestore.rules that name every zone, each some. @throws Error where none is there */
export function findNamePatterns(rules: string): readonly string[] {
  const [condition = ''] = CONDITION.exec(rules) ?? [];
  const patterns = [...condition.matchAll(/value\.matches\('([^']*)'\)/g)].map(
    ([, each = '']) => each,
  );
  if (patterns.length === 0) throw new Error('firestore.rules has no line that names the zones');
  return patterns;
}

/** firestore.rules with other patterns (`compileNamePatterns`). @throws Error where there is no place for them */
export function replaceNamePatterns(rules: string, patterns: readonly string[]): string {
  findNamePatterns(rules);
  const condition = patterns.map((each) => `value.matches('${each}')`).join('\n        || ');
  return rules.replace(CONDITION, () => condition);
}
