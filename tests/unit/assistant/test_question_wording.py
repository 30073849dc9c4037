from __future__ import annotations

from decimal import Decimal

import pytest

from auskunft.assistant.question_wording import about_entity, about_fact
from auskunft.domain import Document, Entity, Fact, Span

TEXT = "Das Netzwerk wird von Dr. Jette Morgenroth geleitet. Wald und Werkstatt ist neu."
DOCUMENT = Document("d", "Seenmark", TEXT, "Seenmark")


def fact(measure: str, scope: str = "", unit: str = "") -> Fact:
    return Fact("d", measure, measure, Decimal(1), "1", unit, None, scope, "Seenmark", (), 0, 1)


def entity(name: str) -> Entity:
    start = max(0, TEXT.find(name))
    return Entity("d", name, (), (Span(start, start + len(name)),))


@pytest.mark.parametrize(
    ("asked", "question"),
    [
        (fact("Promotionen"), "Wie viele Promotionen gibt es?"),
        (fact("Einwohner", unit="Mio. Einwohner"), "Wie viele Einwohner gibt es?"),
        (
            fact("FuE-Ausgaben", "Anteil am BIP", "Prozent"),
            "Wie hoch sind die FuE-Ausgaben (Anteil am BIP)?",
        ),
        (
            fact("Gründungsrate", "in der Industrie; neu"),
            "Wie hoch ist die Gründungsrate in der Industrie?",
        ),
        (fact("Fläche", unit="km²"), "Wie groß ist die Fläche?"),
        (fact("Xyz"), "Welcher Wert ist für „Xyz“ angegeben?"),
    ],
)
def test_a_figure_is_asked_for_in_german(asked: Fact, question: str) -> None:
    assert about_fact(asked, "", "de") == question


def test_the_land_and_english_readers_are_told() -> None:
    assert (
        about_fact(fact("Promotionen"), "Hessen", "de")
        == "Wie viele Promotionen gibt es in Hessen?"
    )
    assert about_fact(fact("Promotionen"), "", "en") == "What is the value of “Promotionen”?"


@pytest.mark.parametrize(
    ("name", "question"),
    [
        ("Netzwerk Moor.Werk", "Was ist das Netzwerk Moor.Werk?"),
        ("Leichtbau-Allianz Ost", "Was ist die Leichtbau-Allianz Ost?"),
        ("Wald und Werkstatt", "Was ist „Wald und Werkstatt“?"),
        ("Jette Morgenroth", "Wer ist Jette Morgenroth?"),
        ("x" * 61, ""),
    ],
)
def test_a_name_is_asked_for_with_its_article_or_in_quotes(name: str, question: str) -> None:
    assert about_entity(entity(name), DOCUMENT, "de") == question
