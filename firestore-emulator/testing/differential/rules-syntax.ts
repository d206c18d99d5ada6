/**
 * Rules files with a few of their tokens left out, doubled, exchanged or replaced: whether they compile, and
 * what they decide if so.
 */
import type { Case } from '../../recorded/case.ts';
import type { Draw } from './rules-words.ts';

const FILES: readonly string[] = [
  `rules_version = '2'; service cloud.firestore { match /databases/{database}/documents {
    function own(d, uid) { let owner = d.owner; return owner == uid && d.n > 0; }
    match /a/{id} { allow get, list: if own(resource.data, request.auth.uid); allow write; }
    match /b/{rest=**} { allow read: if rest[0] == 'x' || resource.data.n in [1, 2]; } } }`,
  `service cloud.firestore { match /databases/{database}/documents {
    match /a/{id} { match /b/{inner} { allow read: if inner == 'z'; }
      function admin() { return get(/databases/$(database)/documents/a/$(id)).data.n == 1; }
      allow read: if admin() ? true : !(resource.data.owner is string); } } }`,
  `rules_version = "2"; // a comment
   service cloud.firestore { match /databases/(default)/documents { /* another */
    match /{all=**} { allow read: if resource.data['n'] + 1 <= 2.5 && {'a': [1]}.a[0] == 1; } } }`,
  `rules_version='2';service cloud.firestore{match /databases/{d}/documents/a/{x}{
    allow get:if x.matches('[a-z]') && -1 < 0 && 'a' + "b" == 'ab' && null != false;
    allow create, update, delete: if request.resource.data.keys().hasOnly(['n']);}}`,
];

/** One token: a name, a number, a text, a comment, white space or a sign. */
const TOKEN =
  /\/\/[^\n]*|\/\*.*?\*\/|\s+|[A-Za-z_]\w*|\d+(?:\.\d+)?|'[^']*'|"[^"]*"|&&|\|\||[=!<>]=|=\*\*|./gs;

const OTHERS: readonly string[] = [
  ...[
    '{',
    '}',
    '(',
    ')',
    '[',
    ']',
    ';',
    ':',
    ',',
    '.',
    '/',
    '$',
    '$(',
    '=',
    '==',
    '&&',
    '||',
    '!',
    '-',
    '+',
    '%',
    '?',
  ],
  ...[
    'allow',
    'match',
    'if',
    'function',
    'return',
    'let',
    'service',
    'true',
    'null',
    'in',
    'is',
    'get',
    'read',
    'id',
    'a',
  ],
  ...[
    "'x'",
    '"y"',
    '1',
    '2.5',
    '=**',
    '{x}',
    '{x=**}',
    '//\n',
    '/**/',
    '\n',
    ' ',
    'rules_version',
    'int',
    'resource',
    '&',
    '@',
    '#',
    '`',
    'é',
  ],
];

/** A `get` under a file that may not compile. */
export function syntaxCase(draw: Draw): Case {
  const tokens = [...(draw(FILES).match(TOKEN) ?? [])];
  const at = () => draw(tokens.map((_, i) => i));
  for (let left = draw([1, 1, 1, 2, 3]); left > 0; left -= 1) {
    const [i, j] = [at(), at()];
    draw([
      () => tokens.splice(i, 1),
      () => tokens.splice(i, 0, tokens[i] as string),
      () => tokens.splice(i, 1, draw(OTHERS)),
      () => tokens.splice(i, 0, draw(OTHERS)),
      () => tokens.splice(i, 1, tokens[j] as string),
      () => tokens.splice(i, Math.min(3, tokens.length - i)),
    ])();
  }
  return {
    rules: tokens.join(''),
    documents: {
      'a/x': { n: 1, owner: 'ann' },
      'b/x': { n: 2, owner: 'bob' },
      'a/x/b/z': { n: 1 },
    },
    ...(draw([true, true, false]) && { as: 'ann' }),
    ask: { get: draw(['a/x', 'a/x', 'b/x', 'a/x/b/z']) },
  };
}
