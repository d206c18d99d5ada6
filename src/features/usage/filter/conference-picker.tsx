import './conference-picker.css';
import { useMemo, type JSX } from 'react';
import { fold } from '../../../../domain/list-keys.ts';
import { tagsOfTheirOwn } from '../../../../domain/usage/totals.ts';
import { SearchedSelect } from '../../../components/controls/searched-select.tsx';
import { useUsageWords } from '../usage-words.ts';
import classes from './usage-toolbar.module.css';
import type { ConferenceName, Usage } from '../use-usage.ts';
import { useUsageView } from '../use-usage-view.ts';

/** So many are offered at once; whoever types finds the others. */
const OFFERED = 60;
const ALL = 'all';

interface Option {
  readonly value: string;
  readonly label: string;
  readonly under: string;
}

/** One conference or one Tag of those that had calls, or all. */
export function ConferencePicker(props: { readonly usage: Usage }): JSX.Element {
  const { usage } = props;
  const { view, show } = useUsageView();
  const words = useUsageWords().filter;
  const groups = useGroups(usage);
  const value =
    view.conference !== undefined
      ? `c:${view.conference}`
      : view.tag !== undefined
        ? `t:${view.tag}`
        : ALL;
  const offered = groups.flatMap(({ items }) => items);
  // What an address names can be without calls in these days, and then stands in no list.
  const named = value !== ALL && !offered.some((option) => option.value === value);
  const data = [
    { value: ALL, label: words.all, under: '' },
    ...(named ? [{ value, label: usage.filterName ?? '', under: '' }] : []),
    ...groups.map(({ group, items }) => ({ group, items: [...items] })),
  ];
  const underOf = new Map(offered.map((option) => [option.value, option.under]));
  const label = offered.find((option) => option.value === value)?.label ?? usage.filterName;

  return (
    <SearchedSelect
      className={classes.picker ?? ''}
      aria-label={words.label}
      data={data}
      value={value}
      onChange={(chosen) => {
        const id = chosen?.slice(2);
        show({
          conference: chosen?.startsWith('c:') === true ? id : undefined,
          tag: chosen?.startsWith('t:') === true ? id : undefined,
        });
      }}
      onDropdownOpen={usage.tellApart}
      // What is typed takes the place of what is chosen.
      onFocus={(event) => event.currentTarget.select()}
      onClick={({ currentTarget }) => {
        if (currentTarget.value === (value === ALL ? words.all : label)) currentTarget.select();
      }}
      filter={({ search }) => {
        const typed = fold(search === label || search === words.all ? '' : search);
        const fits = ({ label: name, under }: Option) => fold(`${name} ${under}`).includes(typed);
        let room = OFFERED;
        return [
          ...(typed === '' ? data.filter((each) => 'value' in each) : []),
          ...groups.flatMap(({ group, items }) => {
            const found = items.filter(fits).slice(0, room);
            room -= found.length;
            return found.length === 0 ? [] : [{ group, items: found }];
          }),
        ];
      }}
      renderOption={(option) => {
        const under = underOf.get(option.value) ?? '';
        return (
          <span className={classes.option}>
            <bdi>{option.label}</bdi>
            {under !== '' && <span className={classes.under}>{under}</span>}
          </span>
        );
      }}
      nothingFound={words.nothing}
      comboboxProps={{ shadow: 'none', zIndex: 200, transitionProps: { duration: 0 } }}
    />
  );
}

function useGroups(usage: Usage): readonly {
  readonly group: string;
  readonly items: readonly Option[];
}[] {
  const words = useUsageWords().filter;
  const { all, nameOf } = usage;
  const tags = useMemo(() => tagsOfTheirOwn(all ?? []), [all]);
  const conferences = (all ?? []).map((each): Option => {
    const name = nameOf(each);
    return {
      value: `c:${each.conferenceId}`,
      label: name.beside === null ? name.tag : `${name.tag} · ${name.beside}`,
      under: otherTags(name, words),
    };
  });
  conferences.sort((a, b) => a.label.localeCompare(b.label));
  return [
    ...(conferences.length === 0 ? [] : [{ group: words.conferences, items: conferences }]),
    ...(tags.length === 0
      ? []
      : [
          {
            group: words.tags,
            items: tags.map((tag) => ({ value: `t:${tag}`, label: tag, under: '' })),
          },
        ]),
  ];
}

/** `formerly Board, Directors`; empty for a conference that was always called the same. */
export function otherTags(
  { others, isNewest }: ConferenceName,
  words: ReturnType<typeof useUsageWords>['filter'],
): string {
  if (others.length === 0) return '';
  return (isNewest ? words.formerly : words.also)(others.join(', '));
}
