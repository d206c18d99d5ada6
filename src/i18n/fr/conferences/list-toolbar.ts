import type { list as english } from '../../en/conferences/list-toolbar.ts';
import { plural } from '../../plural.ts';

export const list: typeof english = {
  search: {
    label: 'Chercher par étiquette, courriel ou code',
    placeholder: 'Étiquette, courriel ou code…',
    clear: 'Effacer la recherche',
    order: 'Par pertinence',
  },
  running: 'Appel en cours',
  status: {
    label: 'État',
    all: 'Tous les états',
    active: 'Actives',
    expiring: 'Expirant d’ici 30 jours',
    expired: 'Expirées',
    failed: 'Courriel en échec',
    outdated: 'Courriel périmé',
  },
  sort: {
    label: 'Trier par',
    '-created': 'Plus récentes',
    created: 'Plus anciennes',
    tag: 'Étiquette, A à Z',
    '-tag': 'Étiquette, Z à A',
    admin: 'Responsable, A à Z',
    '-admin': 'Responsable, Z à A',
    expiry: 'Expire en premier',
    '-expiry': 'Expire en dernier',
  },
  failed: (count, formatted) =>
    plural('fr', count, {
      one: `${formatted} courriel en échec`,
      other: `${formatted} courriels en échec`,
    }),
  outdated: {
    count: (count, formatted) =>
      plural('fr', count, {
        one: `${formatted} courriel périmé`,
        other: `${formatted} courriels périmés`,
      }),
    mark: 'Périmé',
    reasons: {
      numbers: 'anciens numéros',
      menu: 'anciennes touches',
      codes: 'anciens codes',
      address: 'adresse modifiée',
      directory: 'nouvelle adresse PBX',
    },
  },
  found: (count, formatted) =>
    plural('fr', count, {
      one: `${formatted} conférence trouvée.`,
      other: `${formatted} conférences trouvées.`,
    }),
  loading: 'Chargement des conférences',
  more: {
    label: 'Exporter ou importer',
    export: 'Exporter en CSV',
    import: 'Importer des conférences…',
  },
  pages: {
    label: 'Pages de la liste',
    previous: 'Précédent',
    next: 'Suivant',
    position: (from, to, total) => `${from}–${to} sur ${total}`,
    beyond: (counted) => `Au-delà des ${counted} premières`,
  },
  select: {
    one: (tag) => `Sélectionner ${tag}`,
    page: 'Tout sélectionner sur cette page',
    pageShort: 'Toute la page',
  },
  nothing: {
    title: 'Rien à afficher ici',
    search: (typed) =>
      `Aucun mot d’étiquette, aucun courriel et aucun code de participant ne commence par «\u00a0${typed}\u00a0».`,
    searchWithin: (typed, status) =>
      `Aucun mot d’étiquette, aucun courriel et aucun code de participant ne commence par «\u00a0${typed}\u00a0» avec l’état «\u00a0${status}\u00a0».`,
    active: 'Aucune conférence n’est active\u00a0: toutes ont expiré.',
    expiring: 'Aucune conférence n’expire dans les 30 prochains jours.',
    expired: 'Aucune conférence n’a expiré.',
    failed: 'Aucun courriel n’est en échec\u00a0: tous sont envoyés ou en route.',
    outdated: 'Aucun courriel n’est périmé\u00a0: ce qu’ont reçu les animateurs est exact.',
    clear: 'Effacer les filtres',
  },
  oldCode: (until) => `Ancien code jusqu’au ${until}`,
};
