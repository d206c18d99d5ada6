import { refuseComplexity } from './complexity.ts';
import { parsePathLiteral } from './parser-path.ts';
import type { BinaryOperator, Expression, TypeName } from './ast.ts';
import type { Lexer } from './lexer.ts';

const typeNames = new Set<string>([
  'bool',
  'bytes',
  'constraint',
  'duration',
  'float',
  'int',
  'latlng',
  'list',
  'map',
  'map_diff',
  'number',
  'path',
  'set',
  'string',
  'timestamp',
  'vector',
] satisfies TypeName[]);

function isTypeName(text: string): text is TypeName {
  return typeNames.has(text);
}

/**
 * Expression := Conditional
 *
 * The order of precedence is that of the reference, from loose to tight:
 * `?:`, `||`, `&&`, `== !=`, `in is`, `< <= > >=`, `+ -`, `* / %`, `! -`, `a[i] a() a.f`.
 * Source: https://firebase.google.com/docs/firestore/security/rules-conditions and the operator
 * table of https://firebase.google.com/docs/rules/rules-language
 */
function parseExpression(lexer: Lexer): Expression {
  return parseConditional(lexer);
}

/** An expression that is not part of another. Throws SourceFault also where it is too complex. */
export function parseBounded(lexer: Lexer): Expression {
  const expression = parseExpression(lexer);
  refuseComplexity(expression);
  return expression;
}

/** Conditional := Or [ '?' Expression ':' Expression ] */
function parseConditional(lexer: Lexer): Expression {
  const test = parseOr(lexer);
  if (!lexer.takeIf('?')) return test;
  const whenTrue = parseExpression(lexer);
  if (!lexer.takeIf(':')) throw lexer.expected(`':' and the value for when the test is false`);
  const whenFalse = parseExpression(lexer);
  const { start } = test;
  return { kind: 'conditional', test, whenTrue, whenFalse, start, end: whenFalse.end };
}

/** Or := And { '||' And } */
function parseOr(lexer: Lexer): Expression {
  let left = parseAnd(lexer);
  while (lexer.takeIf('||')) {
    const right = parseAnd(lexer);
    left = { kind: 'or', left, right, start: left.start, end: right.end };
  }
  return left;
}

/** And := Equality { '&&' Equality } */
function parseAnd(lexer: Lexer): Expression {
  let left = parseEquality(lexer);
  while (lexer.takeIf('&&')) {
    const right = parseEquality(lexer);
    left = { kind: 'and', left, right, start: left.start, end: right.end };
  }
  return left;
}

/** Equality := Membership { ('==' | '!=') Membership } */
function parseEquality(lexer: Lexer): Expression {
  return parseBinary(lexer, ['==', '!='], parseMembership);
}

/** Membership := Relation { 'in' Relation | 'is' TypeName } */
function parseMembership(lexer: Lexer): Expression {
  let left = parseRelation(lexer);
  for (;;) {
    if (lexer.isWord('in')) {
      lexer.take();
      const right = parseRelation(lexer);
      left = { kind: 'binary', operator: 'in', left, right, start: left.start, end: right.end };
    } else if (lexer.isWord('is')) {
      lexer.take();
      const type = lexer.peek().text;
      if (!isTypeName(type)) throw lexer.expected(`a type name (${[...typeNames].join(', ')})`);
      lexer.take();
      left = { kind: 'is', operand: left, type, start: left.start, end: lexer.previousEnd };
    } else {
      return left;
    }
  }
}

/** Relation := Sum { ('<' | '<=' | '>' | '>=') Sum } */
function parseRelation(lexer: Lexer): Expression {
  return parseBinary(lexer, ['<', '<=', '>', '>='], parseSum);
}

/** Sum := Product { ('+' | '-') Product } */
function parseSum(lexer: Lexer): Expression {
  return parseBinary(lexer, ['+', '-'], parseProduct);
}

/** Product := Unary { ('*' | '/' | '%') Unary } */
function parseProduct(lexer: Lexer): Expression {
  return parseBinary(lexer, ['*', '/', '%'], parseUnary);
}

/** Left-associative: Operand { operator Operand } */
function parseBinary(
  lexer: Lexer,
  operators: readonly BinaryOperator[],
  parseOperand: (lexer: Lexer) => Expression,
): Expression {
  let left = parseOperand(lexer);
  for (;;) {
    const operator = operators.find((symbol) => lexer.is(symbol));
    if (operator === undefined) return left;
    // The official emulator reads a path, behind which it finds no operator.
    if (operator === '/' && lexer.isTextSegmentNext()) {
      throw lexer.expected(`an operator, or '/' with a space behind it`);
    }
    lexer.take();
    const right = parseOperand(lexer);
    left = { kind: 'binary', operator, left, right, start: left.start, end: right.end };
  }
}

/** Unary := '!' Unary | [ '-' ] Postfix */
function parseUnary(lexer: Lexer): Expression {
  const { start } = lexer.peek();
  const isNot = lexer.is('!');
  if (!isNot && !lexer.is('-')) return parsePostfix(lexer);
  lexer.take();
  const operand = isNot ? parseUnary(lexer) : parsePostfix(lexer);
  return { kind: isNot ? 'not' : 'negate', operand, start, end: operand.end };
}

/** Postfix := Primary { '.' Name [ Arguments ] | '[' Expression [ ':' Expression ] ']' } */
function parsePostfix(lexer: Lexer): Expression {
  let object = parsePrimary(lexer);
  for (;;) {
    const { start } = object;
    if (lexer.takeIf('.')) {
      const token = lexer.peek();
      // `null`, `true` and `false` are names here: a map may have such a key.
      if (!/^(?!rules_version$)(?:[A-Za-z_]|\$.)/.test(token.text))
        throw lexer.expected(`a field or method name after '.'`);
      const isFree = lexer.isFreeName();
      const name = lexer.take().text;
      if (lexer.is('(')) {
        if (!isFree) throw lexer.expected(`an operator, for no method is called '${name}'`);
        const args = parseArguments(lexer);
        object = { kind: 'call', object, name, args, start, end: lexer.previousEnd };
      } else {
        object = { kind: 'member', object, name, start, end: lexer.previousEnd };
      }
    } else if (lexer.takeIf('[')) {
      const index = parseExpression(lexer);
      if (lexer.takeIf(':')) {
        const to = parseExpression(lexer);
        if (!lexer.takeIf(']')) throw lexer.expected(`']' after the range`);
        object = { kind: 'range', object, from: index, to, start, end: lexer.previousEnd };
      } else {
        if (!lexer.takeIf(']')) throw lexer.expected(`']' after the index`);
        object = { kind: 'index', object, index, start, end: lexer.previousEnd };
      }
    } else {
      return object;
    }
  }
}

/** Arguments := '(' [ Expression { ',' Expression } ] ')' */
function parseArguments(lexer: Lexer): Expression[] {
  lexer.take();
  return parseItems(lexer, ')', `',' or ')' after the argument`, parseExpression);
}

/** Primary := Literal | Name [ Arguments ] | '(' Expression ')' | List | Map | Path */
function parsePrimary(lexer: Lexer): Expression {
  const token = lexer.peek();
  const { start } = token;
  if (token.kind === 'literal') {
    lexer.take();
    return { kind: 'literal', value: token.value, start, end: token.end };
  }
  if (token.kind === 'name') {
    if (!lexer.isFreeName()) throw lexer.expected('an expression');
    lexer.take();
    const name = token.text;
    if (!lexer.is('(')) return { kind: 'variable', name, start, end: token.end };
    const args = parseArguments(lexer);
    return { kind: 'call', object: null, name, args, start, end: lexer.previousEnd };
  }
  if (lexer.takeIf('(')) {
    const inner = parseExpression(lexer);
    if (!lexer.takeIf(')')) throw lexer.expected(`')' to close the parenthesis`);
    // With its parentheses, so that the span of whatever it is part of is balanced.
    const parentheses = (inner.parentheses ?? 0) + 1;
    return { ...inner, start, end: lexer.previousEnd, parentheses };
  }
  if (lexer.takeIf('[')) {
    const items = parseItems(lexer, ']', `',' or ']' after the list item`, parseExpression);
    return { kind: 'list', items, start, end: lexer.previousEnd };
  }
  if (lexer.takeIf('{')) {
    const entries = parseItems(lexer, '}', `',' or '}' after the map entry`, parseEntry);
    return { kind: 'map', entries, start, end: lexer.previousEnd };
  }
  if (lexer.is('/')) return parsePathLiteral(lexer, parseExpression);
  throw lexer.expected('an expression');
}

/** Entry := Expression ':' Expression */
function parseEntry(lexer: Lexer): { key: Expression; value: Expression } {
  const key = parseExpression(lexer);
  if (!lexer.takeIf(':')) throw lexer.expected(`':' after the map key`);
  return { key, value: parseExpression(lexer) };
}

/** Items := [ Item { ',' Item } [ ',' ] ] close */
function parseItems<Item>(
  lexer: Lexer,
  close: string,
  wanted: string,
  parseItem: (lexer: Lexer) => Item,
): Item[] {
  const items: Item[] = [];
  while (!lexer.takeIf(close)) {
    items.push(parseItem(lexer));
    if (!lexer.takeIf(',') && !lexer.is(close)) throw lexer.expected(wanted);
  }
  return items;
}
