"""Who pays an amount, and who is asked about.

A sentence on funding mostly tells who pays, and what whoever else pays beside it; an amount is
paid by the one in whose own stretch of the sentence it stands.
"""

from __future__ import annotations

from collections.abc import Sequence

from auskunft.answering.arithmetic import PERCENT
from auskunft.answering.asked import LAND, STATE, Asked, asked, in_keys, is_money
from auskunft.answering.described import Described, describe, stretches
from auskunft.answering.drafting import Draft
from auskunft.answering.reader import Reading
from auskunft.answering.wholes import whole_of
from auskunft.understanding.query import Query
from auskunft.understanding.view import CorpusView

_BUND, _EU = "bund", "eu"
_PAYERS = (Asked("Bund", 0, 0, (_BUND,)), Asked("EU", 0, 0, (_EU,)), Asked("Land", 0, 0, (LAND,)))


def payers(names: Sequence[Asked]) -> list[Asked]:
    """Those who pay among what the question names: federation, Land, European Union."""
    return [one for one in names if one.word and _is_payer(one)]


def _is_payer(one: Asked) -> bool:
    return set(one.keys) in ({_BUND}, {_EU}) or (bool(one.keys) and set(one.keys) <= STATE)


def pays(view: CorpusView, figure: Described, payer: Asked) -> bool:
    """Whether the figure's own stretch tells this payer and no other."""
    return in_keys(view, figure.own, payer) and not _another_pays(view, figure, payer)


def paid_by_another(query: Query, view: CorpusView, reading: Reading) -> bool:
    """Whether the amount that would be the short answer is not what the one asked about pays.

    Another pays it, or the one asked about pays a share of it, or "the rest" by the sentence.
    """
    names, sentence = asked(Draft(query, view)), reading.candidate.view
    about, begin = payers(names), sentence.sentence.start
    rest = " ".join(sentence.text[o.start : o.end] for o in stretches(sentence) if o.rest)
    left = [one for one in names if one.word and in_keys(view, view.interpreter.keys(rest), one)]
    shown = [
        one
        for one in describe(view, sentence)
        if is_money(one)
        and begin + reading.start < one.quantity.end
        and one.quantity.start < begin + reading.end
    ]
    return any(_not_by(view, one, about, left) for one in shown)


def _not_by(
    view: CorpusView, figure: Described, about: Sequence[Asked], left: Sequence[Asked]
) -> bool:
    if len(about) == 1 and in_keys(view, figure.at.keys, about[0]) and _is_shared(view, figure):
        return True
    if any(in_keys(view, figure.own, name) for name in (*about, *left)):
        return False
    return bool(left) or (len(about) == 1 and _another_pays(view, figure, about[0]))


def _is_shared(view: CorpusView, figure: Described) -> bool:
    """Whether its sentence says who pays which share of it ("6 Mio. Euro zur Hälfte")."""
    shares = (q for q in figure.at.quantities if q.whole is not None or q.unit == PERCENT)
    wholes = (whole_of(view, figure.at, share) for share in shares)
    return any(one is not None and one[0] == figure.quantity for one in wholes)


def _another_pays(view: CorpusView, figure: Described, payer: Asked) -> bool:
    others = (one for one in _PAYERS if not set(one.keys) & {*payer.keys})
    return any(in_keys(view, figure.own, one) for one in others)
