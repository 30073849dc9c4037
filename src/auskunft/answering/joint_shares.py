"""What one of two has of what is theirs together ("… 110 Firmen, von denen 64 auf A …")."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from auskunft.answering import arithmetic
from auskunft.answering.amounts import denies
from auskunft.answering.asked import asked
from auskunft.answering.candidates import Candidate
from auskunft.answering.drafting import Draft
from auskunft.answering.joint_counts import sharing
from auskunft.answering.prose import quote
from auskunft.answering.prose_figures import PAIR, SURE, computed, figure_of
from auskunft.answering.wholes import related
from auskunft.domain import Answer, AnswerType, Comparator, Quantity, Span
from auskunft.understanding.view import CorpusView, SentenceView

_FALL_TO = re.compile(r"^[^,;.]*?\bauf\s+(?P<whom>[^,;.]+?)\s+entf(?:allen|ielen|ällt|iel)\b")
_OF_THEM = re.compile(r",\s+(?:von denen|wovon|davon)\s+(?:[a-zäöüß]+\s+){0,2}$")


def answer_own_share(draft: Draft, found: Sequence[Candidate]) -> Answer | None:
    """What one of two has of a joint number, where the sentence says what either has."""
    query, view = draft.query, draft.view
    if query.expectation.type is not AnswerType.COUNT or len({*query.entity_numbers}) != 1:
        return None
    if query.has("statement.origin") or query.periods or denies(query):
        return None
    meant = query.entity_numbers[0]
    for candidate in found:
        sentence = candidate.view
        for whole, part in pairwise(sentence.quantities):
            theirs = sharing(view, sentence, whole)
            if len(theirs) != PAIR or meant not in theirs or not _counted(draft, whole):
                continue
            whom = _whom(sentence, whole, part)
            (other,) = theirs - {meant}
            having = [number for number in (meant, other) if whom and _names(view, number, whom)]
            if having == [other]:
                return _left(draft, sentence, whole, part)
            if having == [meant]:
                begin = sentence.sentence.start
                span = Span(part.start - begin, part.start - begin + len(part.spelling))
                return draft.answered(quote(draft, sentence, span), part.spelling, SURE)
    return None


def _counted(draft: Draft, whole: Quantity) -> bool:
    """Whether the question asks for what the figure counts, and for no sort of it."""
    counted = draft.view.interpreter.keys(whole.noun)
    words = [one for one in asked(draft) if one.word]
    return bool(words) and all(related(draft.view, frozenset(one.keys), counted) for one in words)


def _whom(sentence: SentenceView, whole: Quantity, part: Quantity) -> str:
    """Who has the part ("von denen 64 auf das Gründerhaus entfallen"); "" where it is not said."""
    begin = sentence.sentence.start
    between = sentence.text[whole.end - begin : part.start - begin]
    match = _FALL_TO.search(sentence.text[part.start - begin :])
    plain = all(one.comparator is Comparator.EXACT and not one.unit for one in (whole, part))
    fits = plain and _OF_THEM.search(between) and part.value < whole.value
    return match["whom"] if match and fits else ""


def _names(view: CorpusView, number: int, whom: str) -> bool:
    """Whether words are (a part of) the name of a thing."""
    words = {word for word in whom.split() if word[:1].isupper()}
    entity = view.entities[number].entity
    return bool(words) and any(words <= {*name.split()} for name in (entity.name, *entity.aliases))


def _left(draft: Draft, sentence: SentenceView, whole: Quantity, part: Quantity) -> Answer:
    total, other = (figure_of(draft, one, sentence) for one in (whole, part))
    receipt = arithmetic.remainder_of(total, [other], share=False)
    return computed(draft, receipt, [total.citation], "rest")
