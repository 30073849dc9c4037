"""How the pieces of a question and of a sentence match: figures between 0 and 1 for each piece."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

Matrix = NDArray[np.float32]
FEATURES = 8
FIRST_TEXT = 5
"""Pieces of lower numbers are marks, not text."""
SHARPNESS = 4
"""The power that a cosine is raised to before cosines are added up: high ones count."""
MOST = 3.0
"""The sum from which on more makes no difference."""


def match_features(  # noqa: PLR0913 (two texts and what stands before one of them)
    *,
    question_ids: NDArray[np.int64],
    sentence_ids: NDArray[np.int64],
    states: Matrix,
    words: Matrix,
    before_ids: NDArray[np.int64],
    before: Matrix,
) -> tuple[Matrix, Matrix]:
    """The features of the question's pieces and of the sentence's, ``(pieces, FEATURES)`` each.

    `states` and `words` hold the cosines ``(question, sentence)`` of the pieces' states and of
    their input vectors, `before` those of the states with the text before the sentence. In this
    order: the best cosine of states and how many are high, the same of input vectors, whether the
    piece itself stands on the other side, whether it is text; of the question's pieces also the
    best cosine with the text before, and whether they stand there.
    """
    asked = question_ids >= FIRST_TEXT
    said = sentence_ids >= FIRST_TEXT
    both = asked[:, None] & said[None, :]
    states, words = states * both, words * both
    same = (question_ids[:, None] == sentence_ids[None, :]) & both
    left = np.zeros((len(question_ids), FEATURES), dtype=np.float32)
    right = np.zeros((len(sentence_ids), FEATURES), dtype=np.float32)
    for side, axis in ((left, 1), (right, 0)):
        for column, cosines in ((0, states), (2, words)):
            side[:, column] = cosines.max(axis=axis)
            side[:, column + 1] = _how_many(cosines, axis)
        side[:, 4] = same.any(axis=axis)
    left[:, 5], right[:, 5] = asked, said
    if before.shape[1]:
        left[:, 6] = before.max(axis=1) * asked
        left[:, 7] = (question_ids[:, None] == before_ids).any(axis=1) & asked
    return left, right


def _how_many(cosines: Matrix, axis: int) -> NDArray[np.floating[Any]]:
    """The sum of the cosines, high ones before all, up to three of them as a share."""
    raised: NDArray[np.floating[Any]] = np.maximum(cosines, 0) ** SHARPNESS
    shares: NDArray[np.floating[Any]] = np.minimum(raised.sum(axis=axis), MOST) / MOST
    return shares
