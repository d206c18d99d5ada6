import type { RulesIssue } from '../rules/types.ts';

/** One line an issue, in the form that editors make clickable. */
export function logIssues(
  issues: readonly RulesIssue[],
  file: string,
  log: (line: string) => void,
): void {
  for (const { severity, description, line, column } of issues) {
    log(`rules.${severity.toLowerCase()} ${file}:${line}:${column} ${description}`);
  }
}
