import type { kinds as english } from '../../en/runs/kinds.ts';
import { plural } from '../../plural.ts';

const emails = {
  sent: 'courriel envoyé',
  failed: 'courriel non envoyé',
  waiting: 'courriel en route',
  putOff: 'courriel en attente',
  uncertain: 'courriel peut-être envoyé',
};

const begun = {
  figures: { made: 'Lancés', sent: 'Courriels envoyés' },
  phase: { sending: 'Envoi des derniers courriels' },
  hint: {
    sending:
      'Tout est lancé. Vous pouvez fermer cette page\u00a0: les courriels partent quand même.',
  },
  reasons: {
    deleted: 'supprimée entre-temps',
    refused:
      'refusée\u00a0: ses données ne sont pas valides selon les règles actuelles; enregistrez-la à la main',
  },
};

const withoutEmails = {
  failed: 'Échec',
  putOff: 'En attente',
  uncertain: 'Incertain',
};

export const kinds: typeof english = {
  again: {
    ...begun,
    summary: {
      allSent: (count, formatted) =>
        plural('fr', count, {
          one: `${formatted} courriel a été renvoyé.`,
          other: `${formatted} courriels ont été renvoyés.`,
        }),
      made: (formatted) => `Lancés\u00a0: ${formatted}.`,
      none: 'Aucun courriel n’a été renvoyé.',
    },
    results: { ...emails, notMade: 'non lancé' },
  },
  codes: {
    ...begun,
    summary: {
      allSent: (count, formatted) =>
        plural('fr', count, {
          one: `${formatted} conférence a de nouveaux codes et son courriel a été envoyé.`,
          other: `${formatted} conférences ont de nouveaux codes et tous les courriels ont été envoyés.`,
        }),
      made: (formatted) => `Nouveaux codes demandés\u00a0: ${formatted}.`,
      none: 'Aucune conférence n’a reçu de nouveaux codes.',
    },
    results: { ...emails, notMade: 'pas de nouveaux codes' },
  },
  reassign: {
    ...begun,
    summary: {
      allSent: (count, formatted) =>
        plural('fr', count, {
          one: `${formatted} conférence a son nouveau responsable et son courriel a été envoyé.`,
          other: `${formatted} conférences ont leur nouveau responsable et tous les courriels ont été envoyés.`,
        }),
      made: (formatted) => `Conférences avec leur nouveau responsable\u00a0: ${formatted}.`,
      none: 'Aucune conférence n’a changé de responsable.',
    },
    results: { ...emails, notMade: 'responsable non changé' },
  },
  expiry: {
    ...begun,
    summary: {
      allSent: (count, formatted) =>
        plural('fr', count, {
          one: `${formatted} conférence a sa nouvelle expiration et son courriel a été envoyé.`,
          other: `${formatted} conférences ont leur nouvelle expiration et tous les courriels ont été envoyés.`,
        }),
      made: (formatted) => `Conférences avec leur nouvelle expiration\u00a0: ${formatted}.`,
      none: 'Aucune expiration n’a été changée.',
    },
    reasons: { ...begun.reasons, expired: 'la nouvelle expiration est passée entre-temps' },
    results: { ...emails, notMade: 'expiration non changée' },
  },
  delete: {
    figures: { made: 'Supprimées', sent: 'Codes arrêtés' },
    phase: { sending: 'Arrêt des derniers codes' },
    hint: {
      sending:
        'Tout est supprimé. Vous pouvez fermer cette page\u00a0: les derniers codes s’arrêtent quand même.',
      paused: 'Rien d’autre n’est supprimé tant que vous ne reprenez pas.',
    },
    summary: {
      allSent: (count, formatted) =>
        plural('fr', count, {
          one: `${formatted} conférence a été supprimée et ses codes arrêtés. Aucun courriel n’est parti.`,
          other: `${formatted} conférences ont été supprimées et leurs codes arrêtés. Aucun courriel n’est parti.`,
        }),
      made: (formatted) => `Conférences supprimées\u00a0: ${formatted}.`,
      open: (formatted) => `Codes sur le point de s’arrêter\u00a0: ${formatted}.`,
      goesOn: 'Cela prend d’ordinaire un instant et se poursuit tout seul.',
      none: 'Aucune conférence n’a été supprimée.',
    },
    reasons: {
      saved: 'enregistrée entre-temps par quelqu’un',
      deleted: 'déjà supprimée par quelqu’un d’autre',
      refused: 'la suppression a été refusée',
    },
    results: {
      ...withoutEmails,
      sent: 'supprimée',
      waiting: 'supprimée, codes sur le point de s’arrêter',
      notMade: 'non supprimée',
      undone: 'rétablie depuis',
    },
  },
  restore: {
    figures: { made: 'Rétablies', sent: 'Codes de nouveau actifs' },
    phase: { sending: 'Réactivation des derniers codes' },
    hint: {
      sending:
        'Tout est rétabli. Vous pouvez fermer cette page\u00a0: les derniers codes se réactivent quand même.',
      paused: 'Rien d’autre n’est rétabli tant que vous ne reprenez pas.',
    },
    summary: {
      allSent: (count, formatted) =>
        plural('fr', count, {
          one: `${formatted} conférence a été rétablie et ses codes fonctionnent. Aucun courriel n’est parti.`,
          other: `${formatted} conférences ont été rétablies et leurs codes fonctionnent. Aucun courriel n’est parti.`,
        }),
      made: (formatted) => `Conférences rétablies\u00a0: ${formatted}.`,
      open: (formatted) => `Codes sur le point de se réactiver\u00a0: ${formatted}.`,
      goesOn: 'Cela prend d’ordinaire un instant et se poursuit tout seul.',
      none: 'Aucune conférence n’a été rétablie.',
    },
    reasons: {
      has: 'son utilisateur a reçu une autre conférence',
      deleted: 'supprimée autrement depuis, ou disparue pour de bon',
      refused: 'refusée\u00a0: plus d’un jour s’est écoulé depuis sa suppression',
      already: 'existe déjà',
    },
    results: {
      ...withoutEmails,
      sent: 'rétablie',
      waiting: 'rétablie, codes sur le point de se réactiver',
      notMade: 'non rétablie',
      undone: 'supprimée de nouveau depuis',
    },
  },
};
