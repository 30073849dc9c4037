"""Finds the passages, sentences and facts that a question is about.

Passages and facts are ranked by `fusion`. A sentence has a sum of its own, whose scale the weights
of `answering` were fitted to, and gains from its passage (`benchmarks/retrieval.py`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

import numpy as np
from numpy.typing import NDArray

from auskunft.corpus import readable
from auskunft.domain import Evidence, Fact, Passage, Target
from auskunft.german import is_english
from auskunft.retrieval.fusion import WordScores, WordSearch, best_sentences, fuse
from auskunft.retrieval.sparse import Floats

if TYPE_CHECKING:
    from auskunft.passage_index import Index

SENTENCE_DENSE_WEIGHT = 0.75
SENTENCE_DENSE_WEIGHT_ENGLISH = 1.5
"""English questions share few words with German texts: there the embedding decides."""
BEST_NEIGHBOUR_WEIGHT = 0.25
"""What a sentence gains from the best one of its passage, beside what it gains from the passage
itself: that names what "Es" and "hier" stand for."""


class QueryEmbedder(Protocol):
    """The part of `auskunft.embedding.Embedder` that searching needs."""

    def embed_query(self, text: str) -> NDArray[np.float32]:
        """The vector of a question, shape (d,), float32, of length one."""
        ...


@dataclass(frozen=True, slots=True)
class Found:
    """What a question is about, each kind best first.

    Scores lie between 0 and 4.7 for passages, and 6.5 for sentences (theirs holds their
    passage's); they are comparable across questions.
    """

    passages: tuple[Evidence, ...]
    sentences: tuple[Evidence, ...]


class Retriever:
    """Searches one index with one model; the index must have been built with that model."""

    def __init__(self, index: Index, embedder: QueryEmbedder) -> None:
        self._index = index
        self._embedder = embedder
        documents = {document.id: document for document in index.documents}

        def text_of(target: Target) -> str:
            return readable(documents[target.document_id].text[target.start : target.end])

        def passage_text(passage: Passage) -> str:
            title = documents[passage.document_id].title
            return "\n".join((title, *passage.headings, text_of(passage)))

        def fact_text(fact: Fact) -> str:
            return f"{documents[fact.document_id].title}\n{fact.label} {fact.unit}"

        self._passages = WordSearch([passage_text(passage) for passage in index.passages])
        self._sentences = WordSearch([text_of(sentence) for sentence in index.sentences])
        self._facts = WordSearch([fact_text(fact) for fact in index.facts])
        rows = {(p.document_id, p.number): row for row, p in enumerate(index.passages)}
        self._owner = np.asarray(
            [rows[sentence.document_id, sentence.passage] for sentence in index.sentences],
            dtype=np.int64,
        )
        self._last: tuple[str, tuple[Floats, Floats, Floats]] | None = None

    def similarities(self, question: str) -> Floats:
        """The cosines of the question with the index's sentences, in their order, shape (n,)."""
        return self._dense(question)[2]

    def find(self, question: str, *, limit: int = 10) -> Found:
        """The best `limit` passages and sentences."""
        dense = self._dense(question)
        best = best_sentences(dense[2], self._owner, dense[0])
        words = self._passages.scores(question)
        passages = fuse(words, dense[0], best)
        sentences = self._sentence_scores(question, words, dense)
        return Found(
            passages=_best(self._index.passages, passages, limit),
            sentences=_best(self._index.sentences, sentences, limit),
        )

    def facts(self, question: str, *, limit: int = 10) -> tuple[Evidence, ...]:
        """The best `limit` indicators, best first, on the scale of passages."""
        cosines = self._dense(question)[1]
        scores = fuse(self._facts.scores(question), cosines, cosines)
        return _best(self._index.facts, scores, limit)

    def _sentence_scores(
        self, question: str, passages: WordScores, dense: tuple[Floats, Floats, Floats]
    ) -> Floats:
        """The sentences' own sums, each with its passage's and some of the best one's there."""
        weight = SENTENCE_DENSE_WEIGHT_ENGLISH if is_english(question) else SENTENCE_DENSE_WEIGHT
        words = self._sentences.scores(question)
        own = words.bm25 + words.grams + weight * dense[2]
        around = passages.bm25 + passages.grams + weight * dense[0]
        best = np.zeros_like(around)
        np.maximum.at(best, self._owner, own)
        context = around + BEST_NEIGHBOUR_WEIGHT * best
        return np.asarray(own + context[self._owner], dtype=np.float32)

    def _dense(self, question: str) -> tuple[Floats, Floats, Floats]:
        """Cosines of the question with passages, facts and sentences.

        A sentence without a vector of its own (large corpora) has its passage's. The last
        question's are kept: it is asked for twice.
        """
        last = self._last  # read once: another thread may ask meanwhile
        if last is not None and last[0] == question:
            return last[1]
        index = self._index
        cosines = np.zeros(len(index.targets), dtype=np.float32)
        rows, scores = index.vectors.search(self._embedder.embed_query(question), len(cosines))
        cosines[rows] = scores
        first, second = len(index.passages), len(index.passages) + len(index.facts)
        passages, facts, sentences = cosines[:first], cosines[first:second], cosines[second:]
        if len(sentences) < len(index.sentences):
            sentences = passages[self._owner]
        self._last = question, (passages, facts, sentences)
        return passages, facts, sentences


def _best(targets: Sequence[Target], scores: Floats, limit: int) -> tuple[Evidence, ...]:
    order = np.argsort(-scores, kind="stable")[: max(limit, 0)]
    return tuple(Evidence(targets[row], float(scores[row])) for row in order)
