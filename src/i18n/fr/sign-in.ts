import type { signIn as english } from '../en/sign-in.ts';

export const signIn: typeof english = {
  title: 'Connexion',
  email: 'Courriel',
  password: 'Mot de passe',
  showPassword: 'Afficher le mot de passe',
  submit: 'Se connecter',
  forgot: 'Mot de passe oublié?',
  returnNote: 'Connectez-vous pour ouvrir la page demandée.',
  errors: {
    emailRequired: 'Saisissez votre adresse courriel.',
    emailInvalid: 'Ceci ne ressemble pas à une adresse courriel.',
    passwordRequired: 'Saisissez votre mot de passe.',
    wrong: 'L’adresse ou le mot de passe est inexact. Vérifiez les deux et réessayez.',
    tooMany: 'Trop de tentatives. Attendez quelques minutes ou changez de mot de passe.',
    disabled: 'Cet utilisateur a été désactivé. Adressez-vous à un administrateur de votre compte.',
    network: 'Confdesk est injoignable. Vérifiez votre réseau et réessayez.',
    unknown: 'La connexion a échoué, sans que vous y soyez pour rien. Réessayez dans une minute.',
  },
  reset: {
    title: 'Nouveau mot de passe',
    intro:
      'Saisissez l’adresse avec laquelle vous vous connectez. Vous recevrez un lien pour choisir un nouveau mot de passe.',
    submit: 'Envoyer le lien',
    sentTitle: 'Consultez votre boîte de réception',
    sentText: (email) =>
      `Si ${email} correspond à un utilisateur, un lien lui a été envoyé. Cela peut prendre quelques minutes; regardez aussi dans les indésirables.`,
    back: 'Retour à la connexion',
  },
  choose: {
    title: 'Choisir un mot de passe',
    password: 'Nouveau mot de passe',
    hint: (shortest) => `Au moins ${shortest}\u00a0caractères.`,
    short: (shortest) => `Choisissez un mot de passe d’au moins ${shortest}\u00a0caractères.`,
    submit: 'Enregistrer et se connecter',
    slow: 'Confdesk tarde à répondre. Un instant…',
    otherPerson: (email) =>
      `Vous êtes connecté en tant que ${email} dans ce navigateur. En choisissant un mot de passe ici, vous vous connecterez avec l’adresse ci-dessous.`,
    failures: {
      ended:
        'Le mot de passe n’a pas été enregistré. Réessayez\u00a0: cela peut prendre une minute.',
      weak: 'Ce mot de passe est trop facile à deviner. Choisissez-en un plus long, ou avec d’autres caractères.',
      tooMany: 'Trop de tentatives. Attendez quelques minutes et réessayez.',
      network: 'Confdesk est injoignable. Vérifiez votre réseau et réessayez.',
      unknown:
        'Le mot de passe n’a pas été enregistré, sans que vous y soyez pour rien. Réessayez dans une minute.',
    },
    closed: {
      chosen: {
        title: 'Vous avez déjà un mot de passe',
        text: 'Ce lien a rempli son office\u00a0: un mot de passe a été choisi pour votre adresse. Connectez-vous avec celui-ci.',
      },
      ended: {
        title: 'Ce lien n’est plus valable',
        text: 'Il a déjà servi, il est trop ancien ou il en manque une partie. Vous pouvez en faire envoyer un nouveau à votre adresse.',
      },
      gone: {
        title: 'Ce lien n’est plus valable',
        text: 'L’adresse à laquelle il a été envoyé ne permet plus de se connecter ici, ou a été désactivée. Adressez-vous à un administrateur de votre compte.',
      },
    },
    toSignIn: 'Aller à la connexion',
    newLink: 'M’envoyer un nouveau lien',
  },
};
