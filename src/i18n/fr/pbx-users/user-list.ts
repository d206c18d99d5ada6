import type { userList as english } from '../../en/pbx-users/user-list.ts';
import { plural } from '../../plural.ts';

export const userList: typeof english = {
  count: (count, formatted) =>
    plural('fr', count, { one: `${formatted} utilisateur`, other: `${formatted} utilisateurs` }),
  load: 'Charger des utilisateurs depuis un fichier',
  generateForTheRest: 'Créer les conférences manquantes',
  keptByProvider: 'Votre fournisseur de téléphonie tient cette liste à jour.',
  search: {
    label: 'Chercher par nom, poste ou courriel',
    placeholder: 'Nom, poste ou courriel…',
    clear: 'Effacer la recherche',
  },
  show: {
    label: 'Afficher',
    all: 'Tous les utilisateurs',
    without: 'Sans conférence',
    has: 'Avec une conférence',
    unusable: 'Courriel inutilisable',
    left: 'Partis du PBX',
  },
  columns: {
    name: 'Nom',
    extension: 'Poste',
    email: 'Courriel',
    conference: 'Conférence',
  },
  noExtension: 'Aucun poste',
  email: {
    'email.required': 'Aucun courriel',
    'email.several': 'Plusieurs adresses',
    'email.notOneAddress': 'Adresse non valide',
  },
  conference: {
    none: 'Aucune',
    open: 'Ouvrir',
    openOf: (name) => `Ouvrir la conférence de ${name}`,
  },
  left: (date) => `Parti le ${date}`,
  selection: {
    label: 'Sélection',
    hint: 'Sélectionnez les utilisateurs qui recevront une conférence.',
    hintLeft:
      'Sélectionnez les utilisateurs dont les conférences vont à une autre personne ou sont supprimées.',
    user: (name) => `Sélectionner ${name}`,
    page: 'Tout sélectionner sur cette page',
    pageShort: 'Toute la page',
    everyone: (formatted) => `Sélectionner les ${formatted}`,
    matching: (formatted) => `Sélectionner les ${formatted} trouvés`,
    some: (count, formatted) =>
      plural('fr', count, {
        one: `${formatted} sélectionné`,
        other: `${formatted} sélectionnés`,
      }),
    all: (formatted) => `Les ${formatted} sont sélectionnés`,
    none: 'Plus personne n’est sélectionné.',
    clear: 'Effacer',
    clearLong: 'Effacer la sélection',
    generate: 'Créer les conférences',
    reassign: 'Confier leurs conférences à quelqu’un…',
    delete: 'Supprimer leurs conférences…',
    noConferences: 'Aucun des utilisateurs sélectionnés n’a laissé de conférence.',
  },
  found: (count, formatted) =>
    plural('fr', count, {
      one: `${formatted} utilisateur trouvé.`,
      other: `${formatted} utilisateurs trouvés.`,
    }),
  loading: 'Chargement des utilisateurs',
  refreshFailed: 'La liste n’a pas pu être actualisée. Ce que vous voyez date peut-être un peu.',
  beyond: (counted) => `Au-delà des ${counted} premiers`,
  nothing: {
    title: 'Personne à afficher ici',
    search: (typed) =>
      `Aucun nom, poste ou courriel d’utilisateur ne commence par «\u00a0${typed}\u00a0».`,
    searchWithin: (typed, filter) =>
      `Aucun nom, poste ou courriel ne commence par «\u00a0${typed}\u00a0» parmi les utilisateurs du filtre «\u00a0${filter}\u00a0».`,
    everyone: 'Plus personne n’est dans le PBX.',
    without: 'Chaque utilisateur a une conférence.',
    has: 'Aucun utilisateur n’a encore de conférence.',
    unusable: 'Chaque utilisateur sans conférence a une adresse de courriel utilisable.',
    left: 'Personne n’est parti du PBX.',
    clear: 'Effacer les filtres',
  },
  empty: {
    title: 'Aucun utilisateur pour le moment',
    text: 'Chargez les utilisateurs de votre PBX infonuagique à partir d’un fichier; donnez ensuite une conférence à certains ou à tous, en une seule fois. Chacun reçoit un courriel avec tout ce qu’il faut pour commencer.',
    sample: 'Télécharger un exemple de fichier',
    providerText:
      'Votre fournisseur de téléphonie charge les utilisateurs de votre PBX infonuagique. Dès qu’ils sont ici, vous donnez une conférence à certains ou à tous, en une seule fois.',
    viewerText:
      'Les utilisateurs de votre PBX infonuagique apparaîtront ici dès qu’un administrateur de ce compte les aura chargés.',
  },
};
