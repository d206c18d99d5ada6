import type { services as english } from '../en/services.ts';
import { plural } from '../plural.ts';

export const services: typeof english = {
  title: 'Services',
  enter: 'Ouvrir',
  conferencing: {
    name: 'Conférences',
    line: 'Des conférences téléphoniques avec leurs propres codes.',
    figure: (count) => plural('fr', count, { one: 'conférence', other: 'conférences' }),
  },
  pbx: {
    name: 'PBX infonuagique',
    line: 'Des conférences pour tous les utilisateurs de votre PBX infonuagique.',
    figure: (count) => plural('fr', count, { one: 'utilisateur', other: 'utilisateurs' }),
    alone:
      'Dans votre profil. Pour donner des conférences à ses utilisateurs, il faut aussi le service Conférences\u00a0: votre fournisseur de téléphonie peut l’activer.',
  },
  othersTitle: 'Autres services',
  notOnProfile: 'Absent de votre profil. Votre fournisseur de téléphonie peut l’activer.',
  none: 'Aucun service n’est activé pour ce compte. Votre fournisseur de téléphonie peut le faire.',
  closed: {
    title: (service) => `Le service ${service} n’est pas dans votre profil`,
    text: (account) =>
      `Le compte ${account} n’a pas ce service; ses pages ne peuvent donc pas être ouvertes. Votre fournisseur de téléphonie peut l’activer.`,
    back: 'Retour aux services',
  },
};
