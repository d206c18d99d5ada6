import { useEffect, type JSX } from 'react';
import {
  IconArrowRight,
  IconLayoutGrid,
  IconPhoneCall,
  IconUsers,
} from '../../components/icons.ts';
import type { Entry, EntryKind, grouped } from './entries.ts';
import classes from './palette.module.css';
import { usePaletteWords } from './palette-words.ts';

const ICONS: Readonly<Record<EntryKind, typeof IconUsers>> = {
  conference: IconPhoneCall,
  page: IconLayoutGrid,
  action: IconArrowRight,
  account: IconUsers,
};

/** The entries below the field, which keeps the focus. */
export function EntryList(props: {
  readonly id: string;
  readonly groups: ReturnType<typeof grouped>;
  /** The id of the entry that Enter means. */
  readonly active: string | undefined;
  readonly onPoint: (id: string) => void;
  readonly onChoose: (entry: Entry) => void;
}): JSX.Element {
  const words = usePaletteWords();
  const { id, active } = props;
  useEffect(() => {
    if (active === undefined) return;
    document.getElementById(`${id}/${active}`)?.scrollIntoView({ block: 'nearest' });
  }, [id, active]);

  return (
    <div
      id={id}
      role="listbox"
      aria-label={words.results}
      className={classes.list}
      onMouseDown={(event) => {
        // The focus stays in the field; the list itself is its scrollbar.
        if (event.target !== event.currentTarget) event.preventDefault();
      }}
    >
      {props.groups.map(({ kind, entries }) => {
        const Icon = ICONS[kind];
        return (
          <div key={kind} role="group" aria-labelledby={`${id}/${kind}`}>
            <div id={`${id}/${kind}`} role="presentation" className={classes.group}>
              {words.groups[kind]}
            </div>
            {entries.map((entry) => (
              // The keys are the field's, which has the focus.
              <div
                key={entry.id}
                id={`${id}/${entry.id}`}
                role="option"
                aria-selected={entry.id === active}
                className={classes.entry}
                onPointerMove={() => props.onPoint(entry.id)}
                onClick={() => props.onChoose(entry)}
              >
                <Icon size={16} stroke={1.7} aria-hidden />
                <span className={classes.words}>
                  <bdi>{entry.label}</bdi>{' '}
                  {entry.hint !== undefined && <span className={classes.hint}>{entry.hint}</span>}
                </span>
              </div>
            ))}
          </div>
        );
      })}
    </div>
  );
}
