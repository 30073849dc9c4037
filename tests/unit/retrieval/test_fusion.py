from __future__ import annotations

import numpy as np
import pytest

from auskunft.retrieval.fusion import WordScores, WordSearch, best_sentences, fuse

TEXTS = ("Die Mühle mahlt Dinkel.", "Im Hafen liegen Schiffe.", "Am Hang stehen Bienenstöcke.")


def floats(*values: float) -> np.ndarray:
    return np.asarray(values, dtype=np.float32)


def test_a_passage_has_the_cosine_of_its_best_sentence() -> None:
    owners = np.asarray([0, 0, 2])
    best = best_sentences(floats(0.1, 0.7, -0.2), owners, floats(0.3, 0.4, 0.5))
    assert best == pytest.approx(floats(0.7, 0.4, -0.2))


def test_no_sentences_leave_the_passages_own_cosines() -> None:
    none = np.empty(0, dtype=np.int64)
    assert best_sentences(floats(), none, floats(0.3, 0.4)) == pytest.approx(floats(0.3, 0.4))


def test_each_signal_decides_where_the_others_are_equal() -> None:
    same, first, full = floats(0.2, 0.2), floats(0.4, 0.2), floats(1, 1)
    for signals in (
        (WordScores(first, same, full), same, same),
        (WordScores(same, first, full), same, same),
        (WordScores(same, same, full), first, same),
        (WordScores(same, same, full), same, first),
    ):
        assert fuse(*signals).argmax() == 0


def test_a_label_has_less_breadth_than_a_paragraph() -> None:
    label, words = "Zahl der Mühlen", " ".join(f"Wort{number}" for number in range(200))
    found = WordSearch([label, f"{label} {words}"]).scores(label)
    assert found.breadth == pytest.approx(floats(0.29, 1), abs=0.01)


def test_a_cosine_that_is_high_by_shortness_alone_does_not_decide() -> None:
    same, grams, breadth = floats(0.2, 0.2), floats(0.4, 0.3), floats(0.5, 1)
    assert fuse(WordScores(same, grams, breadth), same, same).argmax() == 1


def test_shares_of_words_lie_between_nought_and_one() -> None:
    search = WordSearch(TEXTS)
    found = search.scores("Welche Schiffe liegen im Hafen?")
    for signal in (found.bm25, found.grams):
        assert signal.dtype == np.float32
        assert signal.argmax() == 1
        assert signal.min() >= 0
        assert signal.max() <= 1


@pytest.mark.parametrize("question", ["", "???", "Weltraum"])
def test_a_question_whose_words_no_text_has_scores_nothing(question: str) -> None:
    assert WordSearch(TEXTS).scores(question).bm25.max() == 0
