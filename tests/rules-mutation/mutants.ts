import type {
  AllowStatement,
  FunctionDeclaration,
  MatchBlock,
  PatternSegment,
} from '@confdesk/firestore-emulator/rules/parse/ast';
import { compileRules } from '@confdesk/firestore-emulator/rules/compile';
import { parseRules } from '@confdesk/firestore-emulator/rules/parse/parser';
import { applyEdit, type Edit } from './edit.ts';
import { ExpressionEdits, isTruth, type Intruders } from './expression-edits.ts';

/** A rules file that differs from the real one in one clause. */
export interface Mutant {
  /** Where and what, in words that stay the same when lines move. No two mutants share it. */
  readonly id: string;
  /** The function or `allow` that is changed. */
  readonly place: string;
  /** Offset into the original, where the change begins. */
  readonly at: number;
  /** The whole file. */
  readonly rules: string;
}

/**
 * Every mutant of a rules file that compiles, in the order of the file:
 *
 * - an `allow` is left out, always holds, or loses one of its methods;
 * - a function always holds;
 * - an operand of && or || is left out; a comparison, a call or a name that decides is negated;
 *   a comparison is confused with its neighbour (== and !=, < and <=, > and >=), + with -;
 * - `a ? b : c` is b, or c; `get` with a default has none; a duration has the unit beside its own;
 * - a list loses a member, or gains one of the intruders; a number is one less or one more, a
 *   boolean the other one; and what regexEdits does with the expressions of `matches`.
 *
 * They are made from the syntax tree, so comments and names are never mistaken for rules. Throws
 * SourceFault if the file itself does not parse.
 */
export function mutantsOf(rules: string, intruders: Intruders = {}): Mutant[] {
  const known = new Set([rules]);
  const uses = new Map<string, number>();
  const mutants: Mutant[] = [];
  for (const { place, edit } of editsOf(rules, intruders)) {
    const mutated = applyEdit(rules, edit);
    if (known.has(mutated) || compileRules(mutated).ruleset === null) continue;
    known.add(mutated);
    const name = `${place}: ${edit.change}`;
    const use = (uses.get(name) ?? 0) + 1;
    uses.set(name, use);
    mutants.push({
      id: use === 1 ? name : `${name} (${use})`,
      place,
      at: edit.start,
      rules: mutated,
    });
  }
  return mutants;
}

interface PlacedEdit {
  readonly place: string;
  readonly edit: Edit;
}

function* editsOf(rules: string, intruders: Intruders): Generator<PlacedEdit> {
  const file = parseRules(rules);
  const inside: Inside = (place) => new ExpressionEdits(rules, intruders, place);
  for (const declaration of file.functions) yield* functionEdits(declaration, inside);
  for (const block of file.matches) yield* matchEdits(block, '', inside);
}

/** The edits of the expressions in one place. */
type Inside = (place: string) => ExpressionEdits;

function* matchEdits(block: MatchBlock, above: string, inside: Inside): Generator<PlacedEdit> {
  const path = above + block.pattern.map((segment) => `/${patternText(segment)}`).join('');
  for (const declaration of block.functions) yield* functionEdits(declaration, inside);
  for (const allow of block.allows) {
    const place = `${path} allow ${allow.methods.join(', ')}`;
    for (const edit of allowEdits(allow, inside(place))) yield { place, edit };
  }
  for (const inner of block.matches) yield* matchEdits(inner, path, inside);
}

function* functionEdits(declaration: FunctionDeclaration, inside: Inside): Generator<PlacedEdit> {
  const { name: place, bindings, result } = declaration;
  const edits = inside(place);
  for (const { value } of bindings) {
    for (const edit of edits.of(value, false)) yield { place, edit };
  }
  if (isTruth(result)) yield { place, edit: alwaysHolds(result) };
  for (const edit of edits.of(result, isTruth(result) || result.kind === 'call')) {
    yield { place, edit };
  }
}

function* allowEdits(allow: AllowStatement, inside: ExpressionEdits): Generator<Edit> {
  const { start, end, methods, condition } = allow;
  // It never holds, which is as good as leaving it out: a match with nothing in it does not compile.
  const never = `allow ${methods.join(', ')}: if false;`;
  // Of one that always holds, the edits of its condition say the same.
  if (condition?.kind !== 'literal') yield { start, end, replacement: never, change: 'left out' };
  const head = { start, end: condition?.start ?? end };
  for (const left of methods.length < 2 ? [] : methods) {
    const others = methods.filter((method) => method !== left).join(', ');
    const replacement = condition ? `allow ${others}: if ` : `allow ${others};`;
    yield { ...head, replacement, change: `without ${left}` };
  }
  if (condition === null) return;
  yield alwaysHolds(condition);
  yield* inside.of(condition, true);
}

function alwaysHolds({ start, end }: { start: number; end: number }): Edit {
  return { start, end, replacement: 'true', change: 'always holds' };
}

function patternText(segment: PatternSegment): string {
  if (segment.kind === 'literal') return segment.text;
  return segment.kind === 'wildcard' ? `{${segment.name}}` : `{${segment.name}=**}`;
}
