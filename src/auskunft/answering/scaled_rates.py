"""An indicator "je 1 Mio. Einwohner", reckoned for as many inhabitants as the question names."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from auskunft import german
from auskunft.answering import arithmetic
from auskunft.answering.arithmetic import Stated
from auskunft.answering.drafting import Draft
from auskunft.answering.indicators import FactMatch
from auskunft.answering.prose_figures import computed
from auskunft.domain import Answer
from auskunft.understanding.glossary import Term
from auskunft.understanding.view import CorpusView

_PER = re.compile(r"\b(?:je|pro|per)[\s\u00a0]+(?=\d)", re.IGNORECASE)
_NOUN = re.compile(r"[\s\u00a0]+(?P<noun>[^\W\d_][\w-]*)")
_PEOPLE = frozenset(
    map(german.stem, ("Einwohner", "Menschen", "Leute", "Bürger", "inhabitants", "people"))
)
_ANY_PLACE = re.compile(
    r"\b(?:eine[rnm]?|ein|a|an)\s+(?:[a-zäöüß]+\s+)?(?:Stadt|Großstadt|Kleinstadt|Gemeinde|Kommune|Ort"
    r"|Dorf|Kreis|Landkreis|Region|Land|city|town|village|region)$"
)
_RECKONED = frozenset({"rechnerisch", "umgerechnet", "hochgerechnet", "theoretisch"})


@dataclass(frozen=True)
class _Counted:
    """So many of something: "500.000 Einwohner"."""

    number: german.Number
    noun: str


def answer_scaled(draft: Draft, match: FactMatch) -> Answer | None:
    """The indicator for another number of what it is counted by; None where none is named."""
    fact, query = match.fact, draft.query
    base = _per(fact.label)
    if base is None or any(mention.period != fact.period for mention in query.periods):
        return None
    counted = [one for figure in query.figures if (one := _counted(query.question, figure))]
    if len(counted) != 1 or len(query.figures) != 1 or not _alike(draft.view, counted[0], base):
        return None
    asked = counted[0]
    untold = [one for one in match.explanation.open_qualifiers if one.text != asked.noun]
    if any(not _is_any_place(query.question, one) for one in untold):
        return None
    number = draft.citations.fact(fact)
    each = Stated(fact.value, fact.spelling, fact.unit, "", number, fact.period)
    receipt = arithmetic.scaled(each, _value(asked), _spelled(asked), _value(base), _spelled(base))
    return computed(draft, receipt, [number], "scaled")


def _per(label: str) -> _Counted | None:
    """What an indicator is counted by: 1 Mio. Einwohner."""
    per = _PER.search(label)
    behind = [n for n in german.find_numbers(label) if per and n.start == per.end()]
    return _counted(label, behind[0]) if behind else None


def _counted(text: str, number: german.Number) -> _Counted | None:
    noun = _NOUN.match(text, number.end)
    return _Counted(number, noun["noun"]) if noun else None


def _alike(view: CorpusView, asked: _Counted, base: _Counted) -> bool:
    """Whether both count the same, in other words perhaps, but not as many."""
    both = (german.stem(asked.noun), german.stem(base.noun))
    same = both[0] == both[1] or _PEOPLE.issuperset(both)
    keys = view.interpreter.keys(asked.noun) & view.interpreter.keys(base.noun)
    return bool(same or keys) and _value(asked) != _value(base)


def _is_any_place(question: str, term: Term) -> bool:
    """Whether a word only says that so many live somewhere ("eine Stadt mit …", "rechnerisch")."""
    return _ANY_PLACE.search(question, 0, term.end) is not None or term.text.lower() in _RECKONED


def _value(counted: _Counted) -> Decimal:
    return counted.number.value * german.magnitude(counted.number.unit)[0]


def _spelled(counted: _Counted) -> str:
    number = counted.number
    figure = number.spelling if number.spelling[:1].isdigit() else arithmetic.shown(number.value)
    return f"{figure} {number.unit}".strip()
