import type { Language, Role } from '../account/account.ts';

/** The fixed words of the email to somebody who was let into an account, in one language. */
export interface MemberWords {
  /** Fixed: an account's name could carry a text of its own into a subject. */
  readonly subject: string;
  readonly preview: string;
  readonly account: string;
  readonly colon: string;
  /** Who did it; `who` is an address. */
  readonly added: Readonly<Record<Role, (who: string) => string>>;
  readonly signIn: {
    readonly heading: string;
    readonly address: string;
    readonly button: string;
  };
  readonly firstTime: {
    readonly heading: string;
    readonly text: string;
    readonly link: string;
  };
  readonly may: { readonly heading: string } & Readonly<Record<Role, readonly string[]>>;
  readonly unexpected: string;
  readonly sentBy: (account: string, who: string) => string;
}

const english: MemberWords = {
  subject: 'You now have access to Confdesk',
  preview: 'Who let you in, what you can do there, and how to sign in.',
  account: 'Confdesk account',
  colon: ':',
  added: {
    admin: (who) => `${who} has made you an administrator of this account’s audio conferences.`,
    viewer: (who) => `${who} has let you look at this account’s audio conferences, as a viewer.`,
  },
  signIn: {
    heading: 'Signing in',
    address: 'Sign in with this address',
    button: 'Open Confdesk',
  },
  firstTime: {
    heading: 'The first time',
    text: 'If you have never signed in to Confdesk, you have no password yet. Enter your address on the page below, and you get an email with a link to choose one.',
    link: 'Choose a password',
  },
  may: {
    heading: 'What you can do there',
    admin: [
      'Generate conferences, change them and delete them. Their leaders get the access codes by email.',
      'See the leader codes. The account’s activity log notes each time that somebody looks at one.',
      'Let other people in, and take them out.',
    ],
    viewer: [
      'See the conferences, their dial-in numbers and their participant codes.',
      'You see no leader codes and change nothing.',
    ],
  },
  unexpected:
    'You were not expecting this? Then do nothing: only somebody who reads this mailbox can choose a password.',
  sentBy: (account, who) => `Sent by Confdesk for ${account}, because ${who} added your address.`,
};

const french: MemberWords = {
  subject: 'Vous avez maintenant accès à Confdesk',
  preview: 'Qui vous a donné accès, ce que vous pouvez y faire et comment vous connecter.',
  account: 'Compte Confdesk',
  colon: '\u00a0:',
  added: {
    admin: (who) =>
      `${who} vous a nommé administrateur des conférences téléphoniques de ce compte.`,
    viewer: (who) =>
      `${who} vous a donné accès, en lecture seule, aux conférences téléphoniques de ce compte.`,
  },
  signIn: {
    heading: 'Connexion',
    address: 'Connectez-vous avec cette adresse',
    button: 'Ouvrir Confdesk',
  },
  firstTime: {
    heading: 'La première fois',
    text: 'Si vous ne vous êtes jamais connecté à Confdesk, vous n’avez pas encore de mot de passe. Saisissez votre adresse à la page ci-dessous\u00a0: vous recevrez par courriel un lien pour en choisir un.',
    link: 'Choisir un mot de passe',
  },
  may: {
    heading: 'Ce que vous pouvez y faire',
    admin: [
      'Créer des conférences, les modifier et les supprimer. Leurs animateurs reçoivent les codes d’accès par courriel.',
      'Voir les codes d’animateur. Le journal d’activité du compte note chaque consultation.',
      'Donner accès à d’autres personnes, et le leur retirer.',
    ],
    viewer: [
      'Voir les conférences, leurs numéros d’accès et leurs codes de participant.',
      'Vous ne voyez aucun code d’animateur et ne modifiez rien.',
    ],
  },
  unexpected:
    'Vous ne vous y attendiez pas\u00a0? Ne faites rien\u00a0: seule une personne qui lit cette boîte de réception peut choisir un mot de passe.',
  sentBy: (account, who) =>
    `Envoyé par Confdesk pour ${account}, parce que ${who} a ajouté votre adresse.`,
};

export const memberWords: Record<Language, MemberWords> = { en: english, fr: french };
