import type { conferenceExport as english } from '../../en/conferences/export.ts';
import { plural } from '../../plural.ts';

export const conferenceExport: typeof english = {
  title: 'Exportation des conférences',
  doneTitle: 'Conférences exportées',
  read: (count, formatted) =>
    plural('fr', count, {
      one: `${formatted} conférence lue`,
      other: `${formatted} conférences lues`,
    }),
  done: (count, formatted, fileName) =>
    plural('fr', count, {
      one: `${formatted} conférence écrite dans ${fileName}, que votre navigateur a enregistré avec vos téléchargements.`,
      other: `${formatted} conférences écrites dans ${fileName}, que votre navigateur a enregistré avec vos téléchargements.`,
    }),
  noLeaderCodes: 'Le fichier ne contient aucun code d’animateur.',
  columns: {
    tag: 'Étiquette',
    admin: 'Courriel du responsable',
    participantCode: 'Code de participant',
    expires: 'Expiration',
    language: 'Langue',
    state: 'État',
    email: 'Courriel d’information',
    emailAt: 'Envoyé le',
    emailReason: 'Raison',
    created: 'Créée le',
    id: 'Identifiant de la conférence',
  },
};
