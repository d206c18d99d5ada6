import type {
  BinaryOperator,
  Expression,
  Span,
} from '@confdesk/firestore-emulator/rules/parse/ast';
import { dropEach, replace, type Edit } from './edit.ts';
import { regexEdits } from './regex-edits.ts';

/** What each comparison is confused with most easily. */
const confusions: Partial<Readonly<Record<BinaryOperator, BinaryOperator>>> = {
  '==': '!=',
  '!=': '==',
  '<': '<=',
  '<=': '<',
  '>': '>=',
  '>=': '>',
};

/** What a sum or a difference of times and numbers is confused with. */
const arithmetic: Partial<Readonly<Record<BinaryOperator, BinaryOperator>>> = {
  '+': '-',
  '-': '+',
};

/** For the unit of `duration.value(1, 'm')`, those beside it. */
const units = ['w', 'd', 'h', 'm', 's', 'ms', 'ns'];

/**
 * What is added to a list: what the rules must keep out there. By the function, method or operator
 * whose list it is (`hasOnly`), or by that in one place (`isDeletion: hasOnly`), which goes before.
 */
export type Intruders = Readonly<Record<string, readonly string[]>>;

/** Whether the expression can only be true or false, or an error. */
export function isTruth(node: Expression): boolean {
  if (node.kind === 'binary') return node.operator === 'in' || node.operator in confusions;
  return node.kind === 'and' || node.kind === 'or' || node.kind === 'not' || node.kind === 'is';
}

/** The changes to one expression and everything inside it. */
export class ExpressionEdits {
  constructor(
    readonly text: string,
    readonly intruders: Intruders,
    /** The function or `allow` that the expressions stand in. */
    readonly place: string,
  ) {}

  /** @param isCondition  whether its value decides, so that its opposite is worth a try */
  *of(node: Expression, isCondition: boolean): Generator<Edit> {
    switch (node.kind) {
      case 'and':
      case 'or': {
        const row = operands(node);
        yield* dropEach(this.text, row);
        for (const operand of row) yield* this.of(operand, true);
        return;
      }
      case 'not':
        yield replace(this.text, node, this.#inParentheses(node.operand));
        yield* this.of(node.operand, false);
        return;
      case 'binary':
        yield* this.#binary(node);
        return;
      case 'is':
        yield this.#negated(node);
        yield* this.of(node.operand, false);
        return;
      case 'call':
        if (isCondition) yield this.#negated(node);
        yield* this.#call(node);
        return;
      case 'variable':
      case 'member':
      case 'index':
        if (isCondition) yield this.#negated(node);
        return;
      case 'conditional':
        for (const arm of [node.whenTrue, node.whenFalse]) {
          yield replace(this.text, node, this.#inParentheses(arm));
        }
        yield* this.of(node.test, true);
        yield* this.of(node.whenTrue, isCondition);
        yield* this.of(node.whenFalse, isCondition);
        return;
      case 'list':
        yield* dropEach(this.text, node.items);
        for (const item of node.items) yield* this.of(item, false);
        return;
      case 'literal':
        yield* this.#literal(node, node.value);
        return;
      case 'range':
      case 'negate':
      case 'map':
      case 'path':
        return;
    }
  }

  *#binary(node: Extract<Expression, { kind: 'binary' }>): Generator<Edit> {
    const { operator, left, right } = node;
    const confused = confusions[operator] ?? arithmetic[operator];
    if (confused !== undefined) {
      // Only the operator: the span of the whole may have parentheses around it.
      const { change } = replace(
        this.text,
        { start: left.start, end: right.end },
        `${this.#source(left)} ${confused} ${this.#source(right)}`,
      );
      yield { start: left.end, end: right.start, replacement: ` ${confused} `, change };
    }
    // With == and != the other of the two is the negation already.
    if (operator !== '==' && operator !== '!=' && isTruth(node)) yield this.#negated(node);
    if (operator === 'in' && right.kind === 'list') yield* this.#intruding('in', right);
    yield* this.of(left, false);
    yield* this.of(right, false);
  }

  *#call(node: Extract<Expression, { kind: 'call' }>): Generator<Edit> {
    if (node.object) yield* this.of(node.object, false);
    const [first, second] = node.args;
    if (node.object && node.name === 'get' && first && second) {
      // What it says where the field is missing.
      yield replace(this.text, node, `${this.#source(node.object)}[${this.#source(first)}]`);
    }
    if (node.name === 'value' && second?.kind === 'literal') yield* this.#otherUnits(second);
    for (const argument of node.args) {
      if (argument.kind === 'list') yield* this.#intruding(node.name, argument);
      if (node.name === 'matches' && argument.kind === 'literal') {
        yield* regexEdits(this.text, argument);
      } else {
        yield* this.of(argument, false);
      }
    }
  }

  *#intruding(name: string, list: Extract<Expression, { kind: 'list' }>): Generator<Edit> {
    const known = list.items.map((item) => (item.kind === 'literal' ? item.value : undefined));
    for (const intruder of this.intruders[`${this.place}: ${name}`] ?? this.intruders[name] ?? []) {
      if (known.includes(intruder)) continue;
      const at = list.start + 1;
      const change = `\`'${intruder}'\` added to the list of \`${name}\``;
      yield { start: at, end: at, replacement: `'${intruder}', `, change };
    }
  }

  *#otherUnits(literal: Extract<Expression, { kind: 'literal' }>): Generator<Edit> {
    const at = units.findIndex((unit) => unit === literal.value);
    if (at < 0) return;
    for (const other of [units[at - 1], units[at + 1]]) {
      if (other !== undefined) yield replace(this.text, literal, `'${other}'`);
    }
  }

  *#literal(span: Span, value: unknown): Generator<Edit> {
    if (typeof value === 'boolean') yield replace(this.text, span, String(!value));
    if (typeof value === 'bigint') {
      for (const step of [-1n, 1n]) yield replace(this.text, span, String(value + step));
    }
  }

  #negated(node: Expression): Edit {
    return replace(this.text, node, `!${this.#inParentheses(node)}`);
  }

  #inParentheses(node: Expression): string {
    return `(${this.#source(node)})`;
  }

  #source({ start, end }: Span): string {
    return this.text.slice(start, end);
  }
}

/** `a && b && c` is a row of three; what stands in parentheses is a row of its own. */
function operands(node: Extract<Expression, { kind: 'and' | 'or' }>): readonly Expression[] {
  const { kind, left, right } = node;
  // The span of a parenthesised expression begins before its first operand.
  const isSameRow = left.kind === kind && left.start === left.left.start;
  return isSameRow ? [...operands(left), right] : [left, right];
}
