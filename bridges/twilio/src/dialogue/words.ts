/** What callers hear. Each is also the name of a file, where recordings are played instead. */
export type Prompt =
  | 'enterCode'
  | 'codeNotRecognized'
  | 'goodbye'
  | 'joining'
  | 'joiningOrWaiting'
  | 'cannotJoin'
  | 'conferenceFull'
  | 'serviceUnavailable';

export type Language = 'en' | 'fr';

export const WORDS: Readonly<Record<Language, Readonly<Record<Prompt, string>>>> = {
  en: {
    enterCode: 'Please enter your access code.',
    codeNotRecognized: 'This code is not recognized.',
    goodbye: 'This code is not recognized. Goodbye.',
    joining: 'You are joining the conference.',
    joiningOrWaiting:
      'You are joining the conference. While its leader is not in, you will hear music.',
    cannotJoin: 'You cannot be connected to the conference. Please call again.',
    conferenceFull: 'The conference is full. Please call again later.',
    serviceUnavailable:
      'Codes cannot be checked at the moment. Please call again in a few minutes.',
  },
  fr: {
    enterCode: 'Veuillez entrer votre code d’accès.',
    codeNotRecognized: 'Ce code n’est pas reconnu.',
    goodbye: 'Ce code n’est pas reconnu. Au revoir.',
    joining: 'Vous entrez dans la conférence.',
    joiningOrWaiting:
      'Vous entrez dans la conférence. Tant que l’animateur n’y est pas, vous entendrez de la musique.',
    cannotJoin: 'Nous ne pouvons pas vous mettre en communication. Veuillez rappeler.',
    conferenceFull: 'La conférence est complète. Veuillez rappeler plus tard.',
    serviceUnavailable:
      'Les codes ne peuvent pas être vérifiés en ce moment. Veuillez rappeler dans quelques minutes.',
  },
};

/** The languages of `<Say>`, as Twilio calls them. */
export const SAY_LANGUAGES: Readonly<Record<Language, string>> = { en: 'en-US', fr: 'fr-CA' };
