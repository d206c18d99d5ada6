/**
 * One session of WebChannel: a stream of the API in both directions. What the browser has to say comes in
 * requests of its own (the forward channel); what it is told goes into the answer of a request that stays
 * open (the back channel), each array with a number. The browser says up to which it has read, and what it
 * has not is kept: it comes back with another back channel whenever one has ended.
 */
import type { ServerResponse } from 'node:http';
import type { Stream, StreamBackend } from '../streams/stream.ts';
import type { StreamMethod } from '../streams/streams.ts';
import { parseMessage } from '../api/parse-json.ts';
import { asFirestoreError, httpStatus } from '../api/status.ts';
import { messageToJson } from '../api/write-json.ts';
import { FirestoreError } from '../engine/values/error.ts';
import { frameArrays, writeArray } from './frames.ts';

/** Calls once, after so many milliseconds. Returns the way to prevent it. */
export type Timer = (milliseconds: number, call: () => void) => () => void;

/** How often a browser hears something at least; it is told so, and waits half as long again. */
export const keepAliveMs = 30_000;

/** A browser that has had no back channel for so long has gone. */
const absenceMs = 60_000;

/** So much in one back channel, and it ends: with the next one the browser says what it has read. */
const maxChannelChars = 1024 * 1024;

/** A browser looks through a frame anew with each piece that it gets of it. */
const maxFrameChars = 64 * 1024;

/** With so much unread, no more is added until the browser has caught up. */
const maxUnreadChars = 4 * 1024 * 1024;

export interface SessionOptions {
  readonly method: StreamMethod;
  readonly backend: StreamBackend;
  readonly authorization: string | undefined;
  readonly timer: Timer;
  /** The browser has gone without a word. */
  readonly onAbsent: () => void;
}

interface BackChannel {
  readonly response: ServerResponse;
  /** False: the answer ends with the first that there is to say. */
  readonly streams: boolean;
  written: number;
}

export class ChannelSession {
  readonly #stream: Stream;
  /** By number, what the browser has not said to have read. */
  readonly #unread = new Map<number, string>();
  /** Messages that came before those they follow. */
  readonly #early = new Map<number, string>();
  #unreadChars = 0;
  #lastId = 0;
  /** What is numbered higher has not been put into the open back channel. */
  #lastWritten = 0;
  #nextMessage = 0;
  #channel: BackChannel | undefined;
  #stopTimer: () => void;
  #isDue = false;
  #open = true;

  constructor(private readonly options: SessionOptions) {
    const { method, backend, authorization } = options;
    const isReady = () => this.#isReady;
    this.#stream = method.open(backend, authorization, {
      get ready() {
        return isReady();
      },
      send: (response) => {
        this.#say([messageToJson(method.response, response)]);
      },
      fail: (error) => {
        this.#fail(error);
      },
      end: () => {
        this.#say(['close']);
      },
    });
    this.#stopTimer = this.#awaitChannel();
  }

  /** Whether a back channel is open, the number of the last array, and how much is unread. */
  get state(): readonly [0 | 1, number, number] {
    return [this.#channel ? 1 : 0, this.#lastId, this.#unreadChars];
  }

  /** Messages of the browser by their numbers. One that came before is passed over: requests are repeated. */
  receive(texts: ReadonlyMap<number, string>): void {
    for (const [number, text] of texts) {
      if (number >= this.#nextMessage) this.#early.set(number, text);
    }
    for (;;) {
      const text = this.#early.get(this.#nextMessage);
      if (text === undefined) return;
      this.#early.delete(this.#nextMessage);
      this.#nextMessage += 1;
      this.#receiveOne(text);
    }
  }

  /** The browser has read all up to this number. */
  acknowledge(id: number): void {
    const wasReady = this.#isReady;
    for (const [each, text] of this.#unread) {
      // A number that is none has read nothing.
      if (!(each <= id)) break;
      this.#unread.delete(each);
      this.#unreadChars -= text.length;
    }
    if (!wasReady && this.#isReady) this.#stream.drained();
  }

  /** A back channel: an answer whose headers are written, to be ended here. One that is open already ends. */
  attach(response: ServerResponse, streams: boolean): void {
    this.#detach()?.end();
    const channel = { response, streams, written: 0 };
    this.#channel = channel;
    this.#lastWritten = 0;
    response.on('close', () => {
      if (this.#channel === channel) this.#detach();
    });
    this.#keepAlive();
    // The browser wants to see at once that nothing on the way holds the answer back.
    if (streams && this.#unread.size === 0) this.#say(['noop']);
    this.#write();
  }

  /** The browser has gone, or the server goes. */
  close(): void {
    this.#open = false;
    this.#stream.close();
    this.#detach()?.end();
    this.#stopTimer();
  }

  get #isReady(): boolean {
    return this.#unreadChars < maxUnreadChars;
  }

  #receiveOne(text: string): void {
    const { method, backend } = this.options;
    try {
      this.#stream.receive(parseMessage(method.request, parseJson(text)));
    } catch (cause) {
      this.#stream.close();
      this.#fail(
        asFirestoreError(cause, (error) => {
          backend.report(error);
        }),
      );
    }
  }

  #fail({ code, message }: FirestoreError): void {
    this.#say([{ error: { code: httpStatus(code), message, status: code } }]);
  }

  #say(content: readonly unknown[]): void {
    if (!this.#open) return;
    this.#lastId += 1;
    const text = writeArray(this.#lastId, content);
    this.#unread.set(this.#lastId, text);
    this.#unreadChars += text.length;
    // What is said in one go goes out in one frame.
    if (this.#isDue) return;
    this.#isDue = true;
    queueMicrotask(() => {
      this.#isDue = false;
      this.#write();
    });
  }

  /** Puts what the open back channel does not have yet into it, as far as it takes it. */
  #write(): void {
    const channel = this.#channel;
    if (!channel) return;
    let frame: string[] = [];
    let chars = 0;
    const send = () => {
      if (frame.length > 0) channel.response.write(frameArrays(frame));
      channel.written += chars;
      frame = [];
      chars = 0;
    };
    for (const [id, text] of this.#unread) {
      if (id <= this.#lastWritten) continue;
      if (channel.written + chars > maxChannelChars) break;
      if (chars + text.length > maxFrameChars) send();
      frame.push(text);
      chars += text.length;
      this.#lastWritten = id;
    }
    send();
    if (channel.written === 0) return;
    if (!channel.streams || channel.written > maxChannelChars) this.#detach()?.end();
    else this.#keepAlive();
  }

  #detach(): ServerResponse | undefined {
    const response = this.#channel?.response;
    this.#channel = undefined;
    this.#stopTimer();
    this.#stopTimer = this.#open ? this.#awaitChannel() : () => undefined;
    return response;
  }

  #awaitChannel(): () => void {
    return this.options.timer(absenceMs, this.options.onAbsent);
  }

  #keepAlive(): void {
    this.#stopTimer();
    this.#stopTimer = this.options.timer(keepAliveMs, () => {
      this.#say(['noop']);
    });
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw new FirestoreError('INVALID_ARGUMENT', 'A message of the channel is not JSON.');
  }
}
