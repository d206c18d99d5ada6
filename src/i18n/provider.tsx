import {
  createContext,
  useCallback,
  useContext,
  useEffect,
  useMemo,
  useRef,
  useState,
  type JSX,
  type ReactNode,
} from 'react';
import type { Language } from '../../domain/account/account.ts';
import { createFormat, type Format } from './format.ts';
import {
  browserLanguage,
  chosenLanguage,
  keepChosenLanguage,
  loadMessages,
  type Messages,
} from './language.ts';

interface I18n {
  readonly language: Language;
  readonly t: Messages;
  readonly format: Format;
  /** The person's own choice; kept for the next visit. */
  readonly choose: (language: Language) => void;
  /**
   * The account's language: used only while nobody knows the person's, by their choice or their browser. A page
   * that somebody signed in on in French stays French.
   */
  readonly propose: (language: Language) => void;
}

const I18nContext = createContext<I18n | null>(null);

/** Gives the words and formats of one language to everything below, and lets it be changed. */
export function I18nProvider(props: {
  readonly language: Language;
  readonly messages: Messages;
  readonly children: ReactNode;
}): JSX.Element {
  const [spoken, setSpoken] = useState({ language: props.language, t: props.messages });
  const wanted = useRef(props.language);

  const speak = useCallback(async (language: Language) => {
    if (wanted.current === language) return;
    wanted.current = language;
    const t = await loadMessages(language);
    // A slower, earlier choice must not overtake a later one.
    if (wanted.current === language) setSpoken({ language, t });
  }, []);

  useEffect(() => {
    document.documentElement.lang = spoken.language;
  }, [spoken.language]);

  const choose = useCallback(
    (language: Language) => {
      keepChosenLanguage(language);
      void speak(language);
    },
    [speak],
  );
  // Both stay the same functions for good: whoever proposes does so in an effect.
  const propose = useCallback(
    (language: Language) => {
      const own = chosenLanguage() ?? browserLanguage(navigator.languages);
      if (own === null) void speak(language);
    },
    [speak],
  );
  const value = useMemo<I18n>(
    () => ({ ...spoken, format: createFormat(spoken.language), choose, propose }),
    [spoken, choose, propose],
  );
  return <I18nContext value={value}>{props.children}</I18nContext>;
}

/** @throws Error outside of an I18nProvider. */
export function useI18n(): I18n {
  const value = useContext(I18nContext);
  if (value === null) throw new Error('useI18n needs an I18nProvider above it');
  return value;
}
