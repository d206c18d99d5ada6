import type { ActivityGroup } from '../../../domain/account/activity-group-names.ts';
import type { Role } from '../../../domain/account/account.ts';
import type { activity as english } from '../en/activity.ts';
import { plural } from '../plural.ts';
import { conferences } from './counts.ts';
import { failedCallers } from './failed-callers.ts';

const acts: (typeof english)['acts'] = {
  done: {
    mute: (who, what, caller) => `${who} a coupé le micro de ${caller} dans ${what}.`,
    unmute: (who, what, caller) => `${who} a rétabli le micro de ${caller} dans ${what}.`,
    remove: (who, what, caller) => `${who} a retiré ${caller} de ${what}.`,
    muteAll: (who, what) => `${who} a coupé le micro de tous les participants dans ${what}.`,
    unmuteAll: (who, what) => `${who} a rétabli le micro de tous les participants dans ${what}.`,
    lock: (who, what) => `${who} a verrouillé ${what}.`,
    unlock: (who, what) => `${who} a déverrouillé ${what}.`,
    admit: (who, what) => `${who} a fait entrer les appelants en attente dans ${what}.`,
    end: (who, what) => `${who} a mis fin à l’appel dans ${what}.`,
  },
  asked: {
    mute: (who, what, caller) => `${who} a demandé de couper le micro de ${caller} dans ${what}.`,
    unmute: (who, what, caller) =>
      `${who} a demandé de rétablir le micro de ${caller} dans ${what}.`,
    remove: (who, what, caller) => `${who} a demandé de retirer ${caller} de ${what}.`,
    muteAll: (who, what) =>
      `${who} a demandé de couper le micro de tous les participants dans ${what}.`,
    unmuteAll: (who, what) =>
      `${who} a demandé de rétablir le micro de tous les participants dans ${what}.`,
    lock: (who, what) => `${who} a demandé de verrouiller ${what}.`,
    unlock: (who, what) => `${who} a demandé de déverrouiller ${what}.`,
    admit: (who, what) => `${who} a demandé de faire entrer les appelants en attente dans ${what}.`,
    end: (who, what) => `${who} a demandé de mettre fin à l’appel dans ${what}.`,
  },
  withheld: 'un appelant sans numéro',
  unanswered: 'Le pont téléphonique n’a pas dit s’il l’a fait.',
  why: {
    callerLeft: 'L’appelant était déjà parti.',
    callEnded: 'L’appel était déjà terminé.',
    notPossible: 'Le pont téléphonique ne peut pas le faire.',
    failed: 'Le pont téléphonique a essayé, sans succès.',
  },
};

const as: Record<Role, string> = { admin: 'comme administrateur', viewer: 'en lecture seule' };
const given: Record<Role, string> = {
  admin: 'le rôle d’administrateur',
  viewer: 'un accès en lecture seule',
};

const onOff = (on: boolean) => (on ? 'activés' : 'désactivés');

const information = {
  numbers: 'les numéros d’accès du compte',
  menu: 'les touches utilisables pendant les appels',
  both: 'les numéros d’accès du compte et les touches utilisables pendant les appels',
};

const groups: Record<ActivityGroup, string> = {
  generated: 'Conférences créées',
  saved: 'Conférences enregistrées',
  codes: 'Nouveaux codes',
  looks: 'Codes d’animateur consultés',
  deleted: 'Suppressions et annulations',
  people: 'Équipe et identifiants',
  account: 'Profil et numéros',
  reminders: 'Rappels',
  calls: 'Appels',
};

const entries = (count: number, formatted: string) =>
  plural('fr', count, { one: `${formatted} entrée`, other: `${formatted} entrées` });

/** Filtering the activity, and its export. */
const page: (typeof english)['page'] = {
  filters: 'Filtres',
  person: 'Qui',
  anybody: 'Tout le monde',
  thisPerson: 'Une personne',
  kind: 'Quoi',
  anything: 'Tout',
  groups,
  conference: 'Conférence',
  anyConference: 'Toutes les conférences',
  findConference: 'Tapez le début d’une étiquette',
  thisConference: 'Une conférence',
  noConference: 'Aucune étiquette ne commence ainsi.',
  from: 'Du',
  to: 'Au',
  order: 'Le premier jour vient après le dernier.',
  clear: 'Effacer les filtres',
  export: {
    action: 'Exporter',
    title: 'Exportation de l’activité',
    doneTitle: 'Activité exportée',
    read: (count, formatted) => `${entries(count, formatted)} ${count < 2 ? 'lue' : 'lues'}`,
    done: (count, formatted, fileName) =>
      `${entries(count, formatted)} ${count < 2 ? 'écrite' : 'écrites'} dans ${fileName}, que votre navigateur a enregistré avec vos téléchargements.`,
    note: (zone) =>
      `Les heures sont celles de ${zone}. Ce qui a été fait à plusieurs d’un coup a une entrée pour chacune. Le fichier ne contient aucun code d’accès.`,
    file: 'activite',
    columns: {
      at: (zone) => `Heure (${zone})`,
      by: 'Qui',
      what: 'Quoi',
      details: 'Détails',
      tag: 'Étiquette',
      conferenceId: 'Identifiant de la conférence',
      emailTo: 'Courriel à',
      email: 'Courriel',
      reason: 'Raison',
    },
  },
};

export const activity: typeof english = {
  title: 'Activité',
  intro:
    'Qui a fait quoi dans ce compte, du plus récent au plus ancien. Les codes d’accès n’y figurent jamais.',
  refresh: 'Actualiser',
  refreshed: 'L’activité est à jour.',
  provider: 'Votre fournisseur de téléphonie',
  somebody: 'Quelqu’un',
  thisConference: 'cette conférence',
  conference: (tag) => `la conférence ${tag}`,
  untitled: 'une conférence',
  sentences: {
    generated: (who, what) => `${who} a créé ${what}.`,
    saved: (who, what) => `${who} a enregistré ${what}.`,
    codesRenewed: (who, what) => `${who} a renouvelé les codes de ${what}.`,
    expiryMended: (who, what) =>
      `${who} a remis l’expiration de ${what} à l’heure choisie, car les règles de son fuseau avaient changé.`,
    leaderCodeRevealed: (who, what) => `${who} a consulté le code d’animateur de ${what}.`,
    deleted: (who, what) => `${who} a supprimé ${what}.`,
    restored: (who, what) => `${who} a annulé la suppression de ${what}.`,
    memberAdded: (who, what, role) => `${who} a ajouté ${what} ${as[role]}.`,
    memberRoleChanged: (who, what, role) => `${who} a donné à ${what} ${given[role]}.`,
    ownRoleChanged: (who, role) => `${who} a pris ${given[role]}.`,
    memberRemoved: (who, what) => `${who} a retiré ${what} du compte.`,
    left: (who) => `${who} a quitté le compte.`,
    signInDeleted: (what) =>
      `L’identifiant de ${what} a été supprimé; cette personne ne fait plus partie du compte.`,
    signInRemade: (what) =>
      `L’identifiant de ${what}, dernier administrateur, a été supprimé. Il a été recréé, sans mot de passe.`,
    lastAdminStayed: (what) =>
      `${what} reste administrateur, car aucun autre ne pouvait se connecter.`,
    profileChanged: (who) => `${who} a modifié le profil du compte.`,
    informationChanged: (who, part) => `${who} a modifié ${information[part]}.`,
    expiryReminded: (what) => `Rappel d’expiration à l’animateur de ${what}.`,
    leaderCalled: (what) => `Un appel a eu lieu avec le code d’animateur de ${what}.`,
    runGenerated: (who, what) => `${who} a créé ${what} d’un coup.`,
    runSaved: (who, what) => `${who} a enregistré ${what} d’un coup.`,
    runCodesRenewed: (who, what) => `${who} a renouvelé d’un coup les codes de ${what}.`,
    runDeleted: (who, what) => `${who} a supprimé ${what} d’un coup.`,
    runRestored: (who, what) => `${who} a annulé d’un coup la suppression de ${what}.`,
    callersNotTaken: (what) =>
      `Des appelants munis d’un bon code n’ont pas pu se joindre à ${what}.`,
  },
  failedCallers,
  acts,
  inRun: {
    several: 'plusieurs conférences',
    conferences,
    show: 'Afficher le détail',
    hide: 'Masquer',
  },
  changed: {
    tag: (from, to) => `Étiquette\u00a0: de «\u00a0${from}\u00a0» à «\u00a0${to}\u00a0».`,
    adminEmail: (from, to) => `Responsable\u00a0: de ${from} à ${to}.`,
    expiresAt: (from, to) => `Expiration\u00a0: de ${from} à ${to}.`,
    language: (from, to) => `Langue\u00a0: de ${from} à ${to}.`,
    never: '«\u00a0jamais\u00a0»',
    accounts: 'celle du compte',
  },
  outdated: (count, formatted) =>
    count === 0
      ? 'Aucune conférence n’avait de courriel devenu inexact.'
      : plural('fr', count, {
          one: `${formatted} conférence avait un courriel devenu inexact.`,
          other: `${formatted} conférences avaient un courriel devenu inexact.`,
        }),
  expires: (moment) => `Expiration prévue le ${moment}.`,
  displaced: {
    replaced: (email) =>
      `Quelqu’un s’était inscrit avec ${email} sans prouver que cette boîte est la sienne. Cet identifiant a été supprimé.`,
    returned: (email) =>
      `L’identifiant d’une autre personne avait pris ${email} sans prouver que cette boîte est la sienne. Il a retrouvé son adresse précédente et n’a pas été admis.`,
  },
  comesBack:
    'Qui lit cette boîte revient par «\u00a0Mot de passe oublié?\u00a0» sur la page de connexion.',
  profile: (zone, language) => `Fuseau horaire\u00a0: ${zone}. Langue\u00a0: ${language}.`,
  emails: (reminders, receipts) =>
    `Courriels avant une expiration\u00a0: ${onOff(reminders)}. Après un appel\u00a0: ${onOff(receipts)}.`,
  languages: { en: 'anglais', fr: 'français' },
  oldCodesStopped: 'Les codes précédents ont cessé aussitôt de fonctionner.',
  overlapUntil: (moment) =>
    `Le code de participant précédent fonctionne jusqu’au ${moment}; le code d’animateur a cessé aussitôt.`,
  email: {
    queued: 'Envoi du courriel',
    waiting: 'Courriel en attente',
    sent: 'Courriel envoyé',
    failed: 'Échec du courriel',
    uncertain: 'Courriel peut-être envoyé',
    replaced: 'Courriel non envoyé',
    to: (address) => `à ${address}`,
    toBecause: (address, reason) => `à ${address}\u00a0: ${reason}`,
    serverSaid: 'Réponse du serveur de courriel\u00a0:',
    technically: 'En termes techniques\u00a0:',
  },
  today: 'Aujourd’hui',
  yesterday: 'Hier',
  loadMore: 'Afficher la suite',
  loaded: (count) => `${count} entrées affichées.`,
  zoneNote: (zone) => `Heures du fuseau du compte\u00a0: ${zone}.`,
  empty: {
    title: 'Rien ne s’est encore passé',
    text: 'Chaque conférence créée, enregistrée ou supprimée, chaque consultation d’un code d’animateur et chaque changement dans l’équipe apparaîtront ici.',
    conferenceText: 'Ce qui sera fait de cette conférence à partir de maintenant apparaîtra ici.',
  },
  nothingFound: {
    title: 'Rien de tel ne s’est passé',
    text: 'Aucune entrée ne correspond à tout ce qui est choisi ci-dessus. Choisissez moins, ou d’autres jours.',
  },
  refreshFailed: {
    title: 'L’activité n’a pas pu être mise à jour',
    text: 'Ce que vous voyez date peut-être un peu. Réessayez dans un instant.',
  },
  adminsOnly: {
    title: 'L’activité est réservée aux administrateurs',
    text: 'Un administrateur du compte peut vous dire ce qui s’est passé, ou vous donner ce rôle.',
  },
  page,
};
