/** An owner sells his parents' house: told once, in the group with the agents. */
export const sale = `
P: Guten Tag Herr Vogel, willkommen in unserer Gruppe zum Verkauf Ihres Hauses in der Lindenstraße 14. Hier lesen Frau Brandt, Frau Schneider und ich mit.
V: Guten Tag zusammen. Das ist praktisch, dann muss ich nicht immer anrufen.
J: Willkommen, Herr Vogel! Schön, dass Sie sich für uns entschieden haben.

P: Für das Exposé bräuchte ich noch den Grundriss des Obergeschosses und die Rechnung vom neuen Dach.
V: Den Grundriss habe ich gefunden, er ist noch von meinem Vater gezeichnet. Reicht das?
P: Als Vorlage sehr gut, wir lassen ihn sauber nachzeichnen.
V: Die Dachrechnung schicke ich heute Abend.

B: Herr Vogel, passt Ihnen Mittwoch um 10 Uhr für die Fotografin?
V: Mittwoch passt. Soll ich vorher etwas wegräumen?
B: Nur das Nötigste, am besten die Fensterbänke und den Tisch auf der Terrasse.

P: Die Bilder sind da und sehr schön geworden. Das Exposé bekommen Sie morgen zur Freigabe.
V: Darf meine Schwester auch noch darüber lesen? Das Haus gehört uns ja beiden.
P: Selbstverständlich. Wenn Sie möchten, laden wir sie in diese Gruppe ein.
V: Sie schaut lieber bei mir mit hinein.

V: Gelesen. Bitte noch ergänzen: Der Brunnen im Garten ist angemeldet und geprüft.
P: Guter Hinweis, kommt hinein.
P: Ist ergänzt, ab heute Abend ist das Haus online.

P: Die ersten drei Tage: 46 Anfragen, zwölf davon mit Finanzierungsbestätigung. Besichtigungen wären Freitag und Samstag.
V: Das hätte ich nicht erwartet! Ich bin beide Tage bei meiner Schwester, Sie haben ja den Schlüssel.
B: Die Termine sind verteilt, Sie bekommen am Sonntag eine Zusammenfassung.

P: Zusammenfassung: elf Parteien waren da, vier möchten ein Angebot abgeben. Am häufigsten wurde nach der Heizung gefragt.
V: Die Wartung war im Oktober, das Protokoll liegt im Heizungskeller.
P: Danke, das hilft in der Verhandlung.

P: Es liegen zwei schriftliche Angebote vor: 612.000 € und 598.000 €. Das höhere steht unter Finanzierungsvorbehalt.
V: Was raten Sie uns?
J: Ich würde der Familie mit 612.000 € eine Woche für die Bank geben und mit der zweiten im Gespräch bleiben.
V: So machen wir es.
…
V: Meine Schwester ist einverstanden.

P: Die Finanzierung ist bestätigt, Familie Lorenz kauft zu 612.000 €.
V: Das sind sehr gute Nachrichten. Eine junge Familie im Haus hätte meine Eltern gefreut.
J: Das freut uns auch, Herr Vogel.

B: Notartermin wäre am Donnerstag in einer Woche um 11 Uhr. Passt das Ihnen und Ihrer Schwester?
V: Ja, wir kommen zusammen.
B: Bitte beide Personalausweise mitbringen. Den Entwurf erhalten Sie heute.

V: Eine Frage zum Entwurf: Unter Ziffer 4 steht das Inventar der Werkstatt. Die Hobelbank würde ich gern behalten.
P: Kein Problem, ich lasse sie herausnehmen und spreche mit Familie Lorenz.
…
P: Erledigt, die Familie hat Verständnis. Der neue Entwurf ist unterwegs.
V: Vielen Dank, Herr Weber!

B: Herr Vogel, die Notarin braucht noch Ihre Steuernummer und die Ihrer Schwester.
V: Meine schicke ich gleich, die meiner Schwester bis heute Abend.
P: Und wir müssten noch den Termin für die Übergabe festlegen. Wäre der letzte Samstag im Monat für Sie machbar?
V: Der Samstag geht, dann ist das Haus leer. @J, darf ich Sie vorher noch kurz wegen der Möbel anrufen?
`;

/** The same owner and the head of the company. */
export const withHead = `
V: Frau Brandt, eine vertrauliche Frage: Ist der Preis aus Ihrer Sicht wirklich realistisch?
J: Ja. In Ihrer Straße wurden in den letzten zwölf Monaten drei vergleichbare Häuser verkauft, alle zwischen 590.000 € und 630.000 €.
V: Danke, das beruhigt mich.

V: Falls meine Schwester am Notartermin krank wird: Geht auch eine Vollmacht?
J: Ja, sie muss aber beglaubigt sein, am einfachsten bei einem Notar in ihrer Nähe. Frau Schneider schickt Ihnen ein Muster.
V: Sehr freundlich.

J: Herr Vogel, ich wollte mich persönlich für Ihr Vertrauen bedanken. Es läuft sehr gut.
V: Das finde ich auch. Herr Weber macht das hervorragend.
J: Das gebe ich gern weiter.
`;
