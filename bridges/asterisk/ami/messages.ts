import { StringDecoder } from 'node:string_decoder';

/** What is longer than any line, or any message, of a manager is passed over: so many characters, so many lines. */
const LONGEST_LINE = 64 * 1024;
const MOST_LINES = 2000;

/** One message of the Asterisk Manager Interface: an event or an answer. */
export class AmiMessage {
  readonly #fields = new Map<string, string[]>();

  constructor(fields: Iterable<readonly [name: string, value: string]>) {
    for (const [name, value] of fields) {
      const key = name.toLowerCase();
      const values = this.#fields.get(key);
      if (values === undefined) this.#fields.set(key, [value]);
      else values.push(value);
    }
  }

  /** The field's first value; names are the same in capitals and small letters. */
  get(name: string): string | undefined {
    return this.#fields.get(name.toLowerCase())?.[0];
  }

  /** What an event is about; null of an answer. */
  get event(): string | null {
    return this.get('Event') ?? null;
  }

  /** A variable of the event's channel, as `channelvars=` in manager.conf has it told; null where it is not. */
  channelVariable(name: string): string | null {
    for (const each of this.#fields.get('chanvariable') ?? []) {
      if (each.startsWith(`${name}=`)) return each.slice(name.length + 1);
    }
    return null;
  }
}

/**
 * Reads what a manager sends: lines `Name: value`, messages that end with an empty line. However its bytes are
 * cut into chunks, the messages are the same. Lines that are no fields, such as the greeting, are passed over.
 */
export class AmiReader {
  readonly #decoder = new StringDecoder('utf8');
  readonly #onMessage: (message: AmiMessage) => void;
  #text = '';
  #isTooLong = false;
  #fields: [string, string][] = [];

  constructor(onMessage: (message: AmiMessage) => void) {
    this.#onMessage = onMessage;
  }

  push(chunk: Uint8Array): void {
    const lines = (this.#text + this.#decoder.write(Buffer.from(chunk))).split('\n');
    this.#text = lines.pop() ?? '';
    for (const line of lines) this.#take(line.endsWith('\r') ? line.slice(0, -1) : line);
    if (this.#text.length > LONGEST_LINE) {
      this.#text = '';
      this.#isTooLong = true;
    }
  }

  #take(line: string): void {
    if (this.#isTooLong) {
      // The end of what was too long.
      this.#isTooLong = false;
      return;
    }
    if (line === '') {
      const fields = this.#fields;
      this.#fields = [];
      if (fields.length > 0) this.#onMessage(new AmiMessage(fields));
      return;
    }
    const colon = line.indexOf(':');
    if (colon <= 0 || this.#fields.length >= MOST_LINES) return;
    this.#fields.push([line.slice(0, colon), line.slice(colon + 1).trimStart()]);
  }
}
