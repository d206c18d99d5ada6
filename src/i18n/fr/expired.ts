import type { expired as english } from '../en/expired.ts';
import { plural } from '../plural.ts';

export const expired: typeof english = {
  title: (tag) => `«\u00a0${tag}\u00a0» est expirée`,
  since: (moment) => `Elle a expiré le ${moment}\u00a0: ses codes n’admettent personne.`,
  ask: 'Lui donner une nouvelle date?',
  ways: {
    date: 'Oui, une nouvelle date',
    never: 'Oui, elle n’expire jamais',
    leaveEmail: 'Non\u00a0: le courriel dit qu’elle est expirée',
    leaveInvitation: 'Non\u00a0: l’invitation dit qu’elle est expirée',
    leaveScreen: 'Non\u00a0: l’écran dit qu’elle est expirée',
  },
  sendsTo: (to) =>
    `À l’enregistrement, le courriel est renvoyé à ${to}. Les codes restent les mêmes.`,
  viewer: 'Un administrateur peut lui donner une nouvelle date.',
  revived: 'Elle a une nouvelle date.',
  act: {
    send: 'Enregistrer et renvoyer',
    copy: 'Enregistrer et copier',
    show: 'Enregistrer et afficher',
  },
  actAsItIs: {
    send: 'Envoyer comme expirée',
    copy: 'Copier comme expirée',
    show: 'Afficher comme expirée',
  },
  notCopied: 'Votre navigateur n’a pas permis de copier l’invitation. Réessayez.',
  failed: 'La nouvelle date n’a pas été enregistrée',
  perhaps: 'La nouvelle date n’a peut-être pas été enregistrée',
  required: 'Choisissez la date et l’heure, ou une autre réponse.',
  many: {
    title: 'Certaines de ces conférences sont expirées',
    text: (count, formatted) =>
      plural('fr', count, {
        one: `${formatted} de ces conférences est expirée\u00a0: ses codes n’admettent personne.`,
        other: `${formatted} de ces conférences sont expirées\u00a0: leurs codes n’admettent personne.`,
      }),
    ask: 'Leur donner une nouvelle date?',
    date: 'Oui, une nouvelle date pour toutes',
    never: 'Oui, elles n’expirent jamais',
    leave: 'Non\u00a0: leurs courriels disent qu’elles sont expirées',
    skip: 'Les laisser de côté et renvoyer les autres',
    send: 'Renvoyer',
  },
};
