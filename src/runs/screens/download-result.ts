import { dayIn } from '../../../domain/time/local-time.ts';
import {
  documentId,
  getDocs,
  limit,
  orderBy,
  query,
  startAfter,
  type QueryDocumentSnapshot,
} from 'firebase/firestore/lite';
import type { Language } from '../../../domain/account/account.ts';
import { deliveryState } from '../../../domain/conference/email-state.ts';
import type { Conference } from '../../../domain/conference/conference.ts';
import type { EmailFailure } from '../../../domain/delivery/delivery.ts';
import { misfortuneOf } from '../../../domain/delivery/failures.ts';
import { writeCsv } from '../../../domain/csv/write-csv.ts';
import { saveCsv } from '../../components/export/save-csv.ts';
import { parseConference } from '../../firebase/collections.ts';
import { database } from '../../firebase/database.ts';
import { conferencesOf, runField } from '../api/look-at-run.ts';
import type { AloneReason, RunKind } from '../plan/run-plan.ts';
import type { Run } from '../run/run.ts';
import type { runs } from '../../i18n/en/runs/runs.ts';

const PAGE_SIZE = 300;

/** Whose result is written, and in which words. */
export interface ResultRequest {
  readonly accountId: string;
  readonly runId: string;
  /** Null: not known. */
  readonly kind: RunKind | null;
  /** The account's, whose day is in the file's name. */
  readonly timeZone: string;
  /** The run as this browser knows it, with all that was planned; null: only what was made. */
  readonly run: Run | null;
  readonly language: Language;
  readonly words: (typeof runs)['run']['csv'];
  readonly failures: Readonly<Record<EmailFailure, string>>;
  readonly reasons: Readonly<Record<AloneReason, string>>;
}

/**
 * Lets the browser save what became of each planned conference. No leader codes.
 *
 * @throws FirebaseError when the conferences cannot be read
 */
export async function downloadResult(request: ResultRequest): Promise<void> {
  const { language, words } = request;
  const made = await readConferences(request);
  const { name, extension, email, tag, participantCode, result, reason } = words;
  const head = [name, extension, email, tag, participantCode, result, reason];
  const text = writeCsv([head, ...rowsOf(request, made)], language === 'fr' ? ';' : ',');
  const day = dayIn(new Date(), request.timeZone);
  saveCsv(`${words.file}-${day}.csv`, text);
}

/** What is there of a conference of a run. */
interface Found {
  readonly conference: Conference;
  /** Whether the server has seen to it: asked of what sends no email. */
  readonly isHandled: boolean;
}

async function readConferences(request: ResultRequest): Promise<ReadonlyMap<string, Found>> {
  const all = query(conferencesOf(database, request), orderBy(documentId()));
  const handled = `${runField(request.kind)}.handledAt`;
  const made = new Map<string, Found>();
  let last: QueryDocumentSnapshot | undefined;
  do {
    const page = query(all, ...(last === undefined ? [] : [startAfter(last)]), limit(PAGE_SIZE));
    const { docs } = await getDocs(page);
    for (const row of docs) {
      const conference = parseConference(row.id, row.data());
      made.set(row.id, { conference, isHandled: row.get(handled) !== undefined });
    }
    last = docs.length < PAGE_SIZE ? undefined : docs.at(-1);
  } while (last !== undefined);
  return made;
}

function rowsOf(
  { run, kind, words, failures, reasons }: ResultRequest,
  made: ReadonlyMap<string, Found>,
): string[][] {
  const told = ({ conference, isHandled }: Found): [result: string, reason: string] => {
    const isDeleted = conference.deletedAt !== null;
    if (isDeleted !== (kind === 'delete')) return [words.results.undone, ''];
    if (kind === 'delete' || kind === 'restore') {
      return [isHandled ? words.results.sent : words.results.waiting, ''];
    }
    const state = deliveryState(conference);
    if (state === 'sent') return [words.results.sent, ''];
    if (conference.email === null || state === 'generating' || state === 'sending') {
      return [words.results.waiting, ''];
    }
    const reason = failures[conference.email.failure ?? 'other'];
    if (state === 'waiting') return [words.results.putOff, reason];
    const isUncertain = misfortuneOf(conference.email) === 'uncertain';
    return [isUncertain ? words.results.uncertain : words.results.failed, reason];
  };
  if (run === null) {
    return [...made.values()].map((found) => {
      const { adminEmail, tag, participantCode } = found.conference;
      return ['', '', adminEmail, tag, participantCode ?? '', ...told(found)];
    });
  }
  const alone = run.leftAlone();
  return run.plan.items.map((item, index) => {
    const { name, extension, adminEmail, tag } = item;
    const found = made.get(item.conferenceId);
    const reason = alone.get(index);
    const end =
      found !== undefined
        ? told(found)
        : reason !== undefined
          ? [words.results.alone, reasons[reason]]
          : [words.results.notMade, ''];
    return [name, extension, adminEmail, tag, found?.conference.participantCode ?? '', ...end];
  });
}
