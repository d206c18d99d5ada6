import type { Filter, Query } from '../engine/values/types.ts';
import type { RulesConstraint, RulesListRequest } from '../rules/types.ts';

/** What a query's own conditions say about every document it can return, for the rules. */
export function describeQuery(query: Query): RulesListRequest['query'] {
  return {
    allDescendants: query.allDescendants,
    constraints: query.where ? constraintsOf(query.where) : [],
    limit: query.limit ?? null,
    offset: query.offset ?? null,
    orderBy: query.orderBy,
  };
}

function constraintsOf(filter: Filter): readonly RulesConstraint[] {
  switch (filter.kind) {
    case 'and':
      return filter.filters.flatMap(constraintsOf);
    case 'or':
      return [{ kind: 'or', alternatives: filter.filters.map(constraintsOf) }];
    case 'field':
      return [filter];
    case 'unary': {
      const value = filter.op === 'isNull' || filter.op === 'isNotNull' ? null : NaN;
      const op = filter.op === 'isNull' || filter.op === 'isNaN' ? '==' : '!=';
      return [{ kind: 'field', field: filter.field, op, value }];
    }
  }
}
