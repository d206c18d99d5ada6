// Compiled from IANA’s and CLDR’s data by `npm run zones:update`; not to be edited (docs/time.md).

/** ISO 3166 code, first day of the week (0: Sunday), and names as in zone-table.ts. */
export const COUNTRY_TABLE = `AD|1|Europe/Andorra
AE|1|Asia/Dubai
AF|6|Asia/Kabul
AG|0|America/Antigua
AI|1|America/Anguilla
AL|1|Europe/Tirane
AM|1|Asia/Yerevan
AO|1|Africa/Luanda
AQ|1|Antarctica/Casey Davis DumontDUrville Mawson McMurdo Palmer Rothera Syowa Troll Vostok
AR|1|America/Argentina/Buenos_Aires Argentina/Catamarca Argentina/ComodRivadavia Argentina/Cordoba Argentina/Jujuy Argentina/La_Rioja Argentina/Mendoza Argentina/Rio_Gallegos Argentina/Salta Argentina/San_Juan Argentina/San_Luis Argentina/Tucuman Argentina/Ushuaia Buenos_Aires Catamarca Cordoba Jujuy Mendoza Rosario
AS|0|Pacific/Pago_Pago Samoa;US/Samoa
AT|1|Europe/Vienna
AU|1|Antarctica/Macquarie;Australia/ACT Adelaide Brisbane Broken_Hill Canberra Currie Darwin Eucla Hobart LHI Lindeman Lord_Howe Melbourne NSW North Perth Queensland South Sydney Tasmania Victoria West Yancowinna
AW|1|America/Aruba
AX|1|Europe/Mariehamn
AZ|1|Asia/Baku
BA|1|Europe/Sarajevo
BB|1|America/Barbados
BD|0|Asia/Dacca Dhaka
BE|1|CET MET;Europe/Brussels
BF|1|Africa/Ouagadougou
BG|1|Europe/Sofia
BH|6|Asia/Bahrain
BI|1|Africa/Bujumbura
BJ|1|Africa/Porto-Novo
BL|1|America/St_Barthelemy
BM|1|Atlantic/Bermuda
BN|1|Asia/Brunei
BO|1|America/La_Paz
BQ|1|America/Kralendijk
BR|0|America/Araguaina Bahia Belem Boa_Vista Campo_Grande Cuiaba Eirunepe Fortaleza Maceio Manaus Noronha Porto_Acre Porto_Velho Recife Rio_Branco Santarem Sao_Paulo;Brazil/Acre DeNoronha East West
BS|0|America/Nassau
BT|0|Asia/Thimbu Thimphu
BW|0|Africa/Gaborone
BY|1|Europe/Minsk
BZ|0|America/Belize
CA|0|America/Atikokan Blanc-Sablon Cambridge_Bay Creston Dawson Dawson_Creek Edmonton Fort_Nelson Glace_Bay Goose_Bay Halifax Inuvik Iqaluit Moncton Montreal Nipigon Pangnirtung Rainy_River Rankin_Inlet Regina Resolute St_Johns Swift_Current Thunder_Bay Toronto Vancouver Whitehorse Winnipeg Yellowknife;Canada/Atlantic Central Eastern Mountain Newfoundland Pacific Saskatchewan Yukon
CC|1|Indian/Cocos
CD|1|Africa/Kinshasa Lubumbashi
CF|1|Africa/Bangui
CG|1|Africa/Brazzaville
CH|1|Europe/Zurich
CI|1|Africa/Abidjan Timbuktu;Iceland
CK|1|Pacific/Rarotonga
CL|1|America/Coyhaique Punta_Arenas Santiago;Chile/Continental EasterIsland;Pacific/Easter
CM|1|Africa/Douala
CN|1|Asia/Chongqing Chungking Harbin Kashgar Shanghai Urumqi;PRC
CO|0|America/Bogota
CR|1|America/Costa_Rica
CU|1|America/Havana;Cuba
CV|1|Atlantic/Cape_Verde
CW|1|America/Curacao
CX|1|Indian/Christmas
CY|1|Asia/Famagusta Nicosia;Europe/Nicosia
CZ|1|Europe/Prague
DE|1|Atlantic/Jan_Mayen;Europe/Berlin Busingen
DJ|6|Africa/Djibouti
DK|1|Europe/Copenhagen
DM|0|America/Dominica
DO|0|America/Santo_Domingo
DZ|6|Africa/Algiers
EC|1|America/Guayaquil;Pacific/Galapagos
EE|1|Europe/Tallinn
EG|6|Africa/Cairo;Egypt
EH|1|Africa/El_Aaiun
ER|1|Africa/Asmara
ES|1|Africa/Ceuta;Atlantic/Canary;Europe/Madrid
ET|0|Africa/Addis_Ababa
FI|1|Europe/Helsinki
FJ|1|Pacific/Fiji
FK|1|Atlantic/Stanley
FM|1|Pacific/Chuuk Kosrae Pohnpei
FO|1|Atlantic/Faeroe Faroe
FR|1|Europe/Paris
GA|1|Africa/Libreville
GB|1|Europe/Belfast London;GB GB-Eire
GD|1|America/Grenada
GE|1|Asia/Tbilisi
GF|1|America/Cayenne
GG|1|Europe/Guernsey
GH|1|Africa/Accra
GI|1|Europe/Gibraltar
GL|1|America/Danmarkshavn Nuuk Scoresbysund Thule
GM|1|Africa/Banjul
GN|1|Africa/Conakry
GP|1|America/Guadeloupe
GQ|1|Africa/Malabo
GR|1|EET;Europe/Athens
GS|1|Atlantic/South_Georgia
GT|0|America/Guatemala
GU|0|Pacific/Guam
GW|1|Africa/Bissau
GY|1|America/Guyana
HK|0|Asia/Hong_Kong;Hongkong
HN|0|America/Tegucigalpa
HR|1|Europe/Zagreb
HT|1|America/Port-au-Prince
HU|1|Europe/Budapest
ID|0|Asia/Jakarta Jayapura Makassar Pontianak Ujung_Pandang
IE|1|Eire;Europe/Dublin
IL|0|Asia/Jerusalem Tel_Aviv;Israel
IM|1|Europe/Isle_of_Man
IN|0|Asia/Calcutta Kolkata
IO|1|Indian/Chagos
IQ|6|Asia/Baghdad
IR|6|Asia/Tehran;Iran
IS|0|Atlantic/Reykjavik
IT|1|Europe/Rome
JE|1|Europe/Jersey
JM|0|America/Jamaica;Jamaica
JO|6|Asia/Amman
JP|0|Asia/Tokyo;Japan
KE|0|Africa/Asmera Nairobi
KG|1|Asia/Bishkek
KH|0|Asia/Phnom_Penh
KI|1|Pacific/Kanton Kiritimati Tarawa
KM|1|Indian/Comoro
KN|1|America/St_Kitts
KP|1|Asia/Pyongyang
KR|0|Asia/Seoul;ROK
KW|6|Asia/Kuwait
KY|1|America/Cayman
KZ|1|Asia/Almaty Aqtau Aqtobe Atyrau Oral Qostanay Qyzylorda
LA|0|Asia/Vientiane
LB|1|Asia/Beirut
LC|1|America/St_Lucia
LI|1|Europe/Vaduz
LK|1|Asia/Colombo
LR|1|Africa/Monrovia
LS|1|Africa/Maseru
LT|1|Europe/Vilnius
LU|1|Europe/Luxembourg
LV|1|Europe/Riga
LY|6|Africa/Tripoli;Libya
MA|1|Africa/Casablanca
MC|1|Europe/Monaco
MD|1|Europe/Chisinau Tiraspol
ME|1|Europe/Podgorica
MF|1|America/Marigot
MG|1|Indian/Antananarivo
MH|0|Kwajalein;Pacific/Kwajalein Majuro
MK|1|Europe/Skopje
ML|1|Africa/Bamako
MM|0|Asia/Yangon
MN|1|Asia/Choibalsan Hovd Ulaanbaatar Ulan_Bator
MO|0|Asia/Macao Macau
MP|1|Pacific/Saipan
MQ|1|America/Martinique
MR|1|Africa/Nouakchott
MS|1|America/Montserrat
MT|0|Europe/Malta
MU|1|Indian/Mauritius
MV|5|Indian/Maldives
MW|1|Africa/Blantyre
MX|0|America/Bahia_Banderas Cancun Chihuahua Ciudad_Juarez Ensenada Hermosillo Matamoros Mazatlan Merida Mexico_City Monterrey Ojinaga Santa_Isabel Tijuana;Mexico/BajaNorte BajaSur General
MY|1|Asia/Kuala_Lumpur Kuching;Singapore
MZ|0|Africa/Maputo
NA|1|Africa/Windhoek
NC|1|Pacific/Noumea
NE|1|Africa/Niamey
NF|1|Pacific/Norfolk
NG|1|Africa/Lagos
NI|0|America/Managua
NL|1|Europe/Amsterdam
NO|1|Europe/Oslo
NP|0|Asia/Kathmandu Katmandu
NR|1|Pacific/Nauru
NU|1|Pacific/Niue
NZ|1|Antarctica/South_Pole;NZ NZ-CHAT;Pacific/Auckland Chatham
OM|6|Asia/Muscat
PA|0|America/Coral_Harbour Panama;EST
PE|0|America/Lima
PF|1|Pacific/Gambier Marquesas Tahiti
PG|1|Pacific/Bougainville Port_Moresby Truk Yap
PH|0|Asia/Manila
PK|0|Asia/Karachi
PL|1|Europe/Warsaw;Poland
PM|1|America/Miquelon
PN|1|Pacific/Pitcairn
PR|0|America/Puerto_Rico Virgin
PS|1|Asia/Gaza Hebron
PT|0|Atlantic/Azores Madeira;Europe/Lisbon;Portugal WET
PW|1|Pacific/Palau
PY|0|America/Asuncion
QA|6|Asia/Qatar
RE|1|Indian/Reunion
RO|1|Europe/Bucharest
RS|1|Europe/Belgrade
RU|1|Asia/Anadyr Barnaul Chita Irkutsk Kamchatka Khandyga Krasnoyarsk Magadan Novokuznetsk Novosibirsk Omsk Sakhalin Srednekolymsk Tomsk Ust-Nera Vladivostok Yakutsk Yekaterinburg;Europe/Astrakhan Kaliningrad Kirov Moscow Samara Saratov Simferopol Ulyanovsk Volgograd;W-SU
RW|1|Africa/Kigali
SA|0|Asia/Riyadh
SB|1|Pacific/Guadalcanal Ponape
SC|1|Indian/Mahe
SD|6|Africa/Khartoum
SE|1|Europe/Stockholm
SG|0|Asia/Singapore
SH|1|Atlantic/St_Helena
SI|1|Europe/Ljubljana
SJ|1|Arctic/Longyearbyen
SK|1|Europe/Bratislava
SL|1|Africa/Freetown
SM|1|Europe/San_Marino
SN|1|Africa/Dakar
SO|1|Africa/Mogadishu
SR|1|America/Paramaribo
SS|1|Africa/Juba
ST|1|Africa/Sao_Tome
SV|0|America/El_Salvador
SX|1|America/Lower_Princes
SY|6|Asia/Damascus
SZ|1|Africa/Mbabane
TC|1|America/Grand_Turk
TD|1|Africa/Ndjamena
TF|1|Indian/Kerguelen
TG|1|Africa/Lome
TH|0|Asia/Bangkok
TJ|1|Asia/Dushanbe
TK|1|Pacific/Fakaofo
TL|1|Asia/Dili
TM|1|Asia/Ashgabat Ashkhabad
TN|1|Africa/Tunis
TO|1|Pacific/Tongatapu
TR|1|Asia/Istanbul;Europe/Istanbul;Turkey
TT|0|America/Port_of_Spain
TV|1|Pacific/Funafuti
TW|0|Asia/Taipei;ROC
TZ|1|Africa/Dar_es_Salaam
UA|1|Europe/Kyiv
UG|1|Africa/Kampala
UM|0|Pacific/Midway Wake
US|0|America/Adak Anchorage Atka Boise Chicago Denver Detroit Indiana/Indianapolis Indiana/Knox Indiana/Marengo Indiana/Petersburg Indiana/Tell_City Indiana/Vevay Indiana/Vincennes Indiana/Winamac Juneau Kentucky/Louisville Kentucky/Monticello Knox_IN Los_Angeles Louisville Menominee Metlakatla New_York Nome North_Dakota/Beulah North_Dakota/Center North_Dakota/New_Salem Phoenix Shiprock Sitka Yakutat;HST MST Navajo;Pacific/Honolulu Johnston;US/Alaska Aleutian Arizona Central Eastern Hawaii Indiana-Starke Michigan Mountain Pacific
UY|1|America/Montevideo
UZ|1|Asia/Samarkand Tashkent
VA|1|Europe/Vatican
VC|1|America/St_Vincent
VE|0|America/Caracas
VG|1|America/Tortola
VI|0|America/St_Thomas
VN|1|Asia/Ho_Chi_Minh Saigon
VU|1|Pacific/Efate
WF|1|Pacific/Wallis
WS|0|Pacific/Apia
YE|0|Asia/Aden
YT|1|Indian/Mayotte
ZA|0|Africa/Johannesburg
ZM|1|Africa/Lusaka
ZW|0|Africa/Harare`;
