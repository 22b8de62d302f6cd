/** New properties: valuation, pictures, descriptions, going online. */
export const listings = `
M: Neuer Auftrag: {objekt}, {flaeche}, Baujahr 1964, Dach 2015 gemacht. Alleinauftrag für sechs Monate.
C: Glückwunsch, {M}! Welcher Preis?
M: Ich sehe {preis}. Die Eigentümer hatten etwas mehr im Kopf, konnten die Vergleichswerte aber nachvollziehen.
C: Gut. Wann geht es online?
M: Fotos am {tag}, danach zwei Tage.

M: Energieausweis für {objekt} ist da: Klasse D.
B: Trage ich ins Exposé ein. Verbrauchs- oder Bedarfsausweis?
M: Bedarfsausweis, gültig zehn Jahre.

M: Die Fotografin kann {tag} um {zeit} zu {objekt}. Ist bis dahin aufgeräumt?
N: Ich fahre vorher vorbei und räume die Umzugskartons aus dem Wohnzimmer.
M: Danke! Vorhänge bitte ganz auf.
…
N: Fertig, das Wohnzimmer wirkt jetzt doppelt so groß.

B: Der Exposé-Entwurf {objekt} liegt zum Lesen bereit. Bitte bis {tag} Korrekturen.
M: Gelesen: Auf Seite 3 steht „Südbalkon“, es ist aber Westen.
B: [Gut aufgepasst|Danke|Stimmt], ändere ich.
C: Von mir aus freigegeben.
B: Geht heute noch raus.

C: Was macht die Wertermittlung für {objekt}?
M: Bodenrichtwert habe ich, es fehlt noch die Auskunft aus dem Baulastenverzeichnis.
C: Wann kommt die?
M: Das Amt sagt zwei Wochen. Ich frage am {tag} nach.

N: {objekt} ist seit heute Mittag online. Schon 14 Anfragen!
M: Das ging schnell. Liegt wohl am Garten.
N: Und am Preis. Ich sortiere heute Abend vor.
B: Soll ich die Standardantwort mit den Fragen zur Finanzierung verschicken?
N: Ja, das hilft sehr.

M: Für {objekt} fehlt mir noch die Teilungserklärung. @B, hast du sie vom Verwalter bekommen?
B: Angefragt am {tag}, ich rufe gleich noch einmal an.
…
B: Ist da, 42 Seiten, liegt im Objektordner.
M: Danke, {B}!

N: Die Eigentümer von {objekt} möchten vorerst ohne Portal verkaufen, nur über unsere Kartei.
C: Können wir machen, vier Wochen. Wer passt?
N: {kunde} und {kunde2} suchen genau das.
C: Dann zuerst diese beiden anrufen.

M: Preisanpassung {objekt}: Wir gehen auf {preis}. Mit den Eigentümern so besprochen.
B: Ändere ich auf allen Kanälen.
B: Erledigt, auch im Schaufenster. => Erledigt, auch im Schaufenster und auf der Website.

M: Hat jemand eine gute Drohnenaufnahme von {objekt}? Die Lage am Wald sieht man vom Boden aus nicht.
N: Ich kenne jemanden mit Genehmigung, kostet 180 €.
C: Machen, das lohnt sich bei dem Grundstück.

N: Wer hat Zeit, über meinen Text für {objekt} zu lesen? Ich bin nach dem dritten Anlauf betriebsblind.
M: Schick ihn mir.
…
M: Gelesen. Ich würde mit dem Garten anfangen, der Rest ist richtig gut.
N: So wird es besser, danke!

B: Die Eigentümer von {objekt} haben die Freigabe erteilt.
N: Dann stelle ich es heute um {gleich} online.
B: Ich lege die Exposés im Schaufenster aus.

M: Beim Aufmaß von {objekt} sind es nur {flaeche}, im alten Exposé standen acht mehr.
C: Dann gilt unser Aufmaß. Bitte mit den Eigentümern besprechen, bevor es online geht.
M: Rufe ich heute an.
…
M: Verständnis ist da, die Terrasse war damals voll mitgerechnet.
`;

/** Offers, reservations, banks and notaries. */
export const sales = `
M: {familie} bietet {preis} für {objekt}. Finanzierung bestätigt.
C: Liegt das im Rahmen, den wir mit den Eigentümern besprochen haben?
M: 3 % darunter. Ich würde es trotzdem empfehlen, die beiden anderen Angebote hängen an einem Hausverkauf.
C: Sehe ich auch so. Sprich heute noch mit ihnen.
…
M: Zusage! Ich bereite die Reservierung vor.
C: Sehr schön, [gut gemacht|Glückwunsch|starke Arbeit].

M: Notartermin {objekt}: {tag}, {zeit}, {notar}.
B: Eingetragen. Entwurf an beide Seiten verschickt?
M: Gestern. Die Zweiwochenfrist ist damit eingehalten.
B: Prima, dann drucke ich die Unterlagen aus.

N: Die {bank} will für {objekt} noch eine Wohnflächenberechnung. Haben wir die?
B: Nur die von 1998.
N: Reicht nicht. Ich bestelle eine neue, dauert bis {tag}.
M: Frag Architektin Busch, die war bei meinem letzten Objekt in drei Tagen fertig.
N: Guter Tipp!

C: Stand {objekt}?
M: Reserviert für {kundeD} bis {tag}. Danach zeigen wir wieder.
C: Bitte so ins Portal setzen.
M: Ist schon drin.

M: Rückfrage der Käufer von {objekt}: Wer trägt die Kosten für die Löschung der alten Grundschuld?
C: Die Verkäuferseite, steht so im Entwurf unter Ziffer 7.
M: Danke, dann leite ich die Stelle weiter.

N: {kunde} springt bei {objekt} ab, die Finanzierung wurde abgelehnt.
C: Schade. Wer war Zweiter?
N: {familie}. Ich rufe gleich an.
…
N: Noch interessiert, kommen {tag} um {zeit} ein zweites Mal.
C: Perfekt.

M: Beurkundung {objekt} ist durch! Übergabe voraussichtlich Ende nächsten Monats.
B: Herzlichen Glückwunsch! Ich lege die Akte für die Nachbereitung an.
C: Großartig, {M}. Das vierte in diesem Quartal.
K: Rechnung schreibe ich, sobald die Fälligkeitsmitteilung da ist.

N: Hat jemand Erfahrung mit Wegerechten im Grundbuch? Bei {objekt} läuft eins über die Einfahrt.
M: Ja, bei {objekt2} hatten wir das. Wichtig ist, wer den Unterhalt zahlt.
N: Kannst du mir die Klausel schicken?
M: Mache ich heute Nachmittag.

M: Maklervertrag {objekt} ist unterschrieben zurück.
B: Danke, eingescannt und abgelegt.

M: {kunde} fragt nach dem Sanierungsfahrplan für {objekt}. Gibt es den noch?
N: Ja, vom Energieberater aus dem letzten Jahr. Ich suche ihn heraus.
N: Gefunden, Dämmung der Kellerdecke und neue Heizung, zusammen etwa 38.000 €.
M: Genau das brauche ich.

M: {familie} möchte {objekt} noch mit einem Handwerker ansehen, bevor sie unterschreiben.
C: Gern, aber bitte noch diese Woche.
M: {tag}, {zeit}, ist schon vereinbart.

B: Das Grundbuchamt hat die Auflassungsvormerkung für {objekt} eingetragen.
M: Wunderbar, dann geht die Fälligkeitsmitteilung bald raus.
K: Sag mir bitte Bescheid, sobald sie da ist.
M: Mache ich.

N: Zwei gleich hohe Gebote für {objekt}. Wie gehen wir vor?
C: Offen sagen, beide um ein letztes schriftliches Angebot bis {tag} bitten.
N: Gut, ich schreibe beiden denselben Text.
…
N: {familie} hat erhöht, die andere Seite ist raus, ganz fair.
C: Gut gelöst.

M: Die Übergabe {objekt} nach dem Verkauf ist am {tag} um {zeit}. @H, kommst du wegen der Zähler mit?
H: Ja, ich bringe das Protokoll mit.
M: Und ich die Blumen.
`;

/** Tenants are looked for and found. */
export const lettings = `
M: Für {objekt} ({miete} kalt) sind 31 Anfragen da. Ich lade acht ein.
B: Soll ich die Absagen gleich mitschicken?
M: Nein, erst nach der Besichtigung am {tag}.

M: Unterlagen von {kundeD} sind vollständig: Einkommen, Auskunft, Bescheinigung vom jetzigen Vermieter.
C: Eigentümer schon gefragt?
M: Ja, einverstanden. Mietvertrag ab dem Ersten.
B: Ich bereite ihn vor, Staffel oder Index?
M: Index.

B: Mietvertrag {objekt} ist von beiden Seiten unterschrieben.
M: Super! Kaution?
B: Erste Rate ist da, Bürgschaft wollten sie nicht.
K: Kann ich bestätigen, Eingang war am {tag}.

M: {mieter} hat zum Quartalsende gekündigt, {zimmer}, {objekt}.
H: Ich mache die Vorabnahme. Muss etwas renoviert werden?
M: Bad vermutlich. Schau dir bitte die Fugen an.
H: Mache ich am {tag}.
…
H: Fugen müssen neu, sonst gut. {maler} kann in zwei Wochen.

M: Die Eigentümerin von {objekt} fragt, ob eine Wohngemeinschaft in Frage kommt.
C: Was denkst du?
M: Drei Berufstätige, gute Unterlagen. Ich wäre dafür.
C: Dann gern, alle drei als Hauptmieter in den Vertrag.

B: Frage aus dem Telefonat: Sind bei {objekt} Hunde erlaubt?
M: Kleine ja, nach Absprache. Steht im Vertrag unter Sonstiges.
B: Danke, ich rufe zurück.

M: Neue Wohnung in der Vermietung: {objekt}, {zimmer}, {flaeche}, {miete} kalt.
N: Dafür habe ich jemanden: {kunde} sucht seit drei Monaten.
M: Schick sie gern direkt zu mir.
N: Hast du gleich im Posteingang.

M: Mietspiegel ist aktualisiert, ich habe unsere Tabelle angepasst.
C: Danke! Betrifft uns das bei laufenden Angeboten?
M: Nur bei {objekt}, da gehen wir 20 € runter.
C: In Ordnung.

M: {kunde} hat für {objekt} zugesagt und möchte schon zum 15. einziehen.
H: Geht, die Wohnung ist ab dem 10. fertig.
M: Dann mache ich den Vertrag so.
B: Schickst du mir die Daten?
M: Sind unterwegs.

N: Anfrage einer Firma: drei möblierte Wohnungen für ein halbes Jahr. Haben wir da etwas?
M: {objekt} könnte passen, die Eigentümerin ist offen dafür.
C: Bitte nur mit Firmenmietvertrag.
N: Klar, kläre ich.

M: Indexanpassung: Bei {objekt} sind seit der letzten zwölf Monate um. Soll ich rechnen?
C: Ja, und das Schreiben bitte vorher einmal zu mir.
…
M: Liegt in deinem Ordner, macht {betrag} im Jahr aus.
`;
