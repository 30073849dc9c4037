from __future__ import annotations

from collections.abc import Callable

import pytest

from auskunft.assistant import Assistant
from auskunft.domain import Mode, Reason, Status
from auskunft.understanding.view import CorpusView


@pytest.mark.parametrize(
    ("said", "reply"),
    [
        ("Hallo", "Guten Tag!"),
        ("Hello", "Hello!"),
        ("Danke", "Gern."),
        ("Tschüss", "Auf Wiedersehen!"),
        ("Prima!", "Freut mich."),
        ("Was kannst du?", "Ich beantworte Fragen zu: Seenmark."),
        ("Wer bist du?", "Ich bin ein automatisches Auskunftssystem"),
        ("What can you do?", "I answer questions about: Seenmark."),
    ],
)
def test_small_talk(assistant: Assistant, said: str, reply: str) -> None:
    answer = assistant.ask(said)
    assert answer.status is Status.CONVERSATION
    assert answer.text.startswith(reply)
    assert (answer.mode, answer.reason, answer.citations) == (None, None, ())


def test_all_indicators_are_counted_and_cited(assistant: Assistant) -> None:
    answer = assistant.ask("Welche Indikatoren gibt es?")
    assert (answer.status, answer.mode, answer.short) == (Status.ANSWERED, Mode.COMPUTED, "10")
    assert len(answer.citations) == 10
    assert "Patentanmeldungen je 1 Mio. Einwohner [8]" in answer.text


def test_sections_years_source_and_region(assistant: Assistant) -> None:
    sections = assistant.ask("Welche Abschnitte hat das Dokument?")
    assert [c.quote for c in sections.citations] == ["Netzwerke und Verbünde", "Hochschulen"]
    years = assistant.ask("Aus welchen Jahren stammen die Zahlen?").text
    assert all(year in years for year in ("2019–2021", "2020", "2021", "2022"))
    assert assistant.ask("Woher stammen die Daten?").citations[0].quote == "Seenmark"
    assert assistant.ask("Für welches Bundesland ist das?").short == "Seenmark"


def test_where_a_person_comes_from_is_no_question_for_the_source(assistant: Assistant) -> None:
    assert "Die Antworten stammen" not in assistant.ask("Woher kommt Jette Morgenroth?").text


def test_the_topic_names_the_sections_and_some_indicators(assistant: Assistant) -> None:
    answer = assistant.ask("Worum geht es in dem Dokument?")
    assert answer.status is Status.ANSWERED
    assert "Netzwerke und Verbünde und Hochschulen" in answer.text
    assert "Anteil der Ausgaben für FuE am BIP" in answer.text


def test_a_summary_quotes_a_sentence_of_each_passage(assistant: Assistant) -> None:
    answer = assistant.ask("Fasse das Dokument zusammen")
    assert answer.status is Status.ANSWERED
    assert len(answer.citations) > 2
    section = assistant.ask("Fasse den Abschnitt Hochschulen zusammen")
    assert [c.section for c in section.citations] == ["Hochschulen"]


def test_two_documents_are_told_apart(assistant_both: Assistant) -> None:
    one = assistant_both.ask("Welche Indikatoren gibt es im Bergland?")
    assert one.short == "2"
    both = assistant_both.ask("Welche Indikatoren gibt es?")
    assert both.short == "12"
    assert both.computation is not None
    assert both.computation.formula == "10 + 2 = 12"
    regions = assistant_both.ask("Welche Bundesländer kennst du?")
    assert regions.short == "Seenmark und Bergland"


def test_a_document_without_sections_or_indicators(
    view_of: Callable[..., CorpusView], assistant_of: Callable[[CorpusView], Assistant]
) -> None:
    assistant = assistant_of(view_of("Der Apfel fällt. Die Birne hängt."))
    indicators = assistant.ask("Welche Indikatoren gibt es?")
    assert (indicators.status, indicators.reason) == (Status.NOT_IN_CORPUS, Reason.NOT_STATED)
    assert assistant.ask("Aus welchen Jahren stammen die Zahlen?").status is Status.NOT_IN_CORPUS
    assert "keine Abschnitts" in assistant.ask("Welche Abschnitte hat das Dokument?").text
