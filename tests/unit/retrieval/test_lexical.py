from __future__ import annotations

import math

import numpy as np
import pytest

from auskunft.german import stem
from auskunft.retrieval.lexical import K1, B, Bm25, CharacterGrams, grams, stems
from auskunft.retrieval.sparse import tokenise

TEXTS = ["Das Haus am See", "Häuser und Häuser", "Die Gründungsrate steigt im Haus", "Wald"]


def test_bm25_is_the_published_formula() -> None:
    scores = Bm25(tokenise(TEXTS)).scores("Haus")
    lengths = [len(stems(text)) for text in TEXTS]
    mean = sum(lengths) / len(lengths)
    idf = math.log1p((4 - 3 + 0.5) / (3 + 0.5))
    expected = [
        idf * tf * (K1 + 1) / (tf + K1 * (1 - B + B * length / mean)) if tf else 0.0
        for tf, length in zip([1, 2, 1, 0], lengths, strict=True)
    ]
    assert np.allclose(scores, expected, atol=1e-6)


def test_bm25_agrees_with_the_bm25s_library() -> None:
    bm25s = pytest.importorskip("bm25s")
    tokens = [list(stems(text)) for text in TEXTS]
    theirs = bm25s.BM25(k1=K1, b=B, method="lucene")
    theirs.index(tokens, show_progress=False)
    expected = theirs.get_scores(list(stems("Gründungsrate Haus"))) * (K1 + 1)
    assert np.allclose(Bm25(tokenise(TEXTS)).scores("Gründungsrate Haus"), expected, atol=1e-5)


def test_bm25_never_exceeds_its_highest() -> None:
    index = Bm25(tokenise(["Haus " * 50, "Wald"]))
    assert 0.5 < float(index.scores("Haus").max()) / index.highest("Haus") < 1
    assert index.highest("") == 0


def test_character_grams_of_a_text_with_itself_are_one() -> None:
    index = CharacterGrams(tokenise(TEXTS))
    for row, text in enumerate(TEXTS):
        assert index.scores(text)[row] == pytest.approx(1.0, abs=1e-5)


def test_character_grams_find_compounds_and_typing_errors() -> None:
    index = CharacterGrams(tokenise(TEXTS))
    assert int(index.scores("gruendung").argmax()) == 2
    assert int(index.scores("Grundungsrat").argmax()) == 2
    assert float(index.scores("xyz").max()) == 0


def test_grams_are_padded_words() -> None:
    assert grams("See") == (" se", "see", "ee ", " see", "see ", " see ")
    assert grams("a") == (" a ",)


def test_a_hyphened_word_counts_by_its_parts_too() -> None:
    assert set(stems("FuE-Quote")) >= {stem("FuE"), stem("Quote")}
