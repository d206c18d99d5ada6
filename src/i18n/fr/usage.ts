import type { usage as english } from '../en/usage.ts';
import { plural } from '../plural.ts';
import { failedCallers } from './calls/failed-callers.ts';

const calls = (count: number, formatted: string) =>
  plural('fr', count, { one: `${formatted} appel`, other: `${formatted} appels` });
const callers = (count: number, formatted: string) =>
  plural('fr', count, { one: `${formatted} appelant`, other: `${formatted} appelants` });
const rows = (count: number, formatted: string) =>
  plural('fr', count, { one: `${formatted} ligne`, other: `${formatted} lignes` });

export const usage: typeof english = {
  zone: (zone) => `Jours et heures\u00a0: ${zone}`,
  range: {
    label: 'Jours',
    last30: '30 derniers jours',
    last7: '7 derniers jours',
    thisMonth: 'Ce mois-ci',
    lastMonth: 'Le mois dernier',
    last12: '12 derniers mois',
    custom: 'D’autres jours…',
    customChosen: 'Jours choisis',
    from: 'Du',
    to: 'Au',
    show: 'Afficher ces jours',
    problems: {
      missing: 'Indiquez les deux jours.',
      order: 'Le premier jour vient après le dernier.',
      tooLong: 'Choisissez 13 mois au plus\u00a0: les appels ne sont pas gardés plus longtemps.',
    },
    span: (from, to) => `${from} au ${to}`,
  },
  filter: {
    label: 'Conférence ou étiquette',
    all: 'Toutes les conférences',
    conferences: 'Conférences',
    tags: 'Étiquettes, toutes conférences confondues',
    formerly: (tags) => `auparavant ${tags}`,
    also: (tags) => `aussi ${tags}`,
    withId: (end) => `identifiant finissant par ${end}`,
    deleted: 'n’existe plus',
    unknown: 'Une conférence sans appel ces jours-là',
    nothing: 'Rien de ce nom n’a eu d’appel ces jours-là.',
    clear: 'Afficher toutes les conférences',
  },
  totals: {
    label: 'Totaux',
    calls: 'Appels',
    callers: 'Appelants',
    time: 'Temps des appelants',
    minutes: 'Minutes facturées',
    timeHelp: 'de tous les appelants',
    minutesHelp: 'arrondies à la minute pour chaque appelant',
    callersHelp: (average) => `${average} par appel`,
  },
  months: {
    title: (span) => `Par mois et par étiquette, du ${span}`,
    cut: 'Les mois sont comptés en entier ici\u00a0: cela fait plus de jours que les totaux ci-dessus.',
    showWhole: 'Afficher partout des mois entiers',
    conference: 'Conférence',
    total: 'Toutes ensemble',
    wholeTotal: 'Mois entiers, ensemble',
    open: (name) => `Mois de ${name}`,
    all: (count, formatted) =>
      plural('fr', count, {
        one: `Afficher ${formatted} conférence de plus`,
        other: `Afficher ${formatted} conférences de plus`,
      }),
    fewer: 'En afficher moins',
    chart: {
      all: (month, minutes) => `${month}\u00a0: ${minutes}`,
      others: 'Autres conférences',
      describe: (most, minutes) =>
        `Barres des minutes facturées par mois. Le plus grand nombre\u00a0: ${most}, ${minutes}. Le tableau ci-dessous donne tous les nombres.`,
    },
  },
  calls: {
    title: 'Appels',
    columns: {
      start: 'Début',
      tag: 'Étiquette',
      duration: 'Durée de l’appel',
      callers: 'Appelants',
      peak: 'Au plus à la fois',
      time: 'Temps des appelants',
      minutes: 'Minutes facturées',
      end: 'Fin de l’appel',
    },
    open: (tag, start) => `Appel de ${tag}, ${start}`,
    otherDay:
      'Certains de ces appels ont été comptés un autre jour que celui affiché, à l’heure de l’ancien fuseau du compte.',
    live: 'En cours',
    estimated: 'Estimé',
    estimatedHelp:
      'Le pont n’a pas dit quand quelqu’un est parti. Son temps s’arrête avec la conférence, ou au dernier signe de sa présence s’il est antérieur.',
    endReasons: {
      lastCallerLeft: 'Dernier appelant parti',
      leaderLeft: 'Animateur parti',
      leaderEnded: 'Terminé par l’animateur',
      adminEnded: 'Terminé par un administrateur',
      timeLimit: 'Durée limite',
      bridgeStopped: 'Arrêt du pont',
      unknown: 'Raison non donnée',
    },
    loading: 'Chargement des appels',
    refreshFailed:
      'Les appels n’ont pas pu être actualisés. Ce que vous voyez date peut-être un peu.',
    pages: {
      position: (from, to, total) => `${from}–${to} sur ${total}`,
      beyond: (counted) => `Au-delà des ${counted} premiers`,
    },
    found: calls,
  },
  empty: {
    title: 'Aucun appel pour le moment',
    text: 'Dès que quelqu’un appelle l’une de vos conférences, l’appel apparaît ici avec ses appelants et ses minutes.',
    settings: 'Aller aux conférences',
    noneTitle: 'Aucun appel ces jours-là',
    days: (from, to) => (from === to ? `le ${from}` : `du ${from} au ${to}`),
    none: (days) => `Personne n’a appelé ${days}.`,
    noneOf: (name, days) => `Personne n’a appelé «\u00a0${name}\u00a0» ${days}.`,
    noneOfUnknown: (days) => `Personne n’a appelé cette conférence ${days}.`,
    goneTitle: 'Ces jours ne sont plus gardés',
    gone: 'Les appels sont gardés 13 mois; ceux de ces jours ont été supprimés.',
    partlyGone: (day) =>
      `Les appels sont gardés 13 mois; ceux d’avant le ${day} ont été supprimés.`,
    toCome: 'Ces jours sont encore à venir.',
    longer: 'Afficher les 12 derniers mois',
  },
  call: {
    missingTitle: 'Cet appel n’existe pas',
    missing:
      'Les appels sont gardés 13 mois. Celui-ci est peut-être plus ancien, ou le lien mal saisi.',
    conference: 'Ouvrir la conférence',
    onlyThis: 'Tous les appels de cette conférence',
    liveHelp:
      'Le temps et les minutes sont comptés au départ de chacun\u00a0: s’y ajouteront ceux des personnes encore là.',
    started: 'Commencé',
    ended: 'Terminé',
    timeline: 'Qui était là, et quand',
    timelineHelp: (from, to) =>
      `Barres de l’arrivée au départ, de ${from} à ${to}. Le tableau ci-dessous dit la même chose.`,
    leftOut: (count, formatted) =>
      plural('fr', count, {
        one: `${formatted} autre appelant n’est pas dessiné ici.`,
        other: `${formatted} autres appelants ne sont pas dessinés ici.`,
      }),
    waiting: 'En attente, sans animateur',
    failedCallers,
    noNumber: 'Aucun numéro',
    estimatedEnd: 'Fin estimée',
    callers: 'Appelants',
    columns: {
      role: 'Rôle',
      caller: 'Appelant',
      dialed: 'Numéro composé',
      joined: 'Arrivée',
      left: 'Départ',
      time: 'Présence',
      minutes: 'Minutes facturées',
      waited: 'Attente',
    },
    role: { leader: 'Animateur', participant: 'Participant' },
    withheld: 'Numéro masqué',
    stillThere: 'Encore là',
    leftReasons: {
      hungUp: 'A raccroché',
      removed: 'Retiré de l’appel',
      conferenceEnded: 'Fin de l’appel',
      lineLost: 'Ligne coupée',
      unknown: 'Raison non donnée',
    },
    masked:
      'Les numéros complets sont gardés 90 jours. Cet appel est plus ancien, ses appelants sont donc masqués.',
    more: 'Afficher plus d’appelants',
    shown: (shown, total) => `${shown} appelants sur ${total} sont affichés.`,
  },
  bill: {
    period: 'Période',
    shares: 'Par conférence',
    printed: (moment) => `Imprimé le ${moment}`,
  },
  export: {
    label: 'Exporter',
    menu: {
      calls: 'Appels (CSV)',
      legs: 'Appelants des appels (CSV)',
      months: 'Par mois (CSV)',
      print: 'Imprimer comme facture',
    },
    title: {
      calls: 'Exportation des appels',
      legs: 'Exportation des appelants',
      months: 'Exportation des mois',
    },
    doneTitle: { calls: 'Appels exportés', legs: 'Appelants exportés', months: 'Mois exportés' },
    file: { calls: 'appels', legs: 'appelants', months: 'mois' },
    read: { calls, legs: callers, months: rows },
    done: (what, fileName) =>
      `${what} dans ${fileName}, que votre navigateur a enregistré avec vos téléchargements.`,
    readSoFar: (what) => `Déjà lu\u00a0: ${what}`,
    times: (zone) => `Fuseau horaire\u00a0: ${zone}.`,
    masked: 'Les numéros des appelants sont masqués.',
    wholeMonths: 'Les mois sont comptés en entier.',
    yes: 'oui',
    no: 'non',
    columns: {
      callId: 'Identifiant de l’appel',
      conferenceId: 'Identifiant de la conférence',
      tag: 'Étiquette',
      admin: 'Courriel du responsable',
      newestTag: 'Étiquette la plus récente',
      started: 'Début',
      ended: 'Fin',
      duration: 'Durée (s)',
      callers: 'Appelants',
      peak: 'Appelants à la fois',
      seconds: 'Temps (s)',
      minutes: 'Minutes facturées',
      endReason: 'Raison de la fin',
      estimated: 'Estimé',
      role: 'Rôle',
      caller: 'Appelant',
      dialed: 'Numéro composé',
      joined: 'Arrivée',
      left: 'Départ',
      waited: 'Attente (s)',
      leftReason: 'Raison du départ',
      month: 'Mois',
      calls: 'Appels',
    },
  },
};
