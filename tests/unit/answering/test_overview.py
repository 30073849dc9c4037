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
        ("Das stimmt nicht!", "Das tut mir leid."),
        ("Kannst du Englisch?", "Ich verstehe Fragen auf Deutsch"),
        ("Kann ich dir vertrauen?", "Ich gebe nur wieder"),
        ("Wer hat dich programmiert?", "Ich bin ein automatisches"),
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


def test_indicators_with_their_values(assistant: Assistant) -> None:
    answer = assistant.ask("Nenne alle Indikatoren mit Werten")
    assert "Promotionen (2020): 1.312 [5]" in answer.text
    of_year = assistant.ask("Welche Werte gibt es für 2022?")
    assert of_year.status is Status.ANSWERED
    assert [c.quote.splitlines()[0] for c in of_year.citations] == ["95"]


def test_a_year_without_figures_is_said_to_have_none(assistant: Assistant) -> None:
    answer = assistant.ask("Welche Zahlen gibt es für 2015?")
    assert (answer.status, answer.reason) == (Status.PARTIAL, Reason.OTHER_PERIOD)
    assert "Für 2015" in answer.text
    assert "2020 (Promotionen" in answer.text


@pytest.mark.parametrize(
    "question",
    ["Wo finde ich weitere Indikatoren?", "Was ist Länder in Zahlen?", "Where is more data?"],
)
def test_where_more_figures_are(assistant: Assistant, question: str) -> None:
    answer = assistant.ask(question)
    assert (answer.status, answer.short) == (
        Status.ANSWERED,
        "Online-Angebot Länder in Zahlen",
    )


def test_a_school_year_is_spelt_as_in_the_document(
    view_of: Callable[..., CorpusView], assistant_of: Callable[[CorpusView], Assistant]
) -> None:
    block = "310\nStudierende im Wintersemester 2022/23\nWeitere Indikatoren im Netz\n"
    answer = assistant_of(view_of(f"Seenmark\n\nSeen sind tief.\n\n{block}")).ask(
        "Aus welchen Jahren stammen die Zahlen?"
    )
    assert "2022/23 (Studierende" in answer.text


def test_one_section(assistant: Assistant) -> None:
    answer = assistant.ask("Worum geht es im Abschnitt Hochschulen?")
    assert [c.section for c in answer.citations] == ["Hochschulen"]
    unknown = assistant.ask("Worum geht es im Kapitel Verkehr?")
    assert unknown.status is Status.PARTIAL
    assert unknown.text.startswith("Einen solchen Abschnitt gibt es nicht.")


def test_how_long_it_is_is_not_stated(assistant: Assistant) -> None:
    assert assistant.ask("Wie lang ist das Dokument?").status is Status.NOT_IN_CORPUS


def test_sections_years_source_and_region(assistant: Assistant) -> None:
    sections = assistant.ask("Welche Abschnitte hat das Dokument?")
    assert [c.quote for c in sections.citations] == ["Netzwerke und Verbünde", "Hochschulen"]
    years = assistant.ask("Aus welchen Jahren stammen die Zahlen?").text
    assert all(year in years for year in ("2019–2021", "2020", "2021", "2022"))
    assert assistant.ask("Woher stammen die Daten?").citations[0].quote == "Seenmark"
    region = assistant.ask("Für welches Bundesland ist das?")
    assert region.short == "Seenmark"
    assert all("Seenmark" in citation.quote for citation in region.citations)


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
