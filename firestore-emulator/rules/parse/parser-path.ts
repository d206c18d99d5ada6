import type { Expression, OpenSegment, PatternSegment } from './ast.ts';
import type { Lexer } from './lexer.ts';

/**
 * Path        := '/' PathSegment { '/' PathSegment }
 * PathSegment := text | '{' Name '}' | '$' '(' Expression ')'
 *
 * A slash behind which none begins divides, whatever that may mean.
 */
export function parsePathLiteral(
  lexer: Lexer,
  parseExpression: (lexer: Lexer) => Expression,
): Expression {
  const { start } = lexer.peek();
  const segments: (string | Expression | OpenSegment)[] = [];
  while (segments.length === 0 ? lexer.is('/') : lexer.isSegmentNext()) {
    lexer.take();
    const text = lexer.takePathText();
    if (text !== null) {
      segments.push(text.text);
      continue;
    }
    if (lexer.is('{')) {
      segments.push(parseOpenSegment(lexer));
      continue;
    }
    if (!lexer.takeIf('$')) throw lexer.expected(`a path segment or '$(' after '/'`);
    if (!lexer.takeIf('(')) throw lexer.expected(`'(' after '$'`);
    segments.push(parseExpression(lexer));
    if (!lexer.takeIf(')')) throw lexer.expected(`')' to close '$('`);
  }
  return { kind: 'path', segments, start, end: lexer.previousEnd };
}

/** OpenSegment := '{' Name '}' */
function parseOpenSegment(lexer: Lexer): OpenSegment {
  const { start } = lexer.take();
  if (!lexer.isFreeName()) throw lexer.expected(`the variable's name`);
  const name = lexer.take().text;
  if (!lexer.takeIf('}')) throw lexer.expected(`'}' behind the variable's name`);
  return { kind: 'open', name, start, end: lexer.previousEnd };
}

/** Pattern := '/' PatternSegment { '/' PatternSegment } */
export function parsePattern(lexer: Lexer): PatternSegment[] {
  const segments: PatternSegment[] = [];
  if (!lexer.is('/')) throw lexer.expected(`a path beginning with '/'`);
  while (lexer.takeIf('/')) segments.push(parsePatternSegment(lexer));
  return segments;
}

/** PatternSegment := text | '{' Name [ '=' ('*' | '**') ] '}' */
function parsePatternSegment(lexer: Lexer): PatternSegment {
  const text = lexer.takePathText();
  if (text !== null) return { kind: 'literal', ...text };
  const { start } = lexer.peek();
  if (!lexer.takeIf('{')) throw lexer.expected(`a path segment or '{' after '/'`);
  if (!lexer.isFreeName()) throw lexer.expected(`the wildcard's name`);
  const name = lexer.take().text;
  let kind: 'wildcard' | 'recursive' = 'wildcard';
  if (lexer.takeIf('=')) {
    if (lexer.takeIf('**')) kind = 'recursive';
    else if (!lexer.takeIf('*')) throw lexer.expected(`'**' after '='`);
  }
  if (!lexer.takeIf('}')) throw lexer.expected(`'}' to close the wildcard`);
  return { kind, name, start, end: lexer.previousEnd };
}
