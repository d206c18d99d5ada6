import type { Misfortune } from '../../../../domain/delivery/failures.ts';
import type { conferences as english } from '../../en/conferences/list-rows.ts';
import { plural } from '../../plural.ts';
import { failure, failureHelp, waitingHelp } from './email-failures.ts';

export const conferences: typeof english = {
  title: 'Conférences',
  count: (count, formatted) =>
    plural('fr', count, { one: `${formatted} conférence`, other: `${formatted} conférences` }),
  generate: 'Créer une conférence',
  columns: {
    tag: 'Étiquette',
    admin: 'Responsable',
    participantCode: 'Code de participant',
    leaderCode: 'Code d’animateur',
    expires: 'Expiration',
    email: 'Courriel d’information',
    actions: 'Actions',
  },
  expiry: {
    never: 'Jamais',
    soon: 'Bientôt',
    expired: 'Expirée',
  },
  codes: {
    generating: 'En cours…',
    hidden: 'Masqué',
    reveal: 'Afficher',
    hide: 'Masquer',
    revealFor: (tag) => `Afficher le code d’animateur de ${tag}`,
    hideFor: (tag) => `Masquer le code d’animateur de ${tag}`,
    copyParticipant: 'Copier le code de participant',
    copyLeader: 'Copier le code d’animateur',
    copyInvitation: 'Copier l’invitation',
    invitationCopied: 'Invitation pour les participants copiée.',
    copyParticipantFor: (tag) => `Copier le code de participant de ${tag}`,
    copyLeaderFor: (tag) => `Copier le code d’animateur de ${tag}`,
    revealFailed: 'Le code d’animateur n’a pas pu être lu. Réessayez.',
    notYet: 'Les codes ne sont pas encore prêts.',
  },
  delivery: {
    generating: 'Préparation',
    sending: 'Envoi en cours',
    waiting: 'En attente',
    sent: 'Envoyé',
    failed: 'Échec',
    slow: 'Plus long que d’habitude',
  },
  misfortune: {
    failed: 'Échec',
    uncertain: 'Incertain',
    replaced: 'Non envoyé',
  } satisfies Record<Misfortune, string>,
  failure,
  failureHelp,
  waitingHelp,
  waiting: (reason, time) => `${reason}; prochain essai\u00a0: ${time}`,
  waitingNow: (reason) => `${reason}; nouvel essai en cours`,
  announce: {
    codesReady: (tag) => `${tag}\u00a0: les codes sont prêts.`,
    sent: (tag, to) => `${tag}\u00a0: courriel envoyé à ${to}.`,
    waiting: (tag, reason) => `${tag}\u00a0: courriel en attente, ${reason}.`,
    failed: (tag, reason) => `${tag}\u00a0: échec du courriel, ${reason}.`,
    uncertain: (tag, reason) =>
      `${tag}\u00a0: le courriel est peut-être arrivé, peut-être pas, ${reason}.`,
  },
  menu: {
    label: (tag) => `Actions pour ${tag}`,
    open: 'Ouvrir',
    edit: 'Modifier',
    duplicate: 'Dupliquer',
    usage: 'Utilisation',
    sendAgain: 'Renvoyer le courriel',
    newCodes: 'Nouveaux codes',
    delete: 'Supprimer',
  },
  open: (tag) => `Ouvrir ${tag}`,
  sendingAgain: (to) => `Le courriel est renvoyé à ${to}.`,
  sendAgainFailed: 'Le courriel n’a pas été renvoyé.',
  sendAgainPerhaps: 'Le courriel n’a peut-être pas été renvoyé.',
  empty: {
    title: 'Aucune conférence pour le moment',
    text: 'Une conférence donne à son animateur des numéros d’accès et deux codes. Créez la première\u00a0: son animateur reçoit un courriel avec tout ce qu’il faut pour commencer.',
    viewerText:
      'Une conférence donne à son animateur des numéros d’accès et deux codes. Un administrateur de ce compte peut créer la première.',
  },
  zoneNote: (zone) => `Heures du fuseau du compte\u00a0: ${zone}.`,
  refreshFailed: 'La liste n’a pas pu être actualisée. Ce que vous voyez date peut-être un peu.',
};
