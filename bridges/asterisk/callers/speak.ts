import type { Log } from '../../client/index.ts';
import type { AgiReply } from '../agi/lines.ts';
import { AgiGone, AgiMalformed, type AgiSession } from '../agi/session.ts';
import type { Prompts } from '../settings/settings.ts';
import type { Setting } from './conference-variables.ts';

/** No sound is longer, in milliseconds. */
const LONGEST_SOUND_MS = 120_000;
const CODE_KEYS = '0123456789*#';
/** What one line of AGI may hold is 2,048 bytes; and MSet takes 24 variables. */
const MOST_CHARACTERS = 1500;
const MOST_SETTINGS = 20;

/** What came of a question; null where nothing was keyed. */
interface Keyed {
  readonly keys: string | null;
}

/** What is said to a caller, and asked of them, over a conversation with Asterisk. */
export class Speaker {
  readonly #session: AgiSession;
  readonly #log: Log;
  readonly #said: Set<string>;
  prompts: Prompts;

  /** @param said what the log has been told once: of a missing sound no more need be said. */
  constructor(
    session: AgiSession,
    { prompts, log, said }: { prompts: Prompts; log: Log; said: Set<string> },
  ) {
    this.#session = session;
    this.prompts = prompts;
    this.#log = log;
    this.#said = said;
  }

  /**
   * Plays sounds to their end. A missing one is said in the log; where all are, another is heard instead of
   * nothing, for silence is not told from a dead line.
   *
   * @throws AgiGone
   */
  async say(sounds: readonly string[]): Promise<void> {
    let isHeard = false;
    for (const sound of sounds) {
      const { isMissing } = await this.#play(sound, '');
      isHeard ||= !isMissing;
    }
    if (isHeard) return;
    for (const sound of this.prompts.instead) await this.#play(sound, '');
  }

  /**
   * Asks for keys; those that come while the question is played count.
   *
   * @param most so many at most: with the last of them it is done. A closing `#` is no part of what comes back.
   * @param keyMs so long each key is waited for, in milliseconds.
   * @returns null where nothing at all was keyed.
   * @throws AgiGone
   */
  async ask(sounds: readonly string[], most: number, keyMs: number): Promise<string | null> {
    let isHeard = false;
    for (const sound of sounds.slice(0, -1)) {
      const { key, isMissing } = await this.#play(sound, CODE_KEYS);
      isHeard ||= !isMissing;
      if (key !== null) return this.#rest(key, most, keyMs);
    }
    const last = sounds.at(-1) ?? '';
    const keyed = await this.#getData(last, most, keyMs);
    if (keyed !== null) return keyed.keys;
    // As a hang-up looks; but somebody is there.
    await this.#checkAlive();
    this.#saysMissing(last);
    if (!isHeard) await this.say([]);
    const again = await this.#getData('', most, keyMs);
    if (again === null) throw new AgiGone('The caller has hung up');
    return again.keys;
  }

  /** Takes away what was keyed meanwhile, and was not asked for. @throws AgiGone */
  async dropKeys(): Promise<void> {
    for (let count = 0; count < 256; count += 1) {
      const { result } = await this.#session.command('WAIT FOR DIGIT 1', []);
      if (result === '0') return;
      if (result === '-1' || result === null) throw new AgiGone('The caller has hung up');
    }
  }

  /** Sets variables of the channel, in their order. @throws AgiGone */
  async set(settings: readonly Setting[]): Promise<void> {
    let part: string[] = [];
    const send = async () => {
      const pairs = part.join(',');
      part = [];
      const { code, result } = await this.#session.command('EXEC MSet', [pairs]);
      if (code !== 200 || result === '-2') throw new AgiMalformed('Asterisk has no MSet');
      if (result === '-1') throw new AgiGone('The caller has hung up');
    };
    for (const [name, value] of settings) {
      const pair = `${name}=${value}`;
      const isFull =
        part.length === MOST_SETTINGS || [...part, pair].join(',').length > MOST_CHARACTERS;
      if (isFull && part.length > 0) await send();
      part.push(pair);
    }
    if (part.length > 0) await send();
  }

  /** @returns null where it has none. @throws AgiGone */
  async variable(name: string): Promise<string | null> {
    const { result, data } = await this.#session.command('GET VARIABLE', [name]);
    return result === '1' ? data : null;
  }

  async #rest(first: string, most: number, keyMs: number): Promise<string> {
    if (first === '#') return '';
    if (most <= 1) return first;
    const more = await this.#getData('', most - 1, keyMs);
    if (more === null) throw new AgiGone('The caller has hung up');
    return first + (more.keys ?? '');
  }

  async #getData(sound: string, most: number, keyMs: number): Promise<Keyed | null> {
    const takesMs = LONGEST_SOUND_MS + keyMs * (most + 1);
    const reply = await this.#session.command(
      'GET DATA',
      [sound, String(keyMs), String(most)],
      takesMs,
    );
    const { result, data } = reply;
    if (result === '-1' || result === null || reply.code !== 200) return null;
    if (!/^[0-9A-D*#]*$/.test(result)) throw new AgiMalformed('Keys of another form');
    const isSilent = result === '' && data === 'timeout';
    return { keys: isSilent ? null : result.replace(/#.*$/s, '') };
  }

  async #play(
    sound: string,
    keys: string,
  ): Promise<{ readonly key: string | null; readonly isMissing: boolean }> {
    const reply = await this.#session.command('STREAM FILE', [sound, keys], LONGEST_SOUND_MS);
    const { code, result, endpos } = reply;
    if (result === '-1') await this.#checkAlive();
    const key = keyOf(reply);
    const isMissing = key === null && (code !== 200 || result === '-1' || endpos === 0);
    if (isMissing) this.#saysMissing(sound);
    return { key, isMissing };
  }

  async #checkAlive(): Promise<void> {
    const { code, result } = await this.#session.command('CHANNEL STATUS', []);
    // 6: the line is up.
    if (code !== 200 || result !== '6') throw new AgiGone('The caller has hung up');
  }

  #saysMissing(sound: string): void {
    if (this.#said.has(`sound ${sound}`)) return;
    this.#said.add(`sound ${sound}`);
    this.#log('error', 'asterisk.soundMissing', { sound });
  }
}

/** A key by which a sound was cut short. */
function keyOf({ result }: AgiReply): string | null {
  const code = Number(result ?? 0);
  return code > 0 ? String.fromCharCode(code) : null;
}
