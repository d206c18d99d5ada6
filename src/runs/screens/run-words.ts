import type { RunKind } from '../plan/run-plan.ts';
import { messagesPart } from '../../components/late/messages-part.tsx';

/** The words of a run; a page that starts one downloads them beside its own. */
export const runWords = messagesPart({
  en: async () => (await import('../../i18n/en/runs.ts')).runs,
  fr: async () => (await import('../../i18n/fr/runs.ts')).runs,
});

export const { Provider: RunWords, useWords: useRunWords } = runWords;

/** The words of a run of a kind; null: not known, and taken for one that made conferences. */
export function useWordsOfRun(kind: RunKind | null) {
  const { run, again } = useRunWords();
  if (kind !== 'again') return run;
  const { figures, summary, results } = again;
  return {
    ...run,
    figures: { ...run.figures, ...figures },
    summary: { ...run.summary, ...summary },
    csv: { ...run.csv, results: { ...run.csv.results, ...results } },
  };
}
