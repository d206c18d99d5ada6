import type { conferencePage as english } from '../../en/conferences/conference.ts';

const why: (typeof english)['why'] = {
  unavailable:
    'Aucune réponse n’est venue; c’est peut-être fait, peut-être pas. Vous êtes peut-être hors ligne, ou le service est indisponible. Réessayez\u00a0: rien ne se fera deux fois.',
  quota: 'Le service a atteint une limite. Rien n’a changé. Réessayez dans quelques minutes.',
  session: 'Votre session a pris fin. Rien n’a changé. Reconnectez-vous.',
  unknown:
    'La raison n’est pas connue. Rien n’a changé. Réessayez, et écrivez au soutien si cela persiste.',
  gone: 'Cette conférence n’existe plus\u00a0: quelqu’un l’a supprimée.',
  denied: {
    notMember:
      'Vous n’êtes plus membre de ce compte. Rien n’a changé. Un administrateur peut vous ajouter de nouveau.',
    viewer:
      'Vous n’êtes plus administrateur de ce compte. Rien n’a changé. Adressez-vous à l’un d’eux.',
    serviceOff:
      'Les conférences ne sont plus dans le profil du compte. Rien n’a changé. Votre fournisseur de téléphonie peut les activer.',
    unknown:
      'La demande a été refusée. Rien n’a changé. Vérifiez l’horloge de votre ordinateur et réessayez; écrivez au soutien si cela persiste.',
  },
};

export const conferencePage: typeof english = {
  title: 'Conférence',
  why,
  state: {
    active: 'En service',
    expires: (ahead) => `Expire ${ahead}`,
    generating: 'Codes en cours d’attribution',
    renewing: 'Nouveaux codes en cours d’attribution',
    noCodes: 'Pas encore de codes',
  },
  outdated: 'L’état le plus récent n’a pas pu être lu. Ce que vous voyez date peut-être un peu.',
  expiredForViewer: 'Cette conférence est expirée\u00a0: ses codes n’admettent personne.',
  noCodes: 'Cette conférence n’a pas encore de codes d’accès',
  movedExpiry: {
    title: 'Les règles de son fuseau horaire ont changé',
    text: (chosen, zone, now) =>
      `Elle devait expirer le ${chosen} (${zone}). Comme les horloges y vont autrement qu’on ne le savait alors, elle expire le ${now}.`,
    mend: (time) => `Remettre à ${time}`,
    mendAndSend: 'Remettre et envoyer le courriel',
    viewer: 'Un administrateur peut y remédier.',
    done: 'Elle expire à l’heure choisie.',
    failed: 'L’expiration n’a pas été changée',
    perhaps: 'L’expiration n’a peut-être pas été changée',
  },
  codes: {
    title: 'Codes d’accès',
    earlier: 'Ancien code de participant',
    worksUntil: 'valide jusqu’au',
    copyEarlierFor: (tag) => `Copier l’ancien code de participant de ${tag}`,
  },
  numbers: {
    title: 'Numéros d’accès',
    all: (count) => `Afficher les ${count} numéros`,
  },
  facts: {
    title: 'Détails',
    generated: 'Créée le',
    inZone: (zone) => `Dans le fuseau du compte\u00a0: ${zone}`,
  },
  usage: {
    title: 'Utilisation',
    loading: 'Lecture de l’utilisation',
    never: 'Pas encore utilisée. Ses appels seront comptés ici.',
    noneKept: 'Aucun appel ces 13 derniers mois. Les plus anciens ne sont pas conservés.',
    lastUsed: 'Dernier appel',
    now: 'En cours',
    lately: '30 derniers jours',
    calls: (count) => (count < 2 ? 'appel' : 'appels'),
    callers: (count) => (count < 2 ? 'appelant' : 'appelants'),
    minutes: (count) => (count < 2 ? 'minute facturée' : 'minutes facturées'),
    all: 'Tous les appels de cette conférence',
  },
  emails: {
    earlier: 'Autres courriels',
    reminder: 'Rappel d’expiration',
  },
  invitation: {
    title: 'Invitation pour les participants',
    text: 'Les numéros d’accès, à composer d’un seul geste, et le code de participant. Jamais le code d’animateur.',
    copyText: 'Copier en texte seul',
    show: 'Afficher à l’écran',
    print: 'Imprimer',
    printCards: 'Imprimer des cartes',
  },
  screen: {
    expired: (moment) => `Cette conférence a expiré le ${moment}. Ses codes n’admettent personne.`,
    dial: 'Composez l’un de ces numéros',
    tollFree: 'sans frais',
    noNumbers: 'Aucun numéro d’accès n’est encore configuré.',
    code: 'et entrez le code de participant',
    scan: 'Ou balayez pour composer avec le code',
    qrDials: 'Numéro du code QR',
    qrOf: (number) => `Code QR qui compose le ${number} et entre le code de participant`,
  },
  changed: {
    title: 'Une autre personne vient d’enregistrer cette conférence',
    text: 'Aucun nouveau code n’a été attribué. Voici ce qui est enregistré maintenant; appuyez de nouveau si vous voulez toujours de nouveaux codes.',
    meanwhile:
      'Une autre personne vient d’enregistrer cette conférence. Sa version est maintenant affichée.',
  },
  newCodes: {
    title: (tag) => `Nouveaux codes pour «\u00a0${tag}\u00a0»`,
    bothStop:
      'Le code d’animateur et le code de participant actuels cessent aussitôt de fonctionner.',
    leaderStops: 'Le code d’animateur actuel cesse aussitôt de fonctionner.',
    earlierStops:
      'L’ancien code de participant, encore valide à ses côtés, cesse aussitôt de fonctionner.',
    emailGoes: 'Le courriel avec les nouveaux codes est envoyé à',
    tellParticipants:
      'Les participants ne sont pas avisés\u00a0: envoyez-leur la nouvelle invitation.',
    give: 'Attribuer de nouveaux codes et envoyer',
    failed: 'Aucun nouveau code n’a été attribué',
    perhaps: 'Les nouveaux codes n’ont peut-être pas été attribués',
    underWay: (tag) => `${tag}\u00a0: de nouveaux codes sont en cours d’attribution.`,
  },
  delete: {
    title: (tag) => `Supprimer «\u00a0${tag}\u00a0»?`,
    codesStop:
      'Ses codes cessent aussitôt de fonctionner\u00a0: ni l’animateur ni les participants ne peuvent entrer.',
    codesReserved: 'Ces codes ne sont donnés à aucune autre conférence pendant douze mois.',
    callsStay: 'Ses appels restent dans l’historique d’utilisation.',
    leaderNotTold: (email) => `Son animateur (${email}) n’est pas avisé.`,
    undo: 'Vous pourrez annuler pendant dix secondes.',
    confirm: 'Supprimer la conférence',
    failed: 'La conférence n’a pas été supprimée',
    perhaps: 'La conférence n’est peut-être pas supprimée',
    deletedAloud: (tag) =>
      `${tag}\u00a0: supprimée. Pendant dix secondes, vous pouvez annuler avec le bouton ou Ctrl Z.`,
    already: (tag) => `${tag}\u00a0: déjà supprimée par une autre personne.`,
  },
  undo: {
    region: 'Conférences supprimées',
    deleted: (tag) => `«\u00a0${tag}\u00a0» supprimée`,
    undo: 'Annuler',
    undoFor: (tag) => `Annuler la suppression de ${tag}`,
    dismissFor: (tag) => `Fermer le message sur ${tag}`,
    restored: (tag) => `${tag}\u00a0: de retour, avec les mêmes codes.`,
    failed: 'Non annulée.',
    perhaps: 'Peut-être pas annulée.',
    tooLate:
      'Il est trop tard\u00a0: une suppression s’annule pendant une minute. Créez la conférence de nouveau.',
  },
};
