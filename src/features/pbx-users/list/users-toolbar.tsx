import type { JSX } from 'react';
import { useAccount } from '../../../components/account/account-context.tsx';
import { IconInfoCircle } from '../../../components/icons.ts';
import { QuietSelect } from '../../../components/controls/quiet-select.tsx';
import { SearchBox } from '../../../components/lists/search-box.tsx';
import { USER_FILTERS } from '../user-view.ts';
import { useUserListWords } from './user-list-words.ts';
import classes from './users-toolbar.module.css';
import { useUserView } from './use-user-view.ts';

/** What the list shows; and where no administrator keeps it, who does. */
export function UsersToolbar(): JSX.Element {
  const { account } = useAccount();
  const { view, show } = useUserView();
  const words = useUserListWords();
  const filters = (['all', ...USER_FILTERS] as const).map((value) => ({
    value,
    label: words.show[value],
  }));
  return (
    <div className={classes.bar}>
      <SearchBox
        words={words.search}
        q={view.q ?? ''}
        // The first letters are a step for the Back button, the next ones belong to it.
        onSearch={(typed) => show({ q: typed }, view.q !== undefined)}
      />
      <div className={classes.choice}>
        <QuietSelect
          label={words.show.label}
          value={view.show ?? 'all'}
          options={filters}
          onChange={(value) => show({ show: value === 'all' ? undefined : value })}
        />
      </div>
      {account.pbxDirectory === 'provider' && (
        <p className={classes.note}>
          <IconInfoCircle size={16} stroke={1.8} aria-hidden />
          {words.keptByProvider}
        </p>
      )}
    </div>
  );
}
