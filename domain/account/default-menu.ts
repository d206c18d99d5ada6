import type { MenuOption } from './account.ts';

/** The keys of a bridge as it is usually delivered; an operator replaces them where theirs differ. */
export const DEFAULT_MENU: readonly MenuOption[] = [
  {
    keys: '*6',
    role: 'everyone',
    action: { en: 'Mute or unmute your line', fr: 'Couper ou rétablir votre micro' },
    does: 'muteSelf',
  },
  {
    keys: '*4',
    role: 'everyone',
    action: { en: 'Change the volume you hear', fr: 'Régler le volume d’écoute' },
    does: 'volume',
  },
  {
    keys: '*0',
    role: 'everyone',
    action: { en: 'Call an operator', fr: 'Appeler un téléphoniste' },
    does: 'callOperator',
  },
  {
    keys: '*5',
    role: 'leader',
    action: { en: 'Mute or unmute all participants', fr: 'Couper ou rétablir tous les micros' },
    does: 'muteParticipants',
  },
  {
    keys: '*7',
    role: 'leader',
    action: { en: 'Lock or unlock the conference', fr: 'Verrouiller ou ouvrir la conférence' },
    does: 'lock',
  },
  {
    keys: '*2',
    role: 'leader',
    action: { en: 'Hear how many people are in', fr: 'Entendre le nombre de participants' },
    does: 'countParticipants',
  },
  {
    keys: '*9',
    role: 'leader',
    action: { en: 'End the conference for everyone', fr: 'Terminer la conférence pour tous' },
    does: 'endConference',
  },
];
