// Compiled from IANA’s data by `npm run zones:update`; not to be edited (docs/time.md).

/** IANA’s release that the rules come from. */
export const ZONES_VERSION = '2026f';

/** Read by zones.ts, which says what stands where; the rules by zone-rules.ts. */
export const ZONE_TABLE = `0|G|Africa/Abidjan Accra Bamako Banjul Bissau Conakry Dakar Freetown Lome Monrovia Nouakchott Ouagadougou Sao_Tome;America/Danmarkshavn;Atlantic/Reykjavik St_Helena|Africa/Timbuktu;Etc/GMT GMT+0 GMT-0 GMT0 Greenwich;GMT GMT+0 GMT-0 GMT0 Greenwich Iceland
180||Africa/Addis_Ababa Asmara Dar_es_Salaam Djibouti Kampala Mogadishu Nairobi;Antarctica/Syowa;Asia/Aden Amman Baghdad Bahrain Damascus Kuwait Qatar Riyadh;Europe/Istanbul Kirov Minsk Moscow Simferopol Volgograd;Indian/Antananarivo Comoro Mayotte|Africa/Asmera;Asia/Istanbul;Etc/GMT-3;Turkey W-SU
60|Z|Africa/Algiers Tunis|
60||Africa/Bangui Brazzaville Douala Kinshasa Lagos Libreville Luanda Malabo Ndjamena Niamey Porto-Novo|Etc/GMT-1
120||Africa/Blantyre Bujumbura Gaborone Harare Johannesburg Juba Khartoum Kigali Lubumbashi Lusaka Maputo Maseru Mbabane Windhoek|Etc/GMT-2
120 ~120,180,4.5.5/0,10.5.4/1440|F|Africa/Cairo|Egypt
60 24rc:0 12w0:60 9q00:0 1ao0:60 9q00:0 12w0:60 5m6c:0||Africa/Casablanca El_Aaiun|
60 ~60,120,3.5.0/120,10.5.0/180|Z|Africa/Ceuta;Arctic/Longyearbyen;Europe/Amsterdam Andorra Belgrade Berlin Bratislava Brussels Budapest Busingen Copenhagen Gibraltar Ljubljana Luxembourg Madrid Malta Monaco Oslo Paris Podgorica Prague Rome San_Marino Sarajevo Skopje Stockholm Tirane Vaduz Vatican Vienna Warsaw Zagreb Zurich|Atlantic/Jan_Mayen;CET MET Poland
120|F|Africa/Tripoli;Europe/Kaliningrad|Libya
-600 ~-600,-540,3.2.0/120,11.1.0/120|H|America/Adak|America/Atka;US/Aleutian
-540 ~-540,-480,3.2.0/120,11.1.0/120|K|America/Anchorage Juneau Metlakatla Nome Sitka Yakutat|US/Alaska
-240|A|America/Anguilla Antigua Aruba Barbados Blanc-Sablon Curacao Dominica Grenada Guadeloupe Kralendijk Lower_Princes Marigot Martinique Montserrat Port_of_Spain Puerto_Rico Santo_Domingo St_Barthelemy St_Kitts St_Lucia St_Thomas St_Vincent Tortola|America/Virgin
-180||America/Araguaina Argentina/Buenos_Aires Argentina/Catamarca Argentina/Cordoba Argentina/Jujuy Argentina/La_Rioja Argentina/Mendoza Argentina/Rio_Gallegos Argentina/Salta Argentina/San_Juan Argentina/San_Luis Argentina/Tucuman Argentina/Ushuaia Bahia Belem Cayenne Fortaleza Maceio Montevideo Paramaribo Punta_Arenas Recife Santarem Sao_Paulo;Antarctica/Palmer Rothera;Atlantic/Stanley|America/Argentina/ComodRivadavia Buenos_Aires Catamarca Cordoba Jujuy Mendoza Rosario;Brazil/East;Etc/GMT+3
-180 2kd0:-240 61to:-180||America/Asuncion|
-300|E|America/Atikokan Cancun Cayman Jamaica Panama|America/Coral_Harbour;EST Jamaica
-360|C|America/Bahia_Banderas Belize Chihuahua Costa_Rica El_Salvador Guatemala Managua Merida Mexico_City Monterrey Regina Swift_Current Tegucigalpa|Canada/Saskatchewan;Mexico/General
-240||America/Boa_Vista Campo_Grande Caracas Cuiaba Guyana La_Paz Manaus Porto_Velho|Brazil/West;Etc/GMT+4
-300||America/Bogota Eirunepe Guayaquil Lima Rio_Branco|America/Porto_Acre;Brazil/Acre;Etc/GMT+5
-420 ~-420,-360,3.2.0/120,11.1.0/120|M|America/Boise Cambridge_Bay Ciudad_Juarez Denver|America/Shiprock;MST7MDT Navajo;US/Mountain
-360 ~-360,-300,3.2.0/120,11.1.0/120|C|America/Chicago Indiana/Knox Indiana/Tell_City Matamoros Menominee North_Dakota/Beulah North_Dakota/Center North_Dakota/New_Salem Ojinaga Rankin_Inlet Resolute|America/Knox_IN;CST6CDT;US/Central Indiana-Starke
-180 2zx0:-240 4r5o:-180||America/Coyhaique|
-420|M|America/Creston Dawson Dawson_Creek Fort_Nelson Hermosillo Mazatlan Phoenix Whitehorse|Canada/Yukon;MST;Mexico/BajaSur;US/Arizona
-300 ~-300,-240,3.2.0/120,11.1.0/120|E|America/Detroit Grand_Turk Indiana/Indianapolis Indiana/Marengo Indiana/Petersburg Indiana/Vevay Indiana/Vincennes Indiana/Winamac Iqaluit Kentucky/Louisville Kentucky/Monticello Nassau New_York Port-au-Prince Toronto|America/Fort_Wayne Indianapolis Louisville Montreal Nipigon Pangnirtung Thunder_Bay;Canada/Eastern;EST5EDT;US/East-Indiana Eastern Michigan
-420 2530:-360 7cec:-420 3w1o:-360 7cec:-420 3w1o:-360||America/Edmonton Inuvik|America/Yellowknife;Canada/Mountain
-480 ~-480,-420,3.2.0/120,11.1.0/120|P|America/Los_Angeles Tijuana|America/Ensenada Santa_Isabel;Mexico/BajaNorte;PST8PDT;US/Pacific
-240 ~-240,-180,3.2.0/120,11.1.0/120|A|America/Glace_Bay Goose_Bay Halifax Moncton Thule;Atlantic/Bermuda|Canada/Atlantic
-120 ~-120,-60,3.5.0/-60,10.5.0/0||America/Nuuk|America/Godthab
-300 24wc:-240 7cg0:-300 3w00:-240 7cg0:-300 3w00:-240 iso0:-300 ~-300,-240,3.2.0/0,11.1.0/60||America/Havana|Cuba
-180 ~-180,-120,3.2.0/120,11.1.0/120||America/Miquelon|
-120||America/Noronha;Atlantic/South_Georgia|Brazil/DeNoronha;Etc/GMT+2
-360 251c:-300 7cec:-360 3w1o:-300 7cec:-360 3w1o:-300||America/Winnipeg|America/Rainy_River;Canada/Central
-180 ~-240,-180,9.1.6/1440,4.1.6/1440||America/Santiago|Chile/Continental
-60 99do:-120 ~-120,-60,3.5.0/-60,10.5.0/0||America/Scoresbysund|
-210 ~-210,-150,3.2.0/120,11.1.0/120|N|America/St_Johns|Canada/Newfoundland
-480 254o:-420 7cec:-480 3w1o:-420 7cec:-480 3w1o:-420||America/Vancouver|Canada/Pacific
480||Antarctica/Casey;Asia/Brunei Hong_Kong Irkutsk Kuala_Lumpur Kuching Macau Makassar Manila Shanghai Singapore Taipei Ulaanbaatar|Asia/Choibalsan Chongqing Chungking Harbin Macao Ujung_Pandang Ulan_Bator;Etc/GMT-8;Hongkong PRC ROC Singapore
420||Antarctica/Davis;Asia/Bangkok Barnaul Ho_Chi_Minh Hovd Jakarta Krasnoyarsk Novokuznetsk Novosibirsk Phnom_Penh Pontianak Tomsk Vientiane;Indian/Christmas|Asia/Saigon;Etc/GMT-7
600||Antarctica/DumontDUrville;Asia/Ust-Nera Vladivostok;Pacific/Chuuk Guam Port_Moresby Saipan|Etc/GMT-10;Pacific/Truk Yap
660 ~600,660,10.1.0/120,4.1.0/180|V|Antarctica/Macquarie;Australia/Hobart Melbourne Sydney|Australia/ACT Canberra Currie NSW Tasmania Victoria
300||Antarctica/Mawson Vostok;Asia/Aqtau Aqtobe Ashgabat Atyrau Dushanbe Karachi Oral Qyzylorda Samarkand Tashkent Yekaterinburg;Indian/Kerguelen Maldives|Asia/Ashkhabad;Etc/GMT-5
780 ~720,780,9.5.0/120,4.1.0/180|Y|Antarctica/McMurdo;Pacific/Auckland|Antarctica/South_Pole;NZ
0 ~0,120,3.5.0/60,10.5.0/180||Antarctica/Troll|
360 1ue0:300||Asia/Almaty Qostanay|
720||Asia/Anadyr Kamchatka;Pacific/Fiji Funafuti Kwajalein Majuro Nauru Tarawa Wake Wallis|Etc/GMT-12;Kwajalein
240||Asia/Baku Dubai Muscat Tbilisi Yerevan;Europe/Astrakhan Samara Saratov Ulyanovsk;Indian/Mahe Mauritius Reunion|Etc/GMT-4
120 ~120,180,3.5.0/0,10.5.0/0|F|Asia/Beirut|
360||Asia/Bishkek Dhaka Omsk Thimphu Urumqi;Indian/Chagos|Asia/Dacca Kashgar Thimbu;Etc/GMT-6
330||Asia/Colombo Kolkata|Asia/Calcutta
540||Asia/Chita Dili Jayapura Khandyga Pyongyang Seoul Tokyo Yakutsk;Pacific/Palau|Etc/GMT-9;Japan ROK
120 ~120,180,3.5.0/180,10.5.0/240|F|Asia/Famagusta Nicosia;Europe/Athens Bucharest Chisinau Helsinki Kyiv Mariehamn Riga Sofia Tallinn Vilnius|EET;Europe/Kiev Nicosia Tiraspol Uzhgorod Zaporozhye
120 3e80:180 5tyc:120 56po:180 61qc:120 4r5o:180 6hac:120 4r5o:180 6p2c:120 4jdo:180 6p2c:120 4jdo:180 6p2c:120 4r5o:180 6hac:120 4r5o:180 6hac:120 4r5o:180 6p2c:120 4jdo:180 6p2c:120 4jdo:180 6p2c:120 4jdo:180 6p2c:120 4r5o:180 69ic:120 4yxo:180 61qc:120 56po:180 5m6c:120 5m9o:180 5eec:120 5u1o:180 4yuc:120 1iho:180 7qc:120 ~120,180,3.5.6/120,10.4.6/120|F|Asia/Gaza Hebron|
120 ~120,180,3.4.4/1560,10.5.0/120||Asia/Jerusalem|Asia/Tel_Aviv;Israel
270||Asia/Kabul|
345||Asia/Kathmandu|Asia/Katmandu
660||Asia/Magadan Sakhalin Srednekolymsk;Pacific/Bougainville Efate Guadalcanal Kosrae Noumea Pohnpei|Etc/GMT-11;Pacific/Ponape
390||Asia/Yangon;Indian/Cocos|Asia/Rangoon
210||Asia/Tehran|Iran
-60 ~-60,0,3.5.0/0,10.5.0/60||Atlantic/Azores|
0 ~0,60,3.5.0/60,10.5.0/120|W|Atlantic/Canary Faroe Madeira;Europe/Lisbon|Atlantic/Faeroe;Portugal WET
-60||Atlantic/Cape_Verde|Etc/GMT+1
630 ~570,630,10.1.0/120,4.1.0/180|T|Australia/Adelaide Broken_Hill|Australia/South Yancowinna
600|V|Australia/Brisbane Lindeman|Australia/Queensland
570|T|Australia/Darwin|Australia/North
525||Australia/Eucla|
660 ~630,660,10.1.0/120,4.1.0/120||Australia/Lord_Howe|Australia/LHI
480|S|Australia/Perth|Australia/West
-300 ~-360,-300,9.1.6/1320,4.1.6/1320||Pacific/Easter|Chile/EasterIsland
0 ~0,60,3.5.0/60,10.5.0/120||Europe/Dublin|Eire
-600||Pacific/Rarotonga Tahiti|Etc/GMT+10
-660||Pacific/Midway Niue Pago_Pago|Etc/GMT+11;Pacific/Samoa;US/Samoa
-720|||Etc/GMT+12
-360||Pacific/Galapagos|Etc/GMT+6
-420|||Etc/GMT+7
-480||Pacific/Pitcairn|Etc/GMT+8
-540||Pacific/Gambier|Etc/GMT+9
780||Pacific/Apia Fakaofo Kanton Tongatapu|Etc/GMT-13;Pacific/Enderbury
840||Pacific/Kiritimati|Etc/GMT-14
0|U||Etc/UCT UTC Universal Zulu;UCT UTC Universal Zulu
0 ~0,60,3.5.0/60,10.5.0/120|B|Europe/Guernsey Isle_of_Man Jersey London|Europe/Belfast;GB GB-Eire
-600|H|Pacific/Honolulu|HST;Pacific/Johnston;US/Hawaii
825 ~765,825,9.5.0/165,4.1.0/225||Pacific/Chatham|NZ-CHAT
-570||Pacific/Marquesas|
720 ~660,720,10.1.0/120,4.1.0/180||Pacific/Norfolk|`;
