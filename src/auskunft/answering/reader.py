"""Reads the candidate sentences for the span that answers; joins `reading` to the corpus view."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from auskunft import german
from auskunft.answering import reading
from auskunft.answering.amounts import FIGURE_QUESTIONS
from auskunft.answering.candidates import Candidate
from auskunft.domain import AnswerType, Judgement, Span
from auskunft.understanding.discourse import introduces_subject, names_a_kind
from auskunft.understanding.query import Query
from auskunft.understanding.view import CorpusView, SentenceView

SUPPORT = 3.0
"""Weight of what a sentence explains, with its context, against how well it reads."""
CLEAR = 0.9
"""Confidence from which no second sentence is shown beside the best."""
LONGEST_TOGETHER = 370
"""Characters of two sentences that are quoted together, so that an answer stays under 400."""
_PAIR = 2
SURE_BESIDE = 0.8
"""Confidence and support from which a sentence beside those about the thing counts as one."""
_TYPE = 0.3
SURE_SPAN = 0.7
"""How sure the judge must be of the answering words to be believed more than the grammar cues;
set on the development sets and `training/questions`' documents that no model saw."""
SURE_TERM = 0.3
"""The same for the types whose words the cues find less well than the judge does."""
_JUDGED_BETTER = frozenset(
    {AnswerType.TERM, AnswerType.LIST, AnswerType.PLACE, AnswerType.AMOUNT, AnswerType.SHARE}
)
_ARTICLE = re.compile(
    r"(?:der|die|das|dem|den|des)\s+(?=[A-ZÄÖÜ])"
    r"|(?:am|im|in|aus|seit|on|from|since)\s+(?=[A-ZÄÖÜ\d])(?!Jahre?\b)",
    re.IGNORECASE,
)
"""What opens a phrase and says nothing in a short answer ("am 31. Dezember")."""
_EITHER = re.compile(r",\s[^,?]+\s(?:oder|or)\s", re.IGNORECASE)
_LOOSE = frozenset({AnswerType.ANY, AnswerType.MANNER, AnswerType.DURATION, AnswerType.DEFINITION})
"""What has no form that grammar cues could look for."""


@dataclass(frozen=True)
class Reading:
    """A sentence chosen for a question: offsets of the short answer in it, and confidence.

    `features` are the named figures of `reading` that speak for it, `judgement` is what the judge
    says of it (None: not asked), `belief` the probability that it answers.
    """

    candidate: Candidate
    start: int
    end: int
    score: float
    confidence: float
    features: Mapping[str, float] = field(default_factory=dict, compare=False)
    judgement: Judgement | None = None
    belief: float = 0.0

    @property
    def span(self) -> Span:
        """Offsets of the short answer in the sentence."""
        return Span(self.start, self.end)


def read(
    query: Query,
    view: CorpusView,
    found: Sequence[Candidate],
    vectors: reading.WordVectors | None = None,
) -> tuple[Reading, ...]:
    """The candidates with their answering spans, best first."""
    by_sentence = {candidate.view.sentence: candidate for candidate in found}
    likeliest = sorted(found, key=lambda one: (one.near, one.support), reverse=True)
    readings = reading.read(
        _without_names(query),
        query.expectation,
        [
            reading.Candidate(
                sentence=candidate.view.sentence,
                text=candidate.view.text,
                context_before=_before(view, candidate.view),
                headings=candidate.view.headings,
                score=candidate.score,
                named=_named_in(query, view, candidate.view),
            )
            for candidate in likeliest
        ],
        vectors,
    )
    found_readings = [
        Reading(
            by_sentence[one.candidate.sentence],
            one.start,
            one.end,
            one.score,
            one.confidence,
            one.features,
        )
        for one in readings
    ]
    return tuple(sorted(found_readings, key=lambda one: _rank(query, one), reverse=True))


def _named_in(query: Query, view: CorpusView, sentence: SentenceView) -> tuple[Span, ...]:
    """Where a sentence names what the question names, as offsets in the sentence."""
    begin, length = sentence.sentence.start, len(sentence.text)
    return tuple(
        Span(mention.start - begin, mention.end - begin)
        for number in {*query.entity_numbers} & {*sentence.mentioned}
        for mention in view.entities[number].entity.mentions
        if begin <= mention.start and mention.end <= begin + length
    )


def with_judged_span(query: Query, reading: Reading) -> Reading:
    """The reading with the words that the judge finds, where they are the better short answer."""
    judgement = reading.judgement
    if judgement is None or judgement.end <= judgement.start:
        return reading
    words = reading.candidate.view.text[judgement.start : judgement.end]
    if german.fold(words) in german.stop_words():
        return reading  # "ihnen" names nobody
    figures = len(german.find_numbers(words))
    if query.expectation.type is AnswerType.PERSON and (figures or _is_neither(query, words)):
        return reading
    if figures > 1 and query.expectation.type in FIGURE_QUESTIONS:
        return reading
    loose = query.expectation.type in _LOOSE or reading.end <= reading.start
    enough = SURE_TERM if query.expectation.type in _JUDGED_BETTER else SURE_SPAN
    if not loose and judgement.sure < enough:
        return reading
    article = _ARTICLE.match(words)
    start = judgement.start + (article.end() if article else 0)
    return replace(reading, start=start, end=judgement.end)


def _is_neither(query: Query, words: str) -> bool:
    """Whether the question asks which of two it is, and names no such one."""
    return _EITHER.search(query.question) is not None and words not in query.question


def _without_names(query: Query) -> str:
    """The question without the names that sentences are already known to be about."""
    letters = list(query.question)
    for mention in query.entities:
        for part in mention.parts:
            letters[part.start : part.end] = " " * (part.end - part.start)
    return " ".join("".join(letters).split())


def _rank(query: Query, one: Reading) -> tuple[bool, float]:
    """How well a sentence reads as an answer, what it explains, whether it is about the thing."""
    fits = 0.0
    if query.expectation.type in {AnswerType.DATE, AnswerType.DURATION}:
        fits = _TYPE if german.find_periods(one.candidate.view.text) else -_TYPE
    elif query.expectation.type in FIGURE_QUESTIONS:
        fits = 0.0 if one.candidate.view.quantities else -_TYPE
    candidate = one.candidate
    if query.entities:
        near = candidate.near or _sure_beside(query, one)
        return near, SUPPORT * candidate.support + one.confidence + fits
    return False, SUPPORT * candidate.support + one.score + fits


def companion(query: Query, readings: Sequence[Reading]) -> Reading | None:
    """The second-best sentence, where both together answer better than the best alone.

    It goes on where the best leaves off or the other way round: both stand in one passage. A
    figure, a yes or no, or the name of a kind is told by one sentence or not at all; so is a reason
    in a sentence that begins with a new thing.
    """
    if len(readings) < _PAIR or readings[0].confidence >= CLEAR:
        return None
    alone = query.expectation.type in FIGURE_QUESTIONS | {AnswerType.YES_NO}
    if alone or names_a_kind(query.expectation.focus):
        return None
    new_subject = introduces_subject(readings[0].candidate.view.text)
    if query.expectation.type is AnswerType.REASON and new_subject:
        return None
    if query.terms and not any(one.candidate.own.share for one in readings[:_PAIR]):
        return None
    best, second = (one.candidate.view for one in readings[:_PAIR])
    places = {(one.sentence.document_id, one.sentence.passage) for one in (best, second)}
    fit = len(best.text) + len(second.text) <= LONGEST_TOGETHER
    return readings[1] if fit and len(places) == 1 else None


def _sure_beside(query: Query, one: Reading) -> bool:
    """Whether it surely goes on about the thing, though not in so many words.

    Where it names another thing, that may be who is asked for; a figure or date is the other's.
    """
    candidate = one.candidate
    if candidate.view.mentioned and query.expectation.type is not AnswerType.PERSON:
        return False
    return candidate.beside and min(one.confidence, candidate.support) > SURE_BESIDE


def _before(view: CorpusView, sentence: SentenceView) -> str:
    """The text of the passage before the sentence."""
    passage = view.passages[sentence.sentence.document_id, sentence.sentence.passage]
    document = view.documents[passage.document_id]
    return document.text[passage.start : sentence.sentence.start].strip()
