import { createContext, useContext, useEffect, useState, type JSX, type ReactNode } from 'react';
import type { Language } from '../../../domain/account/account.ts';
import { useI18n } from '../../i18n/provider.tsx';
import { RetryNotice } from '../notices/retry-notice.tsx';

/** A part of the portal's words that only some pages download. */
export interface MessagesPart<Words> {
  /** Downloads the words in a language, so that a Provider has them at once. */
  readonly download: (language: Language) => Promise<unknown>;
  /** What stands below it can `useWords`; `waiting` stands there until they have come. */
  readonly Provider: (props: {
    readonly waiting: ReactNode;
    readonly children: ReactNode;
  }) => JSX.Element;
  /** @throws Error without a `Provider` above. */
  readonly useWords: () => Words;
}

/**
 * Words that are no part of the catalogue which every visitor downloads. They follow the language as
 * the catalogue does: when it is changed, the words in the old one stay until the new ones have come.
 *
 * @param load  downloads the words in a language
 * @param others  parts that are needed wherever this one is: downloaded beside it, and provided with it
 */
export function messagesPart<Words extends object>(
  load: Readonly<Record<Language, () => Promise<Words>>>,
  others: readonly MessagesPart<object>[] = [],
): MessagesPart<Words> {
  const loaded = new Map<Language, Words>();
  const download = async (language: Language): Promise<Words> => {
    const [words] = await Promise.all([
      loaded.get(language) ?? load[language](),
      ...others.map((other) => other.download(language)),
    ]);
    loaded.set(language, words);
    return words;
  };
  const Context = createContext<Words | null>(null);

  function Provider(props: { readonly waiting: ReactNode; readonly children: ReactNode }) {
    const { language, t } = useI18n();
    const [words, setWords] = useState(() => loaded.get(language) ?? null);
    const [tries, setTries] = useState(0);
    const [failed, setFailed] = useState(false);

    useEffect(() => {
      let here = true;
      void (async () => {
        try {
          const found = await download(language);
          if (here) setWords(found);
        } catch {
          if (here) setFailed(true);
        }
      })();
      return () => {
        here = false;
      };
    }, [language, tries]);

    if (words !== null) {
      const children = others.reduceRight<ReactNode>(
        (inner, { Provider: Other }) => <Other waiting={props.waiting}>{inner}</Other>,
        props.children,
      );
      return <Context value={words}>{children}</Context>;
    }
    if (!failed) return <>{props.waiting}</>;
    const retry = (): void => {
      setFailed(false);
      setTries(tries + 1);
    };
    return <RetryNotice words={t.common.notLoaded} onRetry={retry} />;
  }

  function useWords(): Words {
    const words = useContext(Context);
    if (words === null) throw new Error('useWords needs its Provider above it');
    return words;
  }

  return { Provider, useWords, download };
}
