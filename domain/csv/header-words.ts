/*
 * The headers under which exports of telephone systems, directories and spreadsheets have a field, in
 * English and French and some in their neighbours' languages, the surest first. Written without case,
 * accents, spaces and punctuation, as `headerKey` makes them. Headers that only contain a telling word
 * are columns.ts's; which product has which: docs/csv-headers.md.
 */

const EMAIL = [
  ...['email', 'emailaddress', 'courriel', 'adressecourriel', 'adresseemail', 'mail'],
  ...['adressemail', 'adressedecourriel', 'adresseelectronique', 'courrierelectronique'],
  ...['primaryemail', 'primaryemailaddress', 'workemail', 'businessemail', 'useremail'],
  ...['workemailaddress', 'businessemailaddress', 'companyemail', 'officeemail', 'contactemail'],
  ...['emailid', 'mailid', 'mailaddress', 'emailprofessionnel', 'courrielprofessionnel'],
  ...[
    'courrielprincipal',
    'emails',
    'courriels',
    'adressecourrielle',
    'adressesmtp',
    'smtpaddress',
  ],
  ...['mel', 'primarysmtpaddress', 'windowsemailaddress', 'loginemail', 'emailwork', 'emailpro'],
  ...['mailadresse', 'emailadresse', 'epost', 'epostadresse', 'correo', 'correoelectronico'],
  ...['direcciondecorreo', 'direcciondecorreoelectronico', 'indirizzoemail', 'indirizzodiposta'],
  ...['postaelettronica', 'enderecodeemail', 'emailadres', 'correioeletronico', 'sendemailto'],
  ...['useridemail', 'idutilisateuremail', 'userprincipalname', 'upn', 'nomdutilisateurprincipal'],
  ...['nomprincipaldelutilisateur', 'proxyaddresses', 'emailaddresses', 'emailalias'],
  ...['voicemailemail', 'voicemailmailto', 'voicemailemailaddress', 'vmemail', 'vmemailaddress'],
  ...['mailto', 'voicemailtoemail', 'courrielmessagerievocale', 'emailmessagerievocale'],
];
/** A login, which in some directories is an address. */
const LOGIN = [
  ...['userid', 'loginid', 'login', 'loginname', 'username', 'user', 'accountname'],
  ...['signinname', 'nomdutilisateur', 'identifiant', 'nomutilisateur', 'utilisateur', 'usager'],
  ...['nomdelutilisateur', 'nomdelusager', 'samaccountname', 'benutzername', 'usuario', 'utente'],
  ...['gebruikersnaam', 'webusername'],
];

/** Surely all of a name. */
const FULL_NAME = [
  ...['longname', 'fullname', 'displayname', 'nomcomplet', 'nomaffiche', 'nomdaffichage'],
  ...['nometprenom', 'prenometnom', 'nomprenom', 'prenomnom', 'nomsetprenoms', 'nomprenoms'],
  ...['employeename', 'commonname', 'vollstandigername', 'anzeigename', 'vorundnachname'],
  ...['nombrecompleto', 'nombreparamostrar', 'nomecompleto', 'nomecompleta', 'nominativo'],
  ...['nomedeexibicao', 'volledigenaam', 'weergavenaam', 'cognomeenome', 'nomeecognome'],
  ...['nombreyapellidos', 'apellidosynombre', 'directoryfullname', 'effectivecalleridname'],
  ...['internalcalleridname', 'calleridname', 'callername', 'linename', 'nomdelappelant'],
];
/** The last name beside a first name, and all of it without one. */
const EITHER_NAME = ['name', 'nom', 'names', 'noms', 'naam', 'nome'];
const FIRST_NAME = [
  ...['firstname', 'givenname', 'prenom', 'prenoms', 'forename', 'first', 'fname', 'givennames'],
  ...['vorname', 'nombre', 'nombres', 'voornaam', 'primeironome', 'directoryfirstname'],
  ...['prenomusuel', 'preferredfirstname'],
];
const LAST_NAME = [
  ...['lastname', 'surname', 'familyname', 'nomdefamille', 'nomfamille', 'patronyme', 'last'],
  ...['lname', 'sn', 'nachname', 'familienname', 'apellido', 'apellidos', 'cognome', 'achternaam'],
  ...['sobrenome', 'apelido', 'nomusuel', 'nomdusage', 'directorylastname', 'secondname'],
];
/** A name where nothing says it better. */
const OTHER_NAME = [
  ...['personname', 'nomdelemploye', 'contactname', 'nomducontact', 'collaborateur', 'employee'],
  ...['employe', 'person', 'personne', 'contact', 'abonne', 'subscriber', 'teilnehmer', 'benutzer'],
  ...['mitarbeiter', 'empleado', 'dipendente', 'medewerker', 'cn'],
];

const EXTENSION = [
  ...['extension', 'ext', 'poste', 'extensionnumber', 'numerodeposte', 'nodeposte', 'ndeposte'],
  ...['numeroposte', 'noposte', 'nposte', 'extn', 'exten', 'extensions', 'postes', 'extno'],
  ...['extensionno', 'extnumber', 'phoneextension', 'userextension', 'internalextension'],
  ...['primaryextension', 'defaultextension', 'stationextension', 'assignedextension'],
  ...['postetelephonique', 'posteinterne', 'numerodextension', 'noextension', 'numerointerne'],
  ...['interne', 'internalnumber', 'shortnumber', 'numerocourt', 'numeroabrege', 'local'],
  ...['telephoneinterne', 'numerodetelephoneinterne', 'internalphone', 'internalphonenumber'],
  ...['posteno', 'nebenstelle', 'nebenstellennummer', 'durchwahl', 'interno', 'anexo', 'ramal'],
  ...['numerodeextension', 'internenummer', 'toestel', 'toestelnummer', 'directorynumber', 'dn'],
  ...['internalcallerid', 'ipphone'],
];
/** What is an extension where short numbers stand there, and a telephone number or a login otherwise. */
const SHORT_NUMBER = [
  ...['number', 'numero', 'nummer', 'rufnummer'],
  ...['phonenumber', 'telephonenumber', 'phone', 'telephone', 'tel', 'officephonenumber'],
  ...['officephone', 'businessphone', 'workphone', 'desknumber', 'username', 'sipusername'],
  ...['sipid', 'user', 'alias', 'callerid', 'calleridnumber', 'effectivecalleridnumber'],
  ...['numerodetelephone', 'telefon', 'telefono', 'telefone', 'telefoonnummer'],
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
];
/** Who it is, and often where they are. */
const ADMIN = [
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

const CONFERENCE_ID = ['conferenceid', 'iddelaconference', 'identifiantdelaconference'];

const PARTICIPANT_CODE = ['participantcode', 'codedeparticipant', 'codeparticipant'];

/** Headers of what nobody asks for here; that a row has them says that it is the row of the headers. */
const OTHERS = [
  ...['department', 'service', 'departement', 'site', 'location', 'emplacement', 'phone', 'mobile'],
  ...['mobilephone', 'mobilenumber', 'cellulaire', 'telephone', 'title', 'titre', 'jobtitle'],
  ...['fonction', 'note', 'notes', 'remarque', 'remarques', 'company', 'entreprise', 'manager'],
  ...['gestionnaire', 'employeeid', 'matricule', 'password', 'role', 'city', 'ville', 'country'],
  ...['pays', 'fax', 'group', 'groupe', 'office', 'bureau', 'division', 'macaddress', 'abteilung'],
  ...['departamento', 'reparto', 'afdeling', 'created'],
];

export const WORDS = {
  EMAIL,
  LOGIN,
  FULL_NAME,
  EITHER_NAME,
  FIRST_NAME,
  LAST_NAME,
  OTHER_NAME,
  EXTENSION,
  SHORT_NUMBER,
  TAG,
  ADMIN_EMAIL,
  ADMIN,
  EXPIRY,
  LANGUAGE,
  CONFERENCE_ID,
  PARTICIPANT_CODE,
  OTHERS,
} as const;
