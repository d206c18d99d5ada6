import { Button } from '@mantine/core';
import type { FormEvent, JSX, ReactNode } from 'react';
import type { Conference } from '../../../../domain/conference/conference.ts';
import { useAccount } from '../../../components/account/account-context.tsx';
import { Examples, NAMED, Names, Outcome, Preview } from '../../../components/preview/preview.tsx';
import type { UsersLeftAlone } from '../../../components/selection/users-conferences.ts';
import { useI18n } from '../../../i18n/provider.tsx';
import type { RunItem, RunKind } from '../../../runs/plan/run-plan.ts';
import { StartProblem } from '../../../runs/screens/start-problem.tsx';
import { useRunStart } from '../../../runs/screens/use-run-start.ts';
import type { ManyAction } from './actions.ts';
import classes from './many-form.module.css';
import { useManyWords } from './many-words.ts';
import type { Decide } from './decide.ts';
import { nextTurn } from './next-turn.ts';
import { makeItems, type ManyPlan } from './plan.ts';
import { clearSelectionOf, type ChosenList } from './use-chosen.ts';
import { WhichOnes } from './which-ones.tsx';

/** What each action's form is given. */
export interface ManyFormProps {
  readonly list: ChosenList;
  /** Of the users that were selected, where they were; else undefined. */
  readonly usersLeftAlone: UsersLeftAlone | undefined;
}

const KINDS = {
  'send-again': 'again',
  'new-codes': 'codes',
  reassign: 'reassign',
  expiry: 'expiry',
  delete: 'delete',
} satisfies Record<ManyAction, RunKind>;

/** What is to be decided, what then happens to how many, what is left out, and the start of the run. */
export function ManyForm(
  props: ManyFormProps & {
    readonly action: ManyAction;
    /** As far as it is decided. */
    readonly plan: ManyPlan;
    /** What happens to so many. */
    readonly done: (count: number, formatted: string) => string;
    readonly text: string;
    /** More outcomes. */
    readonly notes?: ReactNode;
    readonly columns: readonly string[];
    readonly row: (item: RunItem) => readonly [string, ...string[]];
    /** The fields; absent where there is nothing to decide. */
    readonly children?: ReactNode;
    /** Judges the fields, as of now; null where something is to be mended first, which it says itself. */
    readonly decide: () => Decide | null;
  },
): JSX.Element {
  const { format } = useI18n();
  const { accountId } = useAccount();
  const words = useManyWords();
  const { action, list, plan } = props;
  const { isStarting, problem, start } = useRunStart(KINDS[action]);
  const { count } = plan;
  const formatted = format.number(count);

  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const decide = props.decide();
    if (decide === null) return;
    const items = (): Promise<readonly RunItem[]> => makeItems(list.chosen, decide, nextTurn);
    void start(items, () => clearSelectionOf(list.of, accountId));
  };

  return (
    <form onSubmit={submit} noValidate className={classes.form}>
      <WhichOnes list={list} />
      {props.children !== undefined && (
        <fieldset disabled={isStarting} className={`plain-fieldset ${classes.fields}`}>
          {props.children}
        </fieldset>
      )}
      <Preview
        title={words.preview}
        outcomes={
          <>
            <Outcome
              tone={count > 0 ? 'good' : 'bad'}
              title={count > 0 ? props.done(count, formatted) : words.none}
            >
              {count > 0 && <p>{props.text}</p>}
            </Outcome>
            {count > 0 && props.notes}
            <LeftOutOnes {...props} />
            {count > 0 && <Outcome tone="info" title={words.meanwhile} />}
          </>
        }
      >
        <Examples
          words={words}
          columns={props.columns}
          of={plan.first}
          count={count}
          id={({ conferenceId }) => conferenceId}
          row={props.row}
        />
      </Preview>
      {problem !== null && <StartProblem problem={problem} />}
      <Button
        type="submit"
        className={classes.start ?? ''}
        loading={isStarting}
        disabled={count === 0}
        {...(action === 'delete' ? { color: 'red' } : {})}
      >
        {count === 0 ? words.none : words[action].start(count, formatted)}
      </Button>
    </form>
  );
}

/** What nothing is done to, and why. */
function LeftOutOnes({
  list,
  plan,
  usersLeftAlone,
}: ManyFormProps & { readonly plan: ManyPlan }): JSX.Element {
  const { format } = useI18n();
  const words = useManyWords();
  const { leftOut } = plan;
  const figure = (tone: 'info' | 'warn', reason: 'gone' | 'present' | 'without', count = 0) =>
    count > 0 && <Outcome tone={tone} title={words.leftOut[reason](count, format.number(count))} />;
  return (
    <>
      {(['unusable', 'noCodes', 'expired', 'already'] as const).map((reason) => (
        <Concerned
          key={reason}
          tone={reason === 'unusable' ? 'warn' : 'info'}
          title={words.leftOut[reason]}
          of={leftOut[reason]}
        />
      ))}
      {figure('info', 'gone', list.gone)}
      {figure('info', 'present', usersLeftAlone?.present)}
      {figure('info', 'without', usersLeftAlone?.without)}
    </>
  );
}

/** An outcome that concerns some conferences, which can be looked at; nothing where it concerns none. */
export function Concerned(props: {
  readonly tone: 'info' | 'warn';
  readonly title: (count: number, formatted: string) => string;
  readonly of: readonly Conference[];
  /** What is said of each; its Tag where absent. */
  readonly say?: (conference: Conference) => string;
}): JSX.Element | null {
  const { format } = useI18n();
  const words = useManyWords();
  const { of, say = ({ tag }) => tag } = props;
  if (of.length === 0) return null;
  return (
    <Outcome tone={props.tone} title={props.title(of.length, format.number(of.length))}>
      <Names
        words={words}
        count={of.length}
        of={of.slice(0, NAMED).map((each) => [each.id, say(each)])}
      />
    </Outcome>
  );
}
