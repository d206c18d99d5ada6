import { readFileSync } from 'node:fs';
import { AmiMessage, AmiReader } from '../ami/messages.ts';

/**
 * What the manager of an Asterisk 16.28.0 sent in four connections: three callers in a conference, the adapter
 * away while one of them leaves, a locked conference, the adapter away while two join, Asterisk started anew,
 * and two more conferences. What an adapter does not look at, and the keys that were pressed, are left out;
 * names, tokens and our variables are written anew.
 */
export const RECORDED = readFileSync(new URL('ami-16.28.0.raw', import.meta.url));

const GREETING = 'Asterisk Call Manager';

/** The recording cut where a connection begins. */
export function recordedConnections(): readonly (readonly AmiMessage[])[] {
  return RECORDED.toString('utf8')
    .split(GREETING)
    .filter((text) => text !== '')
    .map((text) => readMessages(`${GREETING}${text}`));
}

export function readMessages(text: string): AmiMessage[] {
  const messages: AmiMessage[] = [];
  new AmiReader((message) => messages.push(message)).push(Buffer.from(text));
  return messages;
}

/** An event as a manager would send it, with the variables of a channel. */
export function event(
  name: string,
  fields: Readonly<Record<string, string>>,
  variables: Readonly<Record<string, string>> = {},
): AmiMessage {
  return new AmiMessage([
    ['Event', name],
    ...Object.entries(fields),
    ...Object.entries(variables).map(
      ([variable, value]) => ['ChanVariable', `${variable}=${value}`] as const,
    ),
  ]);
}
