import { mkdir, readFile, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fromRoot } from '../../support/paths.ts';
import type { Programs } from '../packages/programs.ts';
import { tone } from '../phones/tones.ts';
import type { AmiPlace } from './ami.ts';

/** What callers hear while they wait, in hertz, so that ears can tell it from voices. */
export const MUSIC_HZ = 700;

export interface Ports {
  /** UDP. */
  readonly sip: number;
  readonly ami: number;
  /** The adapter's FastAGI. */
  readonly agi: number;
}

export interface ConfOptions {
  /** Everything that Asterisk reads or writes is below it. */
  readonly folder: string;
  /** For its Unix socket, whose path may have 107 characters. */
  readonly runFolder: string;
  readonly programs: Programs;
  readonly ports: Ports;
  /** The adapter's password. */
  readonly amiSecret: string;
  /** Whoever looks on beside the adapter. */
  readonly observer: Pick<AmiPlace, 'user' | 'secret'>;
}

/**
 * The configuration that bridges/asterisk has for a fresh Asterisk, with this machine's folders and ports, and
 * a trunk that is this machine.
 *
 * @returns the path of the asterisk.conf that knows all the rest
 */
export async function writeConf(options: ConfOptions): Promise<string> {
  const { folder, programs } = options;
  const place = (...parts: string[]) => path.join(folder, ...parts);
  for (const name of ['conf', 'db', 'keys', 'spool', 'agi-bin', 'data/moh', 'data/sounds']) {
    await mkdir(place(name), { recursive: true });
  }
  for (const [language, speaker] of Object.entries(SPEAKERS)) {
    await symlink(path.join(programs.data, 'sounds', speaker), place('data', 'sounds', language));
  }
  await symlink(path.join(programs.data, 'documentation'), place('data', 'documentation'));
  await writeFile(place('data', 'moh', 'tone.ulaw'), tone(MUSIC_HZ, TONE_SAMPLES));
  const files = { ...ownFiles(options, place), ...(await shippedFiles(options)) };
  for (const [name, text] of Object.entries(files)) {
    await writeFile(place('conf', name), text, { mode: 0o600 });
  }
  return place('conf', 'asterisk.conf');
}

/** By whose name Debian's packages call the sounds of a language. */
const SPEAKERS = { en: 'en_US_f_Allison', fr: 'fr_CA_f_June' };

/** Ten seconds. */
const TONE_SAMPLES = 80_000;

function ownFiles(
  { programs, runFolder }: ConfOptions,
  place: (...parts: string[]) => string,
): Record<string, string> {
  const folders = {
    astetcdir: place('conf'),
    astmoddir: programs.modules,
    astvarlibdir: place('data'),
    astdatadir: place('data'),
    astdbdir: place('db'),
    astkeydir: place('keys'),
    astagidir: place('agi-bin'),
    astspooldir: place('spool'),
    astrundir: runFolder,
    astlogdir: place(),
  };
  return {
    'asterisk.conf': section(
      'directories',
      Object.entries(folders).map(([name, folder]) => `${name} => ${folder}`),
    ),
    // Neither what is keyed nor what the dialplan does.
    'logger.conf':
      section('general', ['dateformat = %F %T.%3q']) +
      section('logfiles', ['messages.log => notice,warning,error']),
    'rtp.conf': section('general', ['rtpstart = 10000', 'rtpend = 19999']),
  };
}

/** What differs from the files as they are shipped: in each a line that begins so, and what stands there here. */
async function shippedFiles(options: ConfOptions): Promise<Record<string, string>> {
  const { ports, amiSecret, observer } = options;
  const changes: Record<string, Record<string, string>> = {
    'modules.conf': {},
    'confbridge.conf': {},
    'musiconhold.conf': {},
    'extensions.conf': { 'CONFDESK_AGI=': `agi://127.0.0.1:${ports.agi}/confdesk` },
    'manager.conf': { 'port=': String(ports.ami), 'secret=': amiSecret },
    'pjsip.conf': { 'bind=': `127.0.0.1:${ports.sip}`, 'match=': '127.0.0.1' },
  };
  const files = await Promise.all(
    Object.entries(changes).map(async ([name, lines]) => {
      const text = await readFile(fromRoot('bridges', 'asterisk', 'conf', name), 'utf8');
      return [name, Object.entries(lines).reduce(withLine, text)] as const;
    }),
  );
  const { 'manager.conf': manager = '', ...others } = Object.fromEntries(files);
  const looksOn = section(observer.user, [
    `secret=${observer.secret}`,
    'read=system,call,agi,user,reporting',
    'write=system,call,reporting,command',
  ]);
  return { ...others, 'manager.conf': `${manager}\n${looksOn}` };
}

/** @throws Error where the file has no such line, or several */
function withLine(text: string, [beginning, rest]: readonly [string, string]): string {
  const lines = text.split('\n');
  const found = lines.flatMap((line, index) => (line.startsWith(beginning) ? [index] : []));
  const [at] = found;
  if (at === undefined || found.length > 1) throw new Error(`${found.length} lines ${beginning}…`);
  return lines.with(at, `${beginning}${rest}`).join('\n');
}

function section(name: string, lines: readonly string[]): string {
  return [`[${name}]`, ...lines, '', ''].join('\n');
}
