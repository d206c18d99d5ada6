import type { manyBar as english } from '../../en/many/bar.ts';
import { plural } from '../../plural.ts';

export const manyBar: typeof english = {
  label: 'Sélection',
  some: (count, formatted) =>
    plural('fr', count, {
      one: `${formatted} sélectionnée`,
      other: `${formatted} sélectionnées`,
    }),
  all: (formatted) => `Les ${formatted} sont sélectionnées`,
  everyone: (formatted) => `Sélectionner les ${formatted}`,
  matching: (formatted) => `Sélectionner les ${formatted} trouvées`,
  none: 'Plus rien n’est sélectionné.',
  clear: 'Effacer',
  clearLong: 'Effacer la sélection',
  menu: 'Actions',
  actions: {
    'send-again': 'Renvoyer le courriel',
    'new-codes': 'Nouveaux codes',
    reassign: 'Changer de responsable',
    expiry: 'Expiration',
    delete: 'Supprimer',
  },
  export: 'Exporter en CSV',
};
