"""Lexical scores: BM25 over German stems, TF-IDF over character n-grams."""

from __future__ import annotations

import functools
import math
from collections import Counter

import numpy as np

from auskunft.german import fold, stem, stop_words, words
from auskunft.retrieval.sparse import Entries, Floats, Integers, TermMatrix, Tokens, build

K1 = 1.2
B = 0.75
"""Robertson/Spärck Jones: saturation of term frequency, normalisation by length."""
SHORTEST_GRAM, LONGEST_GRAM = 3, 5
_REMEMBERED = 64
"""Questions whose terms are kept: passages, sentences and facts are asked for the same ones."""


def _bm25_idf(document_frequency: Floats, size: int) -> Floats:
    """The idf of Lucene: never negative."""
    rare = (size - document_frequency + 0.5) / (document_frequency + 0.5)
    return np.asarray(np.log1p(rare), dtype=np.float32)


def _bm25_weights(entries: Entries, idf: Floats) -> Floats:
    mean = max(float(entries.lengths.mean()), 1.0) if len(entries.lengths) else 1.0
    norm = K1 * (1 - B + B * entries.lengths / mean)
    tf = entries.frequency
    return np.asarray(idf[entries.columns] * tf * (K1 + 1) / (tf + norm[entries.rows]))


class Bm25:
    """BM25 (Lucene's form) over the stems of the content words."""

    def __init__(self, tokens: Tokens) -> None:
        self.matrix: TermMatrix = build(tokens, word_stems, _bm25_idf, _bm25_weights)

    def scores(self, question: str) -> Floats:
        """BM25 of each text, shape (n,)."""
        return self.matrix.scores(Counter(stems(question)))

    def highest(self, question: str) -> float:
        """The score that no text can exceed: every term of the question, repeated without end.

        Terms that no text has count too, so that a share of it is comparable across questions.
        """
        return sum(self.matrix.idf_of(term) for term in stems(question)) * (K1 + 1)


def _smooth_idf(document_frequency: Floats, size: int) -> Floats:
    return np.asarray(np.log((1 + size) / (1 + document_frequency)) + 1, dtype=np.float32)


def _cosine_weights(entries: Entries, idf: Floats) -> Floats:
    """(1 + log tf)·idf, each text's vector then of length one."""
    raw = (1 + np.log(entries.frequency)) * idf[entries.columns]
    square = np.bincount(entries.rows, weights=raw * raw, minlength=len(entries.lengths))
    return np.asarray(raw / np.sqrt(np.maximum(square, 1e-12))[entries.rows])


class CharacterGrams:
    """TF-IDF with L2 norm over the character n-grams of folded words (n = 3…5, word by word).

    Finds compounds by their parts, and words despite typing errors. A word is padded with a
    space on either side, so that beginnings and endings count.
    """

    def __init__(self, tokens: Tokens) -> None:
        self.matrix: TermMatrix = build(tokens, word_grams, _smooth_idf, _cosine_weights)

    @property
    def different(self) -> Integers:
        """How many different n-grams each text has, shape (n,)."""
        return np.bincount(self.matrix.texts, minlength=self.matrix.size)

    def scores(self, question: str) -> Floats:
        """Cosine of the question with each text, shape (n,), between 0 and 1."""
        weights = {
            gram: (1 + math.log(count)) * self.matrix.idf_of(gram)
            for gram, count in Counter(grams(question)).items()
        }
        norm = math.sqrt(sum(weight * weight for weight in weights.values())) or 1.0
        return self.matrix.scores({gram: weight / norm for gram, weight in weights.items()})


@functools.lru_cache(maxsize=_REMEMBERED)
def stems(text: str) -> tuple[str, ...]:
    """The stems of the content words, a hyphened or dotted word also by its parts."""
    return tuple(term for word in words(text) for term in word_stems(word.text))


@functools.lru_cache(maxsize=65536)
def word_stems(word: str) -> tuple[str, ...]:
    """The stem of a content word and those of its joined parts; none of a stop word."""
    folded = fold(word)
    if folded in stop_words():
        return ()
    pieces = folded.replace(".", "-").replace("/", "-").split("-")
    pieces = [piece for piece in pieces if len(piece) > 1 and not piece.isdigit()]
    return (stem(word), *(stem(piece) for piece in pieces if len(pieces) > 1))


@functools.lru_cache(maxsize=_REMEMBERED)
def grams(text: str) -> tuple[str, ...]:
    """Character n-grams of each folded word, the word padded with a space on either side."""
    return tuple(gram for word in words(text) for gram in word_grams(fold(word.text)))


@functools.lru_cache(maxsize=65536)
def word_grams(word: str) -> tuple[str, ...]:
    """The n-grams of one word; the word itself, padded, where it is too short for any."""
    padded = f" {fold(word)} "
    return tuple(
        padded[start : start + size]
        for size in range(SHORTEST_GRAM, LONGEST_GRAM + 1)
        for start in range(len(padded) - size + 1)
    ) or (padded,)
