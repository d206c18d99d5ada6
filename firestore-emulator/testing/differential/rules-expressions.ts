/**
 * Random expressions of the rules language, each of a type or now and then of none that fits, over one
 * document. Left out is what the README's page of differences tells: `in` and `is` beside `==` without
 * parentheses, `bool()` of a text, `math.isInfinite()`, `bind()`.
 */
import type { Case } from '../../recorded/case.ts';
import { FIELDS, KINDS, REGEXES, SIMPLE, TYPES, type Draw, type Type } from './rules-words.ts';

/** A `get` of one document under one random condition. */
export function expressionCase(draw: Draw): Case {
  const bool = make(draw, 'bool', DEPTH);
  const condition = draw([
    bool,
    bool,
    `!(${bool})`,
    `(${bool}) is bool`,
    `(${bool}) ? true : true`,
  ]);
  return {
    rules: `match /a/{id} { allow get: if ${condition}; }`,
    documents: { 'a/x': FIELDS, 'a/y': { k: 1, s: 'y' } },
    as: 'ann',
    ask: { get: 'a/x' },
  };
}

/** An expression that is of this type mostly. */
function make(draw: Draw, wanted: Type, depth: number): string {
  const type = draw(RARELY) ? draw(TYPES) : wanted;
  if (depth <= 0) return draw(SIMPLE[type]);
  const inner = (of: Type) => make(draw, of, depth - 1 - draw([0, 0, 1]));
  const any = () => inner(draw(TYPES));
  const same = () => {
    const of = draw(TYPES);
    return [inner(of), inner(of)] as const;
  };
  const made = draw(COMPOUND[type])({ inner, any, same, draw });
  return depth === DEPTH || draw(OFTEN) ? made : draw(SIMPLE[type]);
}

const DEPTH = 4;
const RARELY = [true, ...Array.from({ length: 39 }, () => false)];
const OFTEN = [true, true, true, false];

interface Parts {
  readonly inner: (type: Type) => string;
  readonly any: () => string;
  /** Two of one type. */
  readonly same: () => readonly [string, string];
  readonly draw: Draw;
}

const call =
  (of: Type, ...methods: readonly string[]) =>
  ({ inner, draw }: Parts) =>
    `${inner(of)}.${draw(methods)}()`;

const binary =
  (type: Type, operators: readonly string[], other: Type = type) =>
  ({ inner, draw }: Parts) => {
    const text = `${inner(type)} ${draw(operators)} ${inner(other)}`;
    // Beside `in` and `is` what binds tighter is one of the differences that the README tells.
    return operators.includes('==') || draw(OFTEN) ? `(${text})` : text;
  };

const chosen =
  (type: Type) =>
  ({ inner }: Parts) =>
    `(${inner('bool')} ? ${inner(type)} : ${inner(type)})`;

const got =
  (type: Type) =>
  ({ inner, draw }: Parts) =>
    `${inner('map')}.get(${draw(["'k'", "'x'", "['m', 'k']", "['x', 'y']"])}, ${inner(type)})`;

const COMPOUND: Readonly<Record<Type, readonly ((parts: Parts) => string)[]>> = {
  int: [
    binary('int', ['+', '-', '*', '/', '%']),
    ({ inner }) => `(-${inner('int')})`,
    ({ inner, draw }) => `${inner(draw(['string', 'list', 'map', 'set', 'bytes']))}.size()`,
    ({ inner, draw }) => `int(${inner(draw(['string', 'float', 'int']))})`,
    ({ inner }) => `math.abs(${inner('int')})`,
    ({ inner }) => `math.round(${inner('float')})`,
    call(
      'time',
      'year',
      'month',
      'day',
      'hours',
      'minutes',
      'seconds',
      'nanos',
      'dayOfWeek',
      'dayOfYear',
      'toMillis',
    ),
    call('duration', 'seconds', 'nanos'),
    ({ inner }) => `${inner('list')}[${inner('int')}]`,
    got('int'),
    chosen('int'),
  ],
  float: [
    binary('float', ['+', '-', '*', '/', '%']),
    binary('float', ['+', '-', '*', '/', '%'], 'int'),
    binary('int', ['+', '-', '*', '/'], 'float'),
    ({ inner, draw }) => `float(${inner(draw(['string', 'int', 'float']))})`,
    ({ inner, draw }) =>
      `math.${draw(['ceil', 'floor', 'abs', 'sqrt'])}(${inner(draw(['float', 'int']))})`,
    ({ inner }) => `math.pow(${inner('float')}, ${inner('int')})`,
    call('place', 'latitude', 'longitude'),
    ({ inner }) => `${inner('place')}.distance(${inner('place')})`,
    chosen('float'),
  ],
  string: [
    binary('string', ['+']),
    call('string', 'lower', 'upper', 'trim'),
    ({ inner, draw }) =>
      `${inner('string')}.replace(${draw(REGEXES)}, ${draw(["'-'", "''", "'$0'", "'b'"])})`,
    ({ inner, draw }) =>
      `string(${inner(draw(['int', 'float', 'bool', 'string', 'null', 'path']))})`,
    ({ inner, draw }) => `${inner('list')}.join(${draw(["','", "''"])})`,
    ({ inner }) => `${inner('string')}[${inner('int')}]`,
    ({ inner }) => `${inner('string')}[${inner('int')}:${inner('int')}]`,
    call('bytes', 'toHexString', 'toBase64'),
    ({ inner, draw }) => `${inner('map')}[${draw(["'j'", "'x'"])}]`,
    got('string'),
    chosen('string'),
  ],
  bool: [
    ({ same, draw }) => {
      const [a, b] = same();
      return `(${a} ${draw(['==', '!='])} ${b})`;
    },
    ({ same, draw }) => {
      const [a, b] = same();
      return `(${a} ${draw(['<', '<=', '>', '>='])} ${b})`;
    },
    binary('int', ['==', '!=', '<', '<=', '>', '>=']),
    binary('int', ['==', '!=', '<', '<=', '>', '>='], 'float'),
    binary('string', ['==', '!=', '<', '<=', '>', '>=']),
    binary('time', ['==', '<', '>=']),
    ({ any, inner }) => `(${any()} in ${inner('list')})`,
    ({ inner, draw }) =>
      `(${inner(draw(['string', 'int']))} in ${inner(draw(['map', 'set', 'list']))})`,
    ({ any, draw }) => `(${any()} is ${draw(KINDS)})`,
    binary('bool', ['&&', '||']),
    binary('bool', ['&&', '||']),
    ({ inner }) => `!${inner('bool')}`,
    ({ inner, draw }) => `${inner('string')}.matches(${draw(REGEXES)})`,
    ({ inner, draw }) =>
      `${inner('list')}.${draw(['hasAny', 'hasAll', 'hasOnly'])}(${inner('list')})`,
    ({ inner, draw }) =>
      `${inner('set')}.${draw(['hasAny', 'hasAll', 'hasOnly'])}(${inner(draw(['set', 'list']))})`,
    ({ inner, draw }) =>
      `exists(/databases/$(database)/documents/${draw(['a', 'b'])}/$(${inner('string')}))`,
    ({ inner, draw }) =>
      `get(/databases/$(database)/documents/a/$(${inner('string')})).data.${draw(['k == 1', "s == 'y'", 'i == 7'])}`,
    ({ inner }) => `math.isNaN(${inner('float')})`,
    got('bool'),
    chosen('bool'),
  ],
  list: [
    ({ any, draw }) => `[${Array.from({ length: draw([0, 1, 2, 3]) }, any).join(', ')}]`,
    ({ inner, draw }) => `${inner('list')}.${draw(['concat', 'removeAll'])}(${inner('list')})`,
    ({ inner, draw }) => `${inner('string')}.split(${draw(REGEXES)})`,
    call('map', 'keys', 'values'),
    ({ inner }) => `${inner('list')}[${inner('int')}:${inner('int')}]`,
    chosen('list'),
  ],
  set: [
    call('list', 'toSet'),
    ({ inner, draw }) =>
      `${inner('set')}.${draw(['union', 'intersection', 'difference'])}(${inner('set')})`,
    ({ inner, draw }) =>
      `${inner('map')}.diff(${inner('map')}).${draw(['added', 'removed', 'changed', 'unchanged', 'affected'])}Keys()`,
  ],
  map: [
    ({ any, draw }) =>
      `{${draw([["'k'"], ["'k'", "'j'"], ["'x'", "'k'", "'m'"]])
        .map((key) => `${key}: ${any()}`)
        .join(', ')}}`,
    got('map'),
    chosen('map'),
  ],
  path: [
    ({ inner }) => `/a/$(${inner('string')})`,
    ({ inner }) => `path(${inner('string')})`,
    ({ inner }) => `/databases/$(database)/documents/a/$(${inner('string')})`,
  ],
  time: [
    ({ inner, draw }) => `(${inner('time')} ${draw(['+', '-'])} ${inner('duration')})`,
    call('time', 'date'),
    ({ inner }) => `timestamp.value(${inner('int')})`,
    ({ inner }) => `timestamp.date(2023, ${inner('int')}, ${inner('int')})`,
    chosen('time'),
  ],
  duration: [
    binary('time', ['-']),
    binary('duration', ['+', '-']),
    call('time', 'time'),
    ({ inner }) => `duration.abs(${inner('duration')})`,
    ({ inner, draw }) =>
      `duration.value(${inner('int')}, ${draw(["'w'", "'d'", "'h'", "'m'", "'s'", "'ms'", "'ns'", "'x'"])})`,
    ({ inner }) => `duration.time(${inner('int')}, 0, ${inner('int')}, 5)`,
  ],
  bytes: [
    call('string', 'toUtf8'),
    ({ inner, draw }) =>
      `hashing.${draw(['md5', 'sha256', 'crc32', 'crc32c'])}(${inner(draw(['string', 'bytes']))})`,
  ],
  place: [({ inner, draw }) => `latlng.value(${inner(draw(['float', 'int']))}, ${inner('float')})`],
  null: [({ inner }) => `(${inner('bool')} ? null : ${inner('int')})`],
};
