"""All things of the kind that a question chooses among ("Welches Cluster hat die meisten …?")."""

from __future__ import annotations

from collections.abc import Sequence

from auskunft.answering.drafting import Draft
from auskunft.answering.kinds import enumerated, is_kind
from auskunft.answering.lists import fitting, focus_terms
from auskunft.domain import AnswerType
from auskunft.understanding.glossary import Term
from auskunft.understanding.query import Query
from auskunft.understanding.view import CorpusView

_SUPERLATIVES = ("operation.most", "operation.least", "operation.older", "operation.younger")
_KINDS = frozenset({AnswerType.TERM, AnswerType.LIST, AnswerType.ANY})
_MOST = 12
"""Things of which each is asked for, at some 15 ms."""


def members_of(query: Query, view: CorpusView) -> tuple[str, ...]:
    """Their names, where the corpus counts and names them or the question says how many there are.

    () where it chooses among none, or not all are surely known.
    """
    if query.entities or query.expectation.type not in _KINDS or not query.has(*_SUPERLATIVES):
        return ()
    draft = Draft(query, view)
    documents = query.documents(tuple(view.documents))
    heads = [term for term in focus_terms(draft) if is_kind(term)][:1]
    if not heads or len(documents) > 1:
        return ()
    found = enumerated(draft, documents, heads[0]) or _as_many_as_said(draft, documents, heads)
    names = tuple(view.entities[number].entity.name for number in found)
    return names if len(names) <= _MOST else ()


def _as_many_as_said(
    draft: Draft, documents: Sequence[str], heads: Sequence[Term]
) -> tuple[int, ...]:
    """The things of the kind, where they are as many as the question says ("der drei …")."""
    said = [one.value for one in draft.query.figures]
    found = [
        one.number
        for one in draft.view.entities
        if one.entity.document_id in documents and fitting(draft, one, heads, ()) is not None
    ]
    return tuple(found) if said == [len(found)] else ()
