"""What is to be worked out of one sentence: the sentence is found by the question's keywords.

A question that asks for a share, growth, rest, sum or average reads unlike the sentence that has
the figures for it. Its keywords, without the words that say what to work out, find that sentence;
`answering.calculating` does the rest.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from auskunft.answering.calculating import calculate
from auskunft.answering.calculating.figures import beside
from auskunft.answering.calculating.parts import names_all
from auskunft.answering.calculating.terms import keywords, telling_terms
from auskunft.answering.candidates import period_missing
from auskunft.answering.citing import cited_sentence
from auskunft.answering.drafting import Draft
from auskunft.assistant.sides import Ask
from auskunft.domain import Answer, AnswerType, Mode, Reason, Status
from auskunft.understanding.intents import intents
from auskunft.understanding.query import Query
from auskunft.understanding.view import CorpusView, SentenceView

_TOLD = frozenset({"calculation.average", "calculation.yearly", "calculation.sum"})
"""What a sentence that speaks of it tells itself; growth it may only give one end of."""
_SHARE = re.compile(r"%|\b(?:Prozent|per ?cent|Hälfte|Drittel\w*|Viertel\w*|Fünftel\w*)")
_LEAST = 0.25
"""Belief from which the sentence that is nearest to the keywords is taken for the one meant."""
_LEAST_ABOUT = 0.1
"""The same for a sentence about what the question names."""
_MOST_NAMED = 2
"""Names in a sentence that lists nothing."""
_FEW = 100
"""Sentences of a corpus in which all of them are tried."""
_OPERATIONS = (
    "calculation.percent",
    "calculation.change",
    "calculation.factor",
    "calculation.rest",
    "calculation.missing",
    "calculation.average",
    "calculation.yearly",
    "calculation.sum",
    "operation.more",
    "operation.less",
)


def answer_calculation(query: Query, view: CorpusView, ask: Ask, found: Answer) -> Answer | None:
    """The figure worked out; None where none is asked for, or `found` already tells it."""
    if query.foreign_regions or query.unknown_names or _tells(query, view, found):
        return None
    if not query.has(*_OPERATIONS) and not _wants_number(query):
        return None
    workable = _workable(query, view)
    if workable is not None and not workable:
        return None
    tried = set[int]()
    for told in (ask(keywords(Draft(query, view))), found):
        sentence = _nearest(query, view, told)
        if sentence is None or sentence.number in tried:
            continue
        tried.add(sentence.number)
        behind = beside(view, sentence)[-1]
        for one in dict.fromkeys((sentence, behind)):
            answer = calculate(Draft(query, view), one)
            if answer is not None:
                return answer
    return _by_words(query, view, workable or {})


def _workable(query: Query, view: CorpusView) -> dict[int, Answer] | None:
    """What the sentences of a small corpus would give, by their numbers; None in a large one.

    In a profile, trying them all takes 2 to 8 ms, asking for the keywords 16 to 38.
    """
    if len(view.sentences) > _FEW:
        return None
    found: dict[int, Answer] = {}
    for sentence in map(view.sentence_view, range(len(view.sentences))):
        if any(one.quantities for one in beside(view, sentence)):
            answer = calculate(Draft(query, view), sentence)
            if answer is not None:
                found[sentence.number] = answer
    return found


def _by_words(query: Query, view: CorpusView, workable: Mapping[int, Answer]) -> Answer | None:
    """The amount that the one sentence gives whose passage says all that the question names."""
    draft = Draft(query, view)
    if query.expectation.type is not AnswerType.AMOUNT or not telling_terms(draft):
        return None
    said = {
        answer.short: answer
        for number, answer in workable.items()
        for sentence in [view.sentence_view(number)]
        if not period_missing(query, view, sentence)
        and names_all(draft, sentence)
        and _in_passage_of(query, view, sentence)
    }
    return next(iter(said.values())) if len(said) == 1 else None


def _in_passage_of(query: Query, view: CorpusView, sentence: SentenceView) -> bool:
    """Whether the passage is about all things that the question names by a whole name.

    A list of names ("die vier Cluster A, B, …") is about none of them.
    """
    said = set[int]()
    number: int | None = sentence.number
    while number is not None:
        one = view.sentence_view(number)
        said |= one.topics | ({*one.mentioned} if len(one.mentioned) <= _MOST_NAMED else set())
        number = view.previous(number)
    return all(said & {*one.entities} for one in query.entities if one.exact)


def _tells(query: Query, view: CorpusView, found: Answer) -> bool:
    """Whether an answer is given that needs nothing worked out."""
    if found.status is not Status.ANSWERED:
        return found.reason is Reason.OTHER_REGION
    sentence = _nearest(query, view, found)
    if sentence is None:
        return True
    if _wants_number(query) and _SHARE.search(found.short):
        return False
    if query.has("calculation.percent") and not query.has("calculation.sum"):
        return "%" in found.short or "Prozent" in found.short
    asked = query.intents & set(_OPERATIONS)
    return not asked or bool(asked & _TOLD & _operations_of(view, sentence))


def _wants_number(query: Query) -> bool:
    """Whether a number or an amount is asked for, which a share does not tell."""
    shares = query.has("calculation.percent") or query.expectation.type is AnswerType.SHARE
    return query.expectation.type in {AnswerType.COUNT, AnswerType.AMOUNT} and not shares


def _operations_of(view: CorpusView, sentence: SentenceView) -> frozenset[str]:
    """The operations that the sentence speaks of itself, outside of names."""
    text = sentence.text
    for number in sentence.mentioned:
        for mention in view.entities[number].entity.mentions:
            start, end = (at - sentence.sentence.start for at in (mention.start, mention.end))
            if start >= 0 and end <= len(text):
                text = text[:start] + "x" * (end - start) + text[end:]
    return intents(text)


def _nearest(query: Query, view: CorpusView, told: Answer) -> SentenceView | None:
    """The sentence that an answer quotes first, if it is believed in at all."""
    if told.mode is not Mode.QUOTED or not told.citations:
        return None
    sentence = cited_sentence(view, told.citations[0])
    named = set(query.entity_numbers)
    about = sentence is not None and named & (sentence.topics | {*sentence.mentioned})
    return sentence if told.confidence >= (_LEAST_ABOUT if about else _LEAST) else None
