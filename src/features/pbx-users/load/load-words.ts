import { messagesPart } from '../../../components/late/messages-part.tsx';
import { csvWords } from '../../../csv-files/screens/csv-words.ts';

/** The words of loading users, with those of CSV files. */
export const { Provider: LoadWords, useWords: useLoadWords } = messagesPart(
  {
    en: async () => (await import('../../../i18n/en/pbx-users/load-users.ts')).loadUsers,
    fr: async () => (await import('../../../i18n/fr/pbx-users/load-users.ts')).loadUsers,
  },
  [csvWords],
);
