import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { JSX } from 'react';
import { useAccount } from '../../components/account/account-context.tsx';
import { IconRefresh } from '../../components/icons.ts';
import { database } from '../../firebase/database.ts';
import { useI18n } from '../../i18n/provider.tsx';
import { failedConferences } from '../api/failed-in-run.ts';
import { sendAgain } from '../run/current-run.ts';
import type { Run } from '../run/run.ts';
import { useRunWords } from './run-words.ts';
import classes from './run.module.css';

/** So many are named; the result file has them all. */
const NAMED = 100;

/**
 * The conferences whose email was not sent, why, and another try. `run` is null where they cannot be
 * tried again here and now.
 */
export function RunFailures(props: {
  readonly runId: string;
  readonly run: Run | null;
  readonly failed: number;
}): JSX.Element | null {
  const { t, format } = useI18n();
  const { accountId, role } = useAccount();
  const words = useRunWords().run.failed;
  const { runId, run, failed } = props;
  const rows = useQuery({
    // With each change of their number the list is read again.
    queryKey: ['run-failures', accountId, runId, failed],
    queryFn: async () => {
      for await (const page of failedConferences(database, { accountId, runId })) return page;
      return [];
    },
    placeholderData: (before) => before,
  });
  const shown = (rows.data ?? []).slice(0, NAMED);
  return (
    <section className={classes.list} aria-labelledby="run-failed">
      <header>
        <h2 id="run-failed">{words.title}</h2>
        {run !== null && role === 'admin' && (
          <Button
            variant="default"
            size="xs"
            leftSection={<IconRefresh size={16} stroke={1.8} aria-hidden />}
            onClick={() => void sendAgain(run)}
          >
            {words.again}
          </Button>
        )}
      </header>
      <p className={classes.hint}>{words.text}</p>
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">{words.columns.tag}</th>
            <th scope="col">{words.columns.email}</th>
            <th scope="col">{words.columns.reason}</th>
          </tr>
        </thead>
        <tbody>
          {shown.map(({ id, tag, adminEmail, email }) => (
            <tr key={id}>
              <th scope="row">
                <bdi>{tag}</bdi>
              </th>
              <td>{adminEmail}</td>
              <td>{t.conferences.failure[email?.failure ?? 'other']}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {failed > shown.length && shown.length > 0 && (
        <p className={classes.hint}>{words.more(format.number(failed - shown.length))}</p>
      )}
    </section>
  );
}
