import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compileRules } from '../compile.ts';
import { service } from '../test-support.ts';

function issue(source: string): string {
  const [first] = compileRules(source).issues;
  return first === undefined
    ? 'none'
    : `${first.severity} ${first.line}:${first.column} ${first.description}`;
}

/** Puts one allow on line 5, whose condition begins at column 16. */
function condition(text: string): string {
  return issue(
    `rules_version = '2';\nservice cloud.firestore {\n match /a/{b} {\n\n allow get: if ${text};\n }\n}`,
  );
}

test('an error quotes its line and points at the place', () => {
  const source = `rules_version = '2';
service cloud.firestore {
\tmatch /a/{b} {
\t\tallow read if true;
\t}
}`;
  expect(compileRules(source)).toEqual({
    ruleset: null,
    issues: [
      {
        severity: 'ERROR',
        line: 4,
        column: 14,
        description: [
          `Expected ',', ': if' or ';' after the method, found 'if'.`,
          '4 | \t\tallow read if true;',
          '  | \t\t           ^',
        ].join('\n'),
      },
    ],
  });
});

test.each([
  ['', `ERROR 1:1 Expected 'service cloud.firestore', found the end of the file.\n1 | \n  | ^`],
  [
    'service cloud.firestore { }',
    `ERROR 1:1 A service has at least one declaration.\n1 | service cloud.firestore { }\n  | ^`,
  ],
  [
    `rules_version = '3';`,
    `ERROR 1:17 Expected '1' or '2' in quotes, found '3'.\n1 | rules_version = '3';\n  |                 ^`,
  ],
  [
    'service cloud.firestore { /* no end',
    `ERROR 1:27 This comment is never closed with '*/'.\n1 | service cloud.firestore { /* no end\n  |                           ^`,
  ],
  [
    'service cloud.firestore {\n  match /a {\n',
    `ERROR 3:1 Expected 'allow', 'match', 'function' or '}', found the end of the file.\n3 | \n  | ^`,
  ],
  [
    'service cloud.firestore { match a { } }',
    `ERROR 1:33 Expected a path beginning with '/', found 'a'.\n1 | service cloud.firestore { match a { } }\n  |                                 ^`,
  ],
  [
    'service cloud.firestore { match /a/{b=***} { } }',
    `ERROR 1:41 Expected '}' to close the wildcard, found '*'.\n1 | service cloud.firestore { match /a/{b=***} { } }\n  |                                         ^`,
  ],
  [
    'service cloud.firestore { match /a { allow reed; } }',
    `ERROR 1:44 Expected a method (read, get, list, write, create, update, delete), found 'reed'.\n1 | service cloud.firestore { match /a { allow reed; } }\n  |                                            ^`,
  ],
  [
    'service cloud.firestore { function f() { true } }',
    `ERROR 1:42 Expected 'let' or 'return', found 'true'.\n1 | service cloud.firestore { function f() { true } }\n  |                                          ^`,
  ],
  [
    'service cloud.firestore { match /a { allow get; } } }',
    `ERROR 1:53 Expected 'service cloud.firestore', found '}'.\n1 | service cloud.firestore { match /a { allow get; } } }\n  |                                                     ^`,
  ],
])('%j', (source, expected) => {
  expect(issue(source)).toBe(expected);
});

test.each([
  ['', `ERROR 5:16 Expected an expression, found ';'.`],
  ['true && ', `ERROR 5:24 Expected an expression, found ';'.`],
  ['(true', `ERROR 5:21 Expected ')' to close the parenthesis, found ';'.`],
  ['[1, 2', `ERROR 5:21 Expected ',' or ']' after the list item, found ';'.`],
  ['{"a" 1}', `ERROR 5:21 Expected ':' after the map key, found '1'.`],
  ['f(1 2)', `ERROR 5:20 Expected ',' or ')' after the argument, found '2'.`],
  ['a ? b', `ERROR 5:21 Expected ':' and the value for when the test is false, found ';'.`],
  ['a[1:2', `ERROR 5:21 Expected ']' after the range, found ';'.`],
  ['a.1', `ERROR 5:17 Expected an operator or ';' to end the allow, found '.1'.`],
  ['a = b', `ERROR 5:18 Expected an operator or ';' to end the allow, found '='.`],
  ['a === b', `ERROR 5:20 Expected an expression, found '='.`],
  ['a & b', `ERROR 5:18 Unexpected character '&'.`],
  [
    'a is strin',
    `ERROR 5:21 Expected a type name (bool, bytes, constraint, duration, float, int, latlng, list, map, map_diff, number, path, set, string, timestamp, vector), found 'strin'.`,
  ],
  ['exists(/a/$b)', `WARNING 5:26 There is no variable called '$b' here.`],
  ['{}.let == 1', 'none'],
  ['{}.let()', `ERROR 5:22 Expected an operator, for no method is called 'let', found '('.`],
  ['{}.true()', `ERROR 5:23 Expected an operator, for no method is called 'true', found '('.`],
  ['exists(/a/$)', `ERROR 5:26 Expected an expression, found '$'.`],
  ['/a/%b == id', `ERROR 5:19 Expected an expression, found '%'.`],
  ['exists(/a/)', `ERROR 5:26 Expected an expression, found ')'.`],
  ['"a', `ERROR 5:16 This string is never closed with ".`],
  ['"\\d"', `ERROR 5:17 Unknown escape '\\d' in a string; a backslash itself is written '\\\\'.`],
  ['"\\u12"', `ERROR 5:17 Expected 4 hexadecimal digits after '\\u'.`],
  ['12ab == 1', `ERROR 5:18 A number cannot be followed by 'a'.`],
  ['9223372036854775808 == 1', `ERROR 5:16 This integer does not fit in 64 bits.`],
  ['99999999999999999999 == 1', `ERROR 5:16 This integer does not fit in 64 bits.`],
  ['exists()', `WARNING 5:16 exists() takes 1 argument, not 0.`],
  ['math.abs(1, 2) == 1', `WARNING 5:16 math.abs() takes 1 argument, not 2.`],
])('allow get: if %s', (text, expected) => {
  expect(condition(text).split('\n')[0]).toBe(expected);
});

test.each([
  ['function f(a, a) { return a; }', `There are two parameters called 'a'.`],
  [
    'function f() { return 1; } function f() { return 2; }',
    `There are two functions called 'f' here.`,
  ],
  ['function f(a) { let a = 1; return a; }', `There are two variables called 'a'.`],
  ['function f(a) { return f(a); }', `Recursion is not allowed: 'f' would call itself.`],
  [
    'function f() { return g(); } function g() { return h() ; } function h() { return g(); }',
    `Recursion is not allowed: 'g' would call itself.`,
  ],
  ['function f(a, b, c, d, e, f, g, h) { return a; }', 'A function has at most 7 parameters.'],
  ['match /{a=**} { match /{b=**} { allow get; } }', 'A path has at most one recursive wildcard.'],
  ['match /{a}/b/{a} { allow get; }', "There are two wildcards called 'a' here."],
  ['match /a { }', 'A match has at least one declaration.'],
  ['function in() { return true; }', "Expected the function's name, found 'in'."],
  [
    `match /a { allow get: if 'a'.matches('['); }`,
    'Invalid regular expression: missing closing ].',
  ],
  [
    `function f() { ${[...'abcdefghijk'].map((name) => `let ${name} = 1;`).join(' ')} return a; }`,
    'A function has at most 10 lets.',
  ],
  [`${'match /a { '.repeat(10)}allow get;${'}'.repeat(10)}`, 'Matches are nested at most 10 deep.'],
])('%s', (body, message) => {
  const [first] = compileRules(service(body)).issues;
  expect(first?.severity).toBe('ERROR');
  expect(first?.description.split('\n')[0]).toBe(message);
});

test('version 1 has recursive wildcards only at the end', () => {
  const [first] = compileRules(service('match /{a=**}/b/{c} { allow get; }', '1')).issues;
  expect(first?.description.split('\n')[0]).toBe(
    `A recursive wildcard not at the end needs rules_version = '2'.`,
  );
});

test('names that nothing defines, and functions that nothing calls, are warnings', () => {
  const { ruleset, issues } = compileRules(
    service(
      'function unused() { return nobody; } match /a/{b} { allow read: if missing(c) || exists(/a/$(d)); }',
    ),
  );
  expect(ruleset).not.toBeNull();
  expect(
    issues.map(({ severity, description }) => `${severity} ${description.split('\n')[0]}`),
  ).toEqual([
    `WARNING There is no variable called 'nobody' here.`,
    `WARNING There is no function called 'missing' here.`,
    `WARNING There is no variable called 'd' here.`,
    `WARNING Unused function: unused.`,
  ]);
});

test('a file beyond 256 KB is refused', () => {
  const [first] = compileRules(service(`// ${'x'.repeat(256 * 1024)}\n`)).issues;
  expect(first?.description).toContain('A rules file has at most 256 KB.');
});

test('optional semicolons, comments, byte order and line ends', () => {
  const source = `// first\nrules_version = "2"\r\nservice cloud.firestore {\r\n /* two\n lines */ function yes() { return true }\n match /a-b/{c}/(default) { allow read, write: if yes(); allow get; } }`;
  expect(compileRules(source).issues).toEqual([]);
});

const pieces = [
  ...'{}()[].,:;=<>+-*/%!?$&|\'"\\ \n',
  ...['allow', 'read', 'if', 'match', 'function', 'return', 'let', 'is', 'in', 'a', '1', '1.5'],
  ...['==', '&&', '**', '//', '/*', 'null', '{x=**}', '$(x)', "'s'", 'resource.data'],
];

test('whatever is cut out of a file or put into it, compiling answers and throws nothing', () => {
  const source = service(`
    function f(a, b) { let c = a + b[0:1]; return c in ['x', {'k': -1.5}] || !(c is string); }
    match /a/{b=**} { allow read, write: if f(b, 'x') ? exists(/a/$(b)) : true; }`);
  const at = fc.nat(source.length);
  fc.assert(
    fc.property(
      at,
      fc.nat(12),
      fc.array(fc.constantFrom(...pieces), { maxLength: 4 }),
      (from, cut, put) => {
        const changed = source.slice(0, from) + put.join(' ') + source.slice(from + cut);
        const { ruleset, issues } = compileRules(changed);
        const errors = issues.filter(({ severity }) => severity === 'ERROR');
        expect(errors).toHaveLength(ruleset === null ? 1 : 0);
        for (const { line, column } of errors) expect(Math.min(line, column)).toBeGreaterThan(0);
      },
    ),
    { numRuns: 500 },
  );
});

test('nesting without end is an error and not a crash', () => {
  const nested = `match /a/{b} { allow read: if ${'('.repeat(100_000)}true; }`;
  const [first] = compileRules(service(nested)).issues;
  expect(first?.description).toContain('This file is nested too deeply.');
});
