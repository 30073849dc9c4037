from __future__ import annotations

import re
from decimal import Decimal

import pytest

from auskunft.assistant.question_wording import about_entity, about_fact
from auskunft.domain import Document, Entity, Fact, Span

TEXT = (
    "Das Netzwerk wird von Dr. Jette Morgenroth geleitet. Wald und Werkstatt ist neu. "
    "Almut Brandes forscht dort; Professorin Almut Brandes und Mitgründerin Ida Köster bauten es "
    "auf. Das Schiff heißt „Lena Abel“."
)
DOCUMENT = Document("d", "Seenmark", TEXT, "Seenmark")


def fact(measure: str, scope: str = "", unit: str = "") -> Fact:
    return Fact("d", measure, measure, Decimal(1), "1", unit, None, scope, "Seenmark", (), 0, 1)


def entity(name: str) -> Entity:
    found = re.finditer(re.escape(name), TEXT)
    return Entity("d", name, (), tuple(Span(*match.span()) for match in found))


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


def test_the_land_is_named() -> None:
    assert (
        about_fact(fact("Promotionen"), "Hessen", "de")
        == "Wie viele Promotionen gibt es in Hessen?"
    )


@pytest.mark.parametrize(
    ("asked", "question"),
    [
        (fact("Promotionen"), "How many doctorates are there in Hessen?"),
        (
            fact("Patentanmeldungen", "je 1 Mio. Einwohner"),
            "How many patent applications are there per million inhabitants in Hessen?",
        ),
        (
            fact("FuE-Ausgaben", "Anteil am BIP", "Prozent"),
            "What is the R&D expenditure as a share of GDP in Hessen?",
        ),
        (
            fact("Gründungsrate", "im Bergbau"),
            "What is the figure for “Gründungsrate im Bergbau” in Hessen?",
        ),
        (fact("Fläche", unit="km²"), "How large is the area in Hessen?"),
        (
            fact("Drittmittel der Hochschulen", unit="Mio. Euro"),
            "How much is the third-party funding of universities in Hessen?",
        ),
        (fact("Xyz"), "What is the figure for “Xyz” in Hessen?"),
    ],
)
def test_a_figure_is_asked_for_as_an_english_speaker_would(asked: Fact, question: str) -> None:
    assert about_fact(asked, "Hessen", "en") == question


@pytest.mark.parametrize(
    ("name", "question"),
    [
        ("Netzwerk Moor.Werk", "Was ist das Netzwerk Moor.Werk?"),
        ("Leichtbau-Allianz Ost", "Was ist die Leichtbau-Allianz Ost?"),
        ("Wald und Werkstatt", "Was ist „Wald und Werkstatt“?"),
        ("Ministerium für Moor", "Was ist das Ministerium für Moor?"),
        ("Moor.Werk", "Was ist Moor.Werk?"),
        ("Jette Morgenroth", "Wer ist Jette Morgenroth?"),
        ("Almut Brandes", "Wer ist Almut Brandes?"),
        ("Ida Köster", "Wer ist Ida Köster?"),
        ("Lena Abel", "Was ist „Lena Abel“?"),
        ("x" * 61, ""),
    ],
)
def test_a_name_is_asked_for_with_its_article_or_in_quotes(name: str, question: str) -> None:
    assert about_entity(entity(name), DOCUMENT, "de") == question
