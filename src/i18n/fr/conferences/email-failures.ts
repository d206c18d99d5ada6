import type { EmailFailure } from '../../../../domain/delivery/delivery.ts';
import type { actorWhileWaiting } from '../../../../domain/delivery/failures.ts';

export const failure: Record<EmailFailure, string> = {
  noDialInNumbers: 'aucun numéro d’accès',
  serviceOff: 'service désactivé',
  codesExhausted: 'aucun code libre trouvé',
  invalid: 'données non valides',
  unreachable: 'serveur de courriel injoignable',
  hostNotFound: 'serveur de courriel introuvable',
  tls: 'pas de connexion sécurisée au serveur',
  timeout: 'serveur de courriel trop lent',
  authentication: 'connexion au serveur refusée',
  notConfigured: 'envoi non configuré',
  mailboxUnknown: 'boîte inexistante',
  mailboxFull: 'boîte pleine',
  mailboxDisabled: 'boîte désactivée',
  recipientRefused: 'adresse refusée',
  senderRefused: 'expéditeur refusé',
  blocked: 'notre serveur de courriel est bloqué',
  policy: 'contraire aux règles du serveur',
  messageTooLarge: 'message trop volumineux',
  messageRefused: 'message refusé',
  rateLimited: 'le serveur n’en prend plus pour l’instant',
  greylisted: 'le serveur fait attendre les nouveaux expéditeurs',
  tryLater: 'le serveur demande de réessayer plus tard',
  uncertain: 'pas de réponse après l’envoi',
  interrupted: 'envoi interrompu',
  notTaken: 'aucun service d’envoi',
  superseded: 'remplacé par un courriel plus récent',
  withdrawn: 'devenu inutile',
  other: 'raison inconnue',
};

export const failureHelp: Record<EmailFailure, string> = {
  noDialInNumbers:
    'Le compte n’a pas encore de numéros d’accès. Votre fournisseur de téléphonie doit les définir; envoyez ensuite de nouveau.',
  serviceOff:
    'Les conférences ne sont plus dans le profil du compte. Votre fournisseur de téléphonie peut les activer.',
  codesExhausted: 'Aucun code d’accès libre n’a été trouvé cette fois. Envoyez de nouveau.',
  invalid:
    'Une donnée enregistrée de cette conférence ou de son compte n’est pas valide; aucun courriel n’a été préparé. Modifiez l’étiquette et l’adresse, puis enregistrez; écrivez au soutien si cela persiste.',
  unreachable:
    'Le serveur de courriel est injoignable. Votre fournisseur de téléphonie doit s’en occuper; envoyez ensuite de nouveau.',
  hostNotFound:
    'Le nom du serveur de courriel est inconnu. Votre fournisseur de téléphonie doit s’en occuper; envoyez ensuite de nouveau.',
  tls: 'Le certificat ou le chiffrement du serveur de courriel n’est pas en règle. Votre fournisseur de téléphonie doit s’en occuper; envoyez ensuite de nouveau.',
  timeout:
    'Le serveur de courriel a mis trop de temps à répondre. Envoyez de nouveau plus tard, et prévenez votre fournisseur de téléphonie si cela persiste.',
  authentication:
    'Le serveur de courriel n’a pas accepté notre connexion. Votre fournisseur de téléphonie doit s’en occuper; envoyez ensuite de nouveau.',
  notConfigured:
    'Le serveur de courriel ou l’expéditeur n’est pas configuré. Votre fournisseur de téléphonie doit s’en occuper; envoyez ensuite de nouveau.',
  mailboxUnknown:
    'Le serveur du destinataire ne connaît pas cette boîte. Vérifiez l’adresse et enregistrez.',
  mailboxFull:
    'Le destinataire doit faire de la place dans sa boîte. Envoyez de nouveau ensuite, ou enregistrez une autre adresse.',
  mailboxDisabled:
    'La boîte du destinataire ne reçoit plus de courriel. Demandez-lui, ou enregistrez une autre adresse.',
  recipientRefused:
    'Le serveur du destinataire ne connaît pas cette adresse ou la refuse. Vérifiez l’adresse et enregistrez.',
  senderRefused:
    'Le serveur de courriel refuse notre adresse d’expéditeur. Votre fournisseur de téléphonie doit s’en occuper; envoyez ensuite de nouveau.',
  blocked:
    'Le serveur de courriel n’accepte rien du nôtre, qui figure peut-être sur une liste de blocage. Votre fournisseur de téléphonie doit s’en occuper; envoyez ensuite de nouveau.',
  policy:
    'Le serveur de courriel a refusé le courriel selon ses propres règles. Votre fournisseur de téléphonie doit s’en occuper; envoyez ensuite de nouveau.',
  messageTooLarge:
    'Le serveur de courriel n’accepte pas un courriel de cette taille. Votre fournisseur de téléphonie doit s’en occuper.',
  messageRefused:
    'Le serveur de courriel a refusé le courriel. Votre fournisseur de téléphonie doit s’en occuper; envoyez ensuite de nouveau.',
  rateLimited:
    'Le serveur de courriel ne prend qu’un certain nombre de courriels à la fois. Envoyez de nouveau plus tard.',
  greylisted:
    'Le serveur du destinataire fait attendre les expéditeurs qu’il ne connaît pas. Envoyez de nouveau plus tard.',
  tryLater:
    'Le serveur de courriel a demandé de réessayer plus tard. Envoyez de nouveau plus tard.',
  uncertain:
    'Le serveur de courriel a reçu le courriel puis n’a pas répondu\u00a0: il est peut-être arrivé, peut-être pas. Demandez au destinataire, ou envoyez de nouveau.',
  interrupted:
    'L’envoi s’est interrompu\u00a0: le courriel est peut-être arrivé, peut-être pas. Demandez au destinataire, ou envoyez de nouveau.',
  notTaken:
    'Personne n’a envoyé ce courriel pendant deux heures; il a été abandonné. Votre fournisseur de téléphonie doit s’en occuper; envoyez ensuite de nouveau.',
  superseded: 'Un courriel plus récent de cette conférence a été envoyé à sa place.',
  withdrawn: 'La conférence a été supprimée avant l’envoi.',
  other: 'La raison n’est pas connue. Envoyez de nouveau, et écrivez au soutien si cela persiste.',
};

export const waitingHelp: Record<ReturnType<typeof actorWhileWaiting>, string> = {
  nobody:
    'Il n’est pas encore arrivé. Un nouvel essai se fait tout seul, pendant deux heures au plus; vous n’avez rien à faire.',
  operator:
    'Il n’est pas encore arrivé. Un nouvel essai se fait tout seul, pendant deux heures au plus. Votre fournisseur de téléphonie doit s’occuper de la cause\u00a0: prévenez-le.',
};
