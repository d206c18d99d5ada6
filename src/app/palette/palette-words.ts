import { messagesPart } from '../../components/late/messages-part.tsx';

/** The words of the command palette, which come with it. */
export const { Provider: PaletteWords, useWords: usePaletteWords } = messagesPart({
  en: async () => (await import('../../i18n/en/shell/palette.ts')).palette,
  fr: async () => (await import('../../i18n/fr/shell/palette.ts')).palette,
});
