import './palette.css';
import { Modal, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import {
  useEffect,
  useEffectEvent,
  useId,
  useRef,
  useState,
  type JSX,
  type KeyboardEvent,
} from 'react';
import { EMAIL_MAX_LENGTH } from '../../../domain/conference/admin-email.ts';
import { useAccount } from '../../components/account/account-context.tsx';
import { useEscape } from '../../components/dialogs/use-escape.ts';
import { IconSearch } from '../../components/icons.ts';
import type { Membership } from '../../firebase/accounts/accounts.ts';
import { type Entry, grouped, matching, reached } from './entries.ts';
import { EntryList } from './entry-list.tsx';
import classes from './palette.module.css';
import { PaletteWords, usePaletteWords } from './palette-words.ts';
import { quickSearchQuery } from './quick-search-query.ts';
import { useConferenceEntries, useFixedEntries } from './use-entries.ts';

/** After the last key, so that a word is one question and not one for each letter. */
const PAUSE_MS = 200;

interface PaletteProps {
  readonly memberships: readonly Membership[];
  /** `elsewhere`: what was chosen leads the focus somewhere else. */
  readonly onClose: (focus: 'back' | 'elsewhere') => void;
}

/** One field from which a keyboard gets everywhere. It is open as long as it is there. */
export function Palette(props: PaletteProps): JSX.Element {
  return (
    <PaletteWords waiting={null}>
      <OpenPalette {...props} />
    </PaletteWords>
  );
}

function OpenPalette({ memberships, onClose }: PaletteProps): JSX.Element {
  const words = usePaletteWords();
  const { accountId, account } = useAccount();
  const [typed, setTyped] = useState('');
  const [asked] = useDebouncedValue(typed, PAUSE_MS);
  const isSearch = account.services.conferencing && typed.trim() !== '';
  const search = useQuery({
    ...quickSearchQuery(accountId, asked),
    enabled: isSearch && asked.trim() !== '',
  });
  const isSearching = isSearch && (typed !== asked || search.isPlaceholderData || search.isPending);
  const found = useConferenceEntries(isSearch ? (search.data ?? []) : [], typed);
  const groups = grouped([...found, ...matching(useFixedEntries(memberships), typed)]);
  const entries = groups.flatMap((group) => group.entries);

  useEscape(true, () => onClose('back'));
  const list = useId();
  const [chosen, setChosen] = useState<string>();
  const active = entries.find(({ id }) => id === chosen) ?? entries[0];
  const run = (entry: Entry): void => {
    onClose('elsewhere');
    entry.run();
  };
  const enter = useEnter(isSearching, () => {
    if (active !== undefined) run(active);
  });

  const onKeyDown = (event: KeyboardEvent): void => {
    switch (event.key) {
      case 'ArrowDown':
      case 'ArrowUp':
      case 'PageDown':
      case 'PageUp':
        setChosen(reached(entries, active?.id, event.key));
        break;
      case 'Enter':
        // Of an input method it ends the word.
        if (event.nativeEvent.isComposing) return;
        enter.press(chosen !== undefined);
        break;
      default:
        return;
    }
    event.preventDefault();
  };

  return (
    <Modal.Root
      opened
      onClose={() => onClose('back')}
      closeOnEscape={false}
      size="38rem"
      yOffset="12vh"
      zIndex={350}
      returnFocus={false}
      transitionProps={{ duration: 0 }}
    >
      <Modal.Overlay backgroundOpacity={0.35} />
      <Modal.Content classNames={{ content: classes.content ?? '' }} aria-label={words.title}>
        <Modal.Body className={classes.body}>
          <TextInput
            data-autofocus
            classNames={{ input: classes.input ?? '' }}
            size="md"
            role="combobox"
            aria-label={words.title}
            aria-expanded={entries.length > 0}
            aria-controls={list}
            aria-autocomplete="list"
            aria-activedescendant={active === undefined ? undefined : `${list}/${active.id}`}
            placeholder={words.placeholder}
            maxLength={EMAIL_MAX_LENGTH}
            autoComplete="off"
            spellCheck={false}
            value={typed}
            onChange={(event) => {
              setTyped(event.currentTarget.value);
              setChosen(undefined);
              enter.forget();
            }}
            onKeyDown={onKeyDown}
            leftSection={<IconSearch size={18} stroke={1.8} aria-hidden />}
          />
          <EntryList
            id={list}
            groups={groups}
            active={active?.id}
            onPoint={setChosen}
            onChoose={run}
          />
          <p
            role="status"
            className={
              isSearching || search.isError || entries.length === 0
                ? classes.state
                : 'visually-hidden'
            }
          >
            {isSearching
              ? words.searching
              : isSearch && search.isError
                ? words.searchFailed
                : entries.length === 0
                  ? words.nothing
                  : words.found(entries.length)}
          </p>
        </Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
}

/**
 * Enter, which may come before what was typed has been found: then it means what will stand first, and
 * waits for it.
 *
 * @param go  does what is chosen
 */
function useEnter(isSearching: boolean, go: () => void) {
  const waits = useRef(false);
  const goNow = useEffectEvent(go);
  useEffect(() => {
    if (isSearching || !waits.current) return;
    waits.current = false;
    goNow();
  }, [isSearching]);
  return {
    press: (isChosen: boolean): void => {
      if (isSearching && !isChosen) waits.current = true;
      else go();
    },
    forget: (): void => {
      waits.current = false;
    },
  };
}
