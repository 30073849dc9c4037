from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auskunft.evaluation.ellipsis_pairs import shortened
from auskunft.evaluation.rewording import (
    in_english,
    lose_umlauts,
    mistype,
    negate,
    paraphrase,
    politely,
    shift_years,
)
from auskunft.evaluation.wording import shipped_wording

WORDS = shipped_wording()


@given(st.integers(min_value=0))
def test_a_typing_error_swaps_two_letters_of_one_word(pick: int) -> None:
    question = "Wie viele Betriebe verbindet das Netz in 2011?"
    wrong = mistype(question, pick)
    assert wrong != question
    assert Counter(wrong) == Counter(question)
    assert sum(a != b for a, b in zip(wrong, question, strict=True)) == 2


def test_short_words_are_left_alone() -> None:
    assert mistype("Wer ist da?", 0) == ""
    assert mistype("oooooooo", 0) == ""


def test_umlauts_are_lost_in_two_ways() -> None:
    assert lose_umlauts("Übergröße", 0) == "Uebergroesse"
    assert lose_umlauts("Übergröße", 1) == "Ubergrosse"


def test_courtesies_keep_the_question_whole() -> None:
    for pick in range(9):
        assert "Wer fragt?" in politely("Wer fragt?", pick, WORDS.polite_german)
        assert politely("Quote 2021", pick, WORDS.polite_german) == ""


def test_a_synonym_replaces_a_whole_word_of_the_same_ending() -> None:
    groups = [("Quote", "Intensität", "Rate"), ("Landquote", "Seequote", "quota", "die Quote")]
    assert paraphrase("Wie hoch ist die Landquote?", 0, groups) == "Wie hoch ist die Seequote?"
    assert paraphrase("Wie hoch ist die Landquoten-Zahl?", 0, groups) == ""


@pytest.mark.parametrize(
    ("german", "english"),
    [
        ("Was ist das NBO?", "What is NBO?"),
        ("Wann wurde die Sonnenwerkstatt gegründet?", "When was Sonnenwerkstatt founded?"),
        ("Warum ist das so?", ""),
    ],
)
def test_english_where_a_template_fits(german: str, english: str) -> None:
    assert in_english(german, WORDS.english) == english


def test_years_are_shifted_and_figures_are_not() -> None:
    assert shift_years("Quote 2021?", lambda year: year - 30, append=False) == "Quote 1991?"
    assert shift_years("2014–2020?", lambda year: year - 30, append=False) == "1984–1990?"
    assert shift_years("Sind es 2.021 oder 2021,5?", lambda year: year, append=False) == ""
    assert shift_years("Wie hoch?", lambda _: 1990, append=True) == "Wie hoch im Jahr 1990?"
    assert shift_years("Wie hoch?", lambda _: 1990, append=False) == ""


@pytest.mark.parametrize(
    ("question", "negated"),
    [
        ("Wann wurde das NBO gegründet?", "Wann wurde das NBO nicht gegründet?"),
        ("Wer fördert das NBO?", "Wer fördert das NBO nicht?"),
        ("Wer fördert das?", "Wer fördert das nicht?"),
        ("Wo kommt die Anlage hin?", "Wo kommt die Anlage nicht hin?"),
        ("Wie viele Anträge waren erfolgreich?", "Wie viele Anträge waren nicht erfolgreich?"),
        ("Wer kümmert sich um Laser?", "Wer kümmert sich nicht um Laser?"),
        ("Wo sitzt die Stelle, die berät?", ""),
        ("Wer wird nicht gefördert?", ""),
        ("Ist das NBO groß?", ""),
        ("Wer da?", ""),
    ],
)
def test_negation(question: str, negated: str) -> None:
    assert negate(question, WORDS.negation_openings, WORDS.pronouns) == negated


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("Wie hoch war die Quote im Staat?", "Wie hoch war die Quote im Handel?", "Und im Handel?"),
        (
            "Wie hoch war die Quote im Jahr 2020 in Wellstadt?",
            "Wie hoch war die Quote im Jahr 2021 in Wellstadt?",
            "",
        ),
        ("Wie hoch ist die Quote?", "Wie hoch ist das Einkommen?", "Und das Einkommen?"),
        ("Wie hoch ist der Anteil von A?", "Wie hoch ist der Anteil der Ausgaben?", ""),
        ("Wer ist das?", "Wie viele Betriebe hat es?", ""),
        ("Wie hoch ist die Quote?", "Wie hoch ist die Quote?", ""),
        ("Wie hoch ist sie?", "Wie hoch ist sie im Handel?", ""),
    ],
)
def test_a_like_question_is_cut_to_what_differs(first: str, second: str, expected: str) -> None:
    assert shortened(first, second) == expected
