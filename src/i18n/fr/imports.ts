import type { imports as english } from '../en/imports.ts';
import { plural } from '../plural.ts';
import { conferences, leftOut, rows } from './counts.ts';

const made = (count: number) => plural('fr', count, { one: 'Sera créée', other: 'Seront créées' });
const readAs = (count: number) => plural('fr', count, { one: 'Lue', other: 'Lues' });

const importFindings: (typeof english)['findings'] = {
  'row.empty': {
    title: (count, formatted) => `${rows(count, formatted)} sans étiquette ni courriel.`,
    text: (count) => `${leftOut(count)}.`,
    row: (row) => `La ligne ${row} n’a ni étiquette ni courriel.`,
  },
  'row.repeated': {
    title: (count, formatted) =>
      plural('fr', count, {
        one: `${formatted} ligne répétée.`,
        other: `${formatted} lignes répétées.`,
      }),
    text: (count) => `${leftOut(count)}\u00a0: une ligne précédente porte sur la même conférence.`,
    row: (row, _value, other) =>
      `La ligne ${row} porte sur la même conférence que la ligne ${other}.`,
  },
  'tag.unusable': {
    title: (count, formatted) => `${rows(count, formatted)} avec une étiquette inutilisable.`,
    text: (count) =>
      `${leftOut(count)}\u00a0: une étiquette compte de 1 à 60 caractères, tous visibles.`,
    row: (row, value, other) =>
      other === 'tag.required'
        ? `La ligne ${row} n’a pas d’étiquette.`
        : other === 'tag.tooLong'
          ? `La ligne ${row} a une étiquette de plus de 60 caractères\u00a0: «\u00a0${value}\u00a0».`
          : `La ligne ${row} a un caractère invisible dans son étiquette\u00a0: «\u00a0${value}\u00a0».`,
  },
  'email.unusable': {
    title: (count, formatted) => `${rows(count, formatted)} avec un courriel inutilisable.`,
    text: (count) => `${leftOut(count)}\u00a0: les codes d’accès sont envoyés à une seule adresse.`,
    row: (row, value, other) =>
      other === 'email.required'
        ? `La ligne ${row} n’a pas de courriel.`
        : other === 'email.several'
          ? `La ligne ${row} a plusieurs adresses là où il en faut une\u00a0: «\u00a0${value}\u00a0».`
          : `La ligne ${row} contient autre chose qu’une adresse courriel\u00a0: «\u00a0${value}\u00a0».`,
  },
  'email.first': {
    title: (count, formatted) => `${rows(count, formatted)} avec plusieurs adresses.`,
    text: (count) => `${made(count)} pour la première, qui reçoit les codes d’accès.`,
    row: (row, value, other) =>
      `La ligne ${row} a plusieurs adresses; ${other} est retenue\u00a0: «\u00a0${value}\u00a0».`,
  },
  'cell.mangled': {
    title: (count, formatted) =>
      plural('fr', count, {
        one: `${formatted} ligne altérée par un tableur.`,
        other: `${formatted} lignes altérées par un tableur.`,
      }),
    text: (count) =>
      `${leftOut(count)}\u00a0: une erreur se trouve à la place de l’étiquette ou du courriel.`,
    row: (row, value) =>
      `La ligne ${row} contient «\u00a0${value}\u00a0», qu’un tableur a mis à la place d’autre chose.`,
  },
  'expiry.either': {
    title: (count, formatted) =>
      `${rows(count, formatted)} avec une date qui se lit de deux façons.`,
    text: (count) =>
      `${leftOut(count)} jusqu’à ce que vous ayez dit ci-dessus lequel du jour et du mois vient en premier.`,
    row: (row, value) =>
      `La ligne ${row} a un jour et un mois qui peuvent être l’un ou l’autre\u00a0: ${value}.`,
  },
  'expiry.serial': {
    title: (count, formatted) => `${rows(count, formatted)} avec un nombre à la place d’une date.`,
    text: (count) =>
      `${leftOut(count)}\u00a0: c’est ainsi qu’un tableur compte les jours, sans dire à partir duquel. Mettez la colonne au format date et exportez-la de nouveau.`,
    row: (row, value) => `La ligne ${row} a un nombre comme expiration\u00a0: ${value}.`,
  },
  'expiry.unusable': {
    title: (count, formatted) => `${rows(count, formatted)} avec une expiration impossible.`,
    text: (count) =>
      `${leftOut(count)}\u00a0: une expiration est à venir, à une heure qui existe au fuseau du compte.`,
    row: (row, value, other) =>
      other === 'expiry.skipped'
        ? `La ligne ${row} expire à une heure sautée au changement d’heure\u00a0: ${value}.`
        : `La ligne ${row} expire dans le passé\u00a0: ${value}.`,
  },
  'expiry.unreadable': {
    title: (count, formatted) => `${rows(count, formatted)} avec une expiration illisible.`,
    text: (count) =>
      `${leftOut(count)}\u00a0: écrivez 2030-01-31 ou 2030-01-31 17:00, ou «\u00a0jamais\u00a0», ou rien.`,
    row: (row, value) =>
      `La ligne ${row} a une expiration qui n’est pas une date\u00a0: «\u00a0${value}\u00a0».`,
  },
  'language.unknown': {
    title: (count, formatted) =>
      `${rows(count, formatted)} avec une langue dans laquelle nous n’écrivons pas.`,
    text: (count) =>
      `${leftOut(count)}\u00a0: écrivez «\u00a0fr\u00a0» ou «\u00a0en\u00a0», ou rien pour la langue du compte.`,
    row: (row, value) => `La ligne ${row} demande une autre langue\u00a0: «\u00a0${value}\u00a0».`,
  },
  'expiry.doubled': {
    title: (count, formatted) =>
      `${rows(count, formatted)} avec une heure qui revient deux fois au changement d’heure.`,
    text: (count) => `${readAs(count)} comme le plus tardif des deux moments.`,
    row: (row, value) =>
      `La ligne ${row} expire à une heure qui revient deux fois\u00a0: ${value}.`,
  },
};

export const imports: typeof english = {
  title: 'Importer des conférences',
  back: 'Conférences',
  intro:
    'Crée une conférence pour chaque ligne d’un fichier CSV qui ne porte sur aucune des vôtres\u00a0: pour des personnes qui ne sont pas des utilisateurs du PBX, des salles ou des équipes. Chaque responsable reçoit le courriel d’information. Rien n’est créé avant que vous ayez vu ce qui va se passer.',
  expects:
    'Le fichier donne l’étiquette et le courriel du responsable de chaque conférence, et peut donner une expiration et la langue du courriel.',
  fields: {
    tag: 'Étiquette',
    email: 'Courriel du responsable',
    expiry: 'Expiration',
    language: 'Langue du courriel',
    id: 'Identifiant de la conférence',
    code: 'Code de participant',
  },
  findings: importFindings,
  notMatched: 'Associez l’étiquette et le courriel du responsable pour continuer.',
  dates: {
    heading: 'Jour et mois',
    question: (value, row, count, formatted) =>
      plural('fr', count, {
        one: `Le fichier a une date qui se lit de deux façons. Que veut dire «\u00a0${value}\u00a0» à la ligne ${row}?`,
        other: `Le fichier a ${formatted} dates qui se lisent de deux façons, et toutes sont lues de même. Que veut dire «\u00a0${value}\u00a0» à la ligne ${row}?`,
      }),
    dayFirst: (day) => `${day}\u00a0: le jour vient en premier`,
    monthFirst: (day) => `${day}\u00a0: le mois vient en premier`,
    unanswered: 'Répondez pour voir ce qui va se passer.',
    told: {
      dayFirst: (value, row) =>
        `Les dates de ce fichier sont lues avec le jour en premier, car «\u00a0${value}\u00a0» à la ligne ${row} ne peut être autre chose.`,
      monthFirst: (value, row) =>
        `Les dates de ce fichier sont lues avec le mois en premier, car «\u00a0${value}\u00a0» à la ligne ${row} ne peut être autre chose.`,
    },
  },
  closed: {
    title: 'Seuls les administrateurs importent des conférences',
    text: 'Vous pouvez voir les conférences du compte et les exporter; un administrateur peut en créer de nouvelles.',
    back: 'Voir les conférences',
  },
  expiry: {
    heading: 'Expiration',
    forAll: 'Sans expiration dans le fichier, les conférences n’expirent jamais',
    forAllText: 'Décochez pour choisir quand elles expirent.',
    zone: (zone) => `Les dates sont à l’heure du compte\u00a0: ${zone}.`,
    date: 'Expirent le',
    required: 'Choisissez la date et l’heure, ou cochez qu’elles n’expirent jamais.',
  },
  preview: {
    heading: 'Ce qui va se passer',
    looking: (done, total) => `Recherche de celles qui existent déjà\u00a0: ${done} sur ${total}`,
    figures: {
      make: () => 'à créer',
      change: (count) =>
        plural('fr', count, {
          one: 'existe déjà, modifiée dans le fichier',
          other: 'existent déjà, modifiées dans le fichier',
        }),
      there: (count) =>
        plural('fr', count, {
          one: 'existe déjà, laissée telle quelle',
          other: 'existent déjà, laissées telles quelles',
        }),
      out: (count) =>
        plural('fr', count, { one: 'impossible à créer', other: 'impossibles à créer' }),
    },
    nothing: 'Il n’y a rien à créer à partir de ce fichier.',
    allThere: 'Toutes les conférences de ce fichier existent déjà.',
    firstRows: (count, formatted) =>
      plural('fr', count, {
        one: 'La première conférence à créer ou à modifier',
        other: `Les ${formatted} premières conférences à créer ou à modifier`,
      }),
    firstOf: (shown, all) => `Les ${shown} premières sur ${all}`,
    changed: (field, before) => `${field}\u00a0: modification, auparavant ${before}`,
    change: (count, formatted) =>
      plural('fr', count, {
        one: 'Modifier aussi la conférence qui existe déjà',
        other: `Modifier aussi les ${formatted} conférences qui existent déjà`,
      }),
    changeText:
      'Comme si vous modifiiez et enregistriez chacune\u00a0: son courriel d’information est envoyé de nouveau, à l’adresse du fichier. Ses codes d’accès restent.',
    column: {
      tag: 'Étiquette',
      admin: 'Responsable',
      expires: 'Expiration',
      language: 'Langue',
      what: 'Résultat',
    },
    what: { make: 'Nouvelle', there: 'Existe déjà' },
    sends: (count, formatted) =>
      plural('fr', count, {
        one: `${formatted} courriel d’information est envoyé.`,
        other: `${formatted} courriels d’information sont envoyés, à un rythme qui ne fait attendre personne d’autre.`,
      }),
    languages: (written) =>
      `Ils sont écrits dans la langue que demande la ligne, sinon ${written}, la langue du compte.`,
    start: (made, changed) =>
      changed.count === 0
        ? `Créer ${conferences(made.count, made.formatted)}`
        : made.count === 0
          ? `Modifier ${conferences(changed.count, changed.formatted)}`
          : `Créer ${made.formatted} et modifier ${conferences(changed.count, changed.formatted)}`,
  },
};
