"""Word similarity across wordings and languages, from an embedding model's input table.

The rows of a sentence encoder's word-piece table, centred, are word vectors for nothing: no
forward pass, a table look-up and a mean a word. A model trained on both languages has "company"
next to "Unternehmen".
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Sequence
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

Vector: TypeAlias = NDArray[np.float32]
WordVectors: TypeAlias = Callable[[str], Vector]
"""Gives a word a vector of length one, or of zeros where it has none."""

_SAMPLED = 16
_REMEMBERED = 1 << 15


def word_vectors(table: NDArray[np.generic], encode: Callable[[str], Sequence[int]]) -> WordVectors:
    """Word vectors from a word-piece table.

    Args:
        table: The input embeddings, shape (pieces, dimension), any float type.
        encode: The ids of the word pieces of a word, without special tokens.

    Returns:
        A function that remembers the words it was asked for.
    """
    # All rows share a direction that says nothing (Mu and Viswanath, ICLR 2018): a sample shows it.
    centre = table[::_SAMPLED].astype(np.float32).mean(axis=0)

    @functools.lru_cache(maxsize=_REMEMBERED)
    def vector(word: str) -> Vector:
        pieces = list(encode(word))
        if not pieces:
            return np.zeros_like(centre)
        mean: Vector = table[pieces].astype(np.float32).mean(axis=0) - centre
        norm = float(np.sqrt(mean @ mean))
        return mean / np.float32(norm) if norm > 0 else np.zeros_like(centre)

    return vector
