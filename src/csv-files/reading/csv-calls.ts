import type { ConferenceMapping, UserMapping } from '../../../domain/csv/columns.ts';
import type { FileProblem } from '../../../domain/csv/decode-file.ts';
import type { Encoding } from '../../../domain/csv/encodings.ts';
import type { EncodingGuess } from '../../../domain/csv/guess-encoding.ts';
import type { RowProblem, TableRow } from '../../../domain/csv/read-table.ts';
import type { ImportEntry, ImportFinding } from '../../../domain/conference/conference-import.ts';
import type { FileDates } from '../../../domain/conference/import-expiry.ts';
import type { DateOrder } from '../../../domain/time/written-date.ts';
import type { UserFinding } from '../../../domain/pbx-users/pbx-directory.ts';
import type { PbxUser } from '../../../domain/pbx-users/pbx-user.ts';
import type { MayLeave, Planned, PlannedWrite, UserComparison } from './user-desk.ts';

/** Larger files are refused before they are read, in bytes: 60,000 rows of a PBX take some 5 MB. */
export const MAX_FILE_BYTES = 20 * 1024 * 1024;

/** `unreadable`: the browser cannot read it (any more), as when it was changed or moved on the disk. */
export type CsvProblem = FileProblem | 'unreadable';

/** What is known of a file once it has been read. */
export interface CsvFacts<Mapping> {
  /** SHA-256 of the bytes, in hexadecimal. */
  readonly digest: string;
  readonly encoding: Encoding;
  /** The ways to read its letters where the bytes do not say which one is right. */
  readonly guess: EncodingGuess | null;
  readonly headers: readonly string[];
  /** In which row they stand. */
  readonly headerRow: number;
  /** As matched by the headers, and by what stands below them. */
  readonly mapping: Mapping;
  /** The first rows, to see what each column holds. */
  readonly sample: readonly TableRow[];
  /** How many rows were kept, and how many more there are. */
  readonly rows: number;
  readonly beyond: number;
  /** Whether who is not among the rows is not in the file either. */
  readonly isWhole: boolean;
  readonly problems: readonly RowProblem[];
}

export type ReadAnswer<Mapping> =
  | { readonly ok: true; readonly facts: CsvFacts<Mapping> }
  | { readonly ok: false; readonly problem: CsvProblem };

/** The users of a file; they themselves stay in the worker. */
export interface UsersReading {
  readonly count: number;
  /** How many are off, whether they are counted or not. */
  readonly off: number;
  readonly findings: readonly UserFinding[];
}

/** A conference to be made; `saysExpiry`: whether its row has one, be it "never". */
export type ConferenceEntry = ImportEntry & { readonly saysExpiry: boolean };

/** The conferences of a file. */
export interface ConferencesReading {
  readonly entries: readonly ConferenceEntry[];
  readonly findings: readonly ImportFinding[];
  readonly dates: FileDates;
}

/** A file to be read, and in which encoding somebody says that it is. */
export interface FileToRead {
  readonly file: File;
  readonly encoding: Encoding | null;
}

/**
 * What the page asks the worker, and what it answers. A file is handed over by reference, and its
 * table stays in the worker: neither is copied.
 */
export interface CsvCalls {
  /** Reads a file of PBX users, and matches its columns. */
  readUserFile: { readonly asked: FileToRead; readonly answer: ReadAnswer<UserMapping> };
  readConferenceFile: {
    readonly asked: FileToRead;
    readonly answer: ReadAnswer<ConferenceMapping>;
  };
  /** What the rows of the file that was read last say, with these columns. */
  readUsers: {
    readonly asked: { readonly mapping: UserMapping; readonly includesOff: boolean };
    readonly answer: UsersReading;
  };
  /** A page of the directory to compare them with; the first one begins anew. */
  addToDirectory: {
    readonly asked: { readonly users: readonly PbxUser[]; readonly isFirst: boolean };
    readonly answer: null;
  };
  /** Compares the users that were read last with it. Ids take long to make in thousands. */
  compareUsers: { readonly asked: null; readonly answer: UserComparison };
  /** What is to be written by the last comparison. */
  planLoad: { readonly asked: MayLeave; readonly answer: Planned };
  /** Some of it. */
  takeWrites: {
    readonly asked: { readonly start: number; readonly count: number };
    readonly answer: readonly PlannedWrite[];
  };
  readConferences: {
    readonly asked: {
      readonly mapping: ConferenceMapping;
      readonly timeZone: string;
      readonly now: Date;
      /** Null while nobody has said it. */
      readonly order: DateOrder | null;
    };
    readonly answer: ConferencesReading;
  };
  /**
   * The ids that the conferences of these rows have when they are imported.
   *
   * @see importedId
   */
  importedIds: {
    readonly asked: {
      readonly accountId: string;
      readonly rows: readonly number[];
      readonly generation: number;
    };
    readonly answer: readonly string[];
  };
  /** The digest of a file as it is now; null where it cannot be read. */
  digest: { readonly asked: File; readonly answer: string | null };
}

export type CsvCall = keyof CsvCalls;
export type CsvAsked<Call extends CsvCall = CsvCall> = CsvCalls[Call]['asked'];
export type CsvAnswer<Call extends CsvCall = CsvCall> = CsvCalls[Call]['answer'];
