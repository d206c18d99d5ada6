import type { Language } from '../account/account.ts';

/** The fixed words of the information email and of the invitation, in one language. */
export interface EmailWords {
  /** `tag` is as `subjectTag` makes it. */
  readonly subject: {
    readonly usual: (tag: string) => string;
    readonly newCodes: (tag: string) => string;
    readonly expired: (tag: string) => string;
  };
  /**
   * What matters, in a few words: shown beside the subject in a list of mails and on a locked phone, so
   * without a code.
   */
  readonly preview: {
    readonly newCodes: string;
    readonly never: string;
    readonly at: (moment: string) => string;
    readonly dial: (number: string) => string;
  };
  readonly audioConference: string;
  readonly colon: string;
  /** When there were codes before these. */
  readonly earlierCodes: {
    readonly stopped: string;
    /** The first email with new codes. */
    readonly participantGoesOn: (until: string) => string;
    /** Any email after that one. */
    readonly participantStillWorks: (until: string) => string;
  };
  readonly leader: {
    readonly heading: string;
    readonly intro: string;
    readonly code: string;
  };
  readonly participants: {
    readonly heading: string;
    readonly intro: string;
    readonly code: string;
    readonly tap: string;
    /** On paper, where nothing can be touched, beside a QR code. */
    readonly scan: (number: string) => string;
    /** On a card that has no room for all numbers. */
    readonly moreNumbers: (count: number) => string;
    readonly howTo: string;
  };
  readonly numbers: string;
  readonly noNumbers: string;
  readonly tollFree: string;
  readonly start: {
    readonly heading: string;
    readonly headingExpired: string;
    readonly steps: readonly string[];
  };
  readonly menu: {
    readonly heading: string;
    readonly leader: string;
    readonly everyone: string;
  };
  readonly expiry: {
    readonly heading: string;
    readonly never: string;
    readonly at: (moment: string) => string;
    readonly past: (moment: string) => string;
    /** For the leader, behind `past`. */
    readonly revive: string;
  };
  readonly confidential: { readonly heading: string; readonly text: string };
  readonly sentBy: (account: string) => string;
}

const english: EmailWords = {
  subject: {
    usual: (tag) => `${tag}: dial-in numbers and codes for your conference`,
    newCodes: (tag) => `${tag}: new codes for your conference`,
    expired: (tag) => `${tag}: your conference has expired`,
  },
  preview: {
    newCodes: 'New codes; the earlier leader code no longer works.',
    never: 'Never expires.',
    at: (moment) => `Works until ${moment}.`,
    dial: (number) => `Dial ${number} and enter the leader code from this email.`,
  },
  audioConference: 'Audio conference',
  colon: ':',
  earlierCodes: {
    stopped: 'These are new codes. The earlier ones no longer work.',
    participantGoesOn: (until) =>
      `These are new codes. The earlier leader code no longer works; the earlier participant code works until ${until}.`,
    participantStillWorks: (until) =>
      `The earlier participant code works until ${until}, beside the one below.`,
  },
  leader: {
    heading: 'For you, the leader',
    intro: 'Keep this part to yourself.',
    code: 'Leader code',
  },
  participants: {
    heading: 'To forward to participants',
    intro: 'Everything they need, and nothing else.',
    code: 'Participant code',
    tap: 'On a mobile phone, tap a number: it dials and enters the code for you.',
    scan: (number) => `Or scan this with a phone: it dials ${number} and enters the code for you.`,
    moreNumbers: (count) => (count === 1 ? 'and one more number' : `and ${count} more numbers`),
    howTo: 'Dial one of the numbers and enter the participant code when asked.',
  },
  numbers: 'Dial-in numbers',
  noNumbers: 'No dial-in number has been set up yet.',
  tollFree: 'toll-free',
  start: {
    heading: 'How to start',
    headingExpired: 'How to start, once it has a new date',
    steps: [
      'Dial one of the dial-in numbers.',
      'When asked for a code, enter your leader code on the keypad.',
      'The conference starts as soon as you are in.',
    ],
  },
  menu: {
    heading: 'Keys during the call',
    leader: 'For you as the leader',
    everyone: 'For everyone',
  },
  expiry: {
    heading: 'How long it works',
    never: 'This conference never expires. Use it as often as you like.',
    at: (moment) => `This conference expires on ${moment}. After that its codes admit no one.`,
    past: (moment) => `This conference expired on ${moment}. Its codes admit no one now.`,
    revive: 'An administrator can give it a new date; the codes stay the same.',
  },
  confidential: {
    heading: 'Do not share the leader code',
    text: 'Whoever has it can start and control your conference. Your participants only need the participant code.',
  },
  sentBy: (account) =>
    `Sent by Confdesk for ${account}, where an administrator set up this conference for you.`,
};

const french: EmailWords = {
  subject: {
    usual: (tag) => `${tag}\u00a0: numéros et codes de votre conférence`,
    newCodes: (tag) => `${tag}\u00a0: nouveaux codes de votre conférence`,
    expired: (tag) => `${tag}\u00a0: votre conférence est expirée`,
  },
  preview: {
    newCodes: 'Nouveaux codes; l’ancien code d’animateur ne fonctionne plus.',
    never: 'N’expire jamais.',
    at: (moment) => `Fonctionne jusqu’au ${moment}.`,
    dial: (number) =>
      `Composez le ${number} et entrez le code d’animateur qui est dans ce courriel.`,
  },
  audioConference: 'Conférence téléphonique',
  colon: '\u00a0:',
  earlierCodes: {
    stopped: 'Ces codes sont nouveaux. Les précédents ne fonctionnent plus.',
    participantGoesOn: (until) =>
      `Ces codes sont nouveaux. L’ancien code d’animateur ne fonctionne plus, mais l’ancien code de participant fonctionne jusqu’au ${until}.`,
    participantStillWorks: (until) =>
      `L’ancien code de participant fonctionne jusqu’au ${until}, en plus de celui ci-dessous.`,
  },
  leader: {
    heading: 'Pour vous, l’animateur',
    intro: 'Gardez cette partie pour vous.',
    code: 'Code d’animateur',
  },
  participants: {
    heading: 'À transmettre aux participants',
    intro: 'Tout ce qu’il leur faut, et rien d’autre.',
    code: 'Code de participant',
    tap: 'Sur un cellulaire, touchez un numéro\u00a0: l’appel se fait et le code est saisi pour vous.',
    scan: (number) =>
      `Ou balayez ceci avec un téléphone\u00a0: il compose le ${number} et entre le code pour vous.`,
    moreNumbers: (count) => (count === 1 ? 'et un autre numéro' : `et ${count} autres numéros`),
    howTo: 'Composez un des numéros et entrez le code de participant à la demande.',
  },
  numbers: 'Numéros d’accès',
  noNumbers: 'Aucun numéro d’accès n’est encore configuré.',
  tollFree: 'sans frais',
  start: {
    heading: 'Comment commencer',
    headingExpired: 'Comment commencer, une fois la date repoussée',
    steps: [
      'Composez un des numéros d’accès.',
      'Lorsqu’un code est demandé, entrez votre code d’animateur au clavier.',
      'La conférence commence dès votre arrivée.',
    ],
  },
  menu: {
    heading: 'Touches pendant l’appel',
    leader: 'Pour vous, l’animateur',
    everyone: 'Pour tout le monde',
  },
  expiry: {
    heading: 'Durée de validité',
    never: 'Cette conférence n’expire jamais. Utilisez-la aussi souvent que vous le voulez.',
    at: (moment) =>
      `Cette conférence expire le ${moment}. Ensuite, ses codes ne donnent plus accès à personne.`,
    past: (moment) =>
      `Cette conférence a expiré le ${moment}. Ses codes ne donnent plus accès à personne.`,
    revive: 'Un administrateur peut repousser la date; les codes restent les mêmes.',
  },
  confidential: {
    heading: 'Ne partagez pas le code d’animateur',
    text: 'Quiconque le possède peut lancer et diriger votre conférence. Vos participants n’ont besoin que du code de participant.',
  },
  sentBy: (account) =>
    `Envoyé par Confdesk pour ${account}, où un administrateur a créé cette conférence pour vous.`,
};

export const emailWords: Record<Language, EmailWords> = { en: english, fr: french };
