import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState, type JSX } from 'react';
import type { Conference } from '../../../domain/conference/conference.ts';
import { misfortuneOf } from '../../../domain/delivery/failures.ts';
import { useAccount } from '../../components/account/account-context.tsx';
import { late } from '../../components/late/late.tsx';
import { ProblemNotice } from '../../components/notices/problem-notice.tsx';
import { IconRefresh } from '../../components/icons.ts';
import { EmailAddress } from '../../components/addresses/email-address.tsx';
import { database } from '../../firebase/database.ts';
import { useI18n } from '../../i18n/provider.tsx';
import { countFailedAndExpired, failedConferences } from '../api/failed-in-run.ts';
import { sendAgain } from '../run/current-run.ts';
import type { Run } from '../run/run.ts';
import { useWordsOfRun } from './run-words.ts';
import classes from './run.module.css';

const ExpiredInRun = late(async () => (await import('./expired-in-run.tsx')).ExpiredInRun, null);

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
  const words = useWordsOfRun(null).failed;
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
  const again = useSendAgain();
  const shown = (rows.data ?? []).slice(0, NAMED);
  const reasonOf = (email: Conference['email']): string => {
    const reason = t.conferences.failure[email?.failure ?? 'other'];
    const isUncertain = email !== null && misfortuneOf(email) === 'uncertain';
    return isUncertain ? words.uncertain(reason) : reason;
  };
  return (
    <section className={classes.list} aria-labelledby="run-failed">
      <header>
        <h2 id="run-failed">{words.title}</h2>
        {run !== null && role === 'admin' && (
          <Button
            variant="default"
            size="xs"
            leftSection={<IconRefresh size={16} stroke={1.8} aria-hidden />}
            loading={again.isLooking}
            onClick={() => void again.look(run)}
          >
            {words.again}
          </Button>
        )}
      </header>
      <p className={classes.hint}>{words.text}</p>
      {again.error !== null && run !== null && (
        <ProblemNotice error={again.error} onRetry={() => void again.look(run)} />
      )}
      {again.expired > 0 && run !== null && (
        <ExpiredInRun run={run} count={again.expired} onClose={again.answered} />
      )}
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
              <td>
                <EmailAddress email={adminEmail} />
              </td>
              <td>{reasonOf(email)}</td>
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

/** Sends them again; where some have expired, it is asked first what becomes of those. */
function useSendAgain() {
  const [isLooking, setLooking] = useState(false);
  const [expired, setExpired] = useState(0);
  const [error, setError] = useState<unknown>(null);
  const look = async (run: Run): Promise<void> => {
    setLooking(true);
    setError(null);
    try {
      const count = await countFailedAndExpired(database, run.plan, new Date());
      setExpired(count);
      // One that expires from here on is left for the next press.
      if (count === 0) void sendAgain(run, { kind: 'skip' });
    } catch (found) {
      setError(found);
    } finally {
      setLooking(false);
    }
  };
  return { isLooking, expired, error, look, answered: () => setExpired(0) };
}
