import type { ConferenceProblem } from '../../../../domain/conference/conference-problem.ts';
import type { conferenceForm as english } from '../../en/conferences/form.ts';

const problems: Record<ConferenceProblem, string> = {
  'tag.required': 'Donnez une étiquette à la conférence.',
  'tag.tooLong': 'Une étiquette compte au plus 60 caractères. Raccourcissez-la un peu.',
  'tag.forbiddenCharacter':
    'L’étiquette contient un caractère invisible, comme un saut de ligne. Saisissez-la au lieu de la coller.',
  'email.required': 'Saisissez l’adresse courriel du responsable.',
  'email.notOneAddress': 'On ne peut pas écrire à cette adresse. Vérifiez-la.',
  'email.number':
    'Saisissez un nom après le @, tel que acme.example\u00a0: avec un nombre, le courriel irait ailleurs.',
  'email.several':
    'Saisissez exactement une adresse\u00a0: les codes de ce courriel sont pour une seule personne.',
  'expiry.required': 'Choisissez la date et l’heure, ou cochez «\u00a0N’expire jamais\u00a0».',
  'expiry.timeRequired': 'Choisissez aussi l’heure, par exemple 17\u00a0h\u00a000.',
  'expiry.unreadable':
    'Ce jour ou cette heure n’existe pas. Écrivez-les comme 31\u00a0mars\u00a02027 ou 2027-03-31, et 17\u00a0h\u00a000.',
  'expiry.past': 'Ce moment est passé. Choisissez-en un à venir.',
  'expiry.skipped':
    'Cette heure est sautée au changement d’heure\u00a0: elle n’existe pas ce jour-là. Choisissez plus tôt ou plus tard.',
  'expiry.doubled':
    'Les horloges reculent\u00a0: cette heure revient deux fois ce jour-là. Choisissez l’une des deux.',
};

export const conferenceForm: typeof english = {
  titleNew: 'Créer une conférence',
  titleEdit: 'Modifier la conférence',
  copy: {
    title: 'Dupliquer la conférence',
    tag: (count) => (count === 1 ? '(copie)' : `(copie ${count})`),
    note: (tag) =>
      `Rempli à partir de ${tag}. La nouvelle conférence aura ses propres codes; rien n’est créé avant que vous n’enregistriez.`,
    noteExpired: (tag) =>
      `Rempli à partir de ${tag}, sans sa date d’expiration, qui est passée. La nouvelle conférence aura ses propres codes; rien n’est créé avant que vous n’enregistriez.`,
  },
  tag: {
    label: 'Étiquette',
    description: 'Nomme la conférence et identifie ses appels dans l’historique d’utilisation.',
  },
  email: {
    label: 'Courriel du responsable',
    description: 'La personne qui l’animera. Le courriel avec les deux codes lui est envoyé.',
  },
  language: {
    label: 'Langue du courriel',
    description: 'Aussi celle de l’invitation pour les participants.',
    names: { en: 'Anglais', fr: 'Français' },
    written: { en: 'en anglais', fr: 'en français' },
    choice: (name, isAccounts) => (isAccounts ? `${name} (celle du compte)` : name),
  },
  expiry: {
    never: 'N’expire jamais',
    neverDescription: 'Décochez pour choisir le moment où ses codes cessent de fonctionner.',
    date: 'Expire le',
    time: 'Heure',
    datePlaceholder: 'Jour mois année',
    openCalendar: 'Ouvrir le calendrier',
    inZone: (zone) => `Dans le fuseau du compte\u00a0: ${zone}`,
    elsewhere: (moment) => `À votre heure\u00a0: ${moment}`,
    which: 'Laquelle des deux?',
    previousMonth: 'Mois précédent',
    nextMonth: 'Mois suivant',
  },
  problems,
  saveNew: 'Enregistrer et envoyer',
  saveEdit: 'Enregistrer et renvoyer',
  saving: 'Enregistrement…',
  sendsTo: (to, written) => `À l’enregistrement, le courriel est renvoyé à ${to}, ${written}.`,
  givesCodesTo: (to, written) =>
    `À l’enregistrement, la conférence reçoit de nouveaux codes, envoyés par courriel à ${to}, ${written}.`,
  addressChanged: (previous) =>
    `${previous} a reçu le courriel de cette conférence et connaît encore le code d’animateur.`,
  directory: {
    text: (address) => `Le PBX infonuagique a ${address} pour cette personne.`,
    use: 'Utiliser cette adresse',
  },
  addressMended: (previous) =>
    `Le dernier courriel n’est pas parvenu à ${previous}. Si un autre est arrivé avant, cette personne connaît encore le code d’animateur.`,
  renewal: {
    offer: 'Attribuer de nouveaux codes à la conférence',
    offerDescription: 'Le code d’animateur actuel cesse aussitôt de fonctionner.',
    keeps: 'Le code de participant reste valide un certain temps',
    keepsDescription:
      'Les deux codes de participant donnent alors accès jusqu’à ce moment. Le code d’animateur n’est jamais prolongé.',
    untilDate: 'Jusqu’au',
    untilTooFar:
      'Le code de participant reste valide un an au plus. Choisissez un moment plus proche.',
    untilRequired:
      'Choisissez la date et l’heure, ou décochez la prolongation du code de participant.',
  },
  duplicateTag: 'Une autre conférence a déjà cette étiquette. Vous pouvez enregistrer quand même.',
  expiredQuestion: {
    title: 'Elle est expirée; lui donner une nouvelle date?',
    text: (moment) =>
      `Elle a expiré le ${moment}\u00a0: ses codes n’admettent personne, et son courriel le dirait. Rien n’a encore été enregistré.`,
    newDate: 'Choisir une nouvelle date',
    sendAsExpired: 'Enregistrer et envoyer comme expirée',
  },
  expired:
    'Cette conférence est expirée\u00a0: ses codes n’admettent personne. Repoussez la date pour la rétablir.',
  readOnly: 'Seuls les administrateurs du compte peuvent modifier une conférence.',
  preview: {
    title: 'Le courriel tel qu’il arrivera',
    titleSaved: 'Le courriel d’information',
    note: 'Les codes sont ici des points; le courriel contient les vrais.',
    noteLeader:
      'Le code d’animateur est remplacé ici par des points; le courriel contient le vrai.',
    subject: 'Objet',
    to: 'À',
    show: 'Voir le courriel',
    hide: 'Masquer le courriel',
    noExpiry: 'L’expiration apparaîtra ici une fois la date et l’heure choisies.',
    noNumbers: 'Le compte n’a pas encore de numéros d’accès; le courriel ne peut pas être envoyé.',
  },
  errors: {
    unavailable: {
      title: 'Aucune réponse\u00a0: peut-être pas enregistré',
      text: 'Vous êtes peut-être hors ligne, ou le service est indisponible. Rien de ce que vous avez saisi n’est perdu. Enregistrez de nouveau; cela ne créera pas une deuxième conférence.',
    },
    quota: {
      title: 'Non enregistré\u00a0: le service a atteint une limite',
      text: 'Rien de ce que vous avez saisi n’est perdu. Enregistrez de nouveau dans quelques minutes.',
    },
    session: {
      title: 'Non enregistré\u00a0: votre session a pris fin',
      text: 'Reconnectez-vous; ce que vous avez saisi sera encore là.',
    },
    unknown: {
      title: 'Non enregistré, pour une raison inconnue',
      text: 'Rien de ce que vous avez saisi n’est perdu. Enregistrez de nouveau, et écrivez au soutien si cela persiste.',
    },
    denied: {
      notMember: {
        title: 'Non enregistré\u00a0: vous n’êtes plus membre de ce compte',
        text: 'Votre saisie reste tant que cette page est ouverte. Demandez à un administrateur de vous ajouter de nouveau.',
      },
      viewer: {
        title: 'Non enregistré\u00a0: vous n’êtes plus administrateur',
        text: 'Votre saisie reste tant que cette page est ouverte. Adressez-vous à un administrateur du compte.',
      },
      serviceOff: {
        title: 'Non enregistré\u00a0: le service Conférences a été désactivé',
        text: 'Il n’est plus dans le profil du compte. Votre saisie reste tant que cette page est ouverte. Votre fournisseur de téléphonie peut l’activer.',
      },
      unknown: {
        title: 'Non enregistré\u00a0: refusé',
        text: 'Rien de ce que vous avez saisi n’est perdu. Vérifiez les champs et l’horloge de votre ordinateur, puis enregistrez de nouveau.',
      },
    },
    gone: {
      title: 'Cette conférence n’existe plus',
      text: 'Quelqu’un l’a supprimée. Votre saisie est encore dans ce formulaire.',
    },
  },
  missing: {
    title: 'Cette conférence n’existe pas',
    text: 'Elle a peut-être été supprimée, ou le lien est incomplet.',
    back: 'Retour à la liste',
  },
  conflict: {
    title: (who, when) => `${who} a enregistré cette conférence avant vous (${when})`,
    somebody: 'Un autre administrateur',
    titleYourself: (when) =>
      `Vous avez enregistré cette conférence dans une autre fenêtre (${when})`,
    text: 'Rien n’a été écrasé. Choisissez la version à garder.',
    field: 'Champ',
    theirs: 'Version enregistrée',
    mine: 'La vôtre',
    keepMine: 'Garder la mienne et envoyer',
    takeTheirs: 'Prendre la version enregistrée',
    same: 'Les deux versions sont identiques.',
    theyRenewed:
      'De nouveaux codes ont aussi été attribués; les codes d’avant ne fonctionnent plus.',
  },
  guard: {
    title: 'Abandonner votre saisie?',
    text: 'Cette conférence a des modifications non enregistrées.',
    stay: 'Continuer la saisie',
    leave: 'Abandonner',
  },
  restored: 'Ce que vous aviez saisi est de nouveau dans le formulaire.',
  story: {
    titleNew: 'Conférence créée',
    titleEdit: 'Conférence enregistrée',
    saved: 'Enregistrée',
    codesWaiting: 'Attribution des codes d’accès',
    codesReady: 'Les codes sont prêts',
    newCodesWaiting: 'Attribution de nouveaux codes',
    newCodesReady: 'Les nouveaux codes sont prêts',
    oldCodesStay: 'Les codes d’avant continuent de fonctionner.',
    emailPreparing: 'Préparation du courriel',
    emailSending: (to) => `Envoi du courriel à ${to}`,
    emailSent: (to) => `Courriel envoyé à ${to}`,
    emailFailed: (reason) => `Le courriel n’a pas été envoyé\u00a0: ${reason}`,
    emailWaiting: (why) => `Le courriel est en attente\u00a0: ${why}`,
    emailUncertain: (reason) => `Il n’est pas certain que le courriel soit arrivé\u00a0: ${reason}`,
    serverSaid: 'Le serveur de courriel a répondu\u00a0:',
    technically: 'En termes techniques\u00a0:',
    slow: 'C’est plus long que d’habitude. Vous pouvez fermer\u00a0: la liste montrera ce qu’il advient du courriel.',
    lost: 'L’envoi ne peut pas être suivi pour l’instant. La conférence est enregistrée; la liste montrera ce qu’il advient du courriel.',
    copyInvitation: 'Copier l’invitation',
    another: 'En créer une autre',
    edit: 'Modifier la conférence',
  },
};
