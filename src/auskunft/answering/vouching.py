"""Figures computed from the likeliest sentences, though the question has other words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from auskunft.answering.asked import about
from auskunft.answering.candidates import Candidate
from auskunft.answering.drafting import Draft
from auskunft.answering.matching import explained, similar_form
from auskunft.answering.prose_computing import answer_computed_prose
from auskunft.answering.reader import Reading
from auskunft.domain import Answer, AnswerType
from auskunft.understanding.glossary import Term
from auskunft.understanding.query import Query
from auskunft.understanding.view import CorpusView

_LEAST = 0.02
"""Belief under which a sentence is not computed with."""
_TRUSTED = 2
_SAID = 0.5


def vouched_for(query: Query, view: CorpusView, likely: Sequence[Reading]) -> Answer | None:
    """A figure computed from the likeliest sentences; None where they are about something else.

    What neither they nor the passages round them say is left out of the question; the rest must
    tell the figures apart as ever.
    """
    trusted = [one.candidate for one in likely if one.belief >= _LEAST][:_TRUSTED]
    if not trusted or not _about_all(query, view, trusted):
        return None
    keys = frozenset[str]()
    for one in trusted:
        keys |= one.view.keys | view.context_keys(one.view.number)
    terms = tuple(t for t in query.terms if _said_by(t, keys, view) or not _may_go(query, t))
    draft = Draft(replace(query, terms=terms), view)
    found = answer_computed_prose(draft, trusted, trusted, trusted)
    return found if found and found.computation else None


def _about_all(query: Query, view: CorpusView, trusted: Sequence[Candidate]) -> bool:
    """Whether each thing that the question names is what one of the sentences is about."""
    return all(
        any({*mention.entities} & about(view, one.view) for one in trusted)
        for mention in query.entities
    )


def _may_go(query: Query, term: Term) -> bool:
    """Whether a word that no sentence says may be left out: no part or sort is told by it.

    Who pays or gets money ("eine Doktorandin") may be called by any name.
    """
    money = query.expectation.type is AnswerType.AMOUNT
    telling = term.qualifier or (term.known and not query.english)
    return not telling or money or query.has("scope.money", "scope.payment")


def _said_by(term: Term, keys: frozenset[str], view: CorpusView) -> bool:
    """Whether keys tell a term."""
    return explained(term, keys, view.glossary, similar_form(keys)) >= _SAID
