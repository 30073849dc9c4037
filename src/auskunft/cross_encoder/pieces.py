"""A text as the pieces of its words: their states in the embedding model, and their own vectors."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from auskunft.cross_encoder.matching import match_features

QUESTION, SENTENCE, BEFORE = 40, 72, 40
"""Pieces of a question, of a sentence, and of what stands before it, that are read."""
_LEAD = 16
"""Pieces of a heading, or of the name of what a sentence is about, at the most."""
CLASS, SEPARATOR = 2, 3
"""Numbers of the pieces that begin a text and end its parts."""
Matrix = NDArray[np.float32]


def before_of(lead: Sequence[int], earlier: Sequence[int]) -> list[int]:
    """What is read before a sentence: what it is about, and the end of the sentences before."""
    first = lead[:_LEAD]
    return [*first, *earlier[max(0, len(earlier) - (BEFORE - len(first))) :]]


@dataclass(frozen=True)
class Pieces:
    """A question, or a sentence that follows other text; states are its own, ``(pieces, 384)``.

    `ids` number the pieces; `unit` are the states, `words` the pieces' input vectors, both of
    length one, and `before` the same states of the text before.
    """

    ids: NDArray[np.int64]
    states: NDArray[np.floating[Any]]
    unit: Matrix
    words: Matrix
    before_ids: NDArray[np.int64]
    before: Matrix

    @staticmethod
    def ids_of(before: Sequence[int], own: Sequence[int]) -> list[int]:
        """What the embedding model is given: the text before, parted from the text itself."""
        return [CLASS, *before, *([SEPARATOR] if before else []), *own, SEPARATOR]

    @classmethod
    def of(
        cls,
        before: Sequence[int],
        own: Sequence[int],
        states: NDArray[np.floating[Any]],
        words: NDArray[np.floating[Any]],
    ) -> Pieces:
        """From the states and input vectors of `ids_of`; a text of its own keeps its first."""
        start = len(before) + 2 if before else 0
        ids = np.asarray(cls.ids_of(before, own), dtype=np.int64)
        return cls(
            ids[start:],
            states[start:].astype(np.float16),
            _unit(states[start:]),
            _unit(words[start:]),
            ids[1 : 1 + len(before)],
            _unit(states[1 : 1 + len(before)]),
        )


@dataclass(frozen=True)
class Joined:
    """A question's pieces and a sentence's, one after the other, and how they match."""

    states: NDArray[np.floating[Any]]
    features: Matrix


def join(question: Pieces, sentence: Pieces) -> Joined:
    """Both texts as one row of pieces, the question first."""
    return Joined(
        np.concatenate([question.states, sentence.states]),
        np.concatenate(
            match_features(
                question_ids=question.ids,
                sentence_ids=sentence.ids,
                states=question.unit @ sentence.unit.T,
                words=question.words @ sentence.words.T,
                before_ids=sentence.before_ids,
                before=question.unit @ sentence.before.T,
            )
        ),
    )


def _unit(vectors: NDArray[np.floating[Any]]) -> Matrix:
    wide = vectors.astype(np.float32)
    lengths = np.sqrt(np.einsum("pd,pd->p", wide, wide))[:, None]
    unit: Matrix = wide / np.maximum(lengths, 1e-6)
    return unit
