import type { Decision, RulesListRequest, RulesRequest } from './types.ts';

/**
 * Says, for the log, what was denied and which `allow` lines were tried, one a line, each with why
 * it did not hold. Never has a field's value in it: names, places in the rules file and types only.
 *
 *     Denied: update accounts/a1/conferences/c1, signed in.
 *       line 12, match /accounts/{a}/conferences/{c}: error at 31:14: Property role is undefined on object.
 */
export function explainDenial(
  decision: Decision,
  request: RulesRequest | RulesListRequest,
): string {
  const group = 'query' in request && request.query.allDescendants;
  const target = `${group ? 'collection group ' : ''}${request.path}`;
  const caller = request.auth === null ? 'not signed in' : 'signed in';
  const head = `Denied: ${request.method} ${target}, ${caller}.`;
  if (decision.tried.length === 0) {
    return `${head}\n  No match has an allow for ${request.method} here.`;
  }
  const lines = decision.tried.map(({ line, match, outcome, reason }) => {
    const why = reason === undefined ? '' : ` at ${reason}`;
    return `  line ${line}, match ${match}: ${outcome}${why}`;
  });
  return [head, ...lines].join('\n');
}
