from __future__ import annotations

import pytest

from auskunft import german
from auskunft.understanding.spelling import correct
from auskunft.understanding.understand import Understanding

VOCABULARY = ("Bruttoinlandsprodukt", "Promotionen", "Tiefenlicht", "Patentanmeldungen")


def corrected(question: str, language: str = "de") -> tuple[str, list[tuple[str, str]]]:
    text, changes = correct(
        question,
        known_stems=frozenset(german.stem(word) for word in VOCABULARY),
        known_words=frozenset({"wie", "hoch", "ist", "das"}),
        vocabulary=german.Vocabulary(VOCABULARY),
        language=language,
    )
    return text, [(change.typed, change.understood) for change in changes]


@pytest.mark.parametrize(
    ("typed", "understood"),
    [
        ("Brutoinlandsprodukt", "Bruttoinlandsprodukt"),
        ("Bruttoinlandsprodukts", None),
        ("Promtionen", "Promotionen"),
        ("Tifenlicht", "Tiefenlicht"),
        ("Wetter", None),
        ("Fahrradweg", None),
        ("BIP", None),
        ("XYZQV", None),
        ("Pat3nte", None),
    ],
)
def test_only_what_nobody_knows_is_corrected(typed: str, understood: str | None) -> None:
    text, changes = corrected(f"Wie hoch ist das {typed} hier?")
    assert text == f"Wie hoch ist das {understood or typed} hier?"
    assert changes == ([(typed, understood)] if understood else [])


def test_several_corrections_keep_the_rest_in_place() -> None:
    text, changes = corrected("Promtionen und Tifenlicht, Promtionen!")
    assert text == "Promotionen und Tiefenlicht, Promotionen!"
    assert len(changes) == 3


def test_english_words_are_no_errors_in_an_english_question() -> None:
    assert corrected("weather promotions", "en") == ("weather promotions", [])


def test_the_query_is_asked_with_the_right_spelling(understanding: Understanding) -> None:
    query = understanding.query("Wie hoch ist das Brutoinlandsprodukt je Einwohner?")
    assert query.question == "Wie hoch ist das Bruttoinlandsprodukt je Einwohner?"
    assert [one.typed for one in query.corrections] == ["Brutoinlandsprodukt"]
    assert understanding.query("Wie wird das Wetter?").corrections == ()
