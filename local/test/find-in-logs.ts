import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { codesIn } from '../../domain/conference/codes-in-text.ts';
import type { Operator } from '../operator/connect.ts';

/** Something that no log may hold: which document it stands in, and the text. */
export interface Secret {
  readonly where: string;
  readonly text: string;
}

/** So many digits at least has whatever is looked for, so that no date or port is taken for it. */
const FEWEST_DIGITS = 8;

/**
 * Every access code and every whole caller's number that stands in a run's Firestore: codes that work,
 * codes that did, and those in emails.
 *
 * @throws Error where an email should have codes and none is found, since nothing would be looked for then
 */
export async function secretsOf({ db }: Pick<Operator, 'db'>): Promise<readonly Secret[]> {
  const [conferences, server, mail] = await Promise.all([
    db.collectionGroup('conferences').get(),
    db.collectionGroup('private').get(),
    Promise.all(['mail', 'bulkMail'].map((name) => db.collection(name).get())),
  ]);
  const texts: Secret[] = [];
  const add = (where: string, value: unknown) => {
    if (typeof value === 'string') texts.push({ where, text: value.replace(/[\s+]/g, '') });
  };
  for (const { ref, data } of conferences.docs.map((doc) => ({ ref: doc.ref, data: doc.data() }))) {
    add(ref.path, data['participantCode']);
    const previous = data['previousParticipantCode'] as { code?: unknown } | null | undefined;
    add(ref.path, previous?.code);
  }
  for (const doc of server.docs) {
    add(doc.ref.path, doc.get('leaderCode'));
    const numbers = (doc.get('numbers') ?? {}) as Record<string, unknown>;
    for (const number of Object.values(numbers)) add(doc.ref.path, number);
  }
  const mails = mail.flatMap(({ docs }) => docs);
  texts.push(...secretsOfMails(mails.map((doc) => ({ ...doc.data(), where: doc.ref.path }))));
  return texts.filter(({ text }) => text.length >= FEWEST_DIGITS);
}

/** What is asked of a mail document. */
export interface StoredMail {
  /** Its path. */
  readonly where: string;
  readonly message?: { readonly text?: unknown };
  /** Only that of a Save says what it tells. */
  readonly source?: { readonly tells?: unknown };
}

/** Stands in the place of a code while there is none. */
const NO_CODE = '•••';

/**
 * The codes in emails.
 *
 * @throws Error where the email of a Save has none: they are grouped in a way that is not known here
 */
export function secretsOfMails(mails: readonly StoredMail[]): readonly Secret[] {
  return mails.flatMap(({ where, message, source }) => {
    const text = typeof message?.text === 'string' ? message.text : '';
    const codes = codesIn(text).filter(({ length }) => length >= FEWEST_DIGITS);
    if (codes.length === 0 && source?.tells !== undefined && !text.includes(NO_CODE)) {
      throw new Error(`No code is found in the email ${where}, so logs cannot be searched for it.`);
    }
    return codes.map((code) => ({ where, text: code }));
  });
}

/** What a switch logs for each key that a caller presses: read together they are the code. */
const KEY_IN_LOG = /\bDTMF\b.*?['"][0-9*#]['"]/i;

/**
 * Looks for secrets in every log below a folder, as digits and as they are grouped for reading.
 *
 * @returns for each that was found the log and the document it is from, never the secret itself.
 */
export async function findInLogs(folder: string, secrets: readonly Secret[]): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const logs = entries.filter((entry) => entry.isFile() && entry.name.endsWith('.log'));
  if (logs.length === 0) throw new Error(`There are no logs in ${folder}`);
  const found: string[] = [];
  for (const log of logs) {
    const file = path.join(log.parentPath, log.name);
    const text = await readFile(file, 'utf8');
    const digits = new Set(text.replace(/(?<=\d)[ ·-](?=\d)/g, '').match(/\d{8,}/g) ?? []);
    for (const { where, text: secret } of secrets) {
      if (digits.has(secret) || text.includes(secret)) found.push(`${log.name}: of ${where}`);
    }
    if (KEY_IN_LOG.test(text)) found.push(`${log.name}: the keys that somebody pressed`);
  }
  return found;
}
