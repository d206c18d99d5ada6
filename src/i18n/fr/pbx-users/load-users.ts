import type { loadUsers as english } from '../../en/pbx-users/load-users.ts';
import { plural } from '../../plural.ts';
import { leftOut, rows, users } from '../counts.ts';

const loaded = (count: number) =>
  plural('fr', count, { one: 'Sera chargée', other: 'Seront chargées' });

const userFindings: (typeof english)['findings'] = {
  'row.empty': {
    title: (count, formatted) => `${rows(count, formatted)} sans personne.`,
    text: (count) => `${leftOut(count)}\u00a0: ni nom, ni poste, ni courriel.`,
    row: (row) => `La ligne ${row} n’a ni nom, ni poste, ni courriel.`,
  },
  'row.repeated': {
    title: (count, formatted) =>
      plural('fr', count, {
        one: `${formatted} ligne répétée.`,
        other: `${formatted} lignes répétées.`,
      }),
    text: (count) => `${leftOut(count)}\u00a0: une ligne précédente dit la même chose.`,
    row: (row, _value, other) => `La ligne ${row} dit la même chose que la ligne ${other}.`,
  },
  'email.missing': {
    title: (count, formatted) => `${rows(count, formatted)} sans courriel.`,
    text: (count) => `${loaded(count)}; une conférence pourra être créée lorsqu’il y en aura un.`,
    row: (row) => `La ligne ${row} n’a pas de courriel.`,
  },
  'email.unusable': {
    title: (count, formatted) => `${rows(count, formatted)} avec un courriel inutilisable.`,
    text: (count) =>
      `${loaded(count)}; une conférence pourra être créée une fois l’adresse corrigée.`,
    row: (row, value, other) =>
      other === 'email.several'
        ? `La ligne ${row} a plusieurs adresses là où il en faut une\u00a0: «\u00a0${value}\u00a0».`
        : `La ligne ${row} contient autre chose qu’une adresse courriel\u00a0: «\u00a0${value}\u00a0».`,
  },
  'email.first': {
    title: (count, formatted) => `${rows(count, formatted)} avec plusieurs adresses.`,
    text: (count) => `${loaded(count)} avec la première.`,
    row: (row, value, other) =>
      `La ligne ${row} a plusieurs adresses; ${other} est retenue\u00a0: «\u00a0${value}\u00a0».`,
  },
  'extension.first': {
    title: (count, formatted) => `${rows(count, formatted)} avec plusieurs postes.`,
    text: (count) => `${loaded(count)} avec le premier.`,
    row: (row, value, other) =>
      `La ligne ${row} a plusieurs postes; ${other} est retenu\u00a0: «\u00a0${value}\u00a0».`,
  },
  'cell.mangled': {
    title: (count, formatted) =>
      plural('fr', count, {
        one: `${formatted} ligne altérée par un tableur.`,
        other: `${formatted} lignes altérées par un tableur.`,
      }),
    text: (count) =>
      `${loaded(count)} sans ce qui est altéré. Mettez la colonne au format texte et exportez-la de nouveau.`,
    row: (row, value) =>
      `La ligne ${row} contient «\u00a0${value}\u00a0», qu’un tableur a mis à la place d’autre chose.`,
  },
  'user.off': {
    title: (count, formatted) =>
      plural('fr', count, {
        one: `${formatted} personne désactivée.`,
        other: `${formatted} personnes désactivées.`,
      }),
    text: (count) => `${leftOut(count)}, sauf si vous en décidez autrement ci-dessous.`,
    row: (row, value) => `La ligne ${row} indique «\u00a0${value}\u00a0».`,
  },
  'user.offTaken': {
    title: (count, formatted) =>
      plural('fr', count, {
        one: `${formatted} personne désactivée.`,
        other: `${formatted} personnes désactivées.`,
      }),
    text: (count) => `${loaded(count)}, comme vous l’avez décidé ci-dessous.`,
    row: (row, value) => `La ligne ${row} indique «\u00a0${value}\u00a0».`,
  },
  'email.shared': {
    title: (count, formatted) => `${rows(count, formatted)} avec le courriel de quelqu’un d’autre.`,
    text: (count) =>
      `${loaded(count)}\u00a0: chaque personne reçoit une conférence, et tous les courriels vont à cette adresse.`,
    row: (row, value, other) =>
      `La ligne ${row} a le même courriel que la ligne ${other}\u00a0: ${value}.`,
  },
  'name.missing': {
    title: (count, formatted) => `${rows(count, formatted)} sans nom.`,
    text: (count) => `${loaded(count)} sous le poste ou le courriel.`,
    row: (row, value) => `La ligne ${row} n’a pas de nom; «\u00a0${value}\u00a0» en tient lieu.`,
  },
  'name.tooLong': {
    title: (count, formatted) => `${rows(count, formatted)} avec un nom trop long.`,
    text: (count) => `${loaded(count)} avec les 100 premiers caractères.`,
    row: (row, value) => `Le nom de la ligne ${row} est réduit à «\u00a0${value}\u00a0».`,
  },
  'extension.tooLong': {
    title: (count, formatted) => `${rows(count, formatted)} avec un poste trop long.`,
    text: (count) => `${loaded(count)} sans lui\u00a0: un poste compte au plus 20 caractères.`,
    row: (row, value) => `La ligne ${row} a «\u00a0${value}\u00a0» comme poste.`,
  },
};

export const loadUsers: typeof english = {
  title: 'Charger des utilisateurs depuis un fichier',
  back: 'Utilisateurs du PBX',
  intro:
    'Met à jour la liste des utilisateurs du PBX infonuagique à partir d’un fichier CSV. Rien ne change avant que vous ayez vu ce qui va se passer, et aucun courriel n’est envoyé.',
  expects: 'Le fichier donne le nom, le poste et l’adresse courriel de chaque utilisateur.',
  fields: {
    name: 'Nom',
    firstName: 'Prénom',
    lastName: 'Nom de famille',
    otherName: 'Nom, si ceux-ci sont vides',
    inTwo: 'Prénom et nom, ci-dessous',
    extension: 'Poste',
    email: 'Courriel',
    state: 'Actif ou non',
  },
  findings: userFindings,
  nothingMatched: 'Associez au moins le nom, le poste ou le courriel pour continuer.',
  off: {
    heading: 'Personnes désactivées',
    load: (count, formatted) =>
      plural('fr', count, {
        one: 'Charger aussi la personne désactivée',
        other: `Charger aussi les ${formatted} personnes désactivées`,
      }),
    text: 'Ce que le fichier en dit figure ci-dessus. Laissées de côté, elles comptent comme absentes du fichier.',
  },
  closed: {
    viewer: {
      title: 'Seuls les administrateurs chargent des utilisateurs',
      text: 'Vous pouvez voir la liste des utilisateurs du PBX; un administrateur du compte la tient à jour.',
    },
    provider: {
      title: 'Votre fournisseur tient cette liste à jour',
      text: 'Les utilisateurs proviennent directement du PBX infonuagique; aucun fichier n’est nécessaire ici.',
    },
    back: 'Voir la liste des utilisateurs',
  },
  preview: {
    heading: 'Ce qui va se passer',
    reading: (read) => `Lecture de la liste actuelle\u00a0: ${read} utilisateurs`,
    comparing: 'Comparaison avec la liste actuelle',
    figures: {
      create: (count) => plural('fr', count, { one: 'nouveau', other: 'nouveaux' }),
      change: (count) => plural('fr', count, { one: 'modifié', other: 'modifiés' }),
      unchanged: (count) => plural('fr', count, { one: 'inchangé', other: 'inchangés' }),
      back: () => 'de retour',
      left: (count) =>
        plural('fr', count, { one: 'absent du fichier', other: 'absents du fichier' }),
    },
    markLeft: 'Marquer comme partis ceux qui ne sont pas dans le fichier',
    markLeftText: (count, formatted) =>
      plural('fr', count, {
        one: `${formatted} utilisateur est dans la liste et non dans ce fichier. Personne n’est supprimé, et une conférence reste telle quelle.`,
        other: `${formatted} utilisateurs sont dans la liste et non dans ce fichier. Personne n’est supprimé, et les conférences restent telles quelles.`,
      }),
    notWhole:
      'Certaines lignes du fichier n’ont pas pu être lues; personne n’est donc marqué comme parti\u00a0: ces personnes s’y trouvent peut-être.',
    nobody: 'Il n’y a personne à charger\u00a0: aucune ligne du fichier ne dit de qui il s’agit.',
    firstRows: (count, formatted) =>
      plural('fr', count, {
        one: 'Le premier de ceux que le fichier change',
        other: `Les ${formatted} premiers de ceux que le fichier change`,
      }),
    firstOf: (shown, all) => `Les ${shown} premiers sur ${all}`,
    change: (field, before) =>
      before === '' ? `${field}\u00a0: ajouté` : `${field}\u00a0: modifié, auparavant ${before}`,
    column: { user: 'Nom', extension: 'Poste', email: 'Courriel', what: 'Résultat' },
    what: {
      create: 'Nouveau',
      unchanged: 'Inchangé',
      back: 'De retour',
      left: 'Absent du fichier',
    },
    none: 'Aucun',
    start: (count, formatted) => `Charger ${users(count, formatted)}`,
    nothingToDo: 'La liste est déjà à jour\u00a0: ce fichier ne change rien.',
  },
  manyLeft: {
    title: (count, formatted) =>
      plural('fr', count, {
        one: `Marquer ${formatted} utilisateur comme parti?`,
        other: `Marquer ${formatted} utilisateurs comme partis?`,
      }),
    text: (left, present) =>
      `${left} des ${present} utilisateurs de la liste ne sont pas dans ce fichier. S’il n’en contient qu’une partie, comme un seul service, revenez et décochez la case.`,
    confirm: 'Les marquer et charger',
  },
  running: {
    heading: 'Chargement des utilisateurs',
    progress: (done, total) => `${done} sur ${total} chargés`,
    stay: 'Restez sur cette page jusqu’à la fin. En cas d’interruption, chargez le fichier de nouveau\u00a0: le travail reprend où il s’est arrêté.',
  },
  stopped: {
    loaded: (done, total) => `${done} sur ${total} sont chargés; les autres sont tels qu’avant.`,
    goOn: 'Continuer',
    unavailable: {
      title: 'Aucune réponse\u00a0: le chargement s’est arrêté',
      text: 'Vous êtes peut-être hors ligne, ou le service est indisponible un instant. Continuez ensuite; personne n’est chargé deux fois.',
    },
    quota: {
      title: 'Le service a atteint une limite\u00a0: le chargement s’est arrêté',
      text: 'Continuez dans quelques minutes.',
    },
    session: {
      title: 'Votre session a pris fin\u00a0: le chargement s’est arrêté',
      text: 'Reconnectez-vous et chargez le fichier de nouveau; le travail reprend où il s’est arrêté.',
    },
    unknown: {
      title: 'Le chargement s’est arrêté pour une raison inconnue',
      text: 'Continuez, et écrivez au soutien si cela persiste.',
    },
    contended: {
      title: 'Quelqu’un d’autre modifie la liste en ce moment\u00a0: le chargement s’est arrêté',
      text: 'Attendez que ce soit terminé, puis continuez.',
    },
    notMember: {
      title: 'Vous n’êtes plus membre de ce compte\u00a0: le chargement s’est arrêté',
      text: 'Demandez à un administrateur de vous ajouter de nouveau.',
    },
    viewer: {
      title: 'Vous n’êtes plus administrateur\u00a0: le chargement s’est arrêté',
      text: 'Demandez à un administrateur du compte de charger le fichier.',
    },
    serviceOff: {
      title: 'Le PBX infonuagique a été désactivé\u00a0: le chargement s’est arrêté',
      text: 'Il n’est plus dans le profil du compte. Votre fournisseur de téléphonie peut l’activer.',
    },
    provider: {
      title: 'Votre fournisseur tient maintenant cette liste\u00a0: le chargement s’est arrêté',
      text: 'Les utilisateurs proviennent désormais directement du PBX infonuagique.',
    },
  },
  done: {
    heading: 'Utilisateurs chargés',
    create: (count, formatted) =>
      plural('fr', count, {
        one: `${formatted} utilisateur ajouté`,
        other: `${formatted} utilisateurs ajoutés`,
      }),
    change: (count, formatted) =>
      plural('fr', count, {
        one: `${formatted} utilisateur modifié`,
        other: `${formatted} utilisateurs modifiés`,
      }),
    back: (count, formatted) => `${users(count, formatted)} de retour`,
    left: (count, formatted) =>
      plural('fr', count, {
        one: `${formatted} utilisateur marqué comme parti`,
        other: `${formatted} utilisateurs marqués comme partis`,
      }),
    unchanged: (count, formatted) =>
      plural('fr', count, {
        one: `${formatted} utilisateur inchangé`,
        other: `${formatted} utilisateurs inchangés`,
      }),
    aloud: (count, formatted) =>
      plural('fr', count, {
        one: `Chargement terminé\u00a0: ${formatted} utilisateur enregistré.`,
        other: `Chargement terminé\u00a0: ${formatted} utilisateurs enregistrés.`,
      }),
    generate: 'Créer des conférences pour ceux qui n’en ont pas',
    list: 'Voir la liste des utilisateurs',
    another: 'Charger un autre fichier',
  },
};
