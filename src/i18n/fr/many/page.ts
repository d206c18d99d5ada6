import type { many as english } from '../../en/many/page.ts';
import { plural } from '../../plural.ts';

const conferences = (count: number, formatted: string, one: string, other: string): string =>
  plural('fr', count, {
    one: `${formatted} conférence ${one}`,
    other: `${formatted} conférences ${other}`,
  });

export const many: typeof english = {
  titles: {
    'send-again': 'Renvoyer les courriels',
    'new-codes': 'Attribuer de nouveaux codes',
    reassign: 'Changer de responsable',
    expiry: 'Modifier l’expiration',
    delete: 'Supprimer des conférences',
  },
  back: { list: 'Conférences', users: 'Utilisateurs du PBX' },
  viewer: 'Seuls les administrateurs du compte peuvent le faire.',
  nothing: {
    title: 'Rien n’est sélectionné',
    text: 'Sélectionnez les conférences visées, puis revenez ici.',
    list: 'Sélectionner des conférences',
    users: 'Sélectionner des utilisateurs',
  },
  gone: {
    title: 'Aucune n’est plus là',
    text: 'Ce qui était sélectionné a été supprimé depuis, ou n’est plus dans cette liste.',
  },
  reading: (formatted) => `Lecture des conférences, ${formatted} jusqu’ici…`,
  which: {
    some: (count, formatted) =>
      conferences(count, formatted, 'que vous avez sélectionnée', 'que vous avez sélectionnées'),
    users: (count, formatted) =>
      conferences(count, formatted, 'd’utilisateurs partis du PBX', 'd’utilisateurs partis du PBX'),
    all: 'Toutes les conférences',
    matching: (filters) => `Toutes les conférences trouvées avec\u00a0: ${filters}`,
    search: (typed) => `«\u00a0${typed}\u00a0»`,
    except: (count, formatted) =>
      plural('fr', count, {
        one: 'sans celle que vous avez retirée',
        other: `sans les ${formatted} que vous avez retirées`,
      }),
  },
  preview: 'Ce qui va se passer',
  showWho: 'Voir lesquelles',
  more: (formatted) => `et ${formatted} de plus`,
  columns: {
    tag: 'Étiquette',
    email: 'Courriel envoyé à',
    admin: 'Responsable',
    before: 'Jusqu’ici',
  },
  leftOut: {
    unusable: (count, formatted) =>
      plural('fr', count, {
        one: `${formatted} est laissée de côté\u00a0: son adresse ou son étiquette n’est plus valide. Modifiez-la.`,
        other: `${formatted} sont laissées de côté\u00a0: leurs adresses ou étiquettes ne sont plus valides. Modifiez-les.`,
      }),
    expired: (count, formatted) =>
      plural('fr', count, {
        one: `${formatted} est expirée et laissée de côté`,
        other: `${formatted} sont expirées et laissées de côté`,
      }),
    already: (count, formatted) =>
      plural('fr', count, {
        one: `${formatted} est déjà ainsi et n’est pas touchée`,
        other: `${formatted} sont déjà ainsi et ne sont pas touchées`,
      }),
    noCodes: (count, formatted) =>
      plural('fr', count, {
        one: `${formatted} n’a pas encore de codes et est laissée de côté`,
        other: `${formatted} n’ont pas encore de codes et sont laissées de côté`,
      }),
    gone: (count, formatted) =>
      plural('fr', count, {
        one: `${formatted} a été supprimée depuis`,
        other: `${formatted} ont été supprimées depuis`,
      }),
    present: (count, formatted) =>
      plural('fr', count, {
        one: `${formatted} des utilisateurs est encore dans le PBX; sa conférence n’est pas touchée`,
        other: `${formatted} des utilisateurs sont encore dans le PBX; leurs conférences ne sont pas touchées`,
      }),
    without: (count, formatted) =>
      plural('fr', count, {
        one: `${formatted} des utilisateurs n’a pas de conférence`,
        other: `${formatted} des utilisateurs n’ont pas de conférence`,
      }),
  },
  meanwhile: 'Ce qu’une autre personne enregistre ou supprime entre-temps n’est pas touché',
  skip: 'Les laisser de côté',
  none: 'Rien ne sera fait',
  'send-again': {
    done: (count, formatted) =>
      plural('fr', count, {
        one: `${formatted} courriel est renvoyé`,
        other: `${formatted} courriels sont renvoyés`,
      }),
    text: 'Avec les mêmes codes, à l’adresse de chaque conférence. Chacun part une seule fois.',
    directory: (count, formatted) =>
      plural('fr', count, {
        one: `Pour ${formatted}, le PBX a une autre adresse. Le courriel va à celle de la conférence, qui fait alors foi.`,
        other: `Pour ${formatted}, le PBX a d’autres adresses. Les courriels vont à celles des conférences, qui font alors foi.`,
      }),
    start: (count, formatted) =>
      plural('fr', count, {
        one: `Envoyer ${formatted} courriel`,
        other: `Envoyer ${formatted} courriels`,
      }),
  },
  'new-codes': {
    done: (count, formatted) =>
      conferences(count, formatted, 'reçoit de nouveaux codes', 'reçoivent de nouveaux codes'),
    bothStop:
      'Les codes d’animateur et de participant actuels cessent aussitôt de fonctionner. Chaque courriel avec les nouveaux codes va à l’adresse de sa conférence.',
    leaderStops:
      'Les codes d’animateur actuels cessent aussitôt de fonctionner. Chaque courriel avec les nouveaux codes va à l’adresse de sa conférence.',
    earlierStops: (count, formatted) =>
      plural('fr', count, {
        one: `Pour ${formatted}, un ancien code de participant est encore valide; il cesse aussitôt de fonctionner`,
        other: `Pour ${formatted}, d’anciens codes de participant sont encore valides; ils cessent aussitôt de fonctionner`,
      }),
    tellParticipants:
      'Les participants ne sont pas avisés\u00a0: il faut leur envoyer de nouvelles invitations',
    start: (count, formatted) =>
      plural('fr', count, {
        one: `Attribuer de nouveaux codes et envoyer ${formatted} courriel`,
        other: `Attribuer de nouveaux codes et envoyer ${formatted} courriels`,
      }),
  },
  reassign: {
    label: 'Courriel du nouveau responsable',
    description: 'Toutes ces conférences vont à cette personne, et leurs courriels aussi.',
    done: (count, formatted, to) => conferences(count, formatted, `va à ${to}`, `vont à ${to}`),
    somebody: 'l’adresse du nouveau responsable',
    text: 'Chacune y envoie son courriel avec les deux codes.',
    knows: (count, formatted) =>
      plural('fr', count, {
        one: `Une autre personne a reçu le courriel de ${formatted} conférence et connaît encore son code d’animateur.`,
        other: `D’autres personnes ont reçu les courriels de ${formatted} conférences et connaissent encore leurs codes d’animateur.`,
      }),
    offer: (count, formatted) =>
      plural('fr', count, {
        one: `Attribuer de nouveaux codes à ${formatted} conférence`,
        other: `Attribuer de nouveaux codes à ${formatted} conférences`,
      }),
    offerDescription:
      'Les codes d’animateur que d’autres connaissent cessent aussitôt de fonctionner. Si la case est décochée, ils restent valides.',
    start: (count, formatted) =>
      plural('fr', count, {
        one: `Changer le responsable de ${formatted} conférence et envoyer son courriel`,
        other: `Changer le responsable de ${formatted} conférences et envoyer les courriels`,
      }),
  },
  expiry: {
    ask: 'Quand expirent-elles?',
    date: 'À une date',
    never: 'Jamais',
    done: (count, formatted) =>
      conferences(
        count,
        formatted,
        'reçoit une autre expiration',
        'reçoivent une autre expiration',
      ),
    expires: (moment) =>
      `Expiration le ${moment}. Les codes restent, et chaque courriel est renvoyé.`,
    neverExpires: 'Aucune n’expire plus. Les codes restent, et chaque courriel est renvoyé.',
    text: 'Les codes restent, et chaque courriel est renvoyé.',
    revived: (count, formatted) =>
      plural('fr', count, {
        one: `${formatted} est expirée\u00a0: ses codes donnent de nouveau accès`,
        other: `${formatted} sont expirées\u00a0: leurs codes donnent de nouveau accès`,
      }),
    before: { never: 'Jamais' },
    start: (count, formatted) =>
      plural('fr', count, {
        one: `Modifier l’expiration de ${formatted} conférence et envoyer son courriel`,
        other: `Modifier l’expiration de ${formatted} conférences et envoyer les courriels`,
      }),
  },
  delete: {
    done: (count, formatted) => conferences(count, formatted, 'est supprimée', 'sont supprimées'),
    codesStop:
      'Leurs codes cessent aussitôt de fonctionner\u00a0: ni les animateurs ni les participants ne peuvent entrer.',
    codesReserved: 'Ces codes ne sont donnés à aucune autre conférence pendant douze mois',
    callsStay: 'Leurs appels restent dans l’historique d’utilisation',
    nobodyTold: 'Leurs animateurs ne sont pas avisés\u00a0: aucun courriel n’est envoyé',
    undo: 'Pendant une journée, vous pouvez les rétablir, avec les mêmes codes, depuis la page qui suit',
    start: (count, formatted) =>
      plural('fr', count, {
        one: `Supprimer ${formatted} conférence`,
        other: `Supprimer ${formatted} conférences`,
      }),
  },
};
