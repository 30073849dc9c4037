from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auskunft.german import Vocabulary, fold, is_english, split_compound, stem, words


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Das Netz KI.NRW, it’s OWL!", ["Das", "Netz", "KI.NRW", "it’s", "OWL"]),
        ("in den FuE-intensiven Branchen", ["in", "den", "FuE-intensiven", "Branchen"]),
        ("2,21 Prozent (−0,3)", ["2,21", "Prozent", "−0,3"]),
        ("2014–2020", ["2014", "2020"]),
        ("F&E und R&D", ["F&E", "und", "R&D"]),
        ("Forschungs- und Bauausgaben", ["Forschungs", "und", "Bauausgaben"]),
        ("geschaffen.Das", ["geschaffen", "Das"]),
        ("80\u00a0% von 6.200 m²", ["80", "von", "6.200", "m²"]),
    ],
)
def test_words_keep_names_and_figures_whole(text: str, expected: list[str]) -> None:
    assert [word.text for word in words(text)] == expected


@given(st.text())
def test_offsets_of_words_are_exact_and_in_order(text: str) -> None:
    found = words(text)
    assert all(text[word.start : word.end] == word.text for word in found)
    assert all(a.end <= b.start for a, b in itertools.pairwise(found))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Gründungsrate", "gruendungsrate"),
        ("it’s", "it's"),
        ("2014–2020", "2014-2020"),
        ("80\u00a0%", "80 %"),
        ("Straße", "STRASSE"),
    ],
)
def test_spellings_that_mean_the_same_fold_alike(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@given(st.text(alphabet=st.characters(codec="latin-1")))
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@pytest.mark.parametrize(
    ("one", "other"),
    [("Häuser", "haus"), ("Universitäten", "universitaet"), ("Netzwerks", "Netzwerke")],
)
def test_inflections_share_a_stem(one: str, other: str) -> None:
    assert stem(one) == stem(other)


def test_a_compound_is_split_at_its_linking_element() -> None:
    vocabulary = {stem("Gründung"), stem("Rate"), stem("Forschung"), stem("Ausgaben")}
    assert split_compound("Gründungsrate", vocabulary) == (stem("Gründung"), stem("Rate"))
    assert split_compound("forschungsausgaben", vocabulary) == (
        stem("Forschung"),
        stem("Ausgaben"),
    )
    assert split_compound("Gründungsfonds", vocabulary) == ()


@pytest.mark.parametrize(
    ("text", "english"),
    [
        ("Its owl partners?", True),
        ("How many partners does it's OWL have?", True),
        ("Who funds the Zentrum für Mikrooptik?", True),
        ("R&D intensity", True),
        ("its owl Partner?", False),
        ("Wie viele Partner hat it's OWL?", False),
        ("Was ist powered by KI?", False),
        ("Promotionen 2021", False),
        ("", False),
    ],
)
def test_the_language_of_a_short_question(text: str, *, english: bool) -> None:
    assert is_english(text) is english


def test_a_typing_error_finds_the_word_that_was_meant() -> None:
    assert Vocabulary(["Party", "Partner"]).closest("Parter") == "Partner"
    assert Vocabulary(["Gründungsrate", "Gründer"]).closest("Grundungsrat") == "Gründungsrate"
    assert Vocabulary(["Partner"]).closest("PARTNER") == "Partner"


@pytest.mark.parametrize("word", ["BIP", "2021", "Schifffahrt", ""])
def test_no_word_is_made_of_what_is_far_off_or_too_short(word: str) -> None:
    assert Vocabulary(["BIM", "2022", "Partner"]).closest(word) is None
