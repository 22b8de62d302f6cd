/** Who shows which property to whom, and how it went. */
export const viewings = `
M: {kunde} würde {objekt} gern am {tag} um {zeit} sehen. Ich habe da schon einen Termin, kann jemand übernehmen?
N: Ich kann. [Schlüssel liegen im Büro?|Muss ich die Mieter vorher anrufen?|Gibt es etwas, das ich wissen sollte?]
M: Schlüssel hängen im Kasten unter {schluessel}, die Wohnung steht leer. Danke dir, {N}!
N: [Gern|Kein Problem|Alles klar], trage ich mir ein.

M: Rückmeldung von {objekt}: [Sechs Parteien waren da, drei|Vier Parteien waren da, zwei|Acht Parteien waren da, drei] sind ernsthaft interessiert.
C: [Klingt gut.|Sehr schön.|Gut.] Wer davon hat die Finanzierung schon geklärt?
M: {kunde}, Bestätigung der {bank} liegt vor. Die anderen beiden reichen bis {tag} nach.
C: Dann bitte bis dahin niemandem absagen.
M: Mache ich so.

N: Die Besichtigung {objekt} verschiebt sich um eine Stunde auf {gleich}, {kunde} steckt im Zug fest.
B: Danke, ich sage den Eigentümern Bescheid.
B: Erledigt, passt für alle.
N: [Super|Prima|Du bist ein Schatz], danke!

M: Hat jemand den Grundriss {objekt} als PDF? Im Ordner liegt nur der alte von vor dem Umbau.
B: Ja, Moment.
B: Liegt jetzt unter „Objekte“, der neue Stand hat die offene Küche drin.
M: Perfekt, {B}. Den alten lösche ich, damit ihn niemand aus Versehen verschickt.

N: Sammeltermin {objekt} am {tag}: bisher 9 Anmeldungen. Soll ich bei 10 zumachen?
M: Bei 10 ja, das Treppenhaus ist eng. Alle 15 Minuten zwei Parteien?
N: Machen wir so, {zeit} geht es los.
M: Ich komme dazu und übernehme die Selbstauskünfte. => Ich komme dazu und übernehme die Selbstauskünfte und den Aushang an der Haustür.
N: Sehr gut, [zu zweit geht das gut|dann bis dahin|danke dir].

B: {kunde} hat abgesagt, der Termin am {tag} um {zeit} in Sachen {objekt} wird also frei.
M: Dann rufe ich die Nächsten auf der Liste an.
…
M: Neu vergeben: {kunde2} kommt um {zeit}.
B: Ist im Kalender geändert.

N: Frage zu {objekt}: [Ist der Stellplatz im Preis drin?|Gehört die Garage dazu?] {kunde} hat danach gefragt und im Exposé steht nichts.
M: Nein, [15.000 €|12.500 €|18.000 €] extra. Ich ergänze das gleich im Exposé.
N: Danke, dann rufe ich zurück.

M: Zweitbesichtigung mit {familie} heute gelaufen. Sie wollen eine Nacht darüber schlafen, [aber ich habe ein gutes Gefühl.|die Chancen stehen gut.|dann bekommen wir Bescheid.]
C: Was war der offene Punkt?
M: Die Nebenkosten. @B, kannst du mir die letzte Abrechnung von {objekt} heraussuchen?
B: Bekommst du bis {gleich}.
M: Danke!

N: Kleiner Hinweis: Bei {objekt} klemmt die Kellertür. Bitte beim Zeigen fest ziehen, sonst kommt man nicht mehr rein.
H: Danke, ich schicke am {tag} jemanden von der {schreinerei} vorbei.
…
H: Tür ist eingestellt, läuft wieder.

M: Wer hat {objekt} heute noch auf dem Plan?
N: Ich, um {gleich}.
M: [Nimmst du bitte die Exposés mit? Die liegen bei mir auf dem Tisch.|Liest du bitte gleich den Stromzähler ab?|Kannst du die Fenster danach wieder schließen? Der Bewohner ist verreist.]
N: [Klar|Mache ich|Ja, gern].

M: Der Bewohner von {objekt} möchte nur noch werktags nach 17 Uhr Besichtigungen. Bitte beachten.
N: Verständlich. Ich lege die beiden Termine vom {tag} um.
B: Und ich schreibe es in die Objektkarte.

N: {familie} fragt, ob wir {objekt} auch per Video zeigen können, sie sind bis Ende des Monats im Ausland.
M: Habe ich letzte Woche gemacht, klappt gut. Am besten [am Vormittag, da ist das Wohnzimmer hell|nachmittags, dann scheint die Sonne auf den Balkon].
N: Dann biete ich {tag} {zeit} an.
M: [Denk an das Ladekabel, mein Akku war nach 20 Minuten leer.|Am besten vorher das WLAN im Haus testen.|Schick mir danach kurz, wie es war.]

M: Heute bei {objekt} niemand erschienen, [20 Minuten|eine halbe Stunde] gewartet.
B: Ärgerlich. Soll ich nachhaken?
M: Ja bitte. Wenn bis {tag} nichts kommt, nehmen wir sie von der Liste.

M: Kurz zur Erinnerung: Bei {objekt} bitte die Schuhe ausziehen, der Boden ist frisch geölt.
N: Danke, ich nehme Überzieher mit.
B: Davon haben wir noch einen ganzen Karton im Lager.

N: {familie} bringt zur Besichtigung {objekt} eine Bausachverständige mit. Liegen die alten Baupläne bei uns?
B: Ja, Ordner 3, Kopien mache ich dir.
N: Danke, dann bin ich vorbereitet.
…
N: Lief gut, sie hat nur an der Kellertreppe etwas auszusetzen gehabt.
M: Wenn es weiter nichts ist.

M: Bei {objekt} zeigt sich morgens am meisten Licht. Wer noch Termine frei hat: bitte vor 11 Uhr legen.
N: Guter Punkt, ich ziehe den {tag} vor.

B: Für {objekt} haben sich heute [drei|vier|fünf] neue Interessenten gemeldet. An wen darf ich sie geben?
M: An mich, ich rufe sie zwischen zwei Terminen an.
B: Liste hast du per E-Mail.
…
M: Zwei davon kommen am {tag}, die anderen suchen größer.
N: Die Größeren gern zu mir, ich habe da etwas.

N: Wie lange braucht man von {objekt} zum Bahnhof? {kunde} pendelt.
M: Zu Fuß zwölf Minuten, mit dem Rad vier.
N: Das passt genau, danke.

M: Ich bin bei {objekt}, der Schlüssel schließt nicht. Wurde der Zylinder getauscht?
H: Ja, letzte Woche. Der neue hängt rechts unten, Nummer {schluessel}.
M: Dann hole ich ihn schnell, die Interessenten haben Geduld.
H: Sorry, ich hätte es hier schreiben sollen.
`;

/** What comes up around keys and the protocols of moving in and out. */
export const keys = `
B: Schlüssel {schluessel} ist seit {tag} ausgetragen. Wer hat ihn?
M: Oh, der ist bei mir im Auto. Bringe ich heute noch mit.
B: Danke, ich muss ihn um {gleich} an den Handwerker geben.
M: Bin vorher da.

H: Übergabe {objekt} ist durch, Protokoll ist unterschrieben. Zählerstände: Strom 18 442, Wasser 311.
B: Danke, ich melde es dem Versorger.
B: Schlüssel vollzählig?
H: Ja, 4 Haustür, 2 Keller, 1 Briefkasten.

H: Bei {objekt} fehlt ein Kellerschlüssel. {mieter} sucht noch.
B: Ist das die Schließanlage oder ein einfaches Schloss?
H: Einfaches Schloss zum Glück. Wenn er bis {tag} nicht auftaucht, tausche ich den Zylinder.
B: Gut, halte ich bei der Kaution fest.

N: Kann morgen früh jemand um {zeit} die Übergabe {objekt} übernehmen? Ich muss zum Zahnarzt.
H: Ich mache das, wohne um die Ecke.
N: Danke, {H}! Das Protokoll liegt vorbereitet in der Mappe.
N: Und bitte die Fensterbank im Bad fotografieren, da war ein Sprung.
H: Mache ich.

B: Der Schlüsselkasten hat seit heute eine neue Zahlenkombination. Bitte persönlich bei mir abholen, nicht hier hinein schreiben.
M: [Verstanden|Hole ich mir gleich|Komme in der Mittagspause vorbei].
H: Ich auch, bin ab {gleich} im Haus.

M: Für {objekt} brauchen wir zwei weitere Haustürschlüssel, die neuen Eigentümer ziehen zu viert ein.
H: Sicherungskarte liegt im Tresor, ich bestelle sie beim Schlüsseldienst.
…
H: Abholbereit ab {tag}, Kosten 38 € pro Stück.
M: Super, gebe ich so weiter.

H: Vorabnahme bei {mieterD} gemacht. Dübellöcher im Flur und ein Fleck im Parkett, sonst ordentlich.
B: Was halten wir fest?
H: Dübellöcher werden verschlossen, den Fleck schaut sich der Bodenleger an. Endabnahme am {tag} um {zeit}.
B: Eingetragen.

N: Wer war zuletzt in {objekt}? Das Licht im Keller brannte noch.
M: Ich fürchte, ich. Tut mir leid.
N: Alles gut, ist aus.

B: Erinnerung: Morgen ist Monatsende, drei Übergaben: {objekt} um 9 Uhr, {objekt2} um {zeit}, {objekt3} um 16 Uhr.
H: Die erste und die letzte mache ich.
N: Dann nehme ich die mittlere.
B: [Danke euch|Wunderbar|Bestens]. Mappen liegen ab 8 Uhr bereit.

H: Neue Namensschilder für {objekt} sind montiert, Klingel und Briefkasten.
B: Danke, das ging schnell.

M: Bekomme ich für {objekt} den Generalschlüssel bis {tag}?
B: Ja, aber bitte gegen Unterschrift, er ist der letzte.
M: Natürlich.

H: Zur Info: Bei {objekt} sind ab {tag} neue Zylinder drin, die alten Schlüssel bitte alle bei mir abgeben.
M: Ich habe noch zwei.
N: Ich einen.
H: Danke, damit sind alle da.

B: {mieter} hat den Wohnungsschlüssel verloren und steht vor der Tür.
H: Ich bin in der Nähe, in 15 Minuten dort.
…
H: Erledigt. Ersatzschlüssel ist ausgegeben, Verlust ist im Schlüsselbuch vermerkt.
B: Danke, das war eine schnelle Rettung.

N: Das Protokoll {objekt} ist noch nicht unterschrieben zurück. Hast du es, @H?
H: Liegt im Transporter, ich bringe es bis {gleich} rein.
N: [Danke|Alles klar|Reicht völlig].
`;
