/*
 * The headers under which exports of telephone systems, directories and spreadsheets have a field, in
 * English and French, the surest first. Written without case, accents, spaces and punctuation, as
 * `headerKey` makes them. Headers that only contain a telling word are columns.ts's.
 */

const EMAIL = [
  ...['email', 'emailaddress', 'courriel', 'adressecourriel', 'adresseemail', 'mail'],
  ...['adressemail', 'adressedecourriel', 'adresseelectronique', 'courrierelectronique'],
  ...['primaryemail', 'primaryemailaddress', 'workemail', 'businessemail', 'useremail'],
  ...['emailid', 'mailaddress', 'emailprofessionnel', 'courrielprofessionnel', 'courrielprincipal'],
  ...['emails', 'courriels', 'adressecourrielle', 'adressesmtp', 'smtpaddress', 'mel'],
];

/** Surely all of a name. */
const FULL_NAME = [
  ...['displayname', 'fullname', 'nomcomplet', 'nomaffiche', 'nomdaffichage', 'nometprenom'],
  ...['prenometnom', 'nomprenom', 'prenomnom', 'nomsetprenoms', 'calleridname'],
];
/** The last name beside a first name, and all of it without one. */
const EITHER_NAME = ['name', 'nom', 'names', 'noms'];
const FIRST_NAME = ['firstname', 'givenname', 'prenom', 'prenoms', 'forename', 'first', 'fname'];
const LAST_NAME = [
  ...['lastname', 'surname', 'familyname', 'nomdefamille', 'nomfamille', 'patronyme', 'last'],
  ...['lname', 'sn'],
];
/** A name where nothing says it better; the last ones are often a login. */
const OTHER_NAME = [
  ...['personname', 'employeename', 'nomdelemploye', 'contactname', 'nomducontact'],
  ...['collaborateur', 'employee', 'employe', 'person', 'personne', 'contact', 'abonne'],
  ...['subscriber', 'user', 'utilisateur', 'usager', 'username', 'nomdutilisateur'],
  ...['nomutilisateur', 'nomdelutilisateur', 'nomdelusager'],
];

const EXTENSION = [
  ...['extension', 'ext', 'poste', 'extensionnumber', 'numerodeposte', 'nodeposte', 'ndeposte'],
  ...['numeroposte', 'noposte', 'nposte', 'extn', 'exten', 'extensions', 'postes', 'extno'],
  ...['extensionno', 'extnumber', 'phoneextension', 'userextension', 'internalextension'],
  ...['postetelephonique', 'posteinterne', 'numerodextension', 'noextension', 'numerointerne'],
  ...[
    'interne',
    'internalnumber',
    'shortnumber',
    'numerocourt',
    'numeroabrege',
    'local',
    'posteno',
  ],
];

const TAG = [
  ...['tag', 'conferencetag', 'etiquette', 'etiquettedelaconference', 'balise', 'conferencename'],
  ...['nomdelaconference', 'nomdeconference', 'nomconference', 'conferencetitle', 'conference'],
  ...['title', 'titre', 'label', 'libelle', 'subject', 'sujet', 'objet', 'meeting', 'meetingname'],
  ...[
    'reunion',
    'nomdelareunion',
    'room',
    'roomname',
    'salle',
    'name',
    'nom',
    'tags',
    'etiquettes',
  ],
];

const ADMIN_EMAIL = [
  ...['conferenceadminsemail', 'conferenceadminemail', 'adminemail', 'conferenceadmin'],
  ...['leaderemail', 'leadersemail', 'hostemail', 'organizeremail', 'organiseremail', 'owneremail'],
  ...['moderatoremail', 'courrielduresponsable', 'adresseduresponsable', 'emailduresponsable'],
  ...['courrielresponsable', 'adressecourrielduresponsable', 'courrieldelanimateur'],
  ...['courrieldelorganisateur', ...EMAIL],
  ...['responsable', 'leader', 'host', 'organizer', 'organiser', 'organisateur', 'moderator'],
  ...['moderateur', 'animateur', 'owner', 'proprietaire', 'admin', 'administrator'],
  ...['administrateur', 'recipient', 'destinataire'],
];

const EXPIRY = [
  ...['expires', 'expiry', 'expirydate', 'expiration', 'echeance', 'expirationdate', 'expireson'],
  ...['expiresat', 'datedexpiration', 'dateexpiration', 'datedecheance', 'dateecheance', 'expire'],
  ...['expirele', 'expirytime', 'expirationtime', 'validuntil', 'valablejusquau', 'valide'],
  ...['validejusquau', 'enddate', 'datedefin', 'datefin', 'until', 'jusquau', 'ends', 'fin', 'end'],
];

const LANGUAGE = [
  ...['language', 'langue', 'emaillanguage', 'languageoftheemail', 'languageofemail', 'lang'],
  ...['languedelemail', 'languedemail', 'languecourriel', 'langueducourriel'],
  ...['preferredlanguage', 'languepreferee', 'languedecorrespondance', 'correspondencelanguage'],
  ...['locale'],
];

export const WORDS = {
  EMAIL,
  FULL_NAME,
  EITHER_NAME,
  FIRST_NAME,
  LAST_NAME,
  OTHER_NAME,
  EXTENSION,
  TAG,
  ADMIN_EMAIL,
  EXPIRY,
  LANGUAGE,
} as const;
