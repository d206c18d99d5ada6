import { ActionIcon, TextInput } from '@mantine/core';
import { useEffect, useEffectEvent, useRef, useState, type JSX } from 'react';
import { EMAIL_MAX_LENGTH } from '../../../domain/conference/admin-email.ts';
import { IconSearch, IconX } from '../icons.ts';
import classes from './search-box.module.css';

/** After the last key, so that a word is one question and not one for each letter. */
const PAUSE_MS = 250;

/**
 * Searches a list as one types. Escape empties it.
 *
 * @param props.q  what the address says; it changes when one goes back
 */
export function SearchBox(props: {
  /** What is searched, for screen readers; how, inside the empty box; and what empties it. */
  readonly words: { readonly label: string; readonly placeholder: string; readonly clear: string };
  readonly q: string;
  readonly onSearch: (typed: string) => void;
}): JSX.Element {
  const { words, q, onSearch } = props;
  const input = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState(q);
  /** `sent`: what was searched from here and is not in the address yet, oldest first. */
  const [known, setKnown] = useState<{ q: string; sent: readonly string[] }>({ q, sent: [] });
  if (q !== known.q) {
    const answered = known.sent.indexOf(q);
    setKnown({ q, sent: answered === -1 ? [] : known.sent.slice(answered + 1) });
    // An answer to what was typed here must not undo what has been typed since; each is one answer only.
    if (answered === -1) setTyped(q);
  }

  const send = (text: string): void => {
    const newest = known.sent.at(-1) ?? q;
    if (text.trim() === newest.trim()) return;
    setKnown({ q, sent: [...known.sent, text] });
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
          typed !== '' && (
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
