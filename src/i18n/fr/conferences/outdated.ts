import { plural } from '../../plural.ts';
import type { outdated as english } from '../../en/conferences/outdated.ts';

export const outdated: typeof english = {
  banner: {
    label: 'Courriels périmés',
    numbers: (count, formatted) =>
      plural('fr', count, {
        one: `${formatted} conférence a un courriel avec d’anciens numéros d’accès.`,
        other: `${formatted} conférences ont un courriel avec d’anciens numéros d’accès.`,
      }),
    menu: (count, formatted) =>
      plural('fr', count, {
        one: `${formatted} conférence a un courriel avec d’anciennes touches d’appel.`,
        other: `${formatted} conférences ont un courriel avec d’anciennes touches d’appel.`,
      }),
    both: (count, formatted) =>
      plural('fr', count, {
        one: `${formatted} conférence a un courriel avec d’anciens numéros d’accès ou d’anciennes touches d’appel.`,
        other: `${formatted} conférences ont un courriel avec d’anciens numéros d’accès ou d’anciennes touches d’appel.`,
      }),
    text: 'Votre fournisseur de téléphonie a fait des changements depuis.',
    show: 'Les afficher',
  },
  these: (count, formatted) =>
    plural('fr', count, {
      one: `L’animateur de ${formatted} conférence a un courriel qui n’est plus exact.`,
      other: `Les animateurs de ${formatted} conférences ont un courriel qui n’est plus exact.`,
    }),
  sendAll: (count, formatted) =>
    plural('fr', count, {
      one: 'Le renvoyer…',
      other: `Renvoyer les ${formatted}…`,
    }),
  again: {
    title: 'Renvoyer les courriels',
    back: 'Retour à la liste',
    viewer: 'Seuls les administrateurs du compte envoient des courriels.',
    nothing: {
      title: 'Aucun courriel n’est périmé',
      text: 'Ce qu’ont reçu les animateurs des conférences actives est exact.',
      action: 'Conférences',
    },
    reading: (count) => `Lecture des conférences, ${count} jusqu’ici…`,
    preview: 'Ce qui sera envoyé',
    sent: (count, formatted) =>
      plural('fr', count, {
        one: `${formatted} courriel est renvoyé`,
        other: `${formatted} courriels sont renvoyés`,
      }),
    sentText:
      'Avec les mêmes codes, à l’adresse de chaque conférence et dans sa langue. Chacun part une seule fois.',
    none: 'Aucun courriel ne serait envoyé',
    reasons: {
      numbers: (count, formatted) =>
        plural('fr', count, {
          one: `${formatted} contient d’anciens numéros d’accès.`,
          other: `${formatted} contiennent d’anciens numéros d’accès.`,
        }),
      menu: (count, formatted) =>
        plural('fr', count, {
          one: `${formatted} contient d’anciennes touches d’appel.`,
          other: `${formatted} contiennent d’anciennes touches d’appel.`,
        }),
      codes: (count, formatted) =>
        plural('fr', count, {
          one: `${formatted} contient d’anciens codes\u00a0: celui avec les codes actuels n’est pas arrivé.`,
          other: `${formatted} contiennent d’anciens codes\u00a0: ceux avec les codes actuels ne sont pas arrivés.`,
        }),
      address: (count, formatted) =>
        plural('fr', count, {
          one: `${formatted} n’est jamais arrivé à l’adresse actuelle de la conférence.`,
          other: `${formatted} ne sont jamais arrivés aux adresses actuelles des conférences.`,
        }),
    },
    failed: (count, formatted) =>
      plural('fr', count, {
        one: `${formatted} a échoué la dernière fois. Il est retenté; corrigez d’abord son adresse si elle était fausse.`,
        other: `${formatted} ont échoué la dernière fois. Ils sont retentés; corrigez d’abord les adresses fausses.`,
      }),
    unusable: (count, formatted) =>
      plural('fr', count, {
        one: `${formatted} est laissé de côté\u00a0: son adresse ou son étiquette n’est plus valide. Modifiez-la.`,
        other: `${formatted} sont laissés de côté\u00a0: leurs adresses ou étiquettes ne sont plus valides. Modifiez-les.`,
      }),
    directory: {
      label: (count, formatted) =>
        plural('fr', count, {
          one: `Écrire à l’adresse du PBX infonuagique pour ${formatted} conférence`,
          other: `Écrire aux adresses du PBX infonuagique pour ${formatted} conférences`,
        }),
      description:
        'Ces personnes y ont maintenant une autre adresse, que la conférence reprend alors. Si la case est décochée, ces conférences sont laissées de côté. Qui lit l’ancienne boîte connaît encore le code d’animateur.',
    },
    showWho: 'Afficher lesquelles',
    columns: { tag: 'Étiquette', email: 'Destinataire' },
    more: (formatted) => `et ${formatted} de plus`,
    start: (count, formatted) =>
      plural('fr', count, {
        one: `Envoyer ${formatted} courriel`,
        other: `Envoyer ${formatted} courriels`,
      }),
  },
  panel: {
    title: 'Le courriel de l’animateur est périmé',
    reasons: {
      numbers: () => 'Les numéros d’accès du compte ont changé depuis l’envoi.',
      menu: () => 'Les touches utilisables pendant les appels ont changé depuis l’envoi.',
      codes: () => 'Les codes actuels ne sont pas arrivés\u00a0: l’animateur a les précédents.',
      address: (address) => `Aucun courriel avec ces codes n’est arrivé à ${address}.`,
      directory: (address) =>
        `Le PBX infonuagique a maintenant une autre adresse pour cette personne\u00a0: ${address}.`,
    },
    keep: (present) =>
      `Pour garder ${present}, choisissez «\u00a0Modifier\u00a0» et enregistrez sans rien changer.`,
    move: 'Passer à cette adresse…',
  },
  knows: {
    title: (who, count) =>
      count === 1
        ? `${who} connaît encore le code d’animateur`
        : `${who} connaissent encore le code d’animateur`,
    perhaps: (who, count) =>
      count === 1
        ? `${who} connaît peut-être encore le code d’animateur`
        : `${who} connaissent peut-être encore le code d’animateur`,
    text: 'Ces codes ont été envoyés là avant le changement d’adresse. Ils fonctionnent tant qu’il n’y en a pas de nouveaux.',
    newCodes: 'Nouveaux codes…',
  },
};
