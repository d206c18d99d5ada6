import { Button, TextInput } from '@mantine/core';
import { useId, useRef, useState, type FormEvent, type JSX } from 'react';
import {
  rangeProblem,
  type DayRange,
  type RangeProblem,
} from '../../../../domain/usage/day-ranges.ts';
import { describedBy } from '../../../components/controls/described-by.ts';
import { useUsageWords } from '../usage-words.ts';
import classes from './usage-toolbar.module.css';

/**
 * Two days of one's own. The browser's own date fields: known to whoever uses it, and no download. They
 * follow the range where that becomes another one, and keep what is typed until then.
 */
export function RangeFields(props: {
  readonly range: DayRange;
  readonly onShow: (range: DayRange) => void;
}): JSX.Element {
  const words = useUsageWords().range;
  const { range } = props;
  const [followed, setFollowed] = useState(range);
  const [from, setFrom] = useState(range.from);
  const [to, setTo] = useState(range.to);
  const [problem, setProblem] = useState<RangeProblem | null>(null);
  // Not by a key: fields that are made anew lose the focus.
  if (followed.from !== range.from || followed.to !== range.to) {
    setFollowed(range);
    setFrom(range.from);
    setTo(range.to);
    setProblem(null);
  }
  const first = useRef<HTMLInputElement>(null);
  const errorId = useId();

  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const found = rangeProblem(from, to);
    setProblem(found);
    if (found === null) props.onShow({ from, to });
    else first.current?.focus();
  };
  const shared = {
    type: 'date',
    className: classes.day ?? '',
    error: problem !== null,
    ...describedBy(problem === null ? undefined : errorId),
  } as const;
  return (
    <form className={classes.days} onSubmit={submit} noValidate>
      <TextInput
        {...shared}
        ref={first}
        label={words.from}
        value={from}
        onChange={(event) => setFrom(event.currentTarget.value)}
      />
      <TextInput
        {...shared}
        label={words.to}
        value={to}
        onChange={(event) => setTo(event.currentTarget.value)}
      />
      <Button type="submit" variant="default">
        {words.show}
      </Button>
      {problem !== null && (
        <p id={errorId} className={classes.error} role="alert">
          {words.problems[problem]}
        </p>
      )}
    </form>
  );
}
