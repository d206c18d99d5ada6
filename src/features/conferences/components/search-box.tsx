import { ActionIcon, TextInput } from '@mantine/core';
import { useEffect, useEffectEvent, useRef, useState, type JSX } from 'react';
import { EMAIL_MAX_LENGTH } from '../../../../domain/conference.ts';
import { IconSearch, IconX } from '../../../components/icons.ts';
import { useI18n } from '../../../i18n/provider.tsx';
import classes from './search-box.module.css';

/** After the last key, so that a word is one question and not one for each letter. */
const PAUSE_MS = 250;

/**
 * Finds conferences by the beginning of their Tag or email, as one types. Escape empties it; `/`
 * brings the focus here from wherever nothing is being typed.
 *
 * @param props.q  what the address says; it changes when one goes back
 */
export function SearchBox(props: {
  readonly q: string;
  readonly onSearch: (typed: string) => void;
}): JSX.Element {
  const { t } = useI18n();
  const { q, onSearch } = props;
  const words = t.list.search;
  const input = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState(q);
  const [known, setKnown] = useState({ q, sent: q });
  if (q !== known.q) {
    setKnown({ ...known, q });
    // An answer to what was typed here must not undo what has been typed since.
    if (q !== known.sent) setTyped(q);
  }

  const send = (text: string): void => {
    if (text.trim() === q.trim()) return;
    setKnown({ q, sent: text });
    onSearch(text);
  };
  const clear = (): void => {
    setTyped('');
    send('');
    input.current?.focus();
  };
  const sendTyped = useEffectEvent(() => send(typed));
  useEffect(() => {
    const timer = setTimeout(sendTyped, PAUSE_MS);
    return () => clearTimeout(timer);
  }, [typed]);
  useSlash(input);

  return (
    <form
      role="search"
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault();
        send(typed);
      }}
    >
      <TextInput
        ref={input}
        type="search"
        classNames={{ input: classes.input ?? '' }}
        aria-label={words.label}
        aria-keyshortcuts="/"
        placeholder={words.placeholder}
        maxLength={EMAIL_MAX_LENGTH}
        autoComplete="off"
        spellCheck={false}
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Escape' || typed === '') return;
          event.preventDefault();
          clear();
        }}
        leftSection={<IconSearch size={16} stroke={1.8} aria-hidden />}
        rightSectionPointerEvents="all"
        rightSection={
          typed === '' ? (
            <kbd className={classes.key} aria-hidden>
              /
            </kbd>
          ) : (
            <ActionIcon
              variant="subtle"
              color="gray"
              size="sm"
              aria-label={words.clear}
              onClick={clear}
            >
              <IconX size={16} stroke={1.8} aria-hidden />
            </ActionIcon>
          )
        }
      />
    </form>
  );
}

/** Not while something else is being typed into, or a panel stands over the list. */
function useSlash(input: { readonly current: HTMLInputElement | null }): void {
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => {
      if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.target instanceof Element && event.target.closest(ELSEWHERE) !== null) return;
      if (document.querySelector('[role="dialog"]') !== null) return;
      event.preventDefault();
      input.current?.focus();
      input.current?.select();
    };
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, [input]);
}

const ELSEWHERE = 'input, textarea, select, [contenteditable="true"], [role="menu"]';
