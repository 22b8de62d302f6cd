/** Between an agent and the office. */
export const agentAndOffice = `
M: {B}, kannst du {kundeD} bitte das Exposé {objekt} schicken?
B: Ist raus, mit Grundriss und Energieausweis.
M: [Danke dir|Super|Klasse]!

B: {familie} bittet um Rückruf wegen {objekt}, am besten vor {gleich}.
M: Rufe ich aus dem Auto an.
…
M: Erledigt. Kommen am {tag} zur Besichtigung, trägst du es bitte ein?
B: Schon geschehen.

M: Bin in 20 Minuten im Büro. Liegen die Unterlagen für {notar} bereit?
B: In der blauen Mappe auf deinem Tisch, Ausweiskopien sind dabei.
M: Perfekt.

B: Du hast am {tag} zwei Termine zur gleichen Zeit: {objekt} und {objekt2}.
M: Oh. Den zweiten bitte auf {zeit2}.
B: Die Interessenten sind einverstanden.
M: Danke fürs Retten.

M: Könntest du den Reservierungsvertrag für {objekt} aufsetzen? {kunde}, {preis}, bis {tag}.
B: Bekommst du bis {gleich} zum Gegenlesen.
…
B: Liegt in deinem Ordner.
M: Gelesen, passt. Bitte so verschicken.

B: Kurze Frage: Darf ich die Telefonnummer der Eigentümer von {objekt} an die Fotografin geben?
M: Ja, ist abgesprochen.

M: Hast du die Vollmacht für das Grundbuchamt schon zurück?
B: Noch nicht, ich frage nach.
B: Kommt heute per Post.
M: Gut, dann kann ich {tag} hin.

M: Mein letzter Termin dauert länger. Falls {kunde} anruft: Ich melde mich heute noch.
B: Sage ich so.

B: Deine Visitenkarten sind gekommen.
M: Endlich, ich hatte nur noch drei.

M: Findest du heraus, wer bei der {bank} jetzt für {kundeD} zuständig ist?
B: Eine Frau Rehm, Durchwahl 214.
M: Du bist unbezahlbar.

B: Das Exposé {objekt} hat noch einen Tippfehler auf Seite 2. Soll ich neu drucken?
M: Ja bitte, 20 Stück reichen.
B: Liegen in einer halben Stunde bereit.
`;

/** Between two agents. */
export const agents = `
M: Kannst du mir am {tag} bei {objekt} helfen? Es haben sich zwölf Parteien angemeldet.
N: Bis {zeit} habe ich selbst Termine, danach gern.
M: Das reicht, der große Schwung kommt später.

N: Wie lief es mit {familie}?
M: Gut, aber die Küche war ihnen zu klein.
N: Dann zeig ihnen {objekt}, da ist sie offen.
M: Guter Gedanke, rufe ich morgen an.

M: Ich fahre gleich zu {objekt}, soll ich dich mitnehmen?
N: Ja, in fünf Minuten bin ich unten.

N: Was hast du damals für {objekt} als Vergleichswert genommen?
M: Die beiden Verkäufe in der Parallelstraße, rund 4.100 € pro Quadratmeter.
N: Danke, dann liege ich mit meinem Ansatz richtig.

M: Übernimmst du in meinem Urlaub {objekt} und {objekt2}?
N: Mache ich. Gibt es offene Zusagen?
M: Nur {familie}, die warten auf die {bank}. Alles Weitere steht in der Akte.
N: Alles klar, schöne Tage dir!

N: Hast du das Maßband noch?
M: Liegt im Handschuhfach vom Dienstwagen.
N: Gefunden.

M: {kunde} hat heute nach einem Nachlass gefragt. Wie viel Luft ist bei {objekt}?
N: Höchstens 2 %, sonst sprechen die Eigentümer nicht mehr mit uns.
M: Verstanden, dann bleibe ich fest.

N: Kurze Frage: Wie heißt die nette Energieberaterin, mit der du bei {objekt} warst?
M: Frau Tannert, Nummer schicke ich dir.
N: Danke!

M: Gehen wir heute zusammen Mittag essen? Ich würde gern {objekt} mit dir durchsprechen.
N: Gern, 12:30 Uhr beim Italiener?
M: Bin da.

N: {kunde} war begeistert von deiner Führung, soll ich dir ausrichten.
M: Das freut mich. Mal sehen, ob es ein Angebot wird.
…
M: Es wurde eins: {preis}!
N: Ha, wusste ich es doch.
`;

/** Between the head and her people, and between the two heads. */
export const heads = `
C: Hast du fünf Minuten zu {objekt}?
S: Ja, ich komme zu dir.

S: Die Zahlen für die Teamrunde habe ich in den Ordner gelegt.
C: Danke, schaue ich mir vor {gleich} an.
…
C: Gelesen. Bitte die Vermietung noch getrennt ausweisen.
S: Ist ergänzt.

C: Kannst du am {tag} den Termin mit {kundeD} übernehmen? Ich bin beim Verband.
S: Ja, kein Problem. Worauf soll ich achten?
C: Es geht um den Preis. Die Unterlagen zu {objekt} liegen bei mir im Fach.
S: Hole ich mir.

S: Rückmeldung zum Gespräch: Die Eigentümer unterschreiben den Auftrag für {objekt}.
C: [Hervorragend|Sehr schön|Großartig]! Das hattest du gut vorbereitet.

C: Wie ist die Stimmung im Team?
S: Gut, nur die Übergaben am Monatsende sind eng. Eine Aushilfe würde helfen.
C: Nehme ich mit, ich spreche mit Claudia über das Budget.

S: Ich würde am {tag} gern früher gehen, Elternabend.
C: Natürlich.

C: Denkst du bitte an die Rückmeldung an {kundeD}?
S: Heute Vormittag passiert, alles geklärt.
C: Danke!

S: {notar} fragt, ob wir den Termin für {objekt} auf {zeit2} legen können.
C: Von mir aus ja.
S: Bestätige ich so.

S: Ich habe mit {kundeD} telefoniert, die Beschwerde ist vom Tisch.
C: Danke. Worum ging es?
S: Ein verpasster Rückruf, mehr nicht. Ich habe mich entschuldigt.
C: Genau richtig.

C: Der Vertrag mit dem Portal läuft aus. Was hat er uns gebracht?
S: Gut ein Drittel aller Anfragen. Ich würde verlängern, aber über den Preis reden.
C: Dann verhandle ich am {tag}.
…
C: 8 % weniger bei gleicher Leistung.
S: [Stark|Respekt|Sehr gut]!

S: Darf ich mich zu der Fortbildung im Mietrecht anmelden? Zwei Tage, 490 €.
C: Ja, unbedingt. Erzähl uns danach in der Teamrunde davon.

C: Bist du heute noch im Büro? Ich würde gern etwas mit dir abstimmen.
S: Bis {gleich} bin ich da.
C: Gut, ich komme vorher vorbei.
`;

/** Between the house's manager, the office and the accounts. */
export const houseAndAccounts = `
H: Ich bin heute bis {gleich} in {objekt}, danach erreichbar.
A: Danke, ich schiebe deinen Rückruf bei {mieterD} auf den Nachmittag.
H: Bestens.

A: Hast du die Zählerstände von {objekt} schon?
H: Strom 24 107, Wasser 402, Gas 8 815.
A: Danke, sind eingetragen.

A: {mieter} fragt nach einem zweiten Kellerschlüssel.
H: Habe noch einen in Reserve, ich bringe ihn am {tag} mit.

H: Rechnung {sanitaer} kann bezahlt werden, Arbeit ist abgenommen.
A: {betrag}, richtig?
H: Genau.
A: Geht heute raus.

A: Kannst du mir bis {tag} die Liste der Mängel {objekt} schicken?
H: Zwei Punkte fehlen noch, dann bekommst du sie.
…
H: Liste liegt im Ordner, acht Punkte, keiner davon dringend.
A: [Danke|Super|Bestens], {H}.

H: Der Vertrag mit dem Winterdienst läuft aus. Verlängern?
A: Matthias sagt ja, ein Jahr zum gleichen Preis.
H: Dann unterschreibe ich.
`;

/** Between the office and the accounts. */
export const officeAndAccounts = `
K: Kannst du mir die Rechnung der Fotografin weiterleiten?
B: Liegt in deinem Fach.

B: Die Eingangspost ist verteilt, für dich sind drei Bescheide dabei.
K: Danke, hole ich nach {gleich}.

K: Auf welche Kostenstelle soll das Papier?
B: Allgemeines Büro.
K: Gut, dann passt es wie im letzten Monat.

B: {kunde} hat die Maklerrechnung noch nicht. Hast du sie verschickt?
K: {tag} per Post. Ich schicke sie zusätzlich als PDF.
B: Danke, gebe ich so weiter.

K: Ich mache heute früher Schluss, falls du noch etwas brauchst: bis {gleich} bin ich da.
B: Alles gut, schönen Feierabend!

B: Der Handwerker steht mit einer Barquittung vor mir, {betrag}.
K: Aus der Handkasse, bitte Objekt und Datum drauf.
B: Erledigt, Beleg liegt bei dir.
`;
