import { messagesPart } from '../../../components/late/messages-part.tsx';
import { runWords } from '../../../runs/screens/run-words.ts';

const load = {
  en: async () => (await import('../../../i18n/en/conferences/outdated.ts')).outdated,
  fr: async () => (await import('../../../i18n/fr/conferences/outdated.ts')).outdated,
};

/** The words of what is out of date, for those who have such conferences. */
export const { Provider: OutdatedWords, useWords: useOutdatedWords } = messagesPart(load);

/** The same, with those of starting a run. */
export const { Provider: SendAgainWords, useWords: useSendAgainWords } = messagesPart(load, [
  runWords,
]);
