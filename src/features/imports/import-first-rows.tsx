import type { JSX } from 'react';
import type { Expiry } from '../../../domain/conference/chosen-expiry.ts';
import { languageOf } from '../../../domain/language.ts';
import { useAccount } from '../../components/account/account-context.tsx';
import { useI18n } from '../../i18n/provider.tsx';
import type { ConferenceEntry } from '../../csv-files/reading/csv-calls.ts';
import { useImportWords } from './import-words.ts';
import classes from '../../csv-files/screens/file-page-parts.module.css';

/** Enough to see whether the columns are right. */
const SHOWN = 5;

/** The conferences of the first rows of a file as they will be. */
export function FirstConferences(props: {
  readonly entries: readonly ConferenceEntry[];
  readonly isNew: (entry: ConferenceEntry) => boolean;
  /** When those expire whose rows say nothing of it; null: not chosen yet. */
  readonly otherwise: Expiry | null;
}): JSX.Element {
  const { t, format } = useI18n();
  const { account } = useAccount();
  const words = useImportWords().preview;
  const first = props.entries.slice(0, SHOWN);
  const { column } = words;
  const saysLanguage = props.entries.some(({ language }) => language !== null);
  const expiryOf = ({ saysExpiry, expiry }: ConferenceEntry): string => {
    const shown = saysExpiry ? expiry : props.otherwise;
    if (shown === null) return '–';
    const at = shown.expiresAt;
    return at === null ? t.conferences.expiry.never : format.dateTime(at, account.timeZone);
  };
  return (
    <table className={classes.table}>
      <caption>{words.firstRows(first.length, format.number(first.length))}</caption>
      <thead>
        <tr>
          <th scope="col">{column.tag}</th>
          <th scope="col">{column.admin}</th>
          <th scope="col">{column.expires}</th>
          {saysLanguage && <th scope="col">{column.language}</th>}
          <th scope="col">{column.what}</th>
        </tr>
      </thead>
      <tbody>
        {first.map((entry) => {
          const isNew = props.isNew(entry);
          return (
            <tr key={entry.row}>
              <th scope="row">{entry.tag}</th>
              <td>{entry.adminEmail}</td>
              <td className={`figures ${classes.soft}`}>{isNew ? expiryOf(entry) : '–'}</td>
              {saysLanguage && (
                <td className={classes.soft}>
                  {isNew ? t.conferenceForm.language.names[languageOf(entry, account)] : '–'}
                </td>
              )}
              <td className={classes.soft}>{isNew ? words.what.make : words.what.there}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
