import type { Language } from '../../language.ts';

/** The fixed words of the email before a conference expires, in one language. */
export interface ReminderWords {
  readonly subject: (tag: string, day: string) => string;
  readonly preview: string;
  readonly audioConference: string;
  readonly colon: string;
  readonly news: (moment: string) => string;
  readonly keep: {
    readonly heading: string;
    readonly text: (account: string) => string;
    readonly link: string;
    readonly linkFor: string;
  };
  readonly letGo: { readonly heading: string; readonly text: string };
  readonly sentBy: (account: string) => string;
}

const english: ReminderWords = {
  subject: (tag, day) => `${tag}: your audio conference expires on ${day}`,
  preview: 'How to keep it, with the same numbers and codes.',
  audioConference: 'Audio conference',
  colon: ':',
  news: (moment) => `This conference expires on ${moment}. After that its codes admit no one.`,
  keep: {
    heading: 'To keep it',
    text: (account) =>
      `Ask an administrator of ${account} to give it a later date, or none at all. Its numbers and codes stay the same, and you get an email that tells you the new date.`,
    link: 'Change the date in Confdesk',
    linkFor: 'for administrators',
  },
  letGo: {
    heading: 'If you no longer need it',
    text: 'Do nothing. Should you need it again one day, a later date brings it back with the same codes.',
  },
  sentBy: (account) =>
    `Sent once by Confdesk for ${account}, because you lead this conference. Its administrators can switch such reminders off.`,
};

const french: ReminderWords = {
  subject: (tag, day) => `${tag}\u00a0: votre conférence téléphonique expire le ${day}`,
  preview: 'Comment la conserver, avec les mêmes numéros et les mêmes codes.',
  audioConference: 'Conférence téléphonique',
  colon: '\u00a0:',
  news: (moment) =>
    `Cette conférence expire le ${moment}. Après cette date, ses codes ne donneront plus accès à personne.`,
  keep: {
    heading: 'Pour la conserver',
    text: (account) =>
      `Demandez à un administrateur du compte ${account} de reporter cette date ou de la supprimer. Les numéros et les codes restent les mêmes, et un courriel vous indiquera la nouvelle date.`,
    link: 'Modifier la date dans Confdesk',
    linkFor: 'réservé aux administrateurs',
  },
  letGo: {
    heading: 'Si vous n’en avez plus besoin',
    text: 'Ne faites rien. Si elle vous manque un jour, une nouvelle date la fera revivre avec les mêmes codes.',
  },
  sentBy: (account) =>
    `Envoyé une seule fois par Confdesk pour ${account}, parce que vous animez cette conférence. Les administrateurs du compte peuvent désactiver ces rappels.`,
};

export const reminderWords: Record<Language, ReminderWords> = { en: english, fr: french };
