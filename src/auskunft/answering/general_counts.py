"""Questions for nothing but how many of a kind there are ("Wie viele Unternehmen gibt es?").

Of a Land that asks for all of them; those that work in one network are others. And a sentence that
says nothing of the kind counts something else.
"""

from __future__ import annotations

from auskunft.answering.amounts import focus_terms
from auskunft.answering.matching import explain
from auskunft.domain import AnswerType
from auskunft.understanding.discourse import names_an_alliance
from auskunft.understanding.query import Query
from auskunft.understanding.view import CorpusView, SentenceView


def asks_for_all(query: Query, view: CorpusView) -> bool:
    """Whether it is only asked how many of a kind there are, of nothing that has a name."""
    counted = {term.text for term in focus_terms(query, view)}
    plain = bool(counted) and {term.text for term in query.terms} <= counted
    return query.expectation.type is AnswerType.COUNT and plain and not query.entities


def of_one_thing(query: Query, view: CorpusView, sentence: SentenceView) -> bool:
    """Whether a Land's number is asked for, and the sentence is about a named thing.

    A sentence that names the Land as the question does may count what is in it, and how many
    networks or the like a Land has is told where one speaks of its strategy.
    """
    if not asks_for_all(query, view) or not any(one.documents for one in query.regions):
        return False
    if any(names_an_alliance(key) for term in query.terms for key in term.keys):
        return False
    names_land = any(region.name in sentence.text for region in query.regions)
    return bool(sentence.topics) and not names_land


def says_none(query: Query, view: CorpusView, sentence: SentenceView) -> bool:
    """Whether nothing but a kind is asked for, and the sentence says nothing of it."""
    if not asks_for_all(query, view):
        return False
    return explain(query.terms, sentence.keys, view.glossary).share == 0
