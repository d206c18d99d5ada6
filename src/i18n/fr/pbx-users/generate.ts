import type { generate as english } from '../../en/pbx-users/generate.ts';
import { plural } from '../../plural.ts';

export const generate: typeof english = {
  title: 'Créer des conférences',
  back: 'Utilisateurs du PBX',
  reading: (formatted) => `Lecture des utilisateurs choisis\u00a0: ${formatted}`,
  nobody: {
    title: 'Personne n’est choisi',
    text: 'Choisissez les utilisateurs qui doivent recevoir une conférence, puis revenez ici.',
    action: 'Choisir des utilisateurs',
  },
  viewer: 'Seuls les administrateurs du compte créent des conférences.',
  pattern: {
    label: 'Étiquette',
    description: 'Le nom de chaque conférence, qui distingue ses appels.',
    insert: (placeholder) => `Insérer ${placeholder}`,
    placeholders: { name: '{nom}', extension: '{poste}', email: '{courriel}' },
    example: 'Par exemple',
  },
  problems: {
    'pattern.empty': () => 'Indiquez de quoi sont faites les étiquettes, par exemple {nom}.',
    'pattern.same': () =>
      'Toutes les étiquettes seraient identiques. Utilisez-y {nom}, {poste} ou {courriel}.',
    'pattern.unknown': (unknown) =>
      `${unknown} ne signifie rien ici. Utilisez {nom}, {poste} ou {courriel}.`,
  },
  expiry: 'pour toutes ces conférences',
  preview: 'Ce qui va se passer',
  made: (count, formatted) =>
    plural('fr', count, {
      one: `${formatted} conférence sera créée`,
      other: `${formatted} conférences seront créées`,
    }),
  madeText: (written) =>
    `Chacune reçoit ses codes, et son responsable le courriel d’information, ${written}, la langue du compte.`,
  nothing: 'Aucune conférence ne sera créée',
  nothingText: 'Aucun des utilisateurs choisis ne peut en recevoir une.',
  has: (count, formatted) =>
    plural('fr', count, {
      one: `${formatted} utilisateur en a déjà une et n’est pas touché`,
      other: `${formatted} utilisateurs en ont déjà une et ne sont pas touchés`,
    }),
  unusable: (count, formatted) =>
    plural('fr', count, {
      one: `${formatted} utilisateur ne peut pas en recevoir\u00a0: son adresse est inutilisable`,
      other: `${formatted} utilisateurs ne peuvent pas en recevoir\u00a0: leur adresse est inutilisable`,
    }),
  untagged: (count, formatted) =>
    plural('fr', count, {
      one: `${formatted} utilisateur ne peut pas en recevoir\u00a0: rien ne permet de former une étiquette`,
      other: `${formatted} utilisateurs ne peuvent pas en recevoir\u00a0: rien ne permet de former une étiquette`,
    }),
  left: (count, formatted) =>
    plural('fr', count, {
      one: `${formatted} utilisateur n’est plus dans le PBX`,
      other: `${formatted} utilisateurs ne sont plus dans le PBX`,
    }),
  shortened: (count, formatted) =>
    plural('fr', count, {
      one: `${formatted} étiquette est abrégée à 60 caractères`,
      other: `${formatted} étiquettes sont abrégées à 60 caractères`,
    }),
  sharing: (count, formatted) =>
    plural('fr', count, {
      one: `${formatted} utilisateur a la même adresse qu’un autre`,
      other: `${formatted} utilisateurs ont la même adresse qu’un autre`,
    }),
  sharingText: 'Chacun reçoit sa propre conférence; les courriels vont à la même adresse.',
  reasons: {
    'email.required': 'pas d’adresse courriel',
    'email.several': 'plusieurs adresses au lieu d’une seule',
    'email.notOneAddress': 'pas une adresse courriel',
    'email.number': 'un nombre après le @ à la place d’un nom',
    other: 'l’adresse est inutilisable',
  },
  showWho: 'Voir qui',
  more: (formatted) => `et ${formatted} de plus`,
  columns: { user: 'Utilisateur', tag: 'Étiquette', email: 'Courriel envoyé à' },
  start: (count, formatted) =>
    plural('fr', count, {
      one: `Créer ${formatted} conférence et envoyer son courriel`,
      other: `Créer ${formatted} conférences et envoyer les courriels`,
    }),
};
