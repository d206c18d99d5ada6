import type { JSX, ReactNode } from 'react';
import type { PbxUser } from '../../../../domain/pbx-users/pbx-user.ts';
import {
  IconAlertTriangle,
  IconCircleCheck,
  IconCircleX,
  IconInfoCircle,
} from '../../../components/icons.ts';
import { useAccount } from '../../../components/account/account-context.tsx';
import { useI18n } from '../../../i18n/provider.tsx';
import type { PlannedUsers, SortedUsers } from './plan-users.ts';
import { useGenerateWords } from './generate-words.ts';
import classes from './generate.module.css';

/** Rows shown of what will be made: enough to see what the Tags look like. */
const EXAMPLES = 5;
/** So many names are listed; thousands would help nobody. */
const NAMED = 50;

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
    <section className={classes.preview} aria-labelledby="generate-preview">
      <h2 id="generate-preview">{words.preview}</h2>
      <ul className={classes.outcomes} aria-live="polite">
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
            `${nameOf(user)}: ${reason(problem)}`,
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
      </ul>
      {items.length > 0 && (
        <table className={classes.examples}>
          <thead>
            <tr>
              <th scope="col">{words.columns.tag}</th>
              <th scope="col">{words.columns.email}</th>
            </tr>
          </thead>
          <tbody>
            {items.slice(0, EXAMPLES).map((item) => (
              <tr key={item.conferenceId}>
                <th scope="row">
                  <bdi>{item.tag}</bdi>
                </th>
                <td>{item.adminEmail}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {items.length > EXAMPLES && (
        <p className={classes.more}>{words.more(format.number(items.length - EXAMPLES))}</p>
      )}
    </section>
  );
}

function nameOf({ name, extension, email }: PbxUser): string {
  return [name, extension === '' ? email : extension].filter((part) => part !== '').join(', ');
}

const icons = {
  good: IconCircleCheck,
  info: IconInfoCircle,
  warn: IconAlertTriangle,
  bad: IconCircleX,
};

function Outcome(props: {
  readonly tone: keyof typeof icons;
  readonly title: string;
  readonly children?: ReactNode;
}): JSX.Element {
  const Icon = icons[props.tone];
  return (
    <li className={classes.outcome} data-tone={props.tone}>
      <Icon size={18} stroke={1.8} aria-hidden />
      <div>
        <p className={classes.outcomeTitle}>{props.title}</p>
        {props.children}
      </div>
    </li>
  );
}

/** An outcome that concerns some users, who can be looked at; nothing where it concerns nobody. */
function Some(props: {
  readonly tone: keyof typeof icons;
  readonly title: (count: number, formatted: string) => string;
  readonly all: readonly (readonly [id: string, text: string])[];
}): JSX.Element | null {
  const { format } = useI18n();
  const words = useGenerateWords();
  const { all, title } = props;
  if (all.length === 0) return null;
  return (
    <Outcome tone={props.tone} title={title(all.length, format.number(all.length))}>
      <details className={classes.who}>
        <summary>{words.showWho}</summary>
        <ul>
          {all.slice(0, NAMED).map(([id, text]) => (
            <li key={id}>
              <bdi>{text}</bdi>
            </li>
          ))}
          {all.length > NAMED && <li>{words.more(format.number(all.length - NAMED))}</li>}
        </ul>
      </details>
    </Outcome>
  );
}
