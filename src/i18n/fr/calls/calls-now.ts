import type { CommandKind, CommandProblem } from '../../../../domain/live-command.ts';
import type { callsNow as english } from '../../en/calls/calls-now.ts';
import { plural } from '../../plural.ts';

const callers = (count: number, formatted: string) =>
  plural('fr', count, { one: `${formatted} appelant`, other: `${formatted} appelants` });

const asking: (typeof english)['acts']['asking'] = {
  mute: (who) => `Coupure du micro\u00a0: ${who}…`,
  unmute: (who) => `Rétablissement du micro\u00a0: ${who}…`,
  remove: (who) => `Retrait\u00a0: ${who}…`,
  muteAll: () => 'Coupure du micro de tous les participants…',
  unmuteAll: () => 'Rétablissement du micro de tous les participants…',
  lock: () => 'Verrouillage de la conférence…',
  unlock: () => 'Déverrouillage de la conférence…',
  admit: () => 'Admission de ceux qui attendent…',
  end: () => 'Fin de la conférence…',
};

const done: (typeof english)['acts']['done'] = {
  mute: (who) => `Micro coupé\u00a0: ${who}.`,
  unmute: (who) => `Micro rétabli\u00a0: ${who}.`,
  remove: (who) => `Retiré de l’appel\u00a0: ${who}.`,
  muteAll: () => 'Le micro de tous les participants est coupé.',
  unmuteAll: () => 'Plus aucun participant n’a le micro coupé.',
  lock: () => 'La conférence est verrouillée\u00a0: plus personne n’y entre.',
  unlock: () => 'La conférence est déverrouillée.',
  admit: () => 'Plus personne n’attend d’animateur.',
  end: () => 'La conférence est terminée.',
};

const notDone: Readonly<Record<CommandKind, (who: string) => string>> = {
  mute: (who) => `Micro non coupé (${who})`,
  unmute: (who) => `Micro non rétabli (${who})`,
  remove: (who) => `Non retiré (${who})`,
  muteAll: () => 'Le micro des participants n’a pas été coupé',
  unmuteAll: () => 'Le micro des participants n’a pas été rétabli',
  lock: () => 'La conférence n’a pas été verrouillée',
  unlock: () => 'La conférence n’a pas été déverrouillée',
  admit: () => 'Ceux qui attendent n’ont pas été admis',
  end: () => 'La conférence n’a pas été terminée',
};

const why: Readonly<Record<CommandProblem | 'unknown', string>> = {
  callerLeft: 'l’appelant était déjà parti.',
  callEnded: 'l’appel était déjà terminé.',
  notPossible: 'le pont téléphonique ne peut pas le faire dans cet appel.',
  failed: 'le pont téléphonique a essayé, sans succès.',
  unknown: 'le pont téléphonique a refusé, sans donner de raison.',
};

export const callsNow: typeof english = {
  list: 'Appels en cours',
  zone: (zone) => `Heures\u00a0: ${zone}`,
  open: (tag) => `Appel de ${tag}`,
  callers,
  since: (time) => `depuis ${time}`,
  lasts: (hours, minutes) =>
    hours > 0
      ? `${hours}\u00a0h ${String(minutes).padStart(2, '0')}\u00a0min`
      : minutes < 1
        ? 'à l’instant'
        : `${minutes}\u00a0min`,
  leader: 'Animateur présent',
  noLeader: 'Pas d’animateur',
  waiting: (_, formatted) => `${formatted} en attente`,
  locked: 'Verrouillée',
  over: 'Terminé',
  notFresh: 'Impossible d’actualiser à l’instant. Ce que vous voyez date peut-être un peu.',
  empty: {
    title: 'Aucun appel en cours',
    text: 'Dès que quelqu’un appelle l’une de vos conférences, l’appel apparaît ici de lui-même.',
    usage: 'Aller à l’historique',
  },
  call: {
    overTitle: 'Cet appel est terminé',
    over: 'Il n’y a plus personne. Ce qu’il représente figure dans l’historique.',
    inUsage: 'L’ouvrir dans l’historique',
    conference: 'Ouvrir la conférence',
    facts: 'L’appel',
    began: 'Début',
    callers: 'Appelants',
    leaders: 'Animateurs',
    waiting: 'En attente d’un animateur',
    lock: 'Verrouillée',
    yes: 'Oui',
    no: 'Non',
    notTold: 'Inconnu',
  },
  leg: {
    title: 'Qui est là',
    role: { leader: 'Animateur', participant: 'Participant' },
    withheld: 'Numéro masqué',
    someone: (role) => (role === 'leader' ? 'l’animateur' : 'l’appelant sans numéro'),
    since: (time) => `depuis ${time}`,
    talking: 'Parle',
    muted: 'Micro coupé',
    waiting: 'Attend un animateur',
    left: 'Parti',
    more: (count, formatted) =>
      plural('fr', count, {
        one: `Afficher ${formatted} appelant de plus`,
        other: `Afficher ${formatted} appelants de plus`,
      }),
    masked: 'Les numéros sont masqués.',
  },
  acts: {
    label: 'Ce qui peut être fait dans cet appel',
    none: 'Le pont téléphonique de cet appel ne prend pas d’instructions d’ici.',
    away: 'Le pont téléphonique de cet appel n’a pas demandé d’instructions récemment. Il est peut-être absent pour un moment.',
    names: {
      mute: 'Couper le micro',
      unmute: 'Rétablir le micro',
      remove: 'Retirer',
      muteAll: 'Couper le micro des participants',
      unmuteAll: 'Rétablir le micro des participants',
      lock: 'Verrouiller',
      unlock: 'Déverrouiller',
      admit: 'Admettre ceux qui attendent',
      end: 'Terminer la conférence',
    },
    of: (act, who) => `${act}\u00a0: ${who}`,
    told: 'Ce qui a été demandé',
    asking,
    done,
    notDone,
    why,
    refused: (what, reason) => `${what}\u00a0: ${reason}`,
    unanswered: (what) =>
      `${what}, à notre connaissance\u00a0: le pont téléphonique n’a pas répondu en dix secondes, et ne le fera plus. Réessayez.`,
    notAsked: {
      away: (what) =>
        `${what}\u00a0: le pont téléphonique ne prend pas d’instructions en ce moment. Réessayez dans une minute.`,
      denied: (what) => `${what}\u00a0: vous n’êtes plus administrateur de ce compte.`,
      unavailable: (what) =>
        `${what}, à notre connaissance\u00a0: il n’y a pas eu de réponse. Vous êtes peut-être hors ligne, ou le service est absent. Vérifiez si cela a été fait avant de réessayer.`,
    },
    dismiss: 'Retirer ce message',
    questions: {
      end: {
        title: 'Terminer la conférence?',
        text: (count, formatted) =>
          count === 1
            ? 'Le seul appelant présent en est retiré. Il peut rappeler.'
            : `Les ${formatted} appelants en sont tous retirés, animateurs compris. Ils peuvent rappeler.`,
      },
      remove: {
        title: (who) => `Retirer ${who}?`,
        text: 'L’appelant est retiré de la conférence. Avec le code, il peut rappeler; verrouillez la conférence pour l’en empêcher.',
      },
    },
  },
};
