from __future__ import annotations

import pytest

from auskunft.understanding.intents import intents

POSITIVE = {
    "conversation.greeting": ["Hallo", "Guten Morgen!", "hi", "Hello there", "Wie geht es dir?"],
    "conversation.thanks": ["Danke!", "Vielen Dank", "Super, danke dir", "Thanks a lot"],
    "conversation.farewell": ["Tschüss", "Auf Wiedersehen", "Bye"],
    "conversation.praise": ["Prima!", "Sehr gut", "Perfect"],
    "conversation.help": ["Was kannst du?", "Hilfe", "Wie funktioniert das?", "What can you do?"],
    "conversation.identity": ["Wer bist du?", "Sind Sie ein Roboter?", "Are you a bot?"],
    "conversation.complaint": ["Das stimmt nicht!", "Du bist blöd", "That's wrong"],
    "conversation.languages": ["Kannst du Englisch?", "Welche Sprachen sprichst du?"],
    "conversation.trust": ["Kann ich dir vertrauen?", "Bist du sicher?", "Can I trust you?"],
    "document.further": ["Wo finde ich weitere Indikatoren?", "Where is more data?"],
    "document.values": ["Nenne alle Indikatoren mit Werten", "all values"],
    "document.one_section": ["Was steht im Abschnitt Hafen?", "the section on boats"],
    "document.size": ["Wie lang ist das Dokument?", "How many words does the text have?"],
    "document.topic": ["Worum geht es in dem Text?", "What is this document about?"],
    "document.summary": ["Fasse den Text zusammen", "Bitte eine Zusammenfassung", "Summarise it"],
    "document.sections": ["Welche Abschnitte gibt es?", "Which chapters are there?"],
    "document.indicators": [
        "Welche Indikatoren gibt es?",
        "Welche Kennzahlen enthält das Profil?",
        "Which indicators are available?",
        "Nenne mir alle Kennzahlen",
        "Zu welchen Themen gibt es Zahlen?",
        "Welche Kennzahlen kann ich nachschlagen?",
        "Welche Angaben stammen aus 2021?",
    ],
    "document.years": ["Aus welchen Jahren stammen die Zahlen?", "How old is the data?"],
    "document.source": ["Woher stammen die Daten?", "What are your sources?"],
    "document.regions": [
        "Welche Bundesländer kennst du?",
        "Welches Land wird beschrieben?",
        "Which states do you cover?",
    ],
    "calculation.before": ["Vorjahr", "gegenüber", "compared"],
    "calculation.percent": ["Wie viel Prozent sind das?", "Welcher Anteil?", "What share is it?"],
    "calculation.change": ["Wie groß ist der Zuwachs?", "2023 gegenüber 2020", "How did it grow?"],
    "calculation.factor": ["Auf das Wievielfache?", "Um welchen Faktor?", "How many times?"],
    "calculation.rest": [
        "Was bleibt nach Abzug der Miete?",
        "Wie viele sind es nicht?",
        "the rest",
    ],
    "calculation.missing": ["Wie viele fehlen?", "Wie viele sollen noch dazukommen?"],
    "calculation.average": ["Wie viel je Betrieb?", "im Schnitt", "Was bekam jedes Team?"],
    "calculation.yearly": ["Mittel je Förderjahr", "Was kostet es pro Jahr?", "a year"],
    "calculation.sum": ["Wie viele sind es insgesamt?", "zusammengerechnet", "in total"],
    "operation.sum": ["Wie viel ist das zusammen?", "A plus B", "A and B combined"],
    "operation.difference": ["Um wie viel höher ist A als B?", "How much higher is A than B?"],
    "operation.multiple": ["Ist A doppelt so hoch wie B?", "Is A twice as high as B?"],
    "operation.gap": ["Wie viel fehlt noch bis 3?", "Was fehlt zum Ziel?", "How far away from 3?"],
    "operation.at_least": ["Sind es mindestens 5?", "Erreicht A das Ziel?", "At least 5?"],
    "operation.at_most": ["Sind es höchstens 5?", "At most 5?"],
    "operation.average": ["Wie hoch ist der Durchschnitt?", "Im Schnitt?", "the average"],
    "operation.up": ["Ist A gestiegen?", "Gab es mehr A als im Jahr davor?", "Has A increased?"],
    "operation.down": ["Hat A abgenommen?", "Ist A gesunken?", "Has A fallen?"],
    "operation.growth": ["Um wie viel wächst A?", "Welchen Zuwachs hatte A?", "the growth of A"],
    "part.missing": ["Wie viele fehlen noch?", "Wie viele müssen noch gebaut werden?"],
    "part.left": ["Wie viel ist noch übrig?", "Was bleibt für A?", "How much is left?"],
    "part.quit": ["Wie viele haben A abgebrochen?", "Wie viele brachen A ab?"],
    "part.refused": ["Wie viele Anträge wurden abgelehnt?", "Wie viele gingen leer aus?"],
    "scope.payment": ["Zahlt A mehr als B?", "Wer hat das größte Budget?", "Who pays more?"],
    "scope.transfer": ["Gibt A mehr als B?", "Trägt A mehr?", "Who receives more?"],
    "statement.rest": ["Der Rest kommt vom Land.", "Die übrigen sind Vereine.", "the others"],
    "operation.older": ["Was ist älter, A oder B?", "Which is older?"],
    "operation.younger": ["Was ist jünger, A oder B?", "Which is the youngest?"],
    "operation.age": ["Wie alt ist A?", "How old is A?"],
    "statement.origin": ["A wurde 2012 gegründet.", "A besteht seit 2004.", "It was founded."],
    "operation.per": ["Wie viele A kommen auf ein B?", "A pro B", "A per B"],
    "operation.ratio": ["Wie oft passt A in B?", "How many times larger is A?"],
    "operation.share": [
        "Welchen Anteil hat A an den gesamten Ausgaben?",
        "What share of the total comes from A?",
    ],
    "operation.compare": ["Vergleiche A und B", "A im Vergleich zu B", "Compare A and B"],
    "operation.more": ["Ist A höher als B?", "Is A higher than B?"],
    "operation.less": ["Ist A niedriger als B?", "Is A lower than B?"],
    "operation.most": ["Wer hat am meisten?", "Welche ist die größte?", "Which is the largest?"],
    "operation.least": ["Wer hat am wenigsten?", "Which is the smallest?"],
    "operation.order": ["Ordne die Sektoren", "In welcher Reihenfolge?", "Rank the sectors"],
    "scope.whole": ["Wie viel insgesamt?", "the total"],
    "scope.extent": ["Wie groß ist A?", "How large is A?"],
    "scope.money": ["Wie viel Euro sind das?", "How much money is it?"],
    "scope.current": ["Wie hoch ist es derzeit?", "the current value"],
    "scope.future": ["Wie hoch wird es künftig sein?", "What will it be next year?"],
    "scope.past": [
        "Wie war es im letzten Jahr?",
        "Wie hoch war es vor 20 Jahren?",
        "What was it last year?",
    ],
    "scope.change": ["Wie hat sich A entwickelt?", "Has A increased?"],
    "scope.all": ["Alle Sektoren", "both sectors"],
    "describe.patterns": ["Was ist A?", "Erkläre A", "Tell me about A"],
    "describe.expansion": [
        "Wofür steht A?",
        "What does A stand for?",
        "Was heißt A ausgeschrieben?",
    ],
    "describe.everything": ["Welche Aufgaben hat A?", "What does A do?"],
    "describe.meaning": ["Was bedeutet FuE?", "Was heißt eigentlich BIP?", "What does R&D mean?"],
    "detail.frequency": ["Wie oft tagt A?", "In welchem Turnus prüft A?", "How often is A held?"],
    "detail.profession": [
        "Welchen Beruf hat A?",
        "Was ist A von Beruf?",
        "What is A's profession?",
    ],
    "detail.function": ["Welche Funktion hat A?", "What position does A hold?"],
    "detail.legal_form": ["Welche Rechtsform hat A?", "What is the legal form of A?"],
    "detail.seat": ["Wo hat A seinen Sitz?", "In welcher Stadt sitzt A?", "Where is A based?"],
    "detail.hours": ["Wann ist A geöffnet?", "Wann findet A statt?", "What are A's opening hours?"],
}

NEGATIVE = {
    "conversation.greeting": ["Hallo Welt ist welcher Verbund?", "Wie geht es dem Verbund?"],
    "conversation.thanks": ["Wem dankt der Verbund?", "Danke, und wie viele Mitglieder hat er?"],
    "conversation.farewell": ["Bis wann läuft das?", "Wer tschüsst?"],
    "conversation.praise": ["Wie gut ist A?", "Welche guten Noten gibt es?"],
    "conversation.help": ["Was kann Tiefenlicht?", "Wer hilft dem Verbund?"],
    "conversation.identity": ["Wer ist Mitglied?", "Wer sind die Partner?"],
    "conversation.complaint": ["Stimmt es, dass A wächst?", "Ist das falsch?"],
    "conversation.languages": ["Welche Sprachen werden gelehrt?", "Kannst du rechnen?"],
    "conversation.trust": ["Ist der Hafen sicher?", "Wem vertraut der Verbund?"],
    "document.further": ["Wo liegt der Hafen?", "Gibt es weitere Mitglieder?"],
    "document.values": ["Wie bewertet A das?", "Wie viele Mitglieder hat A?"],
    "document.one_section": ["Welche Abschnitte gibt es?", "Welches Kapitel gibt es?"],
    "document.size": ["Wie lang ist die Brücke?", "How long is the bridge?"],
    "document.topic": ["Worum geht es bei Tiefenlicht?", "Wovon lebt der Verbund?"],
    "document.summary": ["Wie setzt sich der Verbund zusammen?", "Wer arbeitet zusammen?"],
    "document.sections": ["Welche Netzwerke gibt es?", "Which networks are there?"],
    "document.indicators": ["Welche Netzwerke gibt es?", "Wie hoch ist der Indikator A?"],
    "document.years": ["In welchem Jahr wurde A gegründet?", "How old is Tiefenlicht?"],
    "document.source": ["Woher kommt Frau Morgenroth?", "Wer hat den Verbund gegründet?"],
    "document.regions": ["Welche Länder fördern A?", "Which members are there?"],
    "calculation.before": ["Und im Vorjahr?"],
    "calculation.percent": ["Wie viele sind das?"],
    "calculation.change": ["Wie viele Menschen wohnen dort?"],
    "calculation.factor": ["Wie oft tagt der Beirat?"],
    "calculation.rest": ["Wer leitet das Labor?"],
    "calculation.missing": ["Wie viele sind es noch heute?"],
    "calculation.average": ["Wie viel pro Jahr?"],
    "calculation.yearly": ["Was geschah im Jahr 2020?"],
    "calculation.sum": ["Wer arbeitet dort zusammen?", "Die Summe steht dort."],
    "operation.sum": ["Wie viele Mitglieder hat A?", "Wie viele Sommer gab es?"],
    "operation.difference": ["Wie viele Mitglieder hat A?", "Wie viel kostet A?"],
    "operation.multiple": ["Wie hoch ist A?", "Is half of A in B?"],
    "operation.gap": ["Wer fehlt?", "Was ist der Fehler?"],
    "operation.at_least": ["Wie hoch ist A?", "Wie reich ist A?"],
    "operation.at_most": ["Wie hoch ist A?", "Is A higher?"],
    "operation.average": ["Liegt A im Mittelfeld?", "Wie hoch ist A?"],
    "operation.up": ["Wie hoch ist A?", "Hat A mehr als B?"],
    "operation.down": ["Wie tief ist A?", "Hat A weniger als B?"],
    "operation.growth": ["Wie hoch ist A?", "Who found A?"],
    "part.missing": ["Wie viele gibt es noch?", "Wo ist der Fehler?"],
    "part.left": ["Wie viele gibt es noch heute?", "Wer verließ A?"],
    "part.quit": ["Wie viele haben A beendet?", "Wie viele Bruchteile gab es?"],
    "part.refused": ["Wie viele Anträge gab es?", "Wer scheut A?"],
    "scope.payment": ["Wie viele Mitglieder hat A?", "Wie hoch ist die Anzahl?"],
    "scope.transfer": ["Gibt es mehr A als B?", "Wer leitet A?"],
    "statement.rest": ["A hat 12 Mitglieder.", "A ist rastlos."],
    "operation.older": ["Wie alt ist A?", "Was sind Eltern?"],
    "operation.younger": ["Wie jung ist A?", "Was ist A?"],
    "operation.age": ["Wie altert A?", "Welche alten Teile gibt es?"],
    "statement.origin": ["A hat Gründe.", "A hat 12 Mitglieder."],
    "operation.per": ["Wie viele Personen kommen?", "Welche Projekte gibt es?"],
    "operation.ratio": ["Wie hoch ist A?", "How large is A?"],
    "operation.share": ["Wie hoch ist der Anteil an Frauen?", "Wer hat Anteil?"],
    "operation.compare": ["Wie hoch ist A?", "Verglimmt A?"],
    "operation.more": ["Wie hoch ist A?", "Wie groß ist A?"],
    "operation.less": ["Wie klein ist A?", "Wie viele kleine Betriebe gibt es?"],
    "operation.most": ["Wie hoch ist A?", "Wie viele Meister gibt es?"],
    "operation.least": ["Wie viele gibt es wenigstens?", "Wie niedrig ist A?"],
    "operation.order": ["Welche Verordnung gilt?", "Wer bestellt A?"],
    "scope.whole": ["Wie hoch ist A?", "Wer arbeitet zusammen?"],
    "scope.extent": ["Wie viel größer ist A?", "Um wie viel größer ist A?"],
    "scope.money": ["Wie viele Millionäre gibt es?", "How many members are there?"],
    "scope.current": ["Wie hoch war A 2020?", "Wer häutet A?"],
    "scope.future": ["Wie hoch ist A?", "Wer wird Mitglied?"],
    "scope.past": ["Wie hoch ist A?", "Wer ging zuletzt?"],
    "scope.change": ["Wie hoch ist A?", "Wer entwirft A?"],
    "scope.all": ["Wie hoch ist A?", "Wer fällt?"],
    "describe.patterns": ["Wie viele Mitglieder hat A?", "Wer leitet A?"],
    "describe.expansion": ["Was ist A?", "Wo steht A?"],
    "describe.everything": ["Wie hoch ist A?", "Wer leitet A?"],
    "describe.meaning": ["Was bedeutet A für die Region?", "What does A do?", "Was ist A?"],
    "detail.frequency": ["Wie lange tagt A?", "Welchen Abstand hat A zu B?"],
    "detail.profession": ["Wer leitet A?", "Welche Berufung hat A?"],
    "detail.function": ["Wie funktioniert A?", "Wo liegt A?"],
    "detail.legal_form": ["Welche Rechte hat A?", "What form has A?"],
    "detail.seat": ["Wo wurde A gegründet?", "Where was A founded?"],
    "detail.hours": ["Wann wurde A gegründet?", "When was A opened?"],
}


@pytest.mark.parametrize(
    ("name", "question"), [(name, q) for name, questions in POSITIVE.items() for q in questions]
)
def test_how_people_ask(name: str, question: str) -> None:
    assert name in intents(question)


@pytest.mark.parametrize(
    ("name", "question"), [(name, q) for name, questions in NEGATIVE.items() for q in questions]
)
def test_what_only_looks_like_it(name: str, question: str) -> None:
    assert name not in intents(question)


def test_every_kind_of_question_is_tried() -> None:
    everything = {name for questions in POSITIVE.values() for q in questions for name in intents(q)}
    assert set(POSITIVE) == set(NEGATIVE)
    assert everything == set(POSITIVE)


def test_spelling_and_spaces_do_not_matter() -> None:
    assert intents("WAS   KANNST\nDU?") == intents("was kannst du?")
    assert intents("Um wieviel größer?") == intents("um wieviel groesser?")
    assert intents("") == frozenset()
