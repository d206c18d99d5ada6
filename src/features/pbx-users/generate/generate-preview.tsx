import type { JSX } from 'react';
import type { PbxUser } from '../../../../domain/pbx-users/pbx-user.ts';
import { useAccount } from '../../../components/account/account-context.tsx';
import { Examples, Names, Outcome, Preview } from '../../../components/preview/preview.tsx';
import { useI18n } from '../../../i18n/provider.tsx';
import type { PlannedUsers, SortedUsers } from './plan-users.ts';
import { useGenerateWords } from './generate-words.ts';
import classes from './generate.module.css';

/** How many conferences will be made, for whom none, and why. `planned` is null for a wrong pattern. */
export function GeneratePreview(props: {
  readonly users: SortedUsers;
  readonly planned: PlannedUsers | null;
}): JSX.Element {
  const { t, format } = useI18n();
  const { account } = useAccount();
  const words = useGenerateWords();
  const { users, planned } = props;
  const items = planned?.items ?? [];
  const count = planned === null ? users.ready.length : items.length;
  const reason = (problem: string): string =>
    words.reasons[problem as keyof typeof words.reasons] ?? words.reasons.other;
  const names = (all: readonly PbxUser[]) => all.map((user) => [user.id, nameOf(user)] as const);
  return (
    <Preview
      title={words.preview}
      className={classes.preview}
      outcomes={
        <>
          <Outcome
            tone={count > 0 ? 'good' : 'bad'}
            title={count > 0 ? words.made(count, format.number(count)) : words.nothing}
          >
            {count > 0
              ? words.madeText(t.conferenceForm.language.written[account.language])
              : words.nothingText}
          </Outcome>
          <Some tone="info" all={names(users.has)} title={words.has} />
          <Some
            tone="warn"
            all={users.unusable.map(([user, problem]) => [
              user.id,
              format.named(nameOf(user), reason(problem)),
            ])}
            title={words.unusable}
          />
          <Some tone="warn" all={names(planned?.untagged ?? [])} title={words.untagged} />
          <Some tone="info" all={names(users.left)} title={words.left} />
          {planned !== null && planned.shortened > 0 && (
            <Outcome
              tone="info"
              title={words.shortened(planned.shortened, format.number(planned.shortened))}
            />
          )}
          {users.sharing > 0 && (
            <Outcome tone="info" title={words.sharing(users.sharing, format.number(users.sharing))}>
              {words.sharingText}
            </Outcome>
          )}
        </>
      }
    >
      <Examples
        words={words}
        columns={[words.columns.tag, words.columns.email]}
        of={items}
        id={({ conferenceId }) => conferenceId}
        row={({ tag, adminEmail }) => [tag, adminEmail]}
      />
    </Preview>
  );
}

function nameOf({ name, extension, email }: PbxUser): string {
  return [name, extension === '' ? email : extension].filter((part) => part !== '').join(', ');
}

/** An outcome that concerns some users, who can be looked at; nothing where it concerns nobody. */
function Some(props: {
  readonly tone: 'info' | 'warn';
  readonly title: (count: number, formatted: string) => string;
  readonly all: readonly (readonly [id: string, text: string])[];
}): JSX.Element | null {
  const { format } = useI18n();
  const words = useGenerateWords();
  const { all, title } = props;
  if (all.length === 0) return null;
  return (
    <Outcome tone={props.tone} title={title(all.length, format.number(all.length))}>
      <Names words={words} of={all} />
    </Outcome>
  );
}
