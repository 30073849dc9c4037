"""How much of a question a text holds: a signal that means the same for every question."""

from __future__ import annotations

import numpy as np

from auskunft.german import content_words, fold, split_compound, stem
from auskunft.retrieval.sparse import Floats, TermMatrix

_SHORTEST_PART = 5
_PART_CREDIT = 0.7
"""What a word is worth that a text holds only as part of a compound, or the other way round."""


def coverage(question: str, matrix: TermMatrix) -> tuple[Floats, tuple[str, ...]]:
    """The share of the question's content words in each text, weighted by idf.

    Returns the shares, shape (n,), between 0 and 1, and the words that no text holds. A question
    without content words is covered by nothing.
    """
    held = np.zeros(matrix.size, dtype=np.float32)
    total = 0.0
    unknown: list[str] = []
    for word in {fold(word.text): word.text for word in content_words(question)}.values():
        weight = matrix.idf_of(stem(word))
        total += weight
        rows = matrix.has(stem(word))
        credit = 1.0
        if not len(rows):
            rows, credit = _rows_with_parts(word, matrix), _PART_CREDIT
        if len(rows):
            held[rows] += weight * credit
        else:
            unknown.append(word)
    return (held / total if total else held), tuple(unknown)


def _rows_with_parts(word: str, matrix: TermMatrix) -> np.ndarray[tuple[int], np.dtype[np.int32]]:
    """The texts that hold all parts of a compound, or a compound that holds the word."""
    root = stem(word)
    if len(root) >= _SHORTEST_PART:
        around = [term for term in matrix.vocabulary if root in term]
        if around:
            return np.unique(np.concatenate([matrix.has(term) for term in around]))
    parts = split_compound(word, matrix.vocabulary)
    rows = matrix.has(parts[0]) if parts else np.empty(0, dtype=np.int32)
    for part in parts[1:]:
        rows = np.intersect1d(rows, matrix.has(part))
    return rows
