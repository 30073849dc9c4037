"""Lexical search as the product does it: BM25 on Snowball stems and character 3-5-grams."""

from __future__ import annotations

import re
from collections.abc import Sequence

import bm25s
import numpy as np
import Stemmer
from numpy.typing import NDArray
from sklearn.feature_extraction.text import (  # type: ignore[import-untyped]
    TfidfVectorizer,
)

_WORD = re.compile(r"\w+")
Scores = NDArray[np.float32]


def z(scores: Scores) -> Scores:
    """Scores ``(queries, passages)`` with mean 0 and deviation 1 over each question's passages."""
    spread = scores.std(axis=1, keepdims=True)
    centred: Scores = scores - scores.mean(axis=1, keepdims=True)
    return np.asarray(centred / np.where(spread > 0, spread, 1), dtype=np.float32)


def bm25_scores(queries: Sequence[str], passages: Sequence[str]) -> Scores:
    """BM25 over Snowball stems, ``(len(queries), len(passages))``."""
    stemmer = Stemmer.Stemmer("german")

    def stems(text: str) -> list[str]:
        return [str(stem) for stem in stemmer.stemWords(_WORD.findall(text.lower()))]

    index = bm25s.BM25()
    index.index([stems(passage) for passage in passages], show_progress=False)
    return np.stack([index.get_scores(stems(query) or [""]) for query in queries])


def character_scores(queries: Sequence[str], passages: Sequence[str]) -> Scores:
    """Cosine of TF-IDF over character 3-5-grams inside words."""
    vectorizer = TfidfVectorizer(analyzer="char_wb", ngram_range=(3, 5), sublinear_tf=True)
    documents = vectorizer.fit_transform(passages)
    return np.asarray((vectorizer.transform(queries) @ documents.T).toarray(), dtype=np.float32)


def lexical_scores(queries: Sequence[str], passages: Sequence[str]) -> Scores:
    """The sum of both, each as z-scores."""
    return z(bm25_scores(queries, passages)) + z(character_scores(queries, passages))
