from __future__ import annotations

import string
import tomllib
from decimal import Decimal
from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auskunft.answering import wording

TABLE = tomllib.loads(
    files("auskunft.knowledge").joinpath("wording.toml").read_text(encoding="utf-8")
)


def fields(sentence: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(sentence) if name}


def test_every_sentence_exists_in_both_languages() -> None:
    assert set(TABLE["de"]) == set(TABLE["en"])


def test_sentences_are_filled_in_and_spaces_are_single() -> None:
    text = wording.say("de", "quote", quote="„Ja“", mark="[1]")
    assert text == "„Ja“ [1]"
    assert wording.say("en", "and") == "and"
    assert wording.say("de", "quote", quote="„Ja“", mark="") == "„Ja“"
    with pytest.raises(KeyError):
        wording.say("de", "no such sentence")


def test_a_value_with_braces_is_text_not_a_pattern() -> None:
    assert "{asked}" in wording.say("de", "none_unknown_entity", asked="{asked}")


@pytest.mark.parametrize(("numbers", "expected"), [([1], "[1]"), ([3, 1, 3], "[3] [1]"), ([], "")])
def test_marks(numbers: list[int], expected: str) -> None:
    assert wording.marks(numbers) == expected


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Der Fluss", "de", "„Der Fluss“"),
        ("Der Fluss", "en", "“Der Fluss”"),
        ("Der\n  Fluss", "de", "„Der Fluss“"),
        ("Die „Spree“", "de", "„Die ‚Spree‘“"),
        ("Die „Spree“", "en", "“Die ‘Spree’”"),
    ],
)
def test_quotation_marks_nest(text: str, language: str, expected: str) -> None:
    assert wording.quoted(text, language) == expected


@pytest.mark.parametrize(
    ("items", "language", "separator", "expected"),
    [
        (["A"], "de", ", ", "A"),
        (["A", "B"], "de", ", ", "A und B"),
        (["A", "B", "C"], "en", ", ", "A, B and C"),
        (["A, B", "C"], "de", "; ", "A, B; C"),
        ([], "de", ", ", ""),
    ],
)
def test_items_in_a_row(items: list[str], language: str, separator: str, expected: str) -> None:
    assert wording.joined(items, language, separator) == expected


@pytest.mark.parametrize(
    ("value", "spelling", "unit", "german", "english"),
    [
        ("43910", "43.910", "", "43.910", "43,910"),
        ("2.21", "2,21", "Prozent", "2,21 Prozent", "2.21 percent"),
        ("-0.4", "-0,4", "Prozentpunkte", "-0,4 Prozentpunkte", "-0.4 percentage points"),
        ("1284.5", "1.284,5", "Mio. Euro", "1.284,5 Mio. Euro", "1,284.5 million euros"),
        ("7", "7", "Boote", "7 Boote", "7 Boote"),
    ],
)
def test_values_in_both_notations(
    value: str, spelling: str, unit: str, german: str, english: str
) -> None:
    assert wording.value(Decimal(value), spelling, unit, "de") == german
    assert wording.value(Decimal(value), spelling, unit, "en") == english


@pytest.mark.parametrize(
    ("noun", "gender", "article"),
    [
        ("Anteil", "masculine", "der"),
        ("Gründungsrate", "feminine", "die"),
        ("Bruttoinlandsprodukt", "neuter", "das"),
        ("Promotionen", "plural", "die"),
        ("Veränderung", "feminine", "die"),
        ("Veränderungen", "plural", "die"),
        ("FuE-Ausgaben", "plural", "die"),
        ("Qwertz", None, None),
        ("", None, None),
    ],
)
def test_gender_of_head_nouns(noun: str, gender: str | None, article: str | None) -> None:
    assert wording.gender(noun) == gender
    assert wording.article(noun) == article


@given(st.text(alphabet=st.characters(blacklist_characters="„“”"), max_size=60))
def test_quoting_changes_no_word(text: str) -> None:
    assert wording.quoted(text, "de")[1:-1].split() == text.split()
