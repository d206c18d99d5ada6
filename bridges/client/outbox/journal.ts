import * as fs from 'node:fs/promises';
import path from 'node:path';
import * as z from 'zod/mini';

/** An event that is to be sent, as it is kept. */
export interface KeptEvent {
  /** They are sent in the order of their numbers. */
  readonly number: number;
  /** The event in JSON. */
  readonly text: string;
}

/** What of Node's files is used. */
export type Files = Pick<typeof fs, 'mkdir' | 'open' | 'readFile' | 'rename' | 'rm'>;

const FILE = 'events.jsonl';
/** So much that need not be sent any more the file may hold, besides as much again as is waiting. */
const SPARE_BYTES = 1024 * 1024;

const lineSchema = z.union([
  z.strictObject({
    n: z.int().check(z.positive()),
    event: z.looseObject({ type: z.string(), eventId: z.string() }),
  }),
  z.strictObject({ done: z.array(z.int()) }),
]);

/**
 * The file in which an outbox keeps its events, a line each, and further lines with the numbers of those that
 * are done. What is appended has reached the disk when `append` is done. That something is done need not have:
 * after a crash it is sent once more, and known already.
 *
 * Lines that cannot be read are passed over: the last one after a crash, or one that did not find room.
 */
export class Journal {
  readonly #held = new Map<number, KeptEvent>();
  /** Of what is held, and of the file. */
  #heldBytes = 0;
  #fileBytes = 0;
  /** Whether the file may end within a line. */
  #isTorn = false;
  #spare = SPARE_BYTES;
  #turn: Promise<unknown> = Promise.resolve();

  private constructor(
    readonly folder: string,
    readonly files: Files,
    private handle: fs.FileHandle,
  ) {}

  /**
   * @returns the journal; the events that it holds, in their order; and how many of its lines cannot be read.
   */
  static async open(
    folder: string,
    files: Files = fs,
  ): Promise<{ journal: Journal; events: readonly KeptEvent[]; unreadable: number }> {
    const file = path.join(folder, FILE);
    await files.rm(`${file}.new`, { force: true });
    const handle = await files.open(file, 'a+', 0o600);
    const journal = new Journal(folder, files, handle);
    // A new file has to be found again, too.
    await journal.#syncFolder();
    const unreadable = journal.#read(Buffer.from(await files.readFile(file)));
    if (unreadable > 0) await journal.#rewrite().catch(() => undefined);
    const events = [...journal.#held.values()].toSorted((a, b) => a.number - b.number);
    return { journal, events, unreadable };
  }

  /**
   * Keeps events on the disk.
   *
   * @throws Error where the file takes nothing more; none of the events is held then.
   */
  append(events: readonly KeptEvent[]): Promise<void> {
    return this.#inTurn(async () => {
      await this.#write(events.map(lineOf).join(''));
      for (const event of events) this.#hold(event);
    });
  }

  /** @throws Error where that could not be noted; they are not held all the same. */
  forget(numbers: readonly number[]): Promise<void> {
    return this.#inTurn(async () => {
      const done = numbers.filter((number) => this.#letGo(number));
      if (done.length === 0) return;
      if (this.#held.size === 0) return this.#empty();
      await this.#write(`${JSON.stringify({ done })}\n`, false);
      if (this.#fileBytes > 2 * this.#heldBytes + this.#spare) await this.#rewrite();
    });
  }

  close(): Promise<void> {
    return this.#inTurn(() => this.handle.close());
  }

  /** One thing at a time happens to the file, in the order in which it was asked for. */
  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.#turn.then(work, work);
    this.#turn = turn.catch(() => undefined);
    return turn;
  }

  /** @returns how many lines cannot be read. */
  #read(bytes: Buffer): number {
    let unreadable = 0;
    const content = bytes.toString('utf8');
    for (const text of content.split('\n')) {
      if (text === '') continue;
      const line = readLine(text);
      if (line === null) unreadable += 1;
      else if ('done' in line) for (const number of line.done) this.#letGo(number);
      else this.#hold(line);
    }
    // Not the text's: a torn character is longer as text.
    this.#fileBytes = bytes.length;
    this.#isTorn = content !== '' && !content.endsWith('\n');
    return unreadable;
  }

  async #empty(): Promise<void> {
    await this.handle.truncate(0);
    this.#fileBytes = 0;
    this.#isTorn = false;
    this.#spare = SPARE_BYTES;
  }

  async #write(text: string, isSynced = true): Promise<void> {
    const wasTorn = this.#isTorn;
    const written = wasTorn ? `\n${text}` : text;
    this.#isTorn = true;
    try {
      await this.handle.appendFile(written);
      if (isSynced) await this.handle.datasync();
    } catch (error) {
      // What found room is of no use, and would be there once more after each try.
      await this.handle.truncate(this.#fileBytes).then(
        () => (this.#isTorn = wasTorn),
        () => undefined,
      );
      throw error;
    }
    this.#isTorn = false;
    this.#fileBytes += Buffer.byteLength(written);
  }

  /** Writes anew what is held, beside the file and then in its place. */
  async #rewrite(): Promise<void> {
    const file = path.join(this.folder, FILE);
    const handle = await this.files.open(`${file}.new`, 'a', 0o600);
    try {
      const text = [...this.#held.values()].map(lineOf).join('');
      await handle.appendFile(text);
      await handle.datasync();
      await this.files.rename(`${file}.new`, file);
      this.#fileBytes = Buffer.byteLength(text);
      this.#isTorn = false;
    } catch (error) {
      // Not tried again with each event where there is no room for it.
      this.#spare *= 2;
      await handle.close();
      await this.files.rm(`${file}.new`, { force: true });
      throw error;
    }
    const old = this.handle;
    this.handle = handle;
    await old.close();
    await this.#syncFolder();
  }

  async #syncFolder(): Promise<void> {
    const folder = await this.files.open(this.folder, 'r');
    try {
      await folder.sync();
    } finally {
      await folder.close();
    }
  }

  #hold(event: KeptEvent): void {
    this.#letGo(event.number);
    this.#held.set(event.number, event);
    this.#heldBytes += Buffer.byteLength(event.text);
  }

  #letGo(number: number): boolean {
    const event = this.#held.get(number);
    if (event === undefined) return false;
    this.#heldBytes -= Buffer.byteLength(event.text);
    return this.#held.delete(number);
  }
}

function lineOf({ number, text }: KeptEvent): string {
  return `{"n":${number},"event":${text}}\n`;
}

/** @returns null where it cannot be read. */
function readLine(text: string): KeptEvent | { readonly done: readonly number[] } | null {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    return null;
  }
  const line = lineSchema.safeParse(parsed).data;
  if (line === undefined || 'done' in line) return line ?? null;
  return { number: line.n, text: JSON.stringify(line.event) };
}
