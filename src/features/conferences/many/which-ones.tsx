import type { JSX } from 'react';
import { useI18n } from '../../../i18n/provider.tsx';
import classes from './many-form.module.css';
import { useManyWords } from './many-words.ts';
import type { ChosenList } from './use-chosen.ts';

/** Says which conferences they are: so many, or all that a search and a filter find. */
export function WhichOnes({ list }: { readonly list: ChosenList }): JSX.Element {
  const { t, format } = useI18n();
  const words = useManyWords().which;
  const { of, selection, chosen } = list;
  return <p className={classes.which}>{sentence()}</p>;

  function sentence(): string {
    if (selection.kind === 'some') {
      const say = of === 'users' ? words.users : words.some;
      return say(chosen.length, format.number(chosen.length));
    }
    const { view, except } = selection;
    const filters = [
      ...(view.q === undefined ? [] : [words.search(view.q.trim())]),
      ...(view.status === undefined ? [] : [t.list.status[view.status]]),
    ];
    const all = filters.length === 0 ? words.all : words.matching(filters.join(', '));
    return except.length === 0
      ? `${all} (${format.number(chosen.length)})`
      : `${all}, ${words.except(except.length, format.number(except.length))} (${format.number(chosen.length)})`;
  }
}
