"""What rules worked out, looked at again by those who weigh figures."""

from __future__ import annotations

import re
from decimal import Decimal

from auskunft import german
from auskunft.answering.citing import cited_sentence
from auskunft.answering.drafting import Draft
from auskunft.answering.prose import quote
from auskunft.domain import Answer, Computation, Reason
from auskunft.understanding.query import Query
from auskunft.understanding.view import CorpusView

_WORKED_OUT = re.compile(r"[+−:×]")
_SHORT = 160
"""Characters of each quote."""
_LITTLE = 0.1


def in_base_units(value: Decimal, unit: str) -> float:
    """A figure without its magnitude ("1,5", "Mio. Euro": 1,500,000)."""
    return float(value * german.magnitude(unit)[0])


def of_sentences(view: CorpusView, found: Answer) -> bool:
    """Whether all that is cited stands in sentences, and no indicator is."""
    return all(cited_sentence(view, one) is not None for one in found.citations)


def of_one_passage(view: CorpusView, found: Answer) -> bool:
    """Whether all that is cited stands in sentences of one passage."""
    cited = [cited_sentence(view, one) for one in found.citations]
    passages = {(one.sentence.document_id, one.sentence.passage) for one in cited if one}
    return all(cited) and len(passages) == 1


def ranks(computation: Computation) -> bool:
    """Whether a computation only says which of its figures is the largest."""
    return _WORKED_OUT.search(computation.formula) is None


def as_nearest(query: Query, view: CorpusView, found: Answer) -> Answer:
    """The sentences of an answer as what comes nearest, without what was worked out of them."""
    draft = Draft(query, view)
    cited = [cited_sentence(view, one) for one in found.citations]
    shown = " ".join(quote(draft, one, limit=_SHORT) for one in dict.fromkeys(cited) if one)
    return draft.partial(Reason.NOT_STATED, draft.say("partial_prose", quote=shown), _LITTLE)
