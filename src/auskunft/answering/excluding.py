"""What an answer cannot do without, whatever else speaks for a sentence."""

from __future__ import annotations

from auskunft.answering.amounts import (
    DENIED,
    FIGURE_QUESTIONS,
    NEGATION,
    counts_together,
    shares_of_asked,
)
from auskunft.answering.belonging import belongs
from auskunft.answering.candidates import Candidate
from auskunft.answering.doubting import lacks_extreme, leaves_open, lists_others
from auskunft.answering.fitting import (
    TYPED,
    bounded_otherwise,
    counted,
    fits_type,
    lacks_figure,
    presumption_fails,
)
from auskunft.answering.other_figures import asks_beyond, names_another
from auskunft.answering.reader import Reading
from auskunft.domain import AnswerType
from auskunft.understanding.query import Query
from auskunft.understanding.view import CorpusView


def forbidden(query: Query, view: CorpusView, reading: Reading) -> bool:
    """Whether it is certain to speak of something else: a part, a kind, a person, another thing."""
    candidate, kind = reading.candidate, query.expectation.type
    return (
        (kind in FIGURE_QUESTIONS and _counts_otherwise(query, view, reading))
        or (kind in TYPED | FIGURE_QUESTIONS and _of_other_things(query, candidate))
        or (DENIED.search(query.question) and NEGATION.search(candidate.view.text) is None)
        or bounded_otherwise(query, candidate)
        or presumption_fails(query, view, candidate)
        or lacks_extreme(query, candidate.view)
        or not belongs(query, view, candidate.view, reading.span)
    )


def told_elsewhere(query: Query, view: CorpusView, reading: Reading) -> bool:
    """Whether a sentence lacks what hardly any answer can do without."""
    candidate, kind = reading.candidate, query.expectation.type
    beyond = asks_beyond(query, candidate.view) or names_another(query, candidate)
    return (
        lacks_figure(query, candidate)
        or (kind in FIGURE_QUESTIONS and beyond)
        or (kind is AnswerType.PERSON and counted(reading))
        or not fits_type(query, candidate)
        or leaves_open(query, candidate.view.text)
        or lists_others(query, view, candidate.view)
        or forbidden(query, view, reading)
    )


def _counts_otherwise(query: Query, view: CorpusView, reading: Reading) -> bool:
    """Whether the figure that would be the short answer counts more or less than is asked for."""
    begin = reading.candidate.view.sentence.start
    start, end = begin + reading.start, begin + reading.end
    return any(
        counts_together(query, view, quantity) or shares_of_asked(query, view, quantity)
        for quantity in reading.candidate.view.quantities
        if quantity.start < end and start < quantity.end
    )


def _of_other_things(query: Query, candidate: Candidate) -> bool:
    """Whether a thing is asked about and the sentence names only others, nor stands beside it."""
    view = candidate.view
    others = (view.topics | {*view.mentioned}) - {*query.entity_numbers}
    return bool(query.entities and others) and not candidate.near
