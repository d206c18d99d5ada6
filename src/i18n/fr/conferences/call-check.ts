import type { callCheck as english } from '../../en/conferences/call-check.ts';

export const callCheck: typeof english = {
  ask: 'Un appel aboutirait-il?',
  asking: 'Vérification…',
  checkedAt: (time) => `Vérifié à ${time}`,
  failed: 'Impossible de vérifier si un appel aboutirait',
  noAnswer:
    'La question est posée, et aucune réponse n’est venue en vingt secondes. Réessayez dans une minute; prévenez votre fournisseur de téléphonie si cela persiste.',
  verdict: {
    works: 'Un appel aboutirait',
    doubtful: 'Les codes sont bons, mais un appel peut mal se passer',
    oneKeptOut: 'Un appel n’aboutirait qu’avec l’un des codes',
    bothKeptOut: 'Un appel n’aboutirait pas',
  },
  bothCodes: 'Les deux codes',
  outcome: {
    joins: 'L’appelant entre.',
    waits: 'L’appelant entre, et entend de la musique jusqu’à l’arrivée d’un animateur.',
    keptOut: 'L’appelant n’entre pas\u00a0:',
  },
  reasons: {
    deleted: (moment) => `La conférence a été supprimée le ${moment}.`,
    codesNotMade:
      'Elle n’a pas encore de codes. Ils sont créés pour son courriel d’information; son sort est indiqué à côté.',
    serviceOff:
      'Les conférences ne sont pas dans le profil du compte. Votre fournisseur de téléphonie peut les activer.',
    expired: (moment) =>
      `La conférence a expiré le ${moment}. Avec une expiration plus tardive, ses codes fonctionnent de nouveau.`,
    otherLength: (has, wanted) =>
      `Le code a ${has} chiffres, et les codes en ont maintenant ${wanted}. Donnez de nouveaux codes à la conférence.`,
    notKnown:
      'Le pont ne reconnaîtrait pas le code, sans raison visible. Enregistrez la conférence de nouveau; si cela ne suffit pas, donnez-lui de nouveaux codes.',
    numbersNotKnown:
      'Le pont ne tient pas les numéros d’accès pour ceux du compte. Ils viennent peut-être d’être modifiés; prévenez votre fournisseur de téléphonie si cela persiste.',
    noDialInNumbers:
      'Le compte n’a aucun numéro d’accès à composer. Votre fournisseur de téléphonie doit les configurer.',
  },
  warnings: {
    title: 'Ce qui peut mal se passer',
    noBridge:
      'Aucun pont téléphonique ne s’est encore manifesté\u00a0: personne ne répond peut-être aux appels.',
    bridgesSilent: (moment) =>
      `Aucun pont téléphonique ne s’est manifesté depuis ${moment}\u00a0: personne ne répond peut-être aux appels.`,
    numbersNotServed: (numbers) =>
      `Aucun pont qui se manifeste ne répond à ces numéros d’accès\u00a0: ${numbers}.`,
    numbersNotKnown: (numbers) =>
      `Les codes sont refusés à ces numéros d’accès, que le pont ne tient pas pour ceux du compte\u00a0: ${numbers}.`,
    keysNotDone: (keys) => `Le pont n’offre pas des touches que le courriel promet\u00a0: ${keys}.`,
    keysNotKnown: (keys) =>
      `Le courriel promet des touches dont le pont ignore tout\u00a0: ${keys}.`,
    bridgeCodeLength: (has, bridges) =>
      `Les codes ont ${has} chiffres, et un pont en attend un autre nombre\u00a0: ${bridges}.`,
    whom: 'Votre fournisseur de téléphonie peut y remédier.',
  },
};
