import type { acts as english } from '../en/acts.ts';

export const acts: typeof english = {
  done: {
    mute: (who, what, caller) => `${who} a coupé le micro de ${caller} dans ${what}.`,
    unmute: (who, what, caller) => `${who} a rétabli le micro de ${caller} dans ${what}.`,
    remove: (who, what, caller) => `${who} a retiré ${caller} de ${what}.`,
    muteAll: (who, what) => `${who} a coupé le micro de tous les participants dans ${what}.`,
    unmuteAll: (who, what) => `${who} a rétabli le micro de tous les participants dans ${what}.`,
    lock: (who, what) => `${who} a verrouillé ${what}.`,
    unlock: (who, what) => `${who} a déverrouillé ${what}.`,
    admit: (who, what) => `${who} a fait entrer les appelants en attente dans ${what}.`,
    end: (who, what) => `${who} a mis fin à l’appel dans ${what}.`,
  },
  asked: {
    mute: (who, what, caller) => `${who} a demandé de couper le micro de ${caller} dans ${what}.`,
    unmute: (who, what, caller) =>
      `${who} a demandé de rétablir le micro de ${caller} dans ${what}.`,
    remove: (who, what, caller) => `${who} a demandé de retirer ${caller} de ${what}.`,
    muteAll: (who, what) =>
      `${who} a demandé de couper le micro de tous les participants dans ${what}.`,
    unmuteAll: (who, what) =>
      `${who} a demandé de rétablir le micro de tous les participants dans ${what}.`,
    lock: (who, what) => `${who} a demandé de verrouiller ${what}.`,
    unlock: (who, what) => `${who} a demandé de déverrouiller ${what}.`,
    admit: (who, what) => `${who} a demandé de faire entrer les appelants en attente dans ${what}.`,
    end: (who, what) => `${who} a demandé de mettre fin à l’appel dans ${what}.`,
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
