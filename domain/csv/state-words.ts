import { fold } from '../list-keys.ts';

/**
 * The headers of columns that say whether somebody is active. `active`: a yes says that they are; `off`: a
 * yes, or a date, says that they are not; `status`: a word says which.
 */
const HEADERS = {
  active: [
    ...['enabled', 'accountenabled', 'isenabled', 'userenabled', 'active', 'isactive', 'actif'],
    ...['useractive', 'activated', 'comptactif', 'compteactif', 'estactif', 'active?', 'aktiv'],
    ...['aktiviert', 'konto aktiviert', 'activo', 'habilitado', 'attivo', 'abilitato', 'ativo'],
    ...['actief', 'ingeschakeld', 'loginenabled', 'signinallowed', 'isuseractive', 'activé'],
    ...['compteactive', 'comptesactives', 'utilisateuractif', 'utilisateuractive', 'accountactive'],
  ],
  off: [
    ...['disabled', 'isdisabled', 'accountdisabled', 'userdisabled', 'desactive', 'inactive'],
    ...['blockcredential', 'blockcredentials', 'blocked', 'isblocked', 'signinblocked', 'bloque'],
    ...['blocksignin', 'suspended', 'issuspended', 'suspendu', 'locked', 'lockedout', 'islocked'],
    ...['isinactive', 'inactif', 'verrouille', 'archived', 'isarchived', 'archive', 'deleted'],
    ...['isdeleted', 'supprime', 'deactivated', 'terminated', 'compteverrouille', 'comptebloque'],
    ...['comptedesactive', 'gesperrt', 'deaktiviert', 'inaktiv', 'bloqueado', 'desactivado'],
    ...['suspendido', 'bloccato', 'disabilitato', 'disattivato', 'sospeso', 'geblokkeerd'],
    ...['desativado', 'suspenso', 'uitgeschakeld', 'softdeletiontimestamp', 'suspendedat'],
    ...['deactivatedat', 'deletedat', 'terminationdate', 'bloquerlaconnexion', 'connexionbloquee'],
    ...['bloquerlesinformationsdidentification', 'disable', 'disablethisextension'],
  ],
  status: [
    ...['status', 'userstatus', 'accountstatus', 'statut', 'etat', 'state', 'userstate'],
    ...['accountstate', 'statutducompte', 'etatducompte', 'statutdelutilisateur', 'loginstatus'],
    ...[
      'statututilisateur',
      'etatutilisateur',
      'extensionstatus',
      'extensionstate',
      'signinstatus',
    ],
    ...['employeestatus', 'employmentstatus', 'statutemploye', 'statutdelemploye', 'memberstatus'],
    ...['zustand', 'benutzerstatus', 'kontostatus', 'estado', 'estadodelusuario', 'stato'],
    ...['statoutente', 'situacao', 'phonestatus', 'signinallowedstatus', 'workerstatus'],
    ...['statutduposte', 'etatduposte', 'situation', 'activitystatus'],
  ],
} as const;

/** What such a column says of whom. */
export type StateKind = keyof typeof HEADERS;

const KINDS = new Map<string, StateKind>(
  (Object.keys(HEADERS) as StateKind[]).flatMap((kind) =>
    HEADERS[kind].map((header) => [fold(header).replace(/[^\p{L}\p{N}]+/gu, ''), kind] as const),
  ),
);

/** @param key of a header, without case, accents, spaces and punctuation; null where it says nothing of it. */
export function stateKind(key: string): StateKind | null {
  return KINDS.get(key) ?? null;
}

const YES =
  /^(?:yes|y|true|t|1|oui|o|vrai|ja|j|wahr|si|s|sim|verdadero|vero|verdadeiro|waar|x|on)$/;
const NO = /^(?:no|n|false|f|0|non|faux|nein|falsch|nao|falso|nee|onwaar|off|never|jamais|-|–)$/;
/** English, French, German, Spanish, Italian, Portuguese and Dutch; without accents. */
const OFF_WORDS = new RegExp(
  '^(?:(?:account|user|compte|konto|login|sign-?in|connexion) )?(?:is |est )?(?:' +
    [
      'inactiv[ea]?|not active|disabled?|deactivated?|suspend(?:ed)?|blocked|lock(?:ed)?(?: out)?',
      'terminated|retired|dismissed|deprovisioned|archived|deleted|removed|left|former(?: employee)?|offboarded|closed|cancell?ed',
      'inacti(?:f|ve)|desactive(?:e|s|es)?|suspendu(?:e|s|es)?|bloque(?:e|s|es)?|verrouille(?:e|s|es)?',
      'supprime(?:e|s|es)?|archive(?:e|s|es)?|parti(?:e|s|es)?|ferme(?:e|s|es)?|resilie(?:e|s|es)?',
      'non acti(?:f|ve)|hors service|ancien employe|quitte|congedie(?:e|s|es)?|licencie(?:e|s|es)?|retraite(?:e|s|es)?|revoque(?:e|s|es)?',
      'inaktiv|nicht aktiv|deaktiviert|gesperrt|geloscht|ausgeschieden|gekundigt',
      'inactiv[oa]|no activ[oa]|desactivad[oa]|suspendid[oa]|bloquead[oa]|deshabilitad[oa]',
      'eliminad[oa]|de baja|baja|inattiv[oa]|non attiv[oa]|disattivat[oa]|disabilitat[oa]|sospes[oa]',
      'bloccat[oa]|eliminat[oa]|cessat[oa]|inativ[oa]|desativad[oa]|suspens[oa]|desabilitad[oa]',
      'excluid[oa]|inactief|niet actief|uitgeschakeld|gedeactiveerd|geblokkeerd|geschorst|vergrendeld',
    ].join('|') +
    ')\\b',
);
const ON_WORDS = new RegExp(
  '^(?:' +
    [
      'active|activated?|enabled|verified|not verified|pending|invited|registered|unregistered|ok',
      'current|employed|licensed|unlicensed|online|offline|not activated|provisioned|allowed',
      'actif|active|activee|actives|activees|en service|en poste|verifie|invite|en attente',
      'aktiv|aktiviert|freigegeben|activ[oa]|habilitad[oa]|attiv[oa]|abilitat[oa]|ativ[oa]|actief',
    ].join('|') +
    ')\\b',
);

/** Since when, which is a yes. */
const DATE = /\d{4}/;

/** Whether a cell is something that such a column may say, so that it is one indeed: a province is not. */
export function isStateWord(cell: string, kind: StateKind): boolean {
  const word = wordOf(cell);
  if (YES.test(word) || NO.test(word)) return kind !== 'status';
  return OFF_WORDS.test(word) || ON_WORDS.test(word) || (kind === 'off' && DATE.test(word));
}

/** Whether a cell says that somebody is off. An empty one says nothing. */
export function isOff(cell: string, kind: StateKind): boolean {
  const word = wordOf(cell);
  if (word === '') return false;
  switch (kind) {
    case 'active':
      return NO.test(word) || OFF_WORDS.test(word);
    case 'off':
      return YES.test(word) || OFF_WORDS.test(word) || DATE.test(word);
    case 'status':
      return OFF_WORDS.test(word);
  }
}

function wordOf(cell: string): string {
  return fold(cell.trim());
}
