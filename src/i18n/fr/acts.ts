import type { CommandKind } from '../../../domain/bridge/live-command.ts';
import type { acts as english } from '../en/acts.ts';

const verbs: Record<CommandKind, readonly [infinitive: string, past: string]> = {
  mute: ['couper le micro de', 'a coupé le micro de'],
  unmute: ['rétablir le micro de', 'a rétabli le micro de'],
  remove: ['retirer', 'a retiré'],
  muteAll: [
    'couper le micro de tous les participants',
    'a coupé le micro de tous les participants',
  ],
  unmuteAll: [
    'rétablir le micro de tous les participants',
    'a rétabli le micro de tous les participants',
  ],
  lock: ['verrouiller', 'a verrouillé'],
  unlock: ['déverrouiller', 'a déverrouillé'],
  admit: ['faire entrer les appelants en attente', 'a fait entrer les appelants en attente'],
  end: ['mettre fin à', 'a mis fin à'],
};

export const acts: typeof english = {
  sentence: (who, what, kind, caller, isDone) => {
    const [infinitive, past] = verbs[kind];
    const about =
      kind === 'lock' || kind === 'unlock' || kind === 'end'
        ? what
        : kind === 'remove'
          ? `${caller} de ${what}`
          : caller === null
            ? `dans ${what}`
            : `${caller} dans ${what}`;
    return isDone ? `${who} ${past} ${about}.` : `${who} a demandé de ${infinitive} ${about}.`;
  },
  withheld: 'un appelant sans numéro',
  unanswered: 'Le pont téléphonique n’a pas dit s’il l’a fait.',
  why: {
    callerLeft: 'L’appelant était déjà parti.',
    callEnded: 'L’appel était déjà terminé.',
    notPossible: 'Le pont téléphonique ne peut pas le faire.',
    failed: 'Le pont téléphonique a essayé, sans succès.',
  },
};
