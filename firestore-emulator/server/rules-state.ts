import type { ClauseCoverage, RulesIssue, Ruleset } from '../rules/types.ts';
import { compileRules } from '../rules/compile.ts';

/**
 * What decides now: a ruleset, nothing at all, or a file that does not compile, with what is wrong with
 * it.
 */
export type Rules = Ruleset | 'allow everything' | { readonly broken: readonly RulesIssue[] };

/**
 * The rules in force, project by project, and how they are replaced. Those of the start are for every
 * project that has got none of its own.
 */
export class RulesState {
  #first: Rules = 'allow everything';
  readonly #own = new Map<string, Rules>();

  of(project: string): Rules {
    return this.#own.get(project) ?? this.#first;
  }

  /** How often each clause of a project's rules was what; nothing where there are none. */
  coverage(project: string): readonly ClauseCoverage[] {
    const rules = this.of(project);
    return rules instanceof Object && 'coverage' in rules ? rules.coverage() : [];
  }

  /** Puts the start's rules in force, also those that do not compile. */
  begin(source: string): readonly RulesIssue[] {
    const { issues, rules } = compile(source);
    this.#first = rules;
    return issues;
  }

  /**
   * Puts a project's rules in force. What does not compile changes nothing, unless `evenBroken`: then it
   * is in force, as on the official emulator, and whoever asks is told what is wrong with it.
   */
  replace(project: string, source: string, evenBroken: boolean): readonly RulesIssue[] {
    const { issues, rules } = compile(source);
    if (evenBroken || !('broken' in rules)) this.#own.set(project, rules);
    return issues;
  }
}

function compile(source: string) {
  const { ruleset, issues } = compileRules(source);
  return { issues, rules: ruleset ?? { broken: issues } };
}

/** What is said of rules that do not compile, in the official emulator's words. */
export function describeErrors(issues: readonly RulesIssue[]): string {
  const lines = issues
    .filter(({ severity }) => severity === 'ERROR')
    .map(({ line, column, description }) => `L${line}:${column} ${description}`);
  return ['Error compiling rules:', ...lines].join('\n');
}
