import type { load as english } from '../../en/pbx-users/load-users.ts';
import { plural } from '../../plural.ts';

const rows = (count: number, formatted: string) =>
  plural('fr', count, { one: `${formatted} ligne`, other: `${formatted} lignes` });
const people = (count: number, formatted: string) =>
  plural('fr', count, { one: `${formatted} utilisateur`, other: `${formatted} utilisateurs` });
const conferences = (count: number, formatted: string) =>
  plural('fr', count, { one: `${formatted} conférence`, other: `${formatted} conférences` });

/** What comes of rows. */
const leftOut = (count: number) =>
  plural('fr', count, { one: 'Laissée de côté', other: 'Laissées de côté' });
const loaded = (count: number) =>
  plural('fr', count, { one: 'Sera chargée', other: 'Seront chargées' });
const made = (count: number) => plural('fr', count, { one: 'Sera créée', other: 'Seront créées' });
const read = (count: number) =>
  plural('fr', count, { one: 'Lue telle quelle', other: 'Lues telles quelles' });

const rowFindings: (typeof english)['findings']['rows'] = {
  'quote.unclosed': {
    title: (count, formatted) => `${rows(count, formatted)} avec un guillemet non fermé.`,
    text: (count) => `${leftOut(count)}\u00a0: impossible de savoir où la ligne finit.`,
    row: (row) => `La ligne ${row} ouvre un guillemet sans le fermer.`,
  },
  'quote.stray': {
    title: (count, formatted) => `${rows(count, formatted)} avec un guillemet égaré.`,
    text: (count) => `${read(count)}; vérifiez si c’est correct.`,
    row: (row) => `La ligne ${row} a un guillemet au milieu d’une cellule.`,
  },
  'cells.extra': {
    title: (count, formatted) => `${rows(count, formatted)} avec plus de cellules que d’en-têtes.`,
    text: () =>
      'Les cellules en trop sont laissées de côté; d’autres sont peut-être dans la mauvaise colonne.',
    row: (row) => `La ligne ${row} a plus de cellules qu’il n’y a d’en-têtes.`,
  },
};

const userFindings: (typeof english)['users']['findings'] = {
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

const importFindings: (typeof english)['import']['findings'] = {
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
    text: (count) =>
      `${leftOut(count)}\u00a0: une ligne précédente a la même étiquette et le même courriel.`,
    row: (row, _value, other) =>
      `La ligne ${row} a l’étiquette et le courriel de la ligne ${other}.`,
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
      `${leftOut(count)}\u00a0: écrivez 2030-01-31 ou 2030-01-31 17:00; «\u00a0jamais\u00a0» ou rien s’il n’y en a pas.`,
    row: (row, value) =>
      `La ligne ${row} a une expiration qui n’est pas une date\u00a0: «\u00a0${value}\u00a0».`,
  },
  'expiry.doubled': {
    title: (count, formatted) =>
      `${rows(count, formatted)} avec une heure qui revient deux fois au changement d’heure.`,
    text: (count) => `${made(count)}, avec le plus tardif des deux moments.`,
    row: (row, value) =>
      `La ligne ${row} expire à une heure qui revient deux fois\u00a0: ${value}.`,
  },
};

export const load: typeof english = {
  file: {
    heading: 'Fichier',
    drop: 'Déposez un fichier CSV ici',
    dropNow: 'Relâchez pour lire ce fichier',
    choose: 'Choisir un fichier',
    another: 'En choisir un autre',
    limits:
      'Virgules, points-virgules ou tabulations, comme Excel les enregistre; jusqu’à 10\u00a0000 lignes. La première ligne nomme les colonnes.',
    sample: 'Télécharger un fichier d’exemple',
    reading: 'Lecture…',
    rows,
    beyond: {
      title: (kept) => `Seules les ${kept} premières lignes sont lues`,
      text: (beyond) =>
        `${beyond} autres lignes de ce fichier sont laissées de côté. Divisez-le et chargez les parties l’une après l’autre.`,
    },
    kilobytes: (size) => `${size} Ko`,
    megabytes: (size) => `${size} Mo`,
    problems: {
      empty: {
        title: 'Ce fichier est vide',
        text: 'Il ne contient rien. Exportez-le de nouveau, ou choisissez-en un autre.',
      },
      tooLarge: {
        title: 'Ce fichier est trop gros',
        text: 'Un fichier peut compter jusqu’à 20 Mo. Retirez les colonnes inutiles, ou divisez-le.',
      },
      workbook: {
        title: 'C’est un classeur, pas un fichier CSV',
        text: 'Ouvrez-le dans Excel, choisissez «\u00a0Enregistrer sous\u00a0» et le type «\u00a0CSV UTF-8\u00a0», puis chargez ce fichier.',
      },
      notText: {
        title: 'Ce n’est pas un fichier CSV',
        text: 'Il contient autre chose qu’un tableau sous forme de texte. Exportez la liste en CSV et chargez ce fichier.',
      },
      noHeader: {
        title: 'La première ligne n’a pas d’en-têtes',
        text: 'La première ligne doit nommer les colonnes, par exemple Nom, Poste et Courriel. Ajoutez une telle ligne et chargez le fichier de nouveau.',
      },
      noRows: {
        title: 'Il n’y a aucune ligne sous les en-têtes',
        text: 'Le fichier nomme ses colonnes et rien d’autre. Exportez-le de nouveau, ou choisissez-en un autre.',
      },
      brokenQuotes: {
        title: 'Les guillemets de ce fichier ne concordent pas',
        text: 'Trop de guillemets sont ouverts sans être fermés; les lignes ne se distinguent plus. Exportez-le de nouveau en CSV.',
      },
      unreadable: {
        title: 'Le fichier n’a pas pu être lu',
        text: 'Il a peut-être été modifié, déplacé ou ouvert par un autre programme. Choisissez-le de nouveau.',
      },
      broken: {
        title: 'Une erreur est survenue à la lecture du fichier',
        text: 'Le fichier n’y est pour rien. Choisissez-le de nouveau, et écrivez au soutien si cela persiste.',
      },
    },
  },
  columns: {
    heading: 'Colonnes',
    intro: 'Associées d’après leurs en-têtes. Corrigez ce qui ne convient pas.',
    none: 'Absente de ce fichier',
    example: 'Par exemple\u00a0:',
    unnamed: (number) => `Colonne ${number}, sans en-tête`,
    numbered: (header, number) => `${header} (colonne ${number})`,
  },
  findings: {
    heading: 'À vérifier',
    download: 'Tout télécharger en CSV',
    more: (count) => `Afficher les ${count} suivantes`,
    beyond: (count, formatted) =>
      `Et ${plural('fr', count, { one: `${formatted} autre ligne`, other: `${formatted} autres lignes` })}. Le fichier à télécharger les contient toutes.`,
    file: { name: 'constats', row: 'Ligne', finding: 'Constat' },
    rows: rowFindings,
  },
  users: {
    title: 'Charger des utilisateurs depuis un fichier',
    back: 'Utilisateurs du PBX',
    intro:
      'Met à jour la liste des utilisateurs du PBX infonuagique à partir d’un fichier CSV. Rien ne change avant que vous ayez vu ce qui va se passer, et aucun courriel n’est envoyé.',
    expects: 'Le fichier donne le nom, le poste et l’adresse courriel de chaque utilisateur.',
    fields: {
      name: 'Nom',
      firstName: 'Prénom',
      lastName: 'Nom de famille',
      inTwo: 'Prénom et nom, ci-dessous',
      extension: 'Poste',
      email: 'Courriel',
    },
    findings: userFindings,
    nothingMatched: 'Associez au moins le nom, le poste ou le courriel pour continuer.',
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
          one: 'Le premier utilisateur tel qu’il sera',
          other: `Les ${formatted} premiers utilisateurs tels qu’ils seront`,
        }),
      column: { user: 'Nom', extension: 'Poste', email: 'Courriel', what: 'Résultat' },
      what: {
        create: 'Nouveau',
        change: 'Modifié',
        changeFrom: (before) => `Modifié, auparavant\u00a0: ${before}`,
        unchanged: 'Inchangé',
        back: 'De retour',
        left: 'Marqué comme parti',
      },
      none: 'Aucun',
      start: (count, formatted) => `Charger ${people(count, formatted)}`,
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
      back: (count, formatted) => `${people(count, formatted)} de retour`,
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
  },
  changed: {
    changed: {
      title: 'Le fichier a été modifié depuis que vous l’avez choisi',
      text: 'Ce qui est affiché est le fichier tel qu’il était. Relisez-le, ou continuez avec ce qui est affiché.',
    },
    lost: {
      title: 'Le fichier a été modifié ou déplacé depuis que vous l’avez choisi',
      text: 'Le navigateur ne peut pas le relire de lui-même. Choisissez-le de nouveau, ou continuez avec ce qui est affiché.',
    },
    readAgain: 'Le relire',
    chooseAgain: 'Le choisir de nouveau',
    goOn: 'Continuer avec ce qui est affiché',
  },
  import: {
    title: 'Importer des conférences',
    back: 'Conférences',
    intro:
      'Crée une conférence pour chaque ligne d’un fichier CSV\u00a0: pour des personnes qui ne sont pas des utilisateurs du PBX, des salles ou des équipes. Chaque responsable reçoit le courriel d’information. Rien n’est créé avant que vous ayez vu ce qui va se passer.',
    expects:
      'Le fichier donne l’étiquette et le courriel du responsable de chaque conférence, et peut donner une expiration.',
    fields: { tag: 'Étiquette', email: 'Courriel du responsable', expiry: 'Expiration' },
    findings: importFindings,
    notMatched: 'Associez l’étiquette et le courriel du responsable pour continuer.',
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
          one: 'La première conférence telle qu’elle sera',
          other: `Les ${formatted} premières conférences telles qu’elles seront`,
        }),
      column: {
        tag: 'Étiquette',
        admin: 'Responsable',
        expires: 'Expiration',
        what: 'Résultat',
      },
      what: { make: 'Nouvelle', there: 'Existe déjà' },
      sends: (count, formatted) =>
        plural('fr', count, {
          one: `${formatted} courriel d’information est envoyé.`,
          other: `${formatted} courriels d’information sont envoyés, à un rythme qui ne fait attendre personne d’autre.`,
        }),
      start: (count, formatted) => `Créer ${conferences(count, formatted)}`,
    },
  },
  export: {
    title: 'Exportation des conférences',
    doneTitle: 'Conférences exportées',
    read: (count, formatted) =>
      plural('fr', count, {
        one: `${formatted} conférence lue`,
        other: `${formatted} conférences lues`,
      }),
    done: (count, formatted, fileName) =>
      plural('fr', count, {
        one: `${formatted} conférence écrite dans ${fileName}, que votre navigateur a enregistré avec vos téléchargements.`,
        other: `${formatted} conférences écrites dans ${fileName}, que votre navigateur a enregistré avec vos téléchargements.`,
      }),
    noLeaderCodes: 'Le fichier ne contient aucun code d’animateur.',
    columns: {
      tag: 'Étiquette',
      admin: 'Courriel du responsable',
      participantCode: 'Code de participant',
      expires: 'Expiration',
      state: 'État',
      email: 'Courriel d’information',
      emailAt: 'Envoyé le',
      emailReason: 'Raison',
      created: 'Créée le',
    },
  },
};
