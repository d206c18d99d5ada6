import { PASSWORD_LINK_DAYS } from '../account/password-link.ts';
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
    readonly forgotten: string;
  };
  /** For who has no password yet. */
  readonly firstTime: {
    readonly heading: string;
    readonly button: string;
    readonly once: string;
    readonly later: { readonly heading: string; readonly text: string };
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
    forgotten:
      'You have a password already. If you have forgotten it, the sign-in page helps you on.',
  },
  firstTime: {
    heading: 'Your first visit',
    button: 'Choose a password',
    once: `Then you are signed in. The link is for you alone; it works for ${PASSWORD_LINK_DAYS} days, until you have chosen.`,
    later: {
      heading: 'From then on',
      text: 'Sign in with your address and your password. If you have lost it, or the link has ended, choose “Forgot your password?” there.',
    },
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
    forgotten:
      'Vous avez déjà un mot de passe. Si vous l’avez oublié, la page de connexion vous aidera.',
  },
  firstTime: {
    heading: 'Votre première visite',
    button: 'Choisir un mot de passe',
    once: `Vous serez alors connecté. Ce lien n’est destiné qu’à vous; il est valable ${PASSWORD_LINK_DAYS}\u00a0jours, jusqu’à ce que vous ayez choisi.`,
    later: {
      heading: 'Ensuite',
      text: 'Connectez-vous avec votre adresse et votre mot de passe. Si vous l’avez perdu, ou si le lien n’est plus valable, choisissez-y «\u00a0Mot de passe oublié?\u00a0».',
    },
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
