import type { ConferenceMapping, UserMapping } from '../../../domain/csv/columns.ts';
import type { ConferencesReading, UsersReading } from './csv-calls.ts';
import type { CsvSubject } from './use-csv-file.ts';

/** A file of PBX users. */
export const USER_FILE: CsvSubject<UserMapping, UsersReading> = {
  open: (reader, file, signal) => reader.ask('readUserFile', file, signal),
  read: (reader, mapping, signal) => reader.ask('readUsers', mapping, signal),
};

/** A file of conferences, in an account of this zone. */
export function conferenceFile(
  timeZone: string,
): CsvSubject<ConferenceMapping, ConferencesReading> {
  return {
    open: (reader, file, signal) => reader.ask('readConferenceFile', file, signal),
    read: (reader, mapping, signal) =>
      reader.ask('readConferences', { mapping, timeZone, now: new Date() }, signal),
  };
}
