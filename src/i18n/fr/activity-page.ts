import type { ActivityGroup } from '../../../domain/account/activity-groups.ts';
import type { activityPage as english } from '../en/activity-page.ts';
import { plural } from '../plural.ts';

const groups: Record<ActivityGroup, string> = {
  generated: 'Conférences créées',
  saved: 'Conférences enregistrées',
  codes: 'Nouveaux codes',
  looks: 'Codes d’animateur consultés',
  deleted: 'Suppressions et annulations',
  people: 'Équipe et identifiants',
  account: 'Profil et numéros',
  reminders: 'Rappels',
  calls: 'Appels',
};

const entries = (count: number, formatted: string) =>
  plural('fr', count, { one: `${formatted} entrée`, other: `${formatted} entrées` });

export const activityPage: typeof english = {
  filters: 'Filtres',
  person: 'Qui',
  anybody: 'Tout le monde',
  thisPerson: 'Une personne',
  kind: 'Quoi',
  anything: 'Tout',
  groups,
  conference: 'Conférence',
  anyConference: 'Toutes les conférences',
  findConference: 'Tapez le début d’une étiquette',
  thisConference: 'Une conférence',
  noConference: 'Aucune étiquette ne commence ainsi.',
  from: 'Du',
  to: 'Au',
  order: 'Le premier jour vient après le dernier.',
  clear: 'Effacer les filtres',
  export: {
    action: 'Exporter',
    title: 'Exportation de l’activité',
    doneTitle: 'Activité exportée',
    read: (count, formatted) => `${entries(count, formatted)} ${count < 2 ? 'lue' : 'lues'}`,
    done: (count, formatted, fileName) =>
      `${entries(count, formatted)} ${count < 2 ? 'écrite' : 'écrites'} dans ${fileName}, que votre navigateur a enregistré avec vos téléchargements.`,
    note: (zone) =>
      `Les heures sont celles de ${zone}. Ce qui a été fait à plusieurs d’un coup a une entrée pour chacune. Le fichier ne contient aucun code d’accès.`,
    file: 'activite',
    columns: {
      at: (zone) => `Heure (${zone})`,
      by: 'Qui',
      what: 'Quoi',
      details: 'Détails',
      tag: 'Étiquette',
      conferenceId: 'Identifiant de la conférence',
      emailTo: 'Courriel à',
      email: 'Courriel',
      reason: 'Raison',
    },
  },
};
