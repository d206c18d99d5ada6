import type { common as english } from '../en/common.ts';
import { plural } from '../plural.ts';

export const common: typeof english = {
  productName: 'Confdesk',
  loading: 'Chargement',
  language: 'Langue',
  appearance: { label: 'Apparence', auto: 'Système', light: 'Clair', dark: 'Sombre' },
  frame: {
    skipToContent: 'Aller au contenu',
    navigation: 'Navigation',
    openNavigation: 'Ouvrir la navigation',
    closeNavigation: 'Fermer la navigation',
    account: 'Compte',
    switchAccount: 'Changer de compte',
    services: 'Services',
    conferencing: 'Conférences',
    settings: 'Paramètres',
    pbxUsers: 'Utilisateurs du PBX',
    callsNow: 'Appels en cours',
    running: (count, formatted) =>
      plural('fr', count, {
        one: `${formatted} appel en cours`,
        other: `${formatted} appels en cours`,
      }),
    usage: 'Historique d’utilisation',
    you: 'Vous',
    signOut: 'Se déconnecter',
    role: { admin: 'Administrateur', viewer: 'Lecture seule' },
    unknownZone: {
      title: (name) => `Le fuseau horaire du compte, «\u00a0${name}\u00a0», n’existe pas`,
      admin: 'D’ici à ce qu’un autre soit choisi, toutes les heures sont en UTC.',
      viewer:
        'D’ici à ce qu’un administrateur en choisisse un autre, toutes les heures sont en UTC.',
      choose: 'Choisir un fuseau horaire',
    },
  },
  palette: {
    open: 'Aller à une conférence, à une page ou à une action',
    goTo: 'Aller à…',
    shortcut: { mac: '⌘K', other: 'Ctrl K' },
  },
  actions: {
    retry: 'Réessayer',
    cancel: 'Annuler',
    close: 'Fermer',
    reload: 'Recharger',
    done: 'Terminé',
    copy: (what) => `Copier ${what}`,
    copied: 'Copié',
    copyFailed:
      'Votre navigateur n’a pas permis la copie. Sélectionnez le texte et copiez-le vous-même.',
  },
  problems: {
    unavailable: {
      title: 'Aucune réponse',
      text: 'Vous êtes peut-être hors ligne, ou le service est indisponible un instant. Réessayez.',
    },
    denied: {
      title: 'Vous n’avez pas accès à cette page',
      text: 'Votre accès a peut-être changé. Adressez-vous à un administrateur du compte.',
    },
    quota: {
      title: 'Trop de demandes en ce moment',
      text: 'Le service a atteint une limite. Réessayez dans quelques minutes.',
    },
    session: {
      title: 'Votre session a pris fin',
      text: 'Reconnectez-vous; vous reviendrez à cette page.',
    },
    unknown: {
      title: 'Une erreur est survenue',
      text: 'Vous n’y êtes pour rien. Réessayez, et écrivez au soutien si cela persiste.',
    },
  },
  notFound: {
    title: 'Cette page n’existe pas',
    text: 'Le lien est peut-être ancien ou mal saisi.',
    home: 'Aller aux services',
  },
  notLoaded: {
    title: 'Cette partie n’a pas pu être chargée',
    text: 'Rien de ce que vous avez saisi n’est perdu. Vérifiez votre réseau et réessayez.',
  },
  newVersion: {
    title: 'Confdesk a probablement été mis à jour',
    text: 'Une partie n’a pas pu être chargée. Rechargez pour continuer.',
  },
  crash: {
    title: 'Cette page ne fonctionne plus',
    text: 'L’erreur vient de nous. Recharger suffit d’habitude; ce qui est enregistré est en sûreté.',
  },
  noMembership: {
    title: 'Vous n’êtes membre d’aucun compte',
    text: (email) =>
      `Vous êtes connecté en tant que ${email}, mais aucun compte n’a encore ajouté cette adresse.`,
    whom: 'Demandez à un administrateur du compte de votre entreprise, ou à votre fournisseur de téléphonie, de vous ajouter.',
    checkAgain: 'Vérifier de nouveau',
  },
  notYourAccount: {
    title: 'Vous n’avez pas accès à ce compte',
    text: 'Vous n’êtes pas membre du compte de ce lien. Un de ses administrateurs peut vous ajouter.',
    home: 'Aller à votre compte',
  },
  noLongerYourAccount: {
    title: 'Vous n’êtes plus membre de ce compte',
    text: 'Vous l’avez quitté ou en avez été retiré. Ce que vous avez enregistré y est toujours; un de ses administrateurs peut vous ajouter de nouveau.',
  },
  accounts: (count) => plural('fr', count, { one: `${count} compte`, other: `${count} comptes` }),
};
