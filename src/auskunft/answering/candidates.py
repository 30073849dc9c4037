"""The sentences that may answer a question, each with how much of the question it explains."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias

from auskunft import german
from auskunft.answering.matching import Explanation, explain, similar_form
from auskunft.domain import Period, Sentence
from auskunft.understanding.discourse import is_public_body
from auskunft.understanding.intents import intents
from auskunft.understanding.query import Query
from auskunft.understanding.view import SENTENCES_BEFORE, CorpusView, SentenceView

CONTEXT = 0.75
"""What a term explained only by the sentences or headings around counts."""
NO_SUPERLATIVE = 0.6
"""What is left of the support where "the largest" is asked and the sentence does not say it."""
SUPERLATIVES = frozenset({"operation.most", "operation.least"})

Similarity: TypeAlias = Callable[[str, Sequence[Sentence]], Sequence[float]]
"""Gives the cosines of a question's embedding with those of some sentences."""


def nothing_similar(_: str, sentences: Sequence[Sentence]) -> Sequence[float]:
    """Where there are no embeddings: all sentences are equally far."""
    return [0.0] * len(sentences)


@dataclass(frozen=True)
class Candidate:
    """A sentence near the question, with its retrieval score and its embedding's similarity.

    It explains by itself `own`, with its context `wide`, both together `support` (0 to 1).
    `about`: it names a thing that the question names, or goes on about it; `beside`: it stands in
    a passage that does; `near`: it is about the thing, or beside it and about nothing else.
    """

    view: SentenceView
    score: float
    own: Explanation
    wide: Explanation
    about: bool
    beside: bool
    near: bool
    similarity: float = 0.0
    fits_superlative: bool = True

    @property
    def support(self) -> float:
        """Share of the question explained, context at a discount."""
        share = self.own.share + CONTEXT * max(0.0, self.wide.share - self.own.share)
        return share if self.fits_superlative else NO_SUPERLATIVE * share


_MOST_LISTED = 3
"""Names in a sentence from which it lists them: what follows is about none of them alone."""


def candidates(
    query: Query,
    view: CorpusView,
    ranked: Sequence[tuple[Sentence, float]],
    documents: Sequence[str],
    similarity: Similarity = nothing_similar,
) -> tuple[Candidate, ...]:
    """The ranked sentences and those about the named entities; best support first."""
    scores = {view.numbers[sentence]: score for sentence, score in ranked}
    passages: dict[tuple[str, int], int] = {}
    things = things_asked(query, view)
    for entity in things:
        for sentence in view.sentences_about(entity):
            if entity in sentence.topics or len(sentence.mentioned) <= _MOST_LISTED:
                passage = (sentence.sentence.document_id, sentence.sentence.passage)
                first = passages.setdefault(passage, sentence.number)
                passages[passage] = min(first, sentence.number)
    views = {number: view.sentence_view(number) for number in scores}
    for entity in query.entity_numbers:
        views |= {sentence.number: sentence for sentence in view.sentences_about(entity)}
    looked_at = [one for one in views.values() if one.sentence.document_id in documents]
    similarities = similarity(query.question, [one.sentence for one in looked_at])
    found = [
        replace(
            _candidate(query, view, sentence, scores.get(sentence.number, 0.0), (things, passages)),
            similarity=cosine,
        )
        for sentence, cosine in zip(looked_at, similarities, strict=True)
    ]
    return tuple(sorted(found, key=lambda one: (-round(one.support, 2), -one.score)))


def documents_asked(query: Query, view: CorpusView) -> tuple[str, ...]:
    """The documents of the regions named, and those of the things named beside them."""
    named = query.documents(tuple(view.documents))
    own = (view.entities[number].entity.document_id for number in query.entity_numbers)
    return tuple(dict.fromkeys((*named, *own)))


def things_asked(query: Query, view: CorpusView) -> frozenset[int]:
    """The things a question is about: of "Was zahlt die EU für X?" it is X.

    Only where nothing else is named is it about a body that pays.
    """
    named = frozenset(query.entity_numbers)
    bodies = {one for one in named if is_public_body(view.entities[one].entity.name)}
    return named - bodies or named


def _candidate(
    query: Query,
    view: CorpusView,
    sentence: SentenceView,
    score: float,
    named_in: tuple[frozenset[int], Mapping[tuple[str, int], int]],
) -> Candidate:
    loose = similar_form(sentence.keys)
    own = explain(query.terms, sentence.keys, view.glossary, loose=loose)
    around = sentence.keys | view.context_keys(sentence.number)
    wide = explain(query.terms, around, view.glossary, loose=similar_form(around))
    named, passages = named_in
    about = bool(named & (sentence.topics | {*sentence.mentioned}))
    first = passages.get((sentence.sentence.document_id, sentence.sentence.passage))
    beside = first is not None
    return Candidate(
        sentence,
        score,
        own,
        wide,
        about=about,
        beside=beside,
        near=about
        or (
            first is not None
            and not sentence.topics
            and (first < sentence.number or _has_name(view, sentence, named))
        ),
        fits_superlative=_fits_superlative(query, sentence),
    )


def _has_name(view: CorpusView, sentence: SentenceView, things: frozenset[int]) -> bool:
    """Whether a sentence before the first mention has the name in a compound."""
    text = german.fold(sentence.text)
    return any(name in text for one in things for name in view.entities[one].folded_names)


def _fits_superlative(query: Query, sentence: SentenceView) -> bool:
    """Whether a sentence says what is largest or smallest, where that is asked."""
    asked = query.intents & SUPERLATIVES
    return not asked or bool(asked & intents(sentence.text))


def periods_around(view: CorpusView, sentence: SentenceView) -> frozenset[Period]:
    """The periods named in the sentence and in those before it in its passage."""
    found: set[Period] = set()
    number: int | None = sentence.number
    for _ in range(SENTENCES_BEFORE + 1):
        if number is None:
            break
        found |= {m.period for m in german.find_periods(view.sentence_view(number).text)}
        number = view.previous(number)
    return frozenset(found)


def period_missing(query: Query, view: CorpusView, sentence: SentenceView) -> Period | None:
    """A period that the question names and the sentence with its context does not, or None."""
    stated = periods_around(view, sentence)
    for mention in query.periods:
        asked = mention.period
        if not any(one.first <= asked.first and asked.last <= one.last for one in stated):
            return asked
    return None
