"""Who pays an amount, and who is asked about.

A sentence on funding mostly tells who pays, and what whoever else pays beside it; an amount is
paid by the one in whose own stretch of the sentence it stands.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from auskunft.answering.arithmetic import PERCENT
from auskunft.answering.asked import LAND, STATE, Asked, asked, in_keys, is_money, named_in
from auskunft.answering.described import Described, describe, stretches
from auskunft.answering.drafting import Draft
from auskunft.answering.reader import Reading
from auskunft.answering.wholes import whole_of
from auskunft.understanding.query import Query
from auskunft.understanding.view import CorpusView

_BUND, _EU = "bund", "eu"
PAYERS = (Asked("Bund", 0, 0, (_BUND,)), Asked("EU", 0, 0, (_EU,)), Asked("Land", 0, 0, (LAND,)))
_OFFICE = re.compile(
    r"(?i:(?<!ad)minist|ressort|kanzlei|\bsenat|\bbehörde)"
    r"|\b(?!KMU\b|MINT\b)(?=\w*M)[A-ZÄÖÜ]\w*[A-ZÄÖÜ]\w*"
)
_LAND_ACTS = re.compile(
    r"\b(?:das|dem|des|vom|durchs|von|und)\s+(?:Land(?:es)?|Freistaat(?:e?s)?)\b(?!\s+[A-ZÄÖÜ])"
    r"|\bLandes(?:mittel|haushalt|regierung|minister)\w*|\bFreistaat\b(?!\s+[A-ZÄÖÜ])"
)
_MINISTRY = re.compile(r"ministeri|ministry", re.IGNORECASE)
_FIELDS = re.compile(r"ministeriums? für (?P<fields>[A-ZÄÖÜ]\w+(?:(?:, | und )[A-ZÄÖÜ]\w+)*)")
_IN_PROPORTION = re.compile(r"\b(?:im Verhältnis|zu gleichen Teilen|ratio)\b")


def payers(names: Sequence[Asked]) -> list[Asked]:
    """Those who pay among what the question names: federation, Land, European Union."""
    return [one for one in names if one.word and _is_payer(one)]


def _is_payer(one: Asked) -> bool:
    return set(one.keys) in ({_BUND}, {_EU}) or (bool(one.keys) and set(one.keys) <= STATE)


def is_ministry(text: str) -> bool:
    """Whether a text names a ministry: one of several that pay for the federation or Land."""
    return _MINISTRY.search(text) is not None


def names_an_office(text: str) -> bool:
    """Whether a text names what may be a ministry, by its kind or an abbreviation ("MWK")."""
    return _OFFICE.search(text) is not None


def pays(view: CorpusView, figure: Described, payer: Asked) -> bool:
    """Whether the figure's own stretch tells this payer and none of the others known."""
    return _tells(view, figure, payer) and not _another_pays(view, figure, payer)


def _tells(view: CorpusView, figure: Described, payer: Asked) -> bool:
    """Whether the payer acts in the figure's own clause, or in its stretch if nobody does there."""
    clause = figure.at.text[figure.stretch.begin : figure.stretch.end]
    told = [one for one in PAYERS if acts(view, clause, one)]
    return acts(view, clause if told else figure.text, payer)


def acts(view: CorpusView, text: str, payer: Asked) -> bool:
    """Whether the text names the payer; the Land only as one who acts, not as a place."""
    if set(payer.keys) <= STATE:
        return _LAND_ACTS.search(text) is not None
    return in_keys(view, view.interpreter.keys(text), payer)


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
    if shown and _of_another_ministry(query.question, sentence.text):
        return True
    having_rest = {n for o in stretches(sentence) if o.rest for n in named_in(view, sentence, o)}
    if shown and having_rest & {*query.entity_numbers}:
        return True
    return any(_not_by(view, one, about, left) for one in shown)


def _not_by(
    view: CorpusView, figure: Described, about: Sequence[Asked], left: Sequence[Asked]
) -> bool:
    if len(about) == 1 and in_keys(view, figure.at.keys, about[0]) and _is_shared(view, figure):
        return True
    if any(in_keys(view, figure.own, name) for name in left):
        return False
    beside = [one for one in describe(view, figure.at) if is_money(one) and one != figure]
    if len(about) == 1 and _tells(view, figure, about[0]):
        return any(_tells(view, one, about[0]) for one in beside)  # only one of several
    if len(about) != 1:
        return bool(left)
    theirs = any(_tells(view, one, about[0]) for one in beside)
    return bool(left) or theirs or _another_pays(view, figure, about[0])


def _of_another_ministry(question: str, text: str) -> bool:
    """Whether the question names a ministry's fields, and the sentence has other ones."""
    match = _FIELDS.search(question)
    return match is not None and is_ministry(text) and match["fields"] not in text


def _is_shared(view: CorpusView, figure: Described) -> bool:
    """Whether its sentence says who pays which share of it ("6 Mio. Euro zur Hälfte")."""
    shares = (q for q in figure.at.quantities if q.whole is not None or q.unit == PERCENT)
    wholes = (whole_of(view, figure.at, share) for share in shares)
    shared = any(one is not None and one[0] == figure.quantity for one in wholes)
    return shared or _IN_PROPORTION.search(figure.at.text) is not None


def _another_pays(view: CorpusView, figure: Described, payer: Asked) -> bool:
    others = (one for one in PAYERS if not set(one.keys) & {*payer.keys})
    return any(_tells(view, figure, one) for one in others)
