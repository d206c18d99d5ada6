import type { ClauseCoverage, RulesIssue, Ruleset } from '../rules/types.ts';
import { compileRules } from '../rules/compile.ts';

/** What decides now: a ruleset, or one answer for everybody. */
export type Rules = Ruleset | 'allow everything' | 'deny everything';

/** The rules in force, and how they are replaced. */
export class RulesState {
  #rules: Rules = 'allow everything';

  get rules(): Rules {
    return this.#rules;
  }

  /** How often each clause of the rules in force was what; nothing where there are no rules. */
  coverage(): readonly ClauseCoverage[] {
    return typeof this.#rules === 'string' ? [] : this.#rules.coverage();
  }

  /**
   * Puts these rules in force if they compile. If not, the ones in force stay, as on the official
   * emulator; where there were none yet, everything is denied until the source is repaired.
   */
  replace(source: string): readonly RulesIssue[] {
    const { ruleset, issues } = compileRules(source);
    if (ruleset) this.#rules = ruleset;
    else if (this.#rules === 'allow everything') this.#rules = 'deny everything';
    return issues;
  }
}
