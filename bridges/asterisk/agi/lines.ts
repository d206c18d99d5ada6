/** What is longer than any line of AGI ends the conversation: so many characters. */
export const LONGEST_AGI_LINE = 16 * 1024;

/** What Asterisk says of a call as FastAGI begins: `agi_callerid`, `agi_uniqueid`, … without `agi_`. */
export type AgiEnvironment = ReadonlyMap<string, string>;

/** An answer to a command. */
export interface AgiReply {
  /** 200, 510 (unknown command), 511 (the channel is dead), 520 (usage). */
  readonly code: number;
  /** After `result=`; null where there is none. */
  readonly result: string | null;
  /** In parentheses: a variable's value, or `timeout`. */
  readonly data: string | null;
  /** After `endpos=`: how far a file was played. */
  readonly endpos: number | null;
}

/** @returns null where the line is none of an environment. */
export function readEnvironmentLine(line: string): readonly [name: string, value: string] | null {
  const match = /^agi_([a-z0-9_]+):\s?(.*)$/s.exec(line);
  return match === null ? null : [match[1] ?? '', match[2] ?? ''];
}

/** @returns null where the line is no answer. */
export function readReply(line: string): AgiReply | null {
  const match = /^(\d{3})[ -](.*)$/s.exec(line);
  if (match === null) return null;
  const text = match[2] ?? '';
  return {
    code: Number(match[1]),
    result: /result=(\S*)/.exec(text)?.[1] ?? null,
    data: /\((.*)\)/s.exec(text)?.[1] ?? null,
    endpos: numberAfter(/endpos=(\d+)/.exec(text)),
  };
}

function numberAfter(match: RegExpExecArray | null): number | null {
  return match === null ? null : Number(match[1]);
}

/**
 * A word of a command, quoted.
 *
 * @throws TypeError of what would be a second line, or a second word.
 */
export function quoted(word: string): string {
  if (/[\p{Cc}"\\$`{}]/u.test(word)) throw new TypeError('Not to be said in a line of AGI');
  return `"${word}"`;
}
