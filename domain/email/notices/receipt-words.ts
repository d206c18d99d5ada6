import type { Language } from '../../language.ts';

/** The fixed words of the email after a call that was led with a leader code, in one language. */
export interface ReceiptWords {
  readonly subject: (tag: string, day: string) => string;
  readonly preview: string;
  readonly audioConference: string;
  readonly colon: string;
  readonly news: string;
  readonly facts: {
    readonly began: string;
    readonly lasted: string;
    readonly callers: string;
    readonly from: string;
  };
  /** `isEstimated`: no bridge told the end of somebody's part in it. */
  readonly duration: (minutes: number, isEstimated: boolean) => string;
  /** `most`: at once. */
  readonly callers: (count: number, most: number) => string;
  readonly withheld: string;
  readonly notYou: {
    readonly heading: string;
    readonly text: (account: string) => string;
    readonly link: string;
    readonly linkFor: string;
  };
  readonly sentBy: (account: string) => string;
}

/** Hours and minutes, each part left out where it is none. */
function hoursAndMinutes(
  minutes: number,
  hour: (count: number) => string,
  minute: (count: number) => string,
): string {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  return [hours > 0 ? hour(hours) : '', rest > 0 ? minute(rest) : '']
    .filter((part) => part !== '')
    .join(' ');
}

const english: ReceiptWords = {
  subject: (tag, day) => `${tag}: a call with your leader code on ${day}`,
  preview: 'When it was, how long, and from which number. If this was not you, ask for new codes.',
  audioConference: 'Audio conference',
  colon: ':',
  news: 'A call was held with your leader code.',
  facts: {
    began: 'Began',
    lasted: 'Lasted',
    callers: 'Callers',
    from: 'The leader called from',
  },
  duration: (minutes, isEstimated) => {
    if (minutes < 1) return isEstimated ? 'not known' : 'less than a minute';
    const time = hoursAndMinutes(
      minutes,
      (count) => (count === 1 ? '1 hour' : `${count} hours`),
      (count) => (count === 1 ? '1 minute' : `${count} minutes`),
    );
    return isEstimated ? `about ${time}` : time;
  },
  callers: (count, most) => (count > most ? `${count}, at most ${most} at once` : `${count}`),
  withheld: 'a withheld number',
  notYou: {
    heading: 'If this was not you',
    text: (account) =>
      `Then somebody else knows your leader code. Ask an administrator of ${account} for new codes: the present ones stop at once.`,
    link: 'Give it new codes in Confdesk',
    linkFor: 'for administrators',
  },
  sentBy: (account) =>
    `Sent by Confdesk for ${account} after each call with your leader code. Its administrators can switch such receipts off.`,
};

const french: ReceiptWords = {
  subject: (tag, day) => `${tag}\u00a0: un appel avec votre code d’animateur le ${day}`,
  preview:
    'Quand, combien de temps et depuis quel numéro. Si ce n’était pas vous, demandez de nouveaux codes.',
  audioConference: 'Conférence téléphonique',
  colon: '\u00a0:',
  news: 'Un appel a eu lieu avec votre code d’animateur.',
  facts: {
    began: 'Début',
    lasted: 'Durée',
    callers: 'Appelants',
    from: 'L’animateur a appelé depuis',
  },
  duration: (minutes, isEstimated) => {
    if (minutes < 1) return isEstimated ? 'inconnue' : 'moins d’une minute';
    const time = hoursAndMinutes(
      minutes,
      (count) => (count === 1 ? '1\u00a0heure' : `${count}\u00a0heures`),
      (count) => (count === 1 ? '1\u00a0minute' : `${count}\u00a0minutes`),
    );
    return isEstimated ? `environ ${time}` : time;
  },
  callers: (count, most) =>
    count > most ? `${count}, dont ${most} au plus à la fois` : `${count}`,
  withheld: 'un numéro masqué',
  notYou: {
    heading: 'Si ce n’était pas vous',
    text: (account) =>
      `Quelqu’un d’autre connaît votre code d’animateur. Demandez de nouveaux codes à un administrateur du compte ${account}\u00a0: les codes actuels cesseront aussitôt de fonctionner.`,
    link: 'Donner de nouveaux codes dans Confdesk',
    linkFor: 'réservé aux administrateurs',
  },
  sentBy: (account) =>
    `Envoyé par Confdesk pour ${account} après chaque appel avec votre code d’animateur. Les administrateurs du compte peuvent désactiver ces avis.`,
};

export const receiptWords: Record<Language, ReceiptWords> = { en: english, fr: french };
