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
  },
  othersTitle: 'Autres services',
  notOnProfile: 'Absent de votre profil. Votre fournisseur de téléphonie peut l’activer.',
  nothingToOpen: 'Dans votre profil. Il n’y a rien à régler ici pour l’instant.',
  noneToOpen: 'Aucun des services de ce compte n’a de pages ici pour l’instant.',
  none: 'Aucun service n’est activé pour ce compte. Votre fournisseur de téléphonie peut le faire.',
  closed: {
    title: (service) => `Le service ${service} n’est pas dans votre profil`,
    text: (account) =>
      `Le compte ${account} n’a pas ce service; ses pages ne peuvent donc pas être ouvertes. Votre fournisseur de téléphonie peut l’activer.`,
    back: 'Retour aux services',
  },
};
