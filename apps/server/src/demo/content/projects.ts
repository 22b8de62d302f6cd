/** A new building goes on sale: told once. */
export const harbour = `
J: Wir haben den Zuschlag für den Vertrieb im Hafenquartier: 24 Wohnungen, Baubeginn im nächsten Halbjahr. Hier sammeln wir alles dazu.
L: Wow! Das ist unser größtes Projekt bisher.
P: Glückwunsch an alle. Wann ist der Auftakt mit dem Bauträger?
J: Nächsten Dienstag um 10 Uhr, bitte alle dabei sein.

P: Preisliste ist da: von 298.000 € (2 Zimmer, EG) bis 789.000 € (Penthouse).
L: Für wie viele haben wir schon Vormerkungen?
B: 37 Vormerkungen, davon 15 für die 3-Zimmer-Wohnungen.
L: Dann würde ich mit denen anfangen.

J: Der Bauträger möchte, dass wir die Grundrisse auf der Website interaktiv zeigen. Was meint ihr?
P: Sinnvoll. Die Leute wollen sehen, wo die Sonne steht.
L: Und was auf jeder Etage noch frei ist. @B, kannst du einen Anbieter suchen?
B: Ich hole zwei Angebote ein.
…
B: Angebot eins: 2.900 € einmalig. Angebot zwei: 190 € im Monat. Beide können den Verkaufsstand anzeigen.
J: Dann das erste.

L: Der Musterraum wird am Monatsende fertig. Wer übernimmt welche Tage?
P: Ich nehme Mittwoch und Samstag.
L: Dann mache ich Donnerstag und Freitag.
B: Kommt in den Kalender. Öffnungszeiten 15 bis 18 Uhr, samstags 11 bis 14 Uhr.

P: Häufigste Frage am ersten Samstag: Stellplätze. Es gibt 20 für 24 Wohnungen.
L: Wir sollten sie nach Wohnungsgröße vergeben, nicht nach Reihenfolge.
J: Sehe ich genauso, ich stimme das mit dem Bauträger ab.
…
J: Ist abgestimmt: ab 3 Zimmern ist ein Stellplatz dabei.

L: Die erste Reservierung ist da: Wohnung 12, 3. OG, Familie Petersen!
P: Stark!
B: Reservierungsvertrag ist vorbereitet.
J: Darauf stoßen wir am Freitag an. 🥂

P: Der Bauträger hat die Baubeschreibung geändert: Parkett jetzt Eiche statt Buche, ohne Aufpreis.
B: Ich tausche die Seite im Exposé. Betrifft das die schon reservierten Wohnungen?
P: Ja, alle. Ich schreibe den vier Parteien.
L: Wohnung 12 habe ich eben selbst angerufen, große Freude.

J: Zwischenstand bitte für das Gespräch mit der Bank heute Nachmittag.
L: 11 von 24 reserviert, 4 beurkundet.
P: Dazu zwei mündliche Zusagen für die 4-Zimmer-Wohnungen im 2. OG.
B: Die Übersicht mit allen Preisen liegt im Ordner „Hafenquartier“, Stand heute 9 Uhr.
J: Danke, damit kann ich arbeiten.
L: Eine Frage dazu: Familie Petersen möchte die Wand zwischen Küche und Flur weglassen. Geht das in dieser Bauphase noch?
P: Wenn sie bis Ende des Monats entscheiden, ja. Danach wird der Rohbau freigegeben.
L: Dann schicke ich ihnen heute den geänderten Grundriss.
B: @J, die Bank hat den Termin eben um eine halbe Stunde nach hinten verlegt, 15:30 Uhr.
`;

/** The heads and the accounts, among themselves: told once. */
export const management = `
T: Ich richte diese Gruppe für alles ein, was nur uns drei angeht: Zahlen, Personal, Verträge.
J: Gute Idee, dann suchen wir nicht mehr in E-Mails.

K: Der Abschluss für das letzte Quartal ist fertig: Umsatz 11 % über Plan, vor allem durch den Verkauf.
J: Sehr gut. Und die Vermietung?
K: Auf Vorjahr. Die Verwaltung liegt 3 % darüber.
T: Das deckt sich mit meinem Eindruck.

J: Für die Ausbildungsstelle gibt es drei gute Bewerbungen. Wollen wir zu zweit führen oder alle drei?
T: Zu zweit reicht. Ich nehme Petra dazu, sie wird die meiste Zeit mit ihr arbeiten.
J: Einverstanden.
…
T: Wir haben uns entschieden, Vertrag geht diese Woche raus.

K: Die Miete für unser Büro steigt ab Januar um 120 €. Der Vertrag sieht das vor.
J: Dann ist es so. Bitte im Budget ergänzen.

T: Tobias braucht bei den Übergaben am Monatsende Unterstützung. Vorschlag: eine Aushilfe für acht Stunden in der Woche.
K: Kostet uns rund 640 € im Monat, ist darstellbar.
J: Dann schreiben wir sie aus.

K: Die Versicherung bietet für alle verwalteten Häuser einen Rahmenvertrag an, Ersparnis etwa 7 %.
T: Müssen die Eigentümer zustimmen?
K: Ja, einzeln. Ich bereite ein Anschreiben vor.
J: Bitte erst nach den Abrechnungen verschicken, sonst gehen die Rückfragen durcheinander.

J: Die Bank gibt uns für das Hafenquartier die Vorfinanzierung der Vermarktung.
T: Zu welchem Satz?
J: 4,1 %, zwei Jahre fest.
K: Das ist besser als gedacht. Ich passe die Planung an.

K: Die Planung für das nächste Jahr liegt im gemeinsamen Ordner. Drei Punkte sollten wir vor Monatsende entscheiden: Aushilfe, Dienstwagen, Messe.
T: Aushilfe ja. Beim Dienstwagen würde ich auf Elektro umstellen, die Angebote liegen bei mir.
K: Mit der Förderung wären wir bei 389 € im Monat.
T: @J, passt dir morgen um 9 Uhr eine halbe Stunde dafür?
`;

/** A fair that is over: told once, then archived. */
export const fair = `
J: Die Immobilientage sind in drei Wochen. Hier planen wir unseren Stand: Halle B, Platz 14, zwölf Quadratmeter.
L: Ich kümmere mich um die Objektwand.
P: Ich um die Technik und den Bildschirm.
B: Und ich um Getränke, Flyer und Namensschilder.

B: Flyer sind freigegeben und im Druck, 800 Stück.
L: Reichen die? Letztes Jahr waren sie am Sonntagmittag weg.
J: Dann lieber 1.200.
B: Geändert.

P: Wer ist wann am Stand?
L: Samstag ganztags.
P: Sonntag ganztags.
J: Ich bin an beiden Tagen von 11 bis 15 Uhr da.
Y: Ich helfe am Sonntag ab 12 Uhr.

L: Aufbau ist fertig, sieht richtig gut aus.
J: Danke euch! Bin um elf da.
…
L: Schon 40 Gespräche bis zum Mittag, die Hälfte zum Hafenquartier.

P: Abbau erledigt, alles wieder im Lager. Insgesamt 112 Kontakte, 19 konkrete Suchaufträge.
B: Die Liste ist eingepflegt, alle bekommen bis Mittwoch eine Antwort.
J: Ein voller Erfolg. Danke an alle, nächstes Jahr wieder! Die Gruppe archiviere ich.
`;
