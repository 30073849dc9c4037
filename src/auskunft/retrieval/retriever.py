"""Finds the passages, sentences and facts that a question is about.

Three signals are added, each a share that means the same for every question: BM25 over the
highest BM25 the question could reach, the cosine of character n-grams, and the cosine of the
embeddings. On XQuAD-de-dev this ranks as well as the sum of z-scores and, unlike it, lets one
threshold serve all questions (`benchmarks/retrieval.py`).
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
from auskunft.retrieval.coverage import coverage
from auskunft.retrieval.lexical import Bm25, CharacterGrams
from auskunft.retrieval.sparse import Floats, tokenise

if TYPE_CHECKING:
    from auskunft.passage_index import Index

DENSE_WEIGHT = 0.75
DENSE_WEIGHT_ENGLISH = 1.5
"""English questions share few words with German texts: there the embedding decides."""
BEST_SENTENCE_WEIGHT = 0.25
"""What a passage gains from its best sentence: long passages dilute the one that answers."""
PASSAGE_WEIGHT = 1.0
"""What a sentence gains from its passage: it names what "Es" and "hier" stand for."""
EXPANSION_WEIGHT = 0.5
"""What a synonym from the glossary is worth beside the question's own words."""


class QueryEmbedder(Protocol):
    """The part of `auskunft.embedding.Embedder` that searching needs."""

    def embed_query(self, text: str) -> NDArray[np.float32]:
        """The vector of a question, shape (d,), float32, of length one."""
        ...


@dataclass(frozen=True, slots=True)
class Found:
    """What a question is about, each kind best first.

    Scores lie between 0 and about 2.8 for facts, 3.7 for passages, 6.5 for sentences (theirs
    holds their passage's); within a kind they are comparable across questions. `coverage` is the
    largest idf-weighted share of the question's content words that one passage or fact holds;
    `similarity` the largest cosine of the embeddings; `unknown` the words found nowhere.
    """

    passages: tuple[Evidence, ...]
    sentences: tuple[Evidence, ...]
    facts: tuple[Evidence, ...]
    coverage: float
    similarity: float
    unknown: tuple[str, ...]


class _Lexical:
    """BM25 and character n-grams over the same texts."""

    def __init__(self, texts: Sequence[str]) -> None:
        tokens = tokenise(texts)
        self.bm25 = Bm25(tokens)
        self._grams = CharacterGrams(tokens)
        self._size = len(texts)

    def scores(self, question: str, expansions: Sequence[str]) -> Floats:
        """The sum of both shares, shape (n,), between 0 and 2 (3 with expansions)."""
        if self._size == 0:
            return np.zeros(0, dtype=np.float32)
        own = self._scores(question)
        if not expansions:
            return own
        others = np.max([self._scores(expansion) for expansion in expansions], axis=0)
        return np.asarray(own + EXPANSION_WEIGHT * others, dtype=np.float32)

    def _scores(self, text: str) -> Floats:
        highest = self.bm25.highest(text)
        share = self.bm25.scores(text) / highest if highest else 0.0
        return np.asarray(share + self._grams.scores(text), dtype=np.float32)


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

        self._passages = _Lexical([passage_text(passage) for passage in index.passages])
        self._sentences = _Lexical([text_of(sentence) for sentence in index.sentences])
        self._facts = _Lexical([fact_text(fact) for fact in index.facts])
        rows = {(p.document_id, p.number): row for row, p in enumerate(index.passages)}
        self._owner = np.asarray(
            [rows[sentence.document_id, sentence.passage] for sentence in index.sentences],
            dtype=np.int64,
        )

    def find(self, question: str, *, expansions: Sequence[str] = (), limit: int = 10) -> Found:
        """The best `limit` of each kind.

        `expansions` are other wordings of the question or of words in it (from the glossary);
        the one that fits a text best adds to its score. They are not embedded.
        """
        weight = DENSE_WEIGHT_ENGLISH if is_english(question) else DENSE_WEIGHT
        dense = self._dense(question)
        passages = self._passages.scores(question, expansions) + weight * dense[0]
        facts = self._facts.scores(question, expansions) + weight * dense[1]
        sentences = self._sentences.scores(question, expansions) + weight * dense[2]
        best = np.zeros_like(passages)
        np.maximum.at(best, self._owner, sentences)
        passages = passages + BEST_SENTENCE_WEIGHT * best
        sentences = sentences + PASSAGE_WEIGHT * passages[self._owner]
        shares, unknown = self._coverage(question)
        return Found(
            passages=_best(self._index.passages, passages, limit),
            sentences=_best(self._index.sentences, sentences, limit),
            facts=_best(self._index.facts, facts, limit),
            coverage=shares,
            similarity=float(max((part.max(initial=-1.0) for part in dense), default=-1.0)),
            unknown=unknown,
        )

    def _dense(self, question: str) -> tuple[Floats, Floats, Floats]:
        """Cosines of the question with passages, facts and sentences.

        A sentence without a vector of its own (large corpora) has its passage's.
        """
        index = self._index
        cosines = np.zeros(len(index.targets), dtype=np.float32)
        rows, scores = index.vectors.search(self._embedder.embed_query(question), len(cosines))
        cosines[rows] = scores
        first, second = len(index.passages), len(index.passages) + len(index.facts)
        passages, facts, sentences = cosines[:first], cosines[first:second], cosines[second:]
        if len(sentences) < len(index.sentences):
            sentences = passages[self._owner]
        return passages, facts, sentences

    def _coverage(self, question: str) -> tuple[float, tuple[str, ...]]:
        in_passages, unknown_there = coverage(question, self._passages.bm25.matrix)
        in_facts, unknown_here = coverage(question, self._facts.bm25.matrix)
        best = max(float(in_passages.max(initial=0.0)), float(in_facts.max(initial=0.0)))
        return best, tuple(word for word in unknown_there if word in unknown_here)


def _best(targets: Sequence[Target], scores: Floats, limit: int) -> tuple[Evidence, ...]:
    order = np.argsort(-scores, kind="stable")[: max(limit, 0)]
    return tuple(Evidence(targets[row], float(scores[row])) for row in order)
