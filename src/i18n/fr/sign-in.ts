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
};
