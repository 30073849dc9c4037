from __future__ import annotations

import pytest

from auskunft.domain import Citation, Document
from auskunft.evaluation.evidence import Documents
from auskunft.evaluation.metrics.citations import precision_and_recall, verbatim

DOCUMENTS = Documents([Document("d", "", "abcdefghij abcd")])


def cite(start: int, end: int, quote: str | None = None) -> Citation:
    text = DOCUMENTS.by_id["d"].text[start:end] if quote is None else quote
    return Citation("d", "", "", text, start, end)


def test_precision_and_recall_by_hand() -> None:
    # cited "defghi", evidence "efghij": 5 characters shared of 6 and of 6
    assert precision_and_recall(DOCUMENTS, [cite(3, 9)], ["efghij"]) == (5 / 6, 5 / 6)
    # cited "cdefghij" holds all of the evidence's 6
    assert precision_and_recall(DOCUMENTS, [cite(2, 10)], ["efghij"]) == (6 / 8, 1)


def test_characters_cited_twice_count_once() -> None:
    assert precision_and_recall(DOCUMENTS, [cite(4, 10), cite(4, 10)], ["efghij"]) == (1, 1)


def test_several_pieces_are_wanted_together() -> None:
    assert precision_and_recall(DOCUMENTS, [cite(4, 6)], ["ef", "ij"]) == (1, 0.5)


def test_evidence_at_two_places_counts_where_it_is_cited() -> None:
    assert precision_and_recall(DOCUMENTS, [cite(11, 15)], ["abcd"]) == (1, 1)
    assert precision_and_recall(DOCUMENTS, [cite(0, 4)], ["abcd"]) == (1, 1)


def test_what_is_not_verbatim_counts_for_nothing() -> None:
    assert precision_and_recall(DOCUMENTS, [cite(4, 10, "EFGHIJ")], ["efghij"]) == (0, 0)
    assert verbatim(DOCUMENTS, [cite(4, 10, "EFGHIJ"), cite(4, 10)]) == pytest.approx(0.5)
