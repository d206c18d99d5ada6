import * as fs from 'node:fs/promises';
import path from 'node:path';

/** What of Node's files is used. */
export type Files = Pick<typeof fs, 'mkdir' | 'open' | 'readFile' | 'rename' | 'rm'>;

const FILE = 'records.jsonl';
/** So many bytes the file may have, besides twice as many as it had when it was last written anew. */
const SPARE_BYTES = 1024 * 1024;

/**
 * A file of lines, each a change of some records, the newest last; from time to time it is written anew with what the
 * records are then. What `append` has done is on the disk.
 */
export class RecordFile {
  #bytes = 0;
  #bytesAnew = 0;
  /** The file lacks something that the records have: nothing is to be appended to it. */
  #isBehind = false;

  private constructor(
    readonly folder: string,
    readonly files: Files,
    private handle: fs.FileHandle,
    /** A line for each record as it is now. */
    readonly all: () => readonly string[],
  ) {}

  /**
   * @param read is given each line that is there, and says whether it could be read. The last one may be torn.
   * @returns the file, and how many lines could not be read
   */
  static async open(
    folder: string,
    read: (line: string) => boolean,
    all: () => readonly string[],
    files: Files = fs,
  ): Promise<{ readonly file: RecordFile; readonly unreadable: number }> {
    await files.mkdir(folder, { recursive: true, mode: 0o700 });
    const handle = await files.open(path.join(folder, FILE), 'a+', 0o600);
    const lines = (await files.readFile(path.join(folder, FILE), 'utf8')).split('\n');
    const unreadable = lines.filter((line) => line !== '' && !read(line)).length;
    const file = new RecordFile(folder, files, handle, all);
    // On a full disk it is what it was, and written anew as soon as there is room.
    await file.#rewrite().catch(() => undefined);
    return { file, unreadable };
  }

  /** @throws Error where the disk takes nothing; the next call then writes all that is missing. */
  async append(line: string): Promise<void> {
    if (this.#isBehind || this.#bytes > 2 * this.#bytesAnew + SPARE_BYTES) {
      await this.#rewrite();
      return;
    }
    this.#isBehind = true;
    await this.handle.appendFile(`${line}\n`);
    await this.handle.datasync();
    this.#isBehind = false;
    this.#bytes += Buffer.byteLength(line) + 1;
  }

  close(): Promise<void> {
    return this.handle.close();
  }

  /** Beside the file and then in its place, so that there is a whole one at each moment. */
  async #rewrite(): Promise<void> {
    const name = path.join(this.folder, FILE);
    const text = this.all()
      .map((line) => `${line}\n`)
      .join('');
    this.#isBehind = true;
    const handle = await this.files.open(`${name}.new`, 'w', 0o600);
    try {
      await handle.appendFile(text);
      await handle.datasync();
      await this.files.rename(`${name}.new`, name);
    } catch (error) {
      await handle.close();
      await this.files.rm(`${name}.new`, { force: true });
      throw error;
    }
    await this.handle.close();
    this.handle = handle;
    this.#bytes = Buffer.byteLength(text);
    this.#bytesAnew = this.#bytes;
    this.#isBehind = false;
    const folder = await this.files.open(this.folder, 'r');
    try {
      await folder.sync();
    } finally {
      await folder.close();
    }
  }
}
