import type { palette as english } from '../../en/shell/palette.ts';
import { plural } from '../../plural.ts';

export const palette: typeof english = {
  title: 'Aller à une conférence, à une page ou à une action',
  placeholder: 'Étiquette, courriel, code, page, action…',
  results: 'Ce qui a été trouvé',
  groups: {
    conference: 'Conférences',
    page: 'Pages',
    action: 'Actions',
    account: 'Autres comptes',
  },
  expired: 'Expirée',
  showAll: (typed) => `Afficher dans la liste toutes les conférences avec «\u00a0${typed}\u00a0»`,
  import: 'Importer des conférences',
  sendAgain: 'Renvoyer les courriels périmés',
  loadUsers: 'Charger les utilisateurs du PBX',
  searching: 'Recherche…',
  searchFailed:
    'La recherche parmi les conférences a échoué. Vérifiez votre réseau et tapez de nouveau.',
  nothing: 'Rien n’a été trouvé.',
  found: (count) => plural('fr', count, { one: `${count} entrée.`, other: `${count} entrées.` }),
};
