"""How the signals of a passage are added up: the same for every corpus, model and language.

Each signal is a share or a cosine that means the same for every question, so that sums can be
compared across questions, which z-scores cannot. The weights were tuned on one half of
XQuAD-de-dev, FAQ-COVID and Munich's services and checked on the other (`docs/decisions.md`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from auskunft.retrieval.lexical import Bm25, CharacterGrams
from auskunft.retrieval.sparse import Floats, Integers, tokenise

GRAM_WEIGHT = 2.0
"""A question's cosine with a long text is low: doubled, it comes nearer to what BM25's share is."""
USUAL_GRAMS = 400
"""Different n-grams of some forty words. A label of five shares few words with a question, but its
cosine is as high as if it shared many: it counts as one of so many n-grams would."""
DENSE_WEIGHT = 0.5
BEST_SENTENCE_WEIGHT = 1.1
"""The cosine of the best sentence beside the passage's: long passages dilute what answers."""


@dataclass(frozen=True, slots=True)
class WordScores:
    """How the words of a question and of texts agree, shape (n,) each.

    `bm25` is the share of the highest BM25 that the question could reach, `grams` the cosine of
    character n-grams; both lie between 0 and 1. `breadth` is what share of the cosine a text
    keeps for its length: 1 from `USUAL_GRAMS` different n-grams on.
    """

    bm25: Floats
    grams: Floats
    breadth: Floats


class WordSearch:
    """BM25 and character n-grams over the same texts."""

    def __init__(self, texts: Sequence[str]) -> None:
        tokens = tokenise(texts)
        self.bm25 = Bm25(tokens)
        self._grams = CharacterGrams(tokens)
        shares = np.minimum(1, self._grams.different / USUAL_GRAMS)
        self._breadth = np.sqrt(shares, dtype=np.float32)

    def scores(self, question: str) -> WordScores:
        """Both signals for each text."""
        highest = self.bm25.highest(question)
        share = self.bm25.scores(question) / (highest or 1.0)
        grams = self._grams.scores(question)
        return WordScores(np.asarray(share, dtype=np.float32), grams, self._breadth)


def fuse(words: WordScores, cosines: Floats, best_sentences: Floats) -> Floats:
    """The score of each passage, at most 4.7: `cosines` are its own, shape (n,)."""
    score = words.bm25 + GRAM_WEIGHT * words.breadth * words.grams
    score = score + DENSE_WEIGHT * cosines + BEST_SENTENCE_WEIGHT * best_sentences
    return np.asarray(score, dtype=np.float32)


def best_sentences(cosines: Floats, owners: Integers, passages: Floats) -> Floats:
    """The highest of the cosines of a passage's sentences; of one without any its own, (n,).

    `owners` holds the passage of each sentence, `passages` the passages' own cosines.
    """
    best = np.full(len(passages), -np.inf, dtype=np.float32)
    np.maximum.at(best, owners, cosines)
    return np.where(np.isneginf(best), passages, best)
