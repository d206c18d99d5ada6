import type { outline as english } from '../en/outline.ts';

export const outline: typeof english = {
  failed: {
    title: 'Confdesk n’a pas pu être chargé',
    text: 'Une partie n’est pas arrivée. Vérifiez votre réseau et rechargez la page.',
    again: 'Recharger',
  },
};
