/**
 * WebChannel's two forms: what a browser sends is a form, what it gets are frames, each a length in
 * UTF-16 units, a line's end, and JSON. As the SDK's own channel (@firebase/webchannel-wrapper) reads and
 * writes them.
 */
import { FirestoreError } from '../engine/values/error.ts';

/** Of the SDK's messages each has a number, counted from 0 over the whole session. */
export interface Messages {
  readonly headers: Readonly<Record<string, string>>;
  readonly texts: ReadonlyMap<number, string>;
}

/** `headers=…&count=2&ofs=3&req0___data__=…&req1___data__=…`, with `ofs` the number of the first. */
export function readForm(body: string): Messages {
  const form = new URLSearchParams(body);
  const offset = Number(form.get('ofs') ?? 0);
  if (!Number.isSafeInteger(offset)) {
    throw new FirestoreError('INVALID_ARGUMENT', 'ofs is not a number.');
  }
  const texts = new Map<number, string>();
  for (const [key, value] of form) {
    const index = /^req(\d{1,9})___data__$/.exec(key)?.[1];
    if (index !== undefined) texts.set(offset + Number(index), value);
  }
  return { headers: readHeaderLines(form.get('headers') ?? ''), texts };
}

/** HTTP headers that the SDK puts elsewhere, to spare itself a preflight: lines of `name:value`. */
export function readHeaderLines(text: string): Readonly<Record<string, string>> {
  const entries = text.split('\r\n').flatMap((line) => {
    const colon = line.indexOf(':');
    return colon === -1 ? [] : [[line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()]];
  });
  return Object.fromEntries(entries) as Record<string, string>;
}

export function writeFrame(content: unknown): string {
  return frame(JSON.stringify(content));
}

/** An array of the session, as it stands in a frame of several. */
export function writeArray(id: number, content: unknown): string {
  return JSON.stringify([id, content]);
}

export function frameArrays(arrays: readonly string[]): string {
  return frame(`[${arrays.join(',')}]`);
}

function frame(text: string): string {
  return `${text.length}\n${text}`;
}
