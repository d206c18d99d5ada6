import { closeSync, fdatasyncSync, fstatSync, ftruncateSync, openSync, writeSync } from 'node:fs';
import { ByteWriter } from './bytes.ts';
import { type Entry, writeEntry } from './document-codec.ts';
import { frameRecord } from './records.ts';

/**
 * A journal that is appended to. An entry is in the operating system's hands when `append` returns,
 * so that the process may be killed at any moment afterwards; `sync` also outlives the machine's.
 */
export class Journal {
  readonly #descriptor: number;
  readonly #content = new ByteWriter();
  #length: number;
  #broken = false;

  /** Opens the file, which is made if need be, to go on behind what it holds. */
  constructor(readonly file: string) {
    this.#descriptor = openSync(file, 'a', 0o600);
    this.#length = fstatSync(this.#descriptor).size;
  }

  /** In bytes. */
  get length(): number {
    return this.#length;
  }

  /**
   * @throws Error when the file cannot take it, for want of room for example. The journal is then as
   *   before; where even that cannot be had, every later call throws too.
   */
  append(entry: Entry): void {
    if (this.#broken) throw new Error(`${this.file} cannot be written any more.`);
    this.#content.reset();
    writeEntry(this.#content, entry);
    const record = frameRecord(this.#content.bytes());
    try {
      writeWhole(this.#descriptor, record);
      this.#length += record.length;
    } catch (error) {
      this.#cutOff();
      throw error;
    }
  }

  sync(): void {
    fdatasyncSync(this.#descriptor);
  }

  close(): void {
    closeSync(this.#descriptor);
  }

  /** What was written of a record that failed would hide every record behind it. */
  #cutOff(): void {
    try {
      ftruncateSync(this.#descriptor, this.#length);
    } catch {
      this.#broken = true;
    }
  }
}

/** A write may take less than it is given. */
function writeWhole(descriptor: number, bytes: Buffer): void {
  for (let at = 0; at < bytes.length;) {
    at += writeSync(descriptor, bytes, at, bytes.length - at);
  }
}
