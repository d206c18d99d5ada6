import type { EmailFailure } from '../../../domain/conference/conference.ts';
import type { conferences as english } from '../en/conferences.ts';
import { plural } from '../plural.ts';

const failure: Record<EmailFailure, string> = {
  noDialInNumbers: 'aucun numéro d’accès',
  serviceOff: 'service désactivé',
  codesExhausted: 'aucun code libre trouvé',
  invalid: 'données non valides',
  unreachable: 'serveur de courriel injoignable',
  timeout: 'serveur de courriel trop lent',
  authentication: 'connexion au serveur refusée',
  recipientRefused: 'adresse refusée',
  messageRefused: 'message refusé',
  interrupted: 'envoi interrompu',
  other: 'raison inconnue',
};

const failureHelp: Record<EmailFailure, string> = {
  noDialInNumbers:
    'Le compte n’a pas encore de numéros d’accès. Votre fournisseur de téléphonie doit les définir; envoyez ensuite de nouveau.',
  serviceOff:
    'Les conférences ne sont plus dans le profil du compte. Votre fournisseur de téléphonie peut les activer.',
  codesExhausted: 'Aucun code d’accès libre n’a été trouvé cette fois. Envoyez de nouveau.',
  invalid:
    'Une donnée enregistrée de cette conférence ou de son compte n’est pas valide; aucun courriel n’a été préparé. Modifiez l’étiquette et l’adresse, puis enregistrez; écrivez au soutien si cela persiste.',
  unreachable: 'Le serveur de courriel est injoignable. Envoyez de nouveau dans quelques minutes.',
  timeout:
    'Le serveur de courriel a mis trop de temps à répondre. Envoyez de nouveau dans quelques minutes.',
  authentication:
    'Le serveur de courriel n’a pas accepté notre connexion. Écrivez au soutien; votre conférence est en sûreté.',
  recipientRefused:
    'Le serveur du destinataire ne connaît pas cette adresse ou la refuse. Vérifiez l’adresse et enregistrez.',
  messageRefused:
    'Le serveur du destinataire a refusé le message. Écrivez au soutien si cela persiste.',
  interrupted:
    'L’envoi s’est interrompu; le courriel est peut-être arrivé, peut-être pas. Envoyez de nouveau.',
  other: 'La raison n’est pas connue. Envoyez de nouveau, et écrivez au soutien si cela persiste.',
};

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
    sent: 'Envoyé',
    failed: 'Échec',
    slow: 'Plus long que d’habitude',
  },
  failure,
  failureHelp,
  announce: {
    codesReady: (tag) => `${tag}\u00a0: les codes sont prêts.`,
    sent: (tag, to) => `${tag}\u00a0: courriel envoyé à ${to}.`,
    failed: (tag, reason) => `${tag}\u00a0: échec du courriel, ${reason}.`,
  },
  menu: {
    label: (tag) => `Actions pour ${tag}`,
    open: 'Ouvrir',
    edit: 'Modifier',
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
