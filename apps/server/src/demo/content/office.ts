/** The office, its machines and its people. */
export const office = `
B: Der Drucker im ersten Stock streikt wieder. Techniker kommt {tag}.
N: Also bis dahin unten drucken?
B: Ja, bitte. Papier ist aufgefüllt.

N: Mein Notebook verbindet sich seit dem Update nicht mehr mit dem WLAN.
B: Einmal Netzwerk vergessen und neu anmelden, das Passwort liegt bei mir.
N: Hat geklappt, danke {B}!

B: Bestellung Büromaterial geht {tag} raus. Wer braucht etwas?
M: Klemmbretter für die Übergaben, drei Stück.
H: Batterien für den Laser, AAA.
K: Ordner, die breiten, zehn Stück bitte.
B: Alles notiert.

B: Die Telefonanlage wird {tag} zwischen 7 und 8 Uhr umgestellt. Bitte in der Zeit Handys nutzen.
M: Danke für die Info.
…
B: Umstellung verschoben auf nächste Woche, der Anbieter hat noch keine Leitung.

A: Wer hat den Besprechungsraum um {gleich} gebucht? Ich hätte um die Zeit Kunden im Haus.
S: Ich, kann aber ins kleine Büro ausweichen.
A: Das wäre toll, danke!

B: Der Dienstwagen steht ab {tag} für den Reifenwechsel in der Werkstatt.
H: Dann nehme ich den Transporter.
M: Und ich fahre mit dem Rad, ist ja trocken.

K: Bitte denkt an die Belege für den laufenden Monat, ich schließe {tag} ab.
M: Liegen heute Abend in deinem Fach.
N: Meine auch. => Meine auch, die Tankquittung reiche ich morgen nach.
K: Danke euch!

B: Kaffeemaschine ist entkalkt und läuft wieder.
A: [Endlich|Danke|Ein guter Tag], {B}!

A: Kann mir jemand erklären, wie ich die Vorlage mit dem neuen Briefkopf finde?
B: Vorlagen, Ordner „2 Briefe“, die mit dem grünen Balken.
A: Gefunden, danke.

B: Am {tag} kommt die Fensterreinigung. Bitte die Fensterbänke frei räumen.
K: Auch im Archiv?
B: Nein, da nicht.

B: Die neuen Headsets sind da, liegen bei mir. Bitte gegen das alte tauschen.
N: Komme gleich.
M: Ich heute Nachmittag.

K: Das Programm für die Buchhaltung wird {tag} ab {zeit} aktualisiert. Bitte vorher abmelden.
B: Danke, ich erinnere noch einmal daran.

H: Im Transporter leuchtet die Ölanzeige. Fahre ich damit noch?
B: Bitte nicht, ich rufe die Werkstatt an.
…
B: Sie nehmen ihn heute noch dazwischen, bis {gleich} hinbringen.
H: Mache ich.

A: Das Rollo im Besprechungsraum hängt schief.
H: Ich bringe morgen den Akkuschrauber mit.
B: [Danke|Super|Perfekt], {H}!
`;

/** What everybody should know. */
export const general = `
C: Hallo zusammen! Teamrunde heute um {gleich}, bitte die offenen Angebote mitbringen.
M: Bin dabei.
H: Ich komme zehn Minuten später, Handwerkertermin bei {objekt}.
C: Kein Problem, wir fangen mit dem Verkauf an.

C: Wochenrückblick: zwei Beurkundungen, vier neue Mietverträge und ein neuer Auftrag. Danke an alle!
B: [Schöne Woche|Das kann sich sehen lassen|Weiter so]!
N: Und das bei drei Urlauben gleichzeitig.

B: Am {tag} ist das Büro wegen der Schulung ab 14 Uhr geschlossen. Der Anrufbeantworter ist besprochen.
M: Danke, dann lege ich keine Termine mehr hinein.

A: Ich habe heute Nachmittag einen Arzttermin und bin ab {gleich} nicht erreichbar. Vertretung macht @S.
S: Bestätigt, einfach bei mir melden.

C: Die neue Bewertung von {kundeD} ist online: fünf Sterne, „jederzeit ansprechbar und ehrlich“. Geht an {M}!
M: Das freut mich sehr, danke fürs Teilen.
B: Druckt jemand die bitte für den Flur aus?

K: Zur Erinnerung: Urlaubswünsche für die Ferien bitte bis {tag} in die Liste.
N: Eingetragen.
H: Ich auch.
K: Danke, Überschneidungen kläre ich mit {C}.

B: {kunde} steht am Empfang und möchte zu jemandem wegen {objekt}. Wer hat Zeit?
M: Ich komme runter.

C: Wir haben ab dem Ersten eine Auszubildende, sie fängt in der Verwaltung an. Bitte nehmt sie gut auf.
H: Sehr schön, ich nehme sie gern zu den Übergaben mit.
B: Arbeitsplatz richte ich bis {tag} ein.

A: Kuchen steht in der Küche, ich hatte gestern Geburtstag.
B: Alles Gute nachträglich, {A}! 🎂
S: Herzlichen Glückwunsch!

C: Die Straße vor dem Büro ist ab {tag} wegen Bauarbeiten gesperrt. Bitte Kunden den Parkplatz am Markt nennen.
B: Schreibe ich in die Terminbestätigungen.
M: Danke, ich sage es meinen für diese Woche gleich selbst.

B: Datenschutzschulung: Bitte bis {tag} die 20 Minuten online absolvieren, Link kam per E-Mail.
H: Erledigt.
K: Auch erledigt.

B: Heute war die Post besonders früh da, Eilsachen liegen in den Fächern.
M: Danke!

C: Beim Kundenabend am {tag} rechnen wir mit 25 Gästen. Wer hilft beim Aufbau?
H: Ich ab {zeit}.
N: Ich komme direkt nach der Besichtigung.
B: Getränke sind bestellt.
C: Dann sind wir gut aufgestellt.

A: Ich bin morgen im Homeoffice und über das Handy erreichbar.
B: Danke, Umleitung ist eingerichtet.

C: Herzlich willkommen zurück, @S! Gute Reise gehabt?
S: Sehr schön war es, und das Postfach war leerer als befürchtet.
B: Wir haben dir das Wichtigste auf den Tisch gelegt.
`;

/** Websites, advertisements, brochures. */
export const marketing = `
M: Das Titelbild für {objekt} ist mir zu dunkel. Können wir das zweite nehmen?
B: Klar, tausche ich aus.
B: Ist online, wirkt viel freundlicher.

C: Die Anzeige im Stadtmagazin läuft Ende des Monats aus. Verlängern?
M: Die letzten zwei Anfragen von dort waren gut. Ich wäre dafür, aber kleiner.
C: Viertelseite also. @B, holst du bitte ein Angebot?
B: Ist angefragt.
…
B: Viertelseite, sechs Ausgaben, 1.980 €.
C: In Ordnung, bitte buchen.

B: Textvorschlag für den Newsletter: „Drei neue Adressen“ mit {objekt}, {objekt2} und {objekt3}.
N: Gefällt mir. Bei der zweiten bitte „bezugsfrei“ ergänzen.
B: Ergänzt, geht {tag} um {zeit} raus.

N: Hat jemand den Grundriss von {objekt} in Farbe? Die Fassung im Exposé ist nur schwarz-weiß.
B: Lasse ich neu zeichnen, dauert bis {tag}.
N: Danke, reicht völlig.

M: Schaufenster: {objekt} ist verkauft, bitte den Aufkleber „Vermittelt“ drauf.
B: Schon passiert.
M: [Du bist schnell|Danke|Spitze]!

B: Öffnungsquote vom letzten Newsletter: 41 %. Die meisten Klicks hatte {objekt}.
C: Sehr ordentlich.
M: Das erklärt die vielen Anrufe am {tag}.

N: Für {objekt} würde ich gern einen virtuellen Rundgang machen. Lohnt sich das?
M: Bei {objekt2} hat er uns bestimmt fünf Besichtigungen gespart.
C: Dann ja. Budget 250 €.
N: Termin ist am {tag}.

B: Für {objekt} sind die neuen Fotos online, die alten Links leiten weiter.
M: Sieht [sehr gut|toll|hervorragend] aus!

M: Können wir bei den Exposés die Schrift etwas größer machen? {kunde} hat mich heute darauf angesprochen.
B: Gute Anregung, ich probiere eine Seite aus.
…
B: Muster liegt auf meinem Tisch. Wer mag, schaut vorbei.
C: Gesehen, viel besser. Bitte so übernehmen.

C: Wir bekommen eine Doppelseite im Regionalteil, Thema Nachbarschaft. Ideen?
N: Die Geschichte von {objekt2}, vier Generationen in einem Haus.
B: Dazu gibt es sogar alte Fotos.
C: Wunderbar. @N, übernimmst du den Text?
N: Bis {tag} hast du einen Entwurf.
`;
