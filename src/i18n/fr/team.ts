import type { InvitationFailure, Role } from '../../../domain/account/account.ts';
import type { team as english } from '../en/team.ts';
import { plural } from '../plural.ts';

const role: Record<Role, string> = { admin: 'Administrateur', viewer: 'Lecture seule' };
/** What somebody is. */
const asRole: Record<Role, string> = { admin: 'administrateur', viewer: 'en lecture seule' };
const givenRole: Record<Role, string> = {
  admin: 'le rôle d’administrateur',
  viewer: 'un accès en lecture seule',
};

const invitationFailure: Record<InvitationFailure, (email: string) => string> = {
  lastAdmin: (email) =>
    `${email} est le dernier administrateur du compte et le reste. Donnez d’abord ce rôle à quelqu’un d’autre.`,
  refused: () =>
    'La personne qui a envoyé cette invitation n’est plus administrateur. Invitez de nouveau.',
  unproved: (email) =>
    `${email} n’a pas été ajouté, et rien n’a changé\u00a0: la personne qui se connecte avec cette adresse n’a pas prouvé que la boîte est la sienne. Demandez-lui de choisir un nouveau mot de passe par «\u00a0Mot de passe oublié?\u00a0» sur la page de connexion, ce qui le prouve; puis invitez-la de nouveau.`,
  disabled: (email) =>
    `${email} n’a pas été ajouté, et rien n’a changé\u00a0: votre fournisseur de téléphonie a désactivé un identifiant qui a cette adresse. Adressez-vous à lui.`,
  held: (email) =>
    `${email} n’a pas été ajouté, et rien n’a changé\u00a0: l’identifiant d’une autre personne a cette adresse sans l’avoir prouvée. Demandez à votre fournisseur de téléphonie de régler cela.`,
  other: (email) =>
    `${email} n’a pas pu être ajouté. Vérifiez l’adresse et invitez de nouveau; écrivez au soutien si cela persiste.`,
};

const onOff = (on: boolean) => (on ? 'activés' : 'désactivés');

export const team: typeof english = {
  title: 'Profil et équipe',
  languages: { en: 'Anglais', fr: 'Français' },
  profile: {
    title: 'Profil',
    name: 'Compte',
    zone: 'Fuseau horaire',
    unknownZone: 'Ce fuseau n’existe pas; les heures sont en UTC.',
    nowThere: (time) => `Il y est maintenant ${time}`,
    language: 'Langue',
    on: 'Activé',
    off: 'Désactivé',
    emails: {
      title: 'Courriels aux animateurs',
      expiryReminders: 'Une semaine avant l’expiration de leur conférence',
      callReceipts: 'Après chaque appel avec leur code d’animateur',
    },
    numbers: 'Numéros d’accès',
    tollFree: 'Sans frais',
    numberName: (number) => `le numéro ${number}`,
    noNumbers: 'Aucun pour l’instant. Votre fournisseur de téléphonie les définit.',
    whoChanges:
      'Votre fournisseur de téléphonie définit le nom, les services et les numéros d’accès.',
    viewerNote:
      'Les administrateurs modifient le fuseau horaire, la langue et les courriels aux animateurs; votre fournisseur de téléphonie, tout le reste.',
    edit: 'Modifier le profil',
  },
  profileForm: {
    title: 'Modifier le profil',
    zone: 'Fuseau horaire',
    zoneHint: 'Saisissez une ville ou le nom d’un fuseau.',
    zoneChoose: 'Choisissez-en un',
    zoneRequired: 'Choisissez le fuseau horaire du compte.',
    zoneNotFound: 'Aucun fuseau horaire de ce nom. Essayez la grande ville la plus proche.',
    expiryReminders:
      'Une fois par échéance\u00a0: la date, et comment conserver la conférence. Sans aucun code.',
    callReceipts:
      'Quand, combien de temps, combien d’appelants et depuis quel numéro, masqué. Qui n’a pas appelé demande alors de nouveaux codes.',
    effects: {
      zone: 'Les expirations restent aux mêmes moments et s’affichent à la nouvelle heure.',
      usage:
        'Dans l’historique d’utilisation, les appels déjà faits gardent le jour où ils ont été comptés; leurs heures s’affichent à la nouvelle heure.',
      language:
        'Les courriels sont désormais rédigés dans cette langue, sauf si leur conférence a la sienne; ceux déjà envoyés ne changent pas.',
      portal: 'Le portail, lui, parle à chacun dans la langue de son navigateur ou de son choix.',
    },
    save: 'Enregistrer',
    saved: 'Profil enregistré.',
  },
  members: {
    title: 'Équipe',
    count: (count) => plural('fr', count, { one: `${count} membre`, other: `${count} membres` }),
    invite: 'Inviter quelqu’un',
    you: 'Vous',
    role,
    invited: (time) => `Invitation envoyée ${time}`,
    inviting: 'Envoi de l’invitation',
    inviteFailed: (reason) => `Échec du courriel d’invitation\u00a0: ${reason}`,
    inviteWaiting: (why) => `Le courriel d’invitation est en attente\u00a0: ${why}`,
    inviteUncertain: (reason) =>
      `Le courriel d’invitation est peut-être arrivé, peut-être pas\u00a0: ${reason}`,
    serverSaid: 'Réponse du serveur de courriel\u00a0:',
    technically: 'En termes techniques\u00a0:',
    pending: (as) =>
      as === 'admin' ? 'Ajout en cours comme administrateur' : 'Ajout en cours en lecture seule',
    slow: 'L’ajout prend plus de temps que d’habitude. Vous pouvez quitter cette page; il se poursuit de lui-même.',
    failed: 'Non ajouté',
    failure: invitationFailure,
    dismiss: 'Retirer',
    dismissFor: (email) => `Retirer l’invitation de ${email}`,
    actionsFor: (email) => `Actions pour ${email}`,
    make: { admin: 'Rendre administrateur', viewer: 'Passer en lecture seule' },
    sendAgain: 'Renvoyer l’invitation',
    remove: 'Retirer du compte',
    refreshFailed: {
      title: 'L’équipe n’a pas pu être mise à jour',
      text: 'Ce que vous voyez date peut-être un peu. Réessayez dans un instant.',
    },
  },
  done: {
    invited: (email) => `Invitation de ${email} en cours.`,
    added: (email) => `${email} fait partie de l’équipe.`,
    notAdded: (email) => `${email} n’a pas pu être ajouté.`,
    roleChanged: (email, to) => `${email} est maintenant ${asRole[to]}.`,
    removed: (email) => `${email} a été retiré du compte.`,
    alreadyRemoved: (email) => `Une autre personne avait déjà retiré ${email} du compte.`,
    left: (account) => `Vous avez quitté ${account}.`,
  },
  inviteForm: {
    title: 'Inviter quelqu’un',
    email: 'Adresse courriel',
    emailHint:
      'Cette personne reçoit un courriel avec un lien; si elle est nouvelle, elle choisit d’abord un mot de passe.',
    written: {
      en: 'L’invitation est écrite en anglais.',
      fr: 'L’invitation est écrite en français.',
    },
    required: 'Saisissez l’adresse courriel de la personne.',
    invalid: 'Il est impossible d’écrire à cette adresse. Vérifiez-la.',
    several:
      'Saisissez une seule adresse à la fois\u00a0: chaque personne reçoit sa propre invitation.',
    yourself: 'C’est votre propre adresse, et vous êtes déjà membre.',
    role: 'Son rôle',
    roleHint: {
      admin:
        'Crée, modifie et supprime des conférences, voit les codes d’animateur, invite et retire des personnes.',
      viewer:
        'Voit les conférences et leurs codes de participant. Jamais un code d’animateur, et ne modifie rien.',
    },
    sameRole: (email, is) =>
      `${email} est déjà ${asRole[is]} ici. Le courriel d’invitation est envoyé de nouveau.`,
    otherRole: (email, is, becomes) =>
      `${email} est ${asRole[is]} ici. Ceci lui donne ${givenRole[becomes]} et l’en informe par courriel.`,
    pending: (email) => `L’ajout de ${email} est en cours en ce moment même.`,
    send: 'Envoyer l’invitation',
  },
  removeQuestion: {
    title: (email) => `Retirer ${email} du compte?`,
    access: 'Son accès prend fin à sa prochaine demande. Aucun courriel ne l’en informe.',
    stays: 'Les conférences que cette personne a créées ou anime restent telles quelles.',
    codes:
      'Les codes qu’elle connaît restent valables. Renouvelez ceux de ces conférences si elle ne doit plus pouvoir y appeler.',
    confirm: 'Retirer',
  },
  stepDownQuestion: {
    title: 'Cesser d’être administrateur?',
    text: 'Vous verrez les conférences, mais aucun code d’animateur, et ne modifierez rien. Seul un autre administrateur pourra vous redonner ce rôle.',
    confirm: 'Passer en lecture seule',
  },
  yourself: {
    title: 'Votre accès',
    is: (email, as) => `${email} est ${asRole[as]} dans ce compte.`,
    leave: 'Quitter le compte',
    lastAdmin:
      'Le dernier administrateur ne peut pas quitter le compte. Donnez d’abord ce rôle à quelqu’un d’autre.',
  },
  leaveQuestion: {
    title: (account) => `Quitter ${account}?`,
    text: 'Votre accès prend fin aussitôt. Seul un administrateur pourra vous le redonner.',
    stays:
      'Les conférences que vous avez créées ou animez restent telles quelles, et leurs codes aussi.',
    confirm: 'Quitter',
  },
  problems: {
    unavailable: {
      title: 'Aucune réponse\u00a0: ce n’est peut-être pas fait',
      text: 'Vous êtes peut-être hors ligne, ou le service est indisponible. Rien de ce que vous avez saisi n’est perdu. Réessayez; rien ne sera fait deux fois.',
    },
    quota: {
      title: 'Non fait\u00a0: le service a atteint une limite',
      text: 'Rien de ce que vous avez saisi n’est perdu. Réessayez dans quelques minutes.',
    },
    session: {
      title: 'Non fait\u00a0: votre session a pris fin',
      text: 'Reconnectez-vous; vous reviendrez à cette page.',
    },
    unknown: {
      title: 'Non fait, pour une raison inconnue',
      text: 'Rien de ce que vous avez saisi n’est perdu. Réessayez, et écrivez au soutien si cela persiste.',
    },
    notMember: {
      title: 'Non fait\u00a0: vous n’êtes plus membre de ce compte',
      text: 'Demandez à un de ses administrateurs de vous ajouter de nouveau.',
    },
    notAdmin: {
      title: 'Non fait\u00a0: vous n’êtes plus administrateur',
      text: 'Un autre administrateur vous a passé en lecture seule. Adressez-vous à l’un d’eux.',
    },
    refused: {
      title: 'Non fait\u00a0: la demande a été refusée',
      text: 'Quelqu’un a peut-être modifié la même chose au même moment. Vérifiez et recommencez.',
    },
    gone: {
      title: 'Une autre personne a déjà retiré ce membre',
      text: 'Il n’y a plus rien à modifier. La liste montre maintenant l’équipe telle qu’elle est.',
    },
    lastAdmin: {
      title: 'Non fait\u00a0: il n’y a pas d’autre administrateur',
      text: 'Un compte en a besoin d’un. Donnez d’abord ce rôle à quelqu’un d’autre.',
    },
  },
  profileChanged: {
    title: 'Une autre personne vient de modifier le profil',
    text: (zone, language, reminders, receipts) =>
      `Il indique maintenant ${zone} et ${language}; les courriels avant une expiration sont ${onOff(reminders)}, ceux après un appel ${onOff(receipts)}. Rien n’a été écrasé; enregistrez de nouveau pour mettre ce que vous avez choisi.`,
  },
};
