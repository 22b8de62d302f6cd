/** Repairs and the people who do them. */
export const repairs = `
H: {mieter} meldet einen tropfenden Heizkörper, {objekt}. {sanitaer} kommt {tag} zwischen 8 und 10.
B: Ich gebe es weiter, jemand muss zu Hause sein.
H: Ja, bitte mit Rückruf.
B: Bestätigt, ist den ganzen Vormittag da.

B: Anruf von {mieterD}: Treppenhauslicht im 2. OG geht nicht.
H: Leuchtmittel oder Bewegungsmelder?
B: Flackert erst und geht dann aus.
H: Dann der Melder. {elektro} ist {tag} sowieso im Haus, ich hänge es dran.

H: Kostenvoranschlag {maler} für {objekt}: {betrag} netto für Flur und Küche.
C: Zweites Angebot?
H: Kommt bis {tag}.
…
H: Das zweite liegt 12 % darüber. Ich würde den ersten nehmen, arbeiten sauber.
C: Einverstanden, bitte beauftragen.

H: Wasserschaden {objekt}, Keller. Hauptventil ist zu, {sanitaer} ist unterwegs.
B: Soll ich die Versicherung informieren?
H: Ja bitte, Fotos folgen.
…
H: Ursache war ein gerissener Schlauch an einer Waschmaschine. Die Trockner laufen schon.
B: Schadennummer habe ich, die Gutachterin meldet sich bei dir.
C: Danke fürs schnelle Handeln, @H.

B: {mieter} fragt, wann die Gegensprechanlage repariert wird.
H: Ersatzteil ist bestellt, Lieferung {tag}. Einbau am Tag danach.
B: Danke, gebe ich so weiter.

H: Wartung der Heizung in {objekt} ist gemacht, Protokoll liegt im Ordner.
K: Rechnung kam auch schon, {betrag}. Umlagefähig?
H: Ja, komplett.

M: Bei der Besichtigung {objekt} aufgefallen: Fenster im Schlafzimmer schließt nicht dicht.
H: Danke, ich lasse es einstellen. {schreinerei} hat {tag} einen Termin frei.
M: Perfekt, bis dahin zeige ich das Zimmer zuerst.

H: Der Aufzug {objekt2} steht. Notdienst ist verständigt, niemand eingeschlossen.
B: Aushang mache ich fertig.
…
H: Läuft wieder, es war ein Türkontakt.
B: Aushang ist wieder ab. [Danke|Gut|Prima]!

H: Für den Hof {objekt}: Baumschnitt ist {tag} ab 7:30 Uhr, bitte die Stellplätze 3 bis 6 frei halten.
B: Zettel an die Windschutzscheiben und eine Mail an alle Mieter?
H: Beides, danke.

H: {elektro} hat den Termin {objekt} auf {tag} verschoben, Krankheitsfall.
Hx: Langsam verliere ich da die Geduld.
B: Ich sage {mieterD} Bescheid.

H: Dachrinne {objekt} ist wieder frei, es war ein Vogelnest vom letzten Jahr.
B: Na, hoffentlich war niemand mehr zu Hause.
H: Leer, habe extra nachgesehen.

B: {mieter} meldet einen Riss in der Fensterscheibe, {objekt}.
H: Bitte ein Foto schicken lassen, dann weiß der Glaser gleich Bescheid.
B: Ist da, ich leite es dir weiter.
…
H: Glaser kommt {tag} um {zeit}, Scheibe ist auf Lager.
B: Gebe ich durch.

H: Der Rauchmelder im Treppenhaus {objekt} hat ausgelöst, Ursache war nur Baustaub.
C: Feuerwehr?
H: Nein, war vorher klar. Die Handwerker decken ihn ab jetzt ab.
C: Gut.

M: Wann wird bei {objekt} gestrichen? Ich würde gern ab {tag} zeigen.
H: {maler} ist einen Tag vorher fertig, lüften nicht vergessen.
M: Passt perfekt.
`;

/** Service charges, deposits, reminders. */
export const accounting = `
K: Für die Abrechnung fehlt mir von {objekt} noch die Ablesung der Wasserzähler.
H: Habe ich vor Ort gemacht, trage sie heute Abend ein.
…
H: Ist drin. Wohnung 4 hat auffällig viel.
K: Sehe ich. Ich schreibe sie an, bevor die Abrechnung rausgeht.

K: Grundsteuerbescheid {objekt} ist da, 4 % mehr als im Vorjahr.
T: Auf die Vorauszahlungen umlegen?
K: Erst mit der nächsten Abrechnung, der Unterschied ist klein.
T: Einverstanden.

B: {mieter} hat Rückfragen zur Hausmeisterposition und möchte die Belege sehen.
K: Gern, {tag} um {zeit} bei mir im Büro.
B: Passt, ich bestätige den Termin.

K: Kautionsabrechnung {mieter}: abzüglich {betrag} für die Reinigung, Rest geht {tag} zurück.
H: Stimmt mit dem Protokoll überein.
T: Freigegeben.

K: Zwei Mieten sind noch offen. Ich verschicke heute die erste Erinnerung.
T: Bei {mieterD} bitte vorher anrufen, da gab es einen Kontowechsel.
K: Mache ich.
…
K: War genau das, Überweisung kommt morgen.

K: Die Heizkostenabrechnung von {objekt2} ist vom Ablesedienst zurück.
H: Plausibel?
K: Ja, im Schnitt 6 % weniger als letztes Jahr. Die neue Pumpe macht sich bemerkbar.
H: Das freut mich.

T: Wie weit sind wir insgesamt?
K: 9 von 14 Häusern sind fertig, die übrigen bis Ende nächster Woche. => 10 von 14 Häusern sind fertig, die übrigen bis Ende nächster Woche.
T: Sehr gut, damit sind wir früher dran als im letzten Jahr.
B: Umschläge sind bestellt.

K: Die Rechnung von {sanitaer} ist doppelt gekommen, {betrag}. Ich bezahle nur eine.
H: Richtig, der zweite Einsatz war Gewährleistung.
K: Danke, dann widerspreche ich der anderen.

B: {mieter} ist umgezogen und braucht die Abrechnung an die neue Adresse.
K: Geändert, geht {tag} raus.

K: Müllgebühren: Der Tarif für die 240-Liter-Tonnen steigt. Ich habe es für alle Häuser nachgerechnet.
T: Wo lohnt sich eine kleinere Tonne?
K: Bei {objekt} und {objekt2}.
H: Bei der ersten ja, bei der zweiten quillt sie jetzt schon über.
T: Dann nur bei der ersten.
`;
