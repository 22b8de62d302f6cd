/** A tenant, her heating and her bathroom: told once. */
export const repairsRichter = `
H: Guten Tag Frau Richter, hier können Sie uns alles rund um Ihre Wohnung im Gartenweg 3 schreiben. Frau Yıldız und ich lesen mit.
R: Guten Tag, das ist ja bequem. Vielen Dank!

R: Der Heizkörper im Schlafzimmer wird nur oben warm. Entlüftet habe ich schon.
H: Danke für die genaue Beschreibung. Ich schicke jemanden vorbei, geht Donnerstag zwischen 8 und 10 Uhr?
R: Ja, ich arbeite an dem Tag von zu Hause.
…
R: War gerade da, ein Ventil hing fest. Jetzt ist alles warm.
H: Wunderbar, danke für die Rückmeldung.

R: Im Bad ist eine Fuge an der Wanne aufgegangen. Muss ich mich darum kümmern?
Y: Nein, das übernehmen wir. Bitte bis dahin möglichst nicht überduschen.
H: Der Fugenmann kommt am Dienstag um 13 Uhr.
R: Dienstag 13 Uhr passt.
…
H: Ist es ordentlich geworden?
R: Sehr sauber gemacht, danke!

R: Darf ich auf dem Balkon eine Markise anbringen? Natürlich auf eigene Kosten.
Y: Grundsätzlich ja, wenn sie nicht in die Dämmung gebohrt wird. Es gibt Klemmmarkisen, die gehen immer.
R: Dann nehme ich so eine. In Grau, wie bei den Nachbarn.
Y: Sehr gute Wahl, das passt zum Haus.

R: Seit gestern hört man nachts ein Klopfen in der Leitung, ungefähr alle zehn Minuten.
H: Das klingt nach dem Druckminderer. Ich sehe mir das heute Nachmittag im Keller an.
…
H: Es war der Druckminderer, er ist neu eingestellt. Bitte sagen Sie mir morgen, ob Ruhe ist.
R: Heute Nacht habe ich durchgeschlafen. Vielen Dank, Herr Lindner!

Y: Frau Richter, am Mittwoch werden die Rauchmelder geprüft, zwischen 9 und 11 Uhr. Können Sie jemanden in die Wohnung lassen?
R: Ich bin da.
Y: Sehr gut, danke.

R: Hallo zusammen, die Gegensprechanlage summt nur noch, ich kann nicht mehr öffnen.
H: Das haben heute schon zwei Parteien gemeldet, der Elektriker ist verständigt.
R: Gut zu wissen. Ich erwarte heute noch ein Paket, ich schaue dann einfach aus dem Fenster.
H: Der Elektriker kommt noch heute. Ich schreibe Ihnen, sobald es wieder geht.
`;

/** The same tenant and the manager of the house. */
export const richterAndManager = `
R: Herr Lindner, haben Sie noch einen Schlüssel für den Fahrradkeller? Meiner ist abgebrochen.
H: Ja, ich lege ihn in einem Umschlag in Ihren Briefkasten.
R: Angekommen, danke!

H: Frau Richter, morgen wird von 9 bis 11 Uhr das Wasser abgestellt. Bitte vorher einen Topf füllen.
R: Danke für die Warnung, der Kaffee ist gesichert.

R: Wann ist bei uns eigentlich die nächste Sperrmüllabholung?
H: Am ersten Montag im Monat, bitte erst am Vorabend herausstellen.
R: Gut, dann muss der alte Schrank noch warten.
`;

/** Somebody moves in: told once, in the group of those who help her. */
export const moveNowak = `
Y: Hallo Frau Nowak, willkommen! Hier klären wir alles für Ihren Einzug im Ahornweg 22. Petra hilft bei den Unterlagen, Tobias macht die Übergabe.
W: Hallo zusammen! Ich freue mich schon sehr auf die Wohnung.
B: Willkommen, Frau Nowak!

B: Der Mietvertrag ist fertig. Möchten Sie zum Unterschreiben ins Büro kommen oder per Post?
W: Ich komme gern vorbei, Freitag nach der Arbeit?
B: Freitag bis 18 Uhr ist jemand da.
…
W: Unterschrieben und überglücklich. Danke, Frau Schneider!

W: Wie funktioniert das mit der Kaution? Kann ich in drei Raten zahlen?
Y: Ja, das steht Ihnen zu. Die erste Rate mit der ersten Miete, die beiden anderen in den Monaten danach.
W: Perfekt, danke.

W: Darf ich vor dem Einzug schon streichen? Ein helles Grün im Flur.
Y: Gern, die Wohnung ist ab dem 20. leer. Beim Auszug bitte wieder in einer hellen, neutralen Farbe.
W: Versprochen.
H: Den Schlüssel für den Keller gebe ich Ihnen dann gleich mit, da können Sie schon Kartons abstellen.

H: Übergabe am 28. um 10 Uhr vor Ort, passt das?
W: 10 Uhr ist etwas knapp, ginge auch 10:30 Uhr?
H: Kein Problem, 10:30 Uhr.

W: Für den Umzugswagen bräuchte ich ein Halteverbot. Muss ich mich selbst darum kümmern?
B: Das beantragt man bei der Stadt, mindestens zehn Tage vorher. Ich schicke Ihnen das Formular.
…
W: Genehmigt, zwei Stellplätze vor dem Haus.
B: Bestens, ich hänge für die Nachbarn einen Zettel aus.

Y: Frau Nowak, die Vormieter würden Ihnen die Einbauküche für 600 € überlassen. Interesse?
W: Ja! Kann ich sie vorher noch einmal sehen?
Y: Sie sind am Samstag ab 11 Uhr da und erwarten Sie.
W: Ich war dort, die Küche ist top. Ich nehme sie.

B: Für die Anmeldung bei der Stadt ist hier die Bescheinigung des Vermieters, sie ging eben per E-Mail an Sie raus.
W: Danke, damit kann ich gleich den Termin buchen.
Y: Haben Sie sich schon für einen Stromanbieter entschieden?
W: Noch nicht, kann ich das auch nach dem Einzug machen?
Y: Ja, bis dahin beliefert Sie der Grundversorger.
H: Die Namensschilder für Klingel und Briefkasten sind bestellt. Steht dort nur „Nowak“ oder noch jemand?
Y: @W, und denken Sie bitte an die Haftpflichtversicherung, sie sollte ab dem Einzugstag gelten.
`;

/** The same newcomer and her agent. */
export const nowakAndAgent = `
W: Liebe Frau Yıldız, danke, dass es so schnell geklappt hat mit der Wohnung!
Y: Sehr gern. Ihre Unterlagen waren einfach vollständig, das hilft immer.

W: Gibt es im Haus einen Raum für Fahrräder?
Y: Ja, im Keller links, mit demselben Schlüssel wie die Haustür.
W: Super, mein Rad ist nämlich neu.

Y: Noch ein Tipp: Die Wochenmärkte sind mittwochs und samstags auf dem Ahornplatz, zwei Minuten zu Fuß.
W: Das klingt herrlich.

W: Darf meine Schwester zur Übergabe mitkommen?
Y: Natürlich, vier Augen sehen mehr als zwei.
`;
