import type { ConferenceMapping, UserMapping } from '../../../domain/csv/columns.ts';
import type { DateOrder } from '../../../domain/time/written-date.ts';
import type { ConferencesReading, UsersReading } from './csv-calls.ts';
import type { CsvSubject } from './use-csv-file.ts';

/** What somebody decides about a file of users: whether those who are off are loaded too. */
export interface UserChoice {
  readonly includesOff: boolean;
}

/** A file of PBX users. */
export const USER_FILE: CsvSubject<UserMapping, UserChoice, UsersReading> = {
  open: (reader, asked, signal) => reader.ask('readUserFile', asked, signal),
  unchosen: { includesOff: false },
  read: (reader, mapping, { includesOff }, signal) =>
    reader.ask('readUsers', { mapping, includesOff }, signal),
};

/** What somebody decides about a file of conferences: in which order it has day and month. */
export interface ConferenceChoice {
  readonly order: DateOrder | null;
}

/** A file of conferences, in an account of this zone. */
export function conferenceFile(
  timeZone: string,
): CsvSubject<ConferenceMapping, ConferenceChoice, ConferencesReading> {
  return {
    open: (reader, asked, signal) => reader.ask('readConferenceFile', asked, signal),
    unchosen: { order: null },
    read: (reader, mapping, { order }, signal) =>
      reader.ask('readConferences', { mapping, timeZone, now: new Date(), order }, signal),
  };
}
