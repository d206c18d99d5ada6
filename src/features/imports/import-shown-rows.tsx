import type { JSX } from 'react';
import type { Expiry } from '../../../domain/conference/chosen-expiry.ts';
import type { ChangedField, ImportPlace } from '../../../domain/conference/import-places.ts';
import { languageOf } from '../../../domain/language.ts';
import { useAccount } from '../../components/account/account-context.tsx';
import { useI18n } from '../../i18n/provider.tsx';
import type { ConferenceEntry } from '../../csv-files/reading/csv-calls.ts';
import { EmailAddress } from '../../components/addresses/email-address.tsx';
import { useImportWords } from './import-words.ts';
import classes from '../../csv-files/screens/file-page-parts.module.css';

/** Enough to see whether the columns are right. */
const FEW = 5;
/** So many of a kind are shown at most. */
const MOST = 100;

/** What a row that can be used comes to. */
export type EntryKind = Exclude<ImportPlace['what'], 'out'>;

/** Some conferences of a file as they will be, and what of those that are there is otherwise. */
export function ShownConferences(props: {
  readonly entries: readonly ConferenceEntry[];
  /** Whether these are of one kind that somebody asked for; else the first of all that happens. */
  readonly isFiltered: boolean;
  /** What they are, of those that somebody asked for. */
  readonly label: string;
  readonly placed: ReadonlyMap<number, ImportPlace>;
  /** When those expire whose rows say nothing of it; null: not chosen yet. */
  readonly otherwise: Expiry | null;
}): JSX.Element | null {
  const { t, format } = useI18n();
  const { account } = useAccount();
  const { preview: words, fields } = useImportWords();
  const { isFiltered, placed } = props;
  const shown = props.entries.toSorted((a, b) => a.row - b.row).slice(0, isFiltered ? MOST : FEW);
  if (shown.length === 0) return null;
  const { column } = words;
  const saysLanguage = shown.some(({ language }) => language !== null);
  const moment = (at: Date | null): string =>
    at === null ? t.conferences.expiry.never : format.dateTime(at, account.timeZone);
  const expiryOf = (entry: ConferenceEntry, place: ImportPlace | undefined): string => {
    if (entry.saysExpiry) return moment(entry.expiry.expiresAt);
    if (place?.what === 'change') return moment(place.stored.expiresAt);
    if (place?.what !== 'make' || props.otherwise === null) return '–';
    return moment(props.otherwise.expiresAt);
  };
  const languages = t.conferenceForm.language.names;
  const said = (place: ImportPlace | undefined): string => {
    if (place?.what === 'make') return words.what.make;
    if (place?.what !== 'change') return words.what.there;
    const { stored } = place;
    const before: Readonly<Record<ChangedField, string>> = {
      tag: stored.tag,
      email: stored.adminEmail,
      expiry: moment(stored.expiresAt),
      language: languages[languageOf(stored, account)],
    };
    return place.fields.map((field) => words.changed(fields[field], before[field])).join('; ');
  };
  const isCut = shown.length < props.entries.length && isFiltered;
  return (
    <table className={classes.table}>
      <caption>
        {isCut
          ? words.firstOf(format.number(shown.length), format.number(props.entries.length))
          : isFiltered
            ? props.label
            : words.firstRows(shown.length, format.number(shown.length))}
      </caption>
      <thead>
        <tr>
          <th scope="col">{column.tag}</th>
          <th scope="col">{column.admin}</th>
          <th scope="col">{column.expires}</th>
          {saysLanguage && (
            <th scope="col" className={classes.whole}>
              {column.language}
            </th>
          )}
          <th scope="col">{column.what}</th>
        </tr>
      </thead>
      <tbody>
        {shown.map((entry) => {
          const place = placed.get(entry.row);
          return (
            <tr key={entry.row}>
              <th scope="row">{entry.tag}</th>
              <td className={classes.own}>
                <EmailAddress email={entry.adminEmail} />
              </td>
              <td className={`figures ${classes.soft}`}>{expiryOf(entry, place)}</td>
              {saysLanguage && (
                <td className={`${classes.soft} ${classes.whole}`}>
                  {languages[languageOf(entry, account)]}
                </td>
              )}
              <td className={classes.soft}>{said(place)}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
