import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { JSX } from 'react';
import type { Conference } from '../../../../domain/conference/conference.ts';
import { languageOf } from '../../../../domain/language.ts';
import { isLocalDateTime } from '../../../../domain/time/local-time.ts';
import { useAccount } from '../../../components/account/account-context.tsx';
import { Notice } from '../../../components/notices/notice.tsx';
import { localOf } from '../../../components/dates/typed-moment.ts';
import { useNow } from '../../../components/dates/use-now.ts';
import { useI18n } from '../../../i18n/provider.tsx';
import { memberEmailQuery } from '../api/member-query.ts';
import type { ConferenceFormState } from './use-conference-form.ts';
import classes from './conference-form.module.css';

/** Somebody saved in between: who, what differs, and which version is to stay. */
export function ConflictNotice(props: {
  readonly state: ConferenceFormState;
  readonly theirs: Conference;
}): JSX.Element {
  const { t, format } = useI18n();
  const { accountId, account, uid } = useAccount();
  const { state, theirs } = props;
  const words = t.conferenceForm.conflict;
  const now = useNow();
  const author = useQuery(memberEmailQuery(accountId, theirs.savedBy));
  const when = format.recent(theirs.savedAt, now, account.timeZone);
  const differences = useDifferences(state, theirs);
  const renewed = state.base !== null && theirs.codesWanted > state.base.codesWanted;
  const { isSubmitting } = state.form.formState;

  return (
    <Notice
      tone="warn"
      title={
        theirs.savedBy === uid
          ? words.titleYourself(when)
          : words.title(author.data ?? words.somebody, when)
      }
      actions={
        <>
          <Button size="xs" loading={isSubmitting} onClick={() => void state.keepMine()}>
            {words.keepMine}
          </Button>
          <Button
            size="xs"
            variant="default"
            disabled={isSubmitting}
            onClick={() => state.takeTheirs()}
          >
            {words.takeTheirs}
          </Button>
        </>
      }
    >
      <div role="alert">{differences.length === 0 ? words.same : words.text}</div>
      {renewed && <p className={classes.renewed}>{words.theyRenewed}</p>}
      {differences.length > 0 && (
        <table className={classes.conflict}>
          <thead>
            <tr>
              <th scope="col">{words.field}</th>
              <th scope="col">{words.theirs}</th>
              <th scope="col">{words.mine}</th>
            </tr>
          </thead>
          <tbody>
            {differences.map((difference) => (
              <tr key={difference.field}>
                <th scope="row">{difference.field}</th>
                <td>{difference.theirs}</td>
                <td>{difference.mine}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Notice>
  );
}

interface Difference {
  readonly field: string;
  readonly theirs: string;
  readonly mine: string;
}

/** The fields in which the saved version and the typed one differ, as they are shown. */
function useDifferences(state: ConferenceFormState, theirs: Conference): Difference[] {
  const { t, format } = useI18n();
  const { account } = useAccount();
  const { values } = state;
  const { columns, expiry } = t.conferences;
  const { names: languages } = t.conferenceForm.language;
  // The typed date is already on the account's clock: read as UTC it is written out unchanged.
  const local = localOf(values);
  const mineExpires = values.neverExpires
    ? expiry.never
    : isLocalDateTime(local)
      ? format.dateTime(new Date(`${local}Z`), 'UTC')
      : `${values.date ?? ''} ${values.time}`.trim();
  const theirsExpires =
    theirs.expiresAt === null ? expiry.never : format.dateTime(theirs.expiresAt, account.timeZone);
  return [
    { field: columns.tag, theirs: theirs.tag, mine: values.tag.trim() },
    { field: columns.admin, theirs: theirs.adminEmail, mine: values.adminEmail.trim() },
    { field: columns.expires, theirs: theirsExpires, mine: mineExpires },
    {
      field: t.conferenceForm.language.label,
      theirs: languages[languageOf(theirs, account)],
      mine: languages[values.language],
    },
  ].filter((difference) => difference.theirs !== difference.mine);
}
