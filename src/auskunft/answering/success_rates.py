"""How many of the applications were granted, where a sentence counts both.

"Bis Ende 2023 wurden 940 Anträge gestellt und 611 Vorhaben bewilligt": 65,0 percent.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from auskunft.answering import arithmetic
from auskunft.answering.amounts import DENIED, denies
from auskunft.answering.asked import asked
from auskunft.answering.candidates import Candidate, period_missing
from auskunft.answering.described import Described, describe
from auskunft.answering.drafting import Draft
from auskunft.answering.prose_figures import computed, figure_of
from auskunft.answering.wholes import is_whole
from auskunft.domain import Answer, AnswerType, Comparator
from auskunft.understanding.view import CorpusView

_RATE = re.compile(
    r"\b(?:Bewilligungs|Erfolgs|Annahme|Zusage)(?:quote|rate)\b"
    r"|\b(?:success|approval) rate\b",
    re.IGNORECASE,
)
_OF_APPLICATIONS = re.compile(
    r"\b(?:Anteil|Prozent|share|per ?cent\w*)\b.*(?:[Aa]ntr[aä]g|[Bb]ewerbung|application)"
)
"""A share of what was handed in."""
_SUCCESS = re.compile(r"\b(?:[Ee]rfolg\w*|bewillig\w*|successful|approved|granted)\b")
"""What has to be said of that share: of the applications that came through."""
_APPLICATION = re.compile(r"(?:[Aa]ntr[aä]g|[Bb]ewerbung|[Ss]kizze|[Vv]orschl[aä]g|application)\w*")
_PROJECT = re.compile(r"\w*(?:[Vv]orhaben|[Pp]rojekte?n?|[Aa]ntr[aä]ge?n?|[Bb]ewerbung(?:en)?)")
"""What a bare count of the granted may count ("70 Vorhaben wurden bewilligt")."""
_SHARE_WORD = re.compile(r"(?:Anteil|Prozent|share|per ?cent)", re.IGNORECASE)
_GRANTED = re.compile(
    r"\b(?:bewilligt\w*|erfolgreich\w*|angenommen\w*|genehmigt\w*|Zuschlag|Zusage\w*|zum Zuge)\b"
)
"""Says in a clause that what it counts came through."""


def answer_success_rate(draft: Draft, found: Sequence[Candidate]) -> Answer | None:
    """The share of the applications that were granted; None where that is not asked or told."""
    query = draft.query
    rate = _RATE.search(query.question) is not None
    share = query.expectation.type is AnswerType.SHARE and _OF_APPLICATIONS.search(query.question)
    if not (rate or (share and _SUCCESS.search(query.question))) or denies(query):
        return None
    if query.unknown_names or query.foreign_regions:
        return None
    pairs = [pair for one in found if _is_meant(draft, one) and (pair := _pair(draft.view, one))]
    if len({one.at.number for one, _ in pairs}) != 1:
        return None
    granted, applied = (figure_of(draft, one.quantity, one.at) for one in pairs[0])
    receipt = arithmetic.share(granted, applied)
    return computed(draft, receipt, [granted.citation], "share")


def _is_meant(draft: Draft, candidate: Candidate) -> bool:
    """Whether sentence and context say all that narrows the question, which something must."""
    query, view = draft.query, candidate.view
    about = view.topics | {*view.mentioned}
    things = [one for one in asked(draft) if one.entities]
    if not all(one.entities & about for one in things):
        return False
    if period_missing(query, draft.view, view):
        return False
    words = [term for term in query.terms if not _reckons(term.text)]
    untold = {*candidate.wide.open_qualifiers}
    return bool(things or words) and not any(term in untold for term in words)


def _reckons(word: str) -> bool:
    """Whether a word of the question only says what is worked out."""
    said = (_RATE, _SUCCESS, _APPLICATION, _SHARE_WORD)
    return any(pattern.search(word) for pattern in said)


def _pair(view: CorpusView, candidate: Candidate) -> tuple[Described, Described] | None:
    """(those granted, those applied for) where a sentence counts either once, of one time."""
    counts = [
        one
        for one in describe(view, candidate.view)
        if is_whole(one.quantity)
        and not one.quantity.unit
        and one.quantity.comparator is Comparator.EXACT
    ]
    applied = [one for one in counts if _APPLICATION.search(one.noun or one.text)]
    granted = [one for one in counts if one not in applied and _is_granted(one)]
    if len(applied) == 2 and len(granted) == 0:  # noqa: PLR2004 ("von 312 Anträgen waren 78 …")
        granted = [one for one in applied[1:] if _is_granted(one)]
        applied = applied[:1]
    if len(applied) != 1 or len(granted) != 1 or len(view.things_in(candidate.view.number)) > 1:
        return None
    years = {one.year for one in (applied[0], granted[0]) if one.year is not None}
    fits = granted[0].quantity.value < applied[0].quantity.value and len(years) <= 1
    return (granted[0], applied[0]) if fits else None


def _is_granted(figure: Described) -> bool:
    """Whether it counts what was granted, in its own words."""
    plain = not figure.noun or _PROJECT.fullmatch(figure.noun.rsplit(maxsplit=1)[-1])
    own = figure.text
    return bool(plain) and _GRANTED.search(own) is not None and not DENIED.search(own)
