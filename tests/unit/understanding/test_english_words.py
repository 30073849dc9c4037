from __future__ import annotations

import tomllib
from importlib.resources import files

import pytest

from auskunft import german
from auskunft.understanding.english_words import translated, translations
from auskunft.understanding.glossary import field_glossary
from auskunft.understanding.terms import Interpreter

CORPUS = "Das Netzwerk erforscht Wasserstoff, Batterien und den Sitz der Brennstoffzelle."
INTERPRETER = Interpreter(
    field_glossary(), frozenset(german.stem(word.text) for word in german.words(CORPUS))
)


def test_the_longest_phrase_is_translated() -> None:
    found = translated(["fuel", "cells", "work"])
    assert found is not None
    assert found[0] == 2
    assert found[1].words == ("Brennstoffzelle",)
    assert translated(["zzz"]) is None


def test_no_german_word_is_taken_for_an_english_one() -> None:
    """Else a German question with an English word in it would be read wrongly."""
    source = files("auskunft.knowledge").joinpath("english_words.toml")
    raw = tomllib.loads(source.read_text(encoding="utf-8"))
    words = {word for section in raw.values() for phrase in section for word in phrase.split()}
    assert translations()
    assert not words & {"art", "land", "rat", "gift", "bund", "stern", "fund", "also", "die", "war"}


@pytest.mark.parametrize(
    ("question", "key"),
    [
        ("Which network works on hydrogen?", "wasserstoff"),
        ("Which network works on fuel cells?", "brennstoffzell"),
        ("Where is the head office?", "standort"),
    ],
)
def test_an_english_noun_is_matched_as_the_german_one(question: str, key: str) -> None:
    terms = {key: term for term in INTERPRETER.terms(question) for key in term.keys}
    assert key in terms
    assert terms[key].qualifier


def test_a_word_of_the_corpus_itself_is_not_translated() -> None:
    english = Interpreter(field_glossary(), frozenset({german.stem("hydrogen"), "network"}))
    assert "wasserstoff" not in english.keys("Which network works on hydrogen?")


def test_german_questions_are_not_translated() -> None:
    assert INTERPRETER.keys("Wer ist der head?") == INTERPRETER.keys("der head")
