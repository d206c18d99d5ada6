import type { CompiledAllow } from '../evaluate/compile-match.ts';
import type { Coverage } from '../evaluate/coverage.ts';
import { knowledgeOf } from './list-constraints.ts';
import { fullPath, requestOf, resourceOf, rootSegments } from '../values/documents.ts';
import { Knowledge } from '../values/knowledge.ts';
import { Failure, Unknown, typeFailure, type Outcome } from '../values/outcome.ts';
import { anyId, matchGroup, matchPlace } from './path-pattern.ts';
import { Run } from '../evaluate/evaluation.ts';
import type { Source } from '../parse/source.ts';
import type { Decision, RulesListRequest, RulesRequest, TriedAllow } from '../types.ts';
import { asPath, typeOf, type RulesPath, type ValueMap } from '../values/values.ts';

export interface CompiledRules {
  readonly source: Source;
  readonly version: 1 | 2;
  readonly allows: readonly CompiledAllow[];
  readonly coverage: Coverage;
}

type Match = (allow: CompiledAllow) => readonly Outcome[] | null;

/** Decides a request about one document: allowed as soon as one `allow` for its path holds. */
export function decide(rules: CompiledRules, request: RulesRequest): Decision {
  const place = fullPath(request.path).segments;
  const resource = request.resource === null ? null : resourceOf(request.resource);
  const run = new Run(requestOf(request), resource, request, rules.coverage);
  return tryAllows(rules, request.method, run, ({ pattern }) =>
    matchPlace(pattern, place, rules.version),
  );
}

/**
 * Decides a query without looking at documents, other than at one that it asks for by its id: each of the
 * ways in which a document may satisfy it has to be allowed. `tried` is of the way that was denied, if one
 * was.
 */
export function decideList(rules: CompiledRules, request: RulesListRequest): Decision {
  let decision: Decision = { allowed: false, tried: [] };
  for (const { data, name } of knowledgeOf(request.query)) {
    const path = name.equals === undefined ? null : asPath(name.equals);
    const resource =
      path === null ? unknownResource(data, name) : namedResource(path, request.read);
    const members = requestOf(path === null ? request : { ...request, path: relative(path) });
    const run = new Run(members, resource, request, rules.coverage);
    decision = tryAllows(rules, 'list', run, listMatch(rules, request, path));
    if (!decision.allowed) return decision;
  }
  return decision;
}

function listMatch(rules: CompiledRules, request: RulesListRequest, only: RulesPath | null): Match {
  if (only !== null) return ({ pattern }) => matchPlace(pattern, only.segments, rules.version);
  const { segments } = fullPath(request.path);
  if (!request.query.allDescendants) {
    return ({ pattern }) => matchPlace(pattern, [...segments, anyId], rules.version);
  }
  const parent = segments.slice(0, -1);
  const collection = segments.at(-1) ?? '';
  // Collection groups came with version 2 and need it.
  return ({ pattern }) => (rules.version === 1 ? null : matchGroup(pattern, parent, collection));
}

/** `resource` of a list: a document whose fields are known as far as the query fixes them. */
function unknownResource(data: Knowledge, name: Knowledge): Unknown {
  const resource = new Knowledge();
  resource.exists = true;
  resource.type = 'map';
  resource.fields.set('data', data);
  resource.fields.set('__name__', name);
  return new Unknown('resource', resource);
}

/** `resource` of a list: the document of this name, whatever else the query says. */
function namedResource(path: RulesPath, read: RulesListRequest['read']): ValueMap | Failure {
  const document = read(relative(path));
  return document === null ? new Failure('There is no such document.') : resourceOf(document);
}

function relative(path: RulesPath): string {
  return path.segments.slice(rootSegments.length).join('/');
}

function tryAllows(
  rules: CompiledRules,
  method: RulesRequest['method'],
  run: Run,
  match: Match,
): Decision {
  const tried: TriedAllow[] = [];
  for (const allow of rules.allows) {
    if (!allow.methods.has(method)) continue;
    const wildcards = match(allow);
    if (wildcards === null) continue;
    run.wildcards = wildcards;
    run.falseAt = null;
    const outcome = allow.evaluate(run);
    tried.push({
      ...rules.source.position(allow.start),
      match: matchText(allow),
      ...describe(rules.source, allow, run, outcome),
    });
    if (outcome === true) return { allowed: true, tried };
    if (outcome instanceof Failure && outcome.isFatal) break;
  }
  return { allowed: false, tried };
}

/** The pattern without what all patterns begin with. */
function matchText({ match }: CompiledAllow): string {
  return match.replace(/^\/databases\/[^/]+\/documents(?=\/)/, '');
}

function describe(
  source: Source,
  allow: CompiledAllow,
  run: Run,
  outcome: Outcome,
): Pick<TriedAllow, 'outcome' | 'reason'> {
  const place = (offset: number | null) => source.place(offset ?? allow.condition.start);
  if (outcome === true) return { outcome: 'true' };
  if (outcome === false) {
    const { start, end } = run.falseAt ?? allow.condition;
    return { outcome: 'false', reason: `${place(start)}: ${quote(source, start, end)} is false.` };
  }
  if (outcome instanceof Unknown) {
    const reason = `${place(outcome.at)}: the query does not fix ${outcome.subject}.`;
    return { outcome: 'undecidable', reason };
  }
  const failure = outcome instanceof Failure ? outcome : typeFailure([typeOf(outcome)], 'bool');
  return { outcome: 'error', reason: `${place(failure.at)}: ${failure.message}` };
}

const longestQuote = 80;

/** A piece of the rules file on one line. It is the file's own text, never data. */
function quote(source: Source, start: number, end: number): string {
  const text = source.text.slice(start, end).replace(/\s+/g, ' ');
  return `\`${text.length > longestQuote ? `${text.slice(0, longestQuote)}…` : text}\``;
}
