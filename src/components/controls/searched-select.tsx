import {
  CheckIcon,
  type ComboboxItem,
  type ComboboxParsedItem,
  type OptionsFilter,
  Select,
  type SelectProps,
} from '@mantine/core';
import { useEffect, type JSX, type ReactNode } from 'react';
import { announce } from '../notices/announcer.tsx';
import classes from './searched-select.module.css';

const NOTHING = 'nothing-found';

/**
 * A choice that one also searches by typing. Where nothing fits, one option says so and cannot be chosen: a list
 * box that owns no option is not one (WAI-ARIA, required owned elements). It is said aloud, too.
 *
 * @param nothingFound  what is said then; null while it is not known yet whether anything fits
 */
export function SearchedSelect({
  nothingFound,
  filter,
  renderOption,
  ...props
}: Omit<SelectProps, 'filter' | 'renderOption' | 'classNames'> & {
  readonly nothingFound: string | null;
  readonly filter: OptionsFilter;
  readonly renderOption?: (option: ComboboxItem) => ReactNode;
}): JSX.Element {
  return (
    <Select
      {...props}
      searchable
      selectFirstOptionOnChange
      allowDeselect={false}
      filter={(asked) => {
        const found = filter(asked);
        return found.length === 0 ? [nothing(nothingFound)] : found;
      }}
      renderOption={({ option, checked = false }) => {
        if (option.value === NOTHING) return <NothingFound message={nothingFound} />;
        if (renderOption !== undefined) return renderOption(option);
        return (
          <>
            {checked && <CheckIcon className={classes.check ?? ''} />}
            <span>{option.label}</span>
          </>
        );
      }}
      // The list itself scrolls: a scroll area inside it would want a key of its own.
      withScrollArea={false}
      classNames={{ dropdown: classes.dropdown ?? '', options: classes.options ?? '' }}
    />
  );
}

function nothing(message: string | null): ComboboxParsedItem {
  return { value: NOTHING, label: message ?? '', disabled: true };
}

function NothingFound({ message }: { readonly message: string | null }): JSX.Element {
  useEffect(() => {
    if (message !== null) announce(message);
  }, [message]);
  return <span className={classes.nothing}>{message ?? '…'}</span>;
}
