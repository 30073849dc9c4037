from __future__ import annotations

import math

import pytest

from auskunft.domain import Document
from auskunft.evaluation.evidence import Documents
from auskunft.evaluation.metrics.retrieval import (
    Ranking,
    passages_of,
    scores_on_evidence,
    scores_on_passages,
)

# Four paragraphs of ten characters each, a blank line between them.
TEXT = "\n\n".join(letter * 10 for letter in "abcd")
DOCUMENTS = Documents([Document("d", "", TEXT)])


def stretch(paragraph: int, start: int = 0, end: int = 10) -> tuple[str, int, int]:
    return ("d", 12 * paragraph + start, 12 * paragraph + end)


def test_paragraphs_are_the_passages() -> None:
    assert passages_of(DOCUMENTS) == tuple(stretch(number) for number in range(4))


def test_scores_on_passages_by_hand() -> None:
    rankings = [
        Ranking("first", (stretch(0), stretch(1)), ("aaaaaaaaaa",)),
        Ranking("third", (stretch(1), stretch(2), stretch(0)), ("aaaaaaaaaa",)),
        Ranking("never", (stretch(1),), ("aaaaaaaaaa",)),
        Ranking("nothing", (), ("aaaaaaaaaa",)),
    ]
    scores = scores_on_passages(rankings, passages_of(DOCUMENTS), DOCUMENTS)
    assert scores["first"] == {"R@1": 1, "R@5": 1, "RR@10": 1, "nDCG@10": 1}
    third = {"R@1": 0, "R@5": 1, "RR@10": 1 / 3, "nDCG@10": 1 / math.log2(4)}
    assert scores["third"] == pytest.approx(third)
    for name in ("never", "nothing"):
        assert scores[name] == {"R@1": 0, "R@5": 0, "RR@10": 0, "nDCG@10": 0}


def test_two_sentences_of_one_passage_are_one_hit() -> None:
    ranking = Ranking("q", (stretch(1, 0, 4), stretch(1, 5, 9), stretch(0)), ("aaaaaaaaaa",))
    scores = scores_on_passages([ranking], passages_of(DOCUMENTS), DOCUMENTS)
    assert scores["q"]["RR@10"] == 0.5


def test_scores_on_evidence_by_hand() -> None:
    ranking = Ranking("q", (stretch(3), stretch(0), stretch(0, 0, 2)), ("aaaa", "bbbbb"))
    scores = scores_on_evidence([ranking], DOCUMENTS)["q"]
    assert scores["R@1"] == 0
    assert scores["R@5"] == 0.5
    assert scores["RR@10"] == 0.5
    ideal = 1 + 1 / math.log2(3)
    assert scores["nDCG@10"] == pytest.approx((1 / math.log2(3)) / ideal)


def test_nothing_to_score() -> None:
    assert scores_on_evidence([], DOCUMENTS) == {}
    assert scores_on_passages([], (), DOCUMENTS) == {}
