import { element, type Twiml } from '../twilio/twiml.ts';
import { type Language, type Prompt, SAY_LANGUAGES, WORDS } from './words.ts';

export interface PromptSettings {
  /** Those in which callers are spoken to before it is known which is theirs, in this order. */
  readonly languages: readonly Language[];
  /** Twilio's voices; absent: Twilio's choice for the language. */
  readonly voices: Readonly<Partial<Record<Language, string>>>;
  /** Where recordings are, as `<url>/en/enterCode.mp3`; null: words are said by Twilio. */
  readonly recordingsUrl: string | null;
}

/** A prompt, said or played. Twilio throws away keys that are pressed meanwhile, unless it stands in a `<Gather>`. */
export function prompt(
  name: Prompt,
  languages: readonly Language[],
  { voices, recordingsUrl }: PromptSettings,
): readonly Twiml[] {
  return languages.map((language) => {
    if (recordingsUrl !== null) {
      return element('Play', {}, [`${recordingsUrl}/${language}/${name}.mp3`]);
    }
    const voice = voices[language];
    return element('Say', { language: SAY_LANGUAGES[language], voice }, [WORDS[language][name]]);
  });
}
