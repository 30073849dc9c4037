from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auskunft import german
from auskunft.understanding.glossary import field_glossary
from auskunft.understanding.terms import Interpreter, pieces
from auskunft.understanding.understand import Understanding
from auskunft.understanding.view import CorpusView

CORPUS = "Im Garten wachsen Apfel und Birne, ein Netzwerk pflegt jeden Baum."
INTERPRETER = Interpreter(
    field_glossary(), frozenset(german.stem(word.text) for word in german.words(CORPUS))
)


def texts(question: str) -> list[str]:
    return [term.text for term in INTERPRETER.terms(question) if not term.filler]


def test_the_longest_known_wording_is_one_term() -> None:
    assert "Forschung und Entwicklung" in texts("Patente aus Forschung und Entwicklung")
    assert texts("BIP pro Kopf") == ["BIP pro Kopf"]


def test_stop_words_and_filler_ask_for_nothing() -> None:
    assert texts("Wie ist denn die der das und?") == []


def test_a_turn_of_phrase_without_a_meaning_asks_for_nothing() -> None:
    assert texts("Womit beschäftigt sich das Netzwerk?") == ["Netzwerk"]
    assert texts("Wen beschäftigt das Netzwerk?") == ["beschäftigt", "Netzwerk"]


def test_stop_words_and_endings_are_no_parts_of_compounds() -> None:
    assert "und" not in INTERPRETER.keys("Sprechstunde")
    assert "enden" not in INTERPRETER.keys("Moderierende")


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("Apfelbaum", ("Apfel", "Baum")),
        ("Apfelgarten", ("Apfel", "Garten")),
        ("Apfelnetzwerk", ("Apfel", "Netzwerk")),
    ],
)
def test_compounds_are_taken_apart_by_the_words_of_the_corpus(
    word: str, parts: tuple[str, ...]
) -> None:
    assert INTERPRETER.keys(word) == {german.stem(part) for part in parts}


def test_a_word_that_the_corpus_has_stays_whole() -> None:
    assert INTERPRETER.keys("Garten") == {german.stem("Garten")}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("it's OWL", ["it's", "OWL"]),
        ("Moor.Werk", ["Moor", "Werk"]),
        ("FuE-Ausgaben", ["FuE", "Ausgaben"]),
        ("", []),
    ],
)
def test_hyphens_and_points_part_words(text: str, expected: list[str]) -> None:
    found = pieces(text)
    assert [piece.text for piece in found] == expected
    assert all(text[piece.start : piece.end] == piece.text for piece in found)


def test_nouns_and_their_adjectives_narrow_verbs_do_not() -> None:
    qualifying = {
        term.text for term in INTERPRETER.terms("Welche roten Äpfel wachsen") if term.qualifier
    }
    assert {"roten", "Äpfel"} <= qualifying
    assert "wachsen" not in qualifying


@pytest.mark.parametrize(
    ("text", "question", "verb"),
    [
        ("Die Pacht endet 2030.", "Wann läuft die Pacht aus?", "endet"),
        ("Wer den Kahn aufbockt, braucht Platz.", "Wer bockt den Kahn auf?", "aufbockt"),
    ],
)
def test_a_separated_verb_that_the_corpus_knows_is_read_whole(
    view_of: Callable[..., CorpusView], text: str, question: str, verb: str
) -> None:
    view = view_of(f"Bericht\n\nHafen\n\n{text}\n")
    wanted = view.interpreter.keys(verb)
    assert wanted <= Understanding(view).query(question).keys
    other = view_of("Bericht\n\nHafen\n\nAm Steg liegen Netze.\n")
    assert not wanted <= Understanding(other).query(question).keys


def test_a_question_that_ends_in_a_noun_keeps_its_verb(understanding: Understanding) -> None:
    terms = understanding.query("Wann läuft die Förderung?").terms
    assert [term.text for term in terms] == ["läuft", "Förderung"]


@given(st.text(max_size=80))
def test_terms_lie_in_the_text_in_order(text: str) -> None:
    end = 0
    for term in INTERPRETER.terms(text):
        assert end <= term.start < term.end <= len(text)
        assert text[term.start : term.end] == term.text
        assert term.keys
        end = term.end
