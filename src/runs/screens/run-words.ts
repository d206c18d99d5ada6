import type { RunKind } from '../plan/run-plan.ts';
import { messagesPart } from '../../components/late/messages-part.tsx';

/** The words of a run; a page that starts one downloads them beside its own. */
export const runWords = messagesPart({
  en: async () => (await import('../../i18n/en/runs/runs.ts')).runs,
  fr: async () => (await import('../../i18n/fr/runs/runs.ts')).runs,
});

export const { Provider: RunWords, useWords: useRunWords } = runWords;

type Words = ReturnType<typeof useRunWords>['run'];

/** The words of a run of a kind; null: not known, and taken for one that made conferences. */
export function useWordsOfRun(kind: RunKind | null): Words {
  const { run, kinds } = useRunWords();
  if (kind === null || kind === 'users' || kind === 'import') return run;
  const { figures, phase, hint, summary, reasons, results } = kinds[kind];
  return {
    ...run,
    figures: { ...run.figures, ...figures },
    phase: { ...run.phase, ...phase },
    hint: { ...run.hint, ...hint },
    summary: { ...run.summary, ...summary },
    alone: { ...run.alone, reasons: { ...run.alone.reasons, ...reasons } },
    csv: { ...run.csv, results: { ...run.csv.results, ...results } },
  };
}
