import type { runs as english } from '../../en/runs/runs.ts';
import { plural } from '../../plural.ts';
import { kinds } from './kinds.ts';

export const runs: typeof english = {
  start: {
    underWay: {
      title: 'Une autre série n’est pas terminée',
      text: 'Une série se fait après l’autre. Ouvrez-la pour voir où elle en est, la poursuivre ou y mettre fin.',
      open: 'Ouvrir cette série',
    },
    notKept: {
      title: 'Ce navigateur ne permet pas de conserver la série',
      text: 'Elle serait perdue avec la page. Quittez la navigation privée ou libérez de l’espace, puis réessayez. Rien n’a été créé.',
    },
  },
  run: {
    title: {
      users: 'Création de conférences',
      import: 'Importation de conférences',
      again: 'Renvoi de courriels',
      codes: 'Attribution de nouveaux codes',
      reassign: 'Changement de responsable',
      expiry: 'Changement d’expiration',
      delete: 'Suppression de conférences',
      restore: 'Rétablissement de conférences',
      other: 'Conférences d’une même série',
    },
    ended: {
      users: 'Conférences créées',
      import: 'Conférences importées',
      again: 'Courriels renvoyés',
      codes: 'Nouveaux codes attribués',
      reassign: 'Responsable changé',
      expiry: 'Expiration changée',
      delete: 'Conférences supprimées',
      restore: 'Conférences rétablies',
    },
    of: (done, total) => `${done} sur ${total}`,
    progress: 'Avancement',
    figures: {
      made: 'Créées',
      codes: 'Codes attribués',
      sent: 'Courriels envoyés',
      waiting: 'En attente',
      failed: 'Échecs',
      alone: 'Laissées de côté',
    },
    phase: {
      waiting: 'Interrompue',
      running: 'En cours',
      unanswered: 'En attente d’une réponse',
      paused: 'En pause',
      stopped: 'Arrêtée',
      sending: 'Envoi des derniers courriels',
      done: 'Terminée',
      elsewhere: 'En cours dans une autre fenêtre',
      ended: 'Arrêtée avant la fin',
    },
    hint: {
      waiting:
        'Elle s’est interrompue à la fermeture de sa page. Reprenez où elle s’est arrêtée; rien n’est fait deux fois.',
      running:
        'Vous pouvez continuer à travailler ici ou dans une autre fenêtre. Fermer celle-ci met la série en pause.',
      unanswered:
        'Vous êtes peut-être hors ligne, ou le service est indisponible. Rien n’est perdu. Elle reprend d’elle-même dès qu’une réponse arrive.',
      paused:
        'Rien d’autre n’est commencé. Ce qui l’est déjà reçoit encore son courriel. Reprenez quand vous voulez.',
      sending:
        'Tout est lancé. Vous pouvez fermer cette page\u00a0: les courriels partent quand même.',
      elsewhere: 'Une autre fenêtre de ce navigateur s’en occupe. Vous voyez ici où elle en est.',
    },
    left: (time) => `encore ${time} environ`,
    minutes: (count) => plural('fr', count, { one: `${count} minute`, other: `${count} minutes` }),
    lessThanAMinute: 'encore moins d’une minute',
    pause: 'Mettre en pause',
    resume: 'Reprendre',
    end: 'Mettre fin à la série',
    endQuestion: {
      title: 'Mettre fin à cette série?',
      text: (left) =>
        `Ce qui est fait reste. Il en manque ${left}; vous pourrez le faire plus tard, et rien n’est fait deux fois.`,
      confirm: 'Y mettre fin',
    },
    interruption: {
      unavailable: { title: 'Aucune réponse', text: 'Elle reprend d’elle-même.' },
      session: {
        title: 'Votre session a pris fin',
        text: 'Connectez-vous de nouveau et reprenez. Rien n’est perdu.',
      },
      notMember: {
        title: 'Vous n’êtes plus membre de ce compte',
        text: 'Ce qui est fait reste. Un administrateur peut vous ajouter de nouveau.',
      },
      viewer: {
        title: 'Vous n’êtes plus administrateur',
        text: 'Ce qui est fait reste. Un autre administrateur peut faire le reste; rien n’est fait deux fois.',
      },
      serviceOff: {
        title: 'Les conférences ont été désactivées',
        text: 'Elles ne sont plus dans le profil du compte. Votre fournisseur de téléphonie peut les activer; reprenez ensuite.',
      },
      unknown: {
        title: 'Quelque chose a été refusé à tort',
        text: 'Ce qui est fait reste. Reprenez, et prévenez le soutien si cela se répète.',
      },
    },
    summary: {
      allSent: (count, formatted) =>
        plural('fr', count, {
          one: `${formatted} conférence a été créée et son courriel envoyé.`,
          other: `${formatted} conférences ont été créées et tous les courriels envoyés.`,
        }),
      made: (formatted) => `Conférences créées\u00a0: ${formatted}.`,
      alone: (count, formatted) =>
        plural('fr', count, {
          one: `${formatted} a été laissée de côté.`,
          other: `${formatted} ont été laissées de côté.`,
        }),
      failed: (formatted) => `Courriels non envoyés\u00a0: ${formatted}.`,
      waiting: (formatted) => `Courriels en attente\u00a0: ${formatted}.`,
      open: (formatted) => `Sans nouvelles\u00a0: ${formatted}.`,
      goesOn:
        'Le serveur de courriel demande de réessayer plus tard, ou ne répond pas. Un nouvel essai se fait tout seul, pendant deux heures au plus; la liste montre la suite.',
      none: 'Aucune conférence n’a été créée.',
    },
    failed: {
      title: 'Courriels non envoyés',
      text: 'Ces conférences existent quand même.',
      again: 'Réessayer pour celles-ci',
      uncertain: (reason) => `peut-être arrivé\u00a0: ${reason}`,
      columns: { tag: 'Étiquette', email: 'Courriel', reason: 'Raison' },
      more: (formatted) => `${formatted} de plus sont dans le fichier des résultats.`,
    },
    alone: {
      title: 'Laissées de côté',
      columns: { who: 'Pour', reason: 'Raison' },
      reasons: {
        has: 'a déjà une conférence',
        left: 'n’est plus dans le PBX',
        deleted: 'supprimée il y a peu',
        refused:
          'refusée\u00a0: l’échéance est passée entre-temps, ou les données ne sont pas valides',
        saved: 'enregistrée entre-temps par quelqu’un, ce qui a envoyé le courriel',
        expired: 'a expiré entre-temps',
        already: 'est déjà comme elle devait devenir',
      },
      row: (row) => `ligne ${row}`,
      again: 'Réessayer pour celles-ci',
    },
    undo: {
      title: 'Vous pouvez les rétablir',
      text: 'Pendant un jour après la suppression, avec les mêmes codes. Aucun courriel ne part.',
      stopped: 'Ce qui est déjà supprimé peut être rétabli\u00a0: la série prend alors fin.',
      still: {
        title: 'Certaines sont encore supprimées',
        text: 'Elles peuvent être rétablies pendant un jour après leur suppression.',
      },
      action: (count, formatted) =>
        plural('fr', count, { one: 'La rétablir', other: `Rétablir les ${formatted}` }),
      banner: 'Les rétablir',
      nothing: 'Il n’y a plus rien à rétablir.',
    },
    result: 'Télécharger les résultats (CSV)',
    resultNote: 'Sans les codes d’animateur.',
    resultNoteOthers: 'Sans les codes d’animateur ni ce qui a été laissé de côté.',
    csv: {
      name: 'Nom',
      extension: 'Poste',
      email: 'Courriel',
      tag: 'Étiquette',
      participantCode: 'Code de participant',
      result: 'Résultat',
      reason: 'Raison',
      results: {
        sent: 'créée, courriel envoyé',
        failed: 'créée, courriel non envoyé',
        waiting: 'créée, courriel en route',
        putOff: 'créée, courriel en attente',
        uncertain: 'créée, courriel peut-être envoyé',
        alone: 'laissée de côté',
        notMade: 'non créée',
        undone: 'supprimée depuis',
      },
      file: 'resultats-conferences',
    },
    done: 'Terminer',
    unknown: {
      title: 'Cette série n’existe pas',
      text: 'Elle est peut-être d’un autre compte, ses conférences n’existent peut-être plus, ou le lien est incomplet.',
    },
    others:
      'Ce que cette série devait faire n’est conservé que là où elle a été faite, et seulement pour les dernières séries. Voici les chiffres de ses conférences; ce qui a été laissé de côté n’y figure pas.',
    back: { users: 'Utilisateurs du PBX', conferences: 'Conférences' },
  },
  kinds,
  banner: {
    label: 'Une série de conférences',
    open: 'Ouvrir',
    resume: 'Reprendre',
    notUndone: 'Elles ne sont pas encore rétablies. Ouvrez la série pour voir pourquoi.',
  },
};
