import { Knowledge } from '../values/knowledge.ts';
import type { RulesConstraint, RulesListRequest } from '../types.ts';
import { isList } from '../values/values.ts';

/** A conjunction without `or`, `in` or `array-contains-any`. */
type Conjunction = readonly Extract<RulesConstraint, { kind: 'field' }>[];

/** Firestore itself refuses queries of more than 30 alternatives. */
const mostAlternatives = 100;

/**
 * What a query says about the documents it could return, one Knowledge of `resource.data` for each
 * way in which a document may satisfy it: `in` and OR are several ways, each of which the rules
 * have to allow. `name` is what is known of the document's full name. That documents without a field are in
 * no order by it is not made use of, as in the official emulator.
 *
 * Source: https://firebase.google.com/docs/firestore/security/rules-query
 */
export function knowledgeOf(
  query: RulesListRequest['query'],
): readonly { readonly data: Knowledge; readonly name: Knowledge }[] {
  const ways = waysOf(query.constraints) ?? [[]];
  return ways.map((conjunction) => {
    const data = new Knowledge();
    data.exists = true;
    data.type = 'map';
    const name = new Knowledge();
    const at = (field: readonly string[]) => {
      if (field.length === 1 && field[0] === '__name__') return name;
      return field.reduce((known, step) => known.field(step), data);
    };
    for (const constraint of conjunction) learn(at(constraint.field), constraint);
    return { data, name };
  });
}

/** Disjunctive normal form; null where it would be too long, of which nothing is concluded. */
function waysOf(constraints: readonly RulesConstraint[]): readonly Conjunction[] | null {
  let ways: readonly Conjunction[] = [[]];
  for (const constraint of constraints) {
    const alternatives = alternativesOf(constraint);
    if (alternatives === null) return null;
    ways = ways.flatMap((way) => alternatives.map((alternative) => [...way, ...alternative]));
    if (ways.length > mostAlternatives) return null;
  }
  return ways;
}

function alternativesOf(constraint: RulesConstraint): readonly Conjunction[] | null {
  if (constraint.kind === 'or') {
    const ways: Conjunction[] = [];
    for (const alternative of constraint.alternatives) {
      const inner = waysOf(alternative);
      if (inner === null) return null;
      ways.push(...inner);
    }
    return ways;
  }
  const { field, op, value } = constraint;
  if ((op === 'in' || op === 'array-contains-any') && isList(value)) {
    const single = op === 'in' ? '==' : 'array-contains';
    return value.map((item) => [{ kind: 'field', field, op: single, value: item }]);
  }
  return [[constraint]];
}

function learn(known: Knowledge, { op, value }: Conjunction[number]): void {
  switch (op) {
    case '==':
      known.learnEquals(value);
      break;
    case '!=':
      known.learnNotEquals(value);
      break;
    case 'not-in':
      if (isList(value)) for (const item of value) known.learnNotEquals(item);
      break;
    case 'array-contains':
      known.learnItem(value);
      break;
    case '<':
    case '<=':
    case '>':
    case '>=':
      known.learnBound(op, value);
      break;
    case 'in':
    case 'array-contains-any':
      break;
  }
}
