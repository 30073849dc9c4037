"""What the questions before were about."""

from __future__ import annotations

from auskunft.domain import Answer, Turn
from auskunft.understanding.query import Query
from auskunft.understanding.understand import Understanding

_LOOK_BACK = 4


def standalone(turn: Turn) -> str:
    """The question of a turn as it was understood."""
    return turn.answer.standalone_question or turn.question


def named_stretch(query: Query) -> str:
    """The stretch of a question from its first to its last term: what it is about."""
    spans = [(term.start, term.end) for term in query.terms]
    spans += [(part.start, part.end) for mention in query.entities for part in mention.parts]
    if not spans:
        return ""
    return query.question[min(s for s, _ in spans) : max(e for _, e in spans)]


def last_name(turns: list[Turn], understanding: Understanding) -> str:
    """What was last talked about: named in a question, else at the head of the cited sentence."""
    for turn in reversed(turns[-_LOOK_BACK:]):
        query = understanding.query(standalone(turn))
        phrase = entity_phrase(query, [turn], understanding)
        if phrase:
            return phrase
        if query.unknown_names:
            return query.unknown_names[0]
        if query.terms:
            return query.terms[0].text
    return ""


def entity_phrase(query: Query, turns: list[Turn], understanding: Understanding) -> str:
    """The name of the thing that the question names, else of the one its answer cites, or ""."""
    if query.entities:
        return understanding.view.entities[query.entities[0].entities[0]].entity.name
    return _cited_name(turns[-1].answer, understanding)


def _cited_name(answer: Answer, understanding: Understanding) -> str:
    """The one thing that the answer itself names, or the first that its cited sentence names."""
    view = understanding.view
    for text in (answer.short, *(citation.quote for citation in answer.citations[:1])):
        mentions = understanding.names.find(text, tuple(view.documents)) if text else ()
        exact = [mention for mention in mentions if mention.exact]
        if exact:
            return view.entities[exact[0].entities[0]].entity.name
    return ""
