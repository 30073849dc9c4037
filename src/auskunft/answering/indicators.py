"""Which indicators a question means, and what it asks for that they do not say."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from auskunft.answering.matching import Explanation, explain, similar_form
from auskunft.domain import AnswerType, Fact
from auskunft.understanding.glossary import Glossary, Term
from auskunft.understanding.query import Query
from auskunft.understanding.view import CorpusView, FactView

GENERIC = frozenset({"anteil", "rate", "sektor", "je", "million", "milliarde", "zahl"})
"""Keys that many labels share; they alone do not tell which indicator is meant."""
_PERCENT = "Prozent"
_PERCENTAGE = frozenset({"anteil", "rate"})
"""A figure in percent is a share or rate, whether its label says so or not."""
_AS_BASE = re.compile(
    r"\b(?:am|vom|(?:an|von) (?:de[rnm]|allen)|Verhältnis zu[rm]?|relative to|share of)"
    r"(?: the)?\s+$",
    re.IGNORECASE,
)
"""Before what something is a share of."""
SCOPE_KIND = frozenset({"sektor"})
"""The key of the words for what an indicator's scopes are ("Sektor", "Branche")."""
CHANGE = "veraenderung"
"""The key of an indicator that says how much something rose or fell."""
_FUND_KEY, _MONEY = "mittel", "Euro"
_MAGNITUDES = frozenset({"million", "milliarde"})
PERSON = "person"
"""Who is counted goes without saying ("Wie viele Menschen haben promoviert?")."""
FIGURE_TYPES = frozenset(
    {
        AnswerType.COUNT,
        AnswerType.AMOUNT,
        AnswerType.SHARE,
        AnswerType.ANY,
        AnswerType.DEFINITION,
        AnswerType.YES_NO,
        AnswerType.TERM,
        AnswerType.LIST,
        AnswerType.MANNER,
        AnswerType.DATE,
    }
)
"""Types of answers that an indicator can give."""
LEAST_EXPLAINED = 0.45
_SCOPE_PENALTY = 0.12
_HEADLESS_PENALTY = 0.1


@dataclass(frozen=True)
class FactMatch:
    """An indicator, what of the question it explains, and how much of its label was asked for."""

    view: FactView
    explanation: Explanation
    recall: float
    score: float

    @property
    def fact(self) -> Fact:
        """The indicator itself."""
        return self.view.fact


def core(view: FactView) -> frozenset[str]:
    """The keys that say what is measured."""
    return (view.measure_keys - GENERIC) or view.measure_keys or view.keys


def match_facts(query: Query, view: CorpusView, documents: Sequence[str]) -> tuple[FactMatch, ...]:
    """The indicators of these documents that a question may mean, best first."""
    matches = [
        match
        for fact_view in view.facts
        if fact_view.fact.document_id in documents
        and (match := _match(query, fact_view, view)) is not None
    ]
    return tuple(sorted(matches, key=lambda match: -match.score))


def _match(query: Query, fact_view: FactView, view: CorpusView) -> FactMatch | None:
    heart = core(fact_view)
    if CHANGE in fact_view.keys and query.has("operation.up", "operation.down"):
        query = _asking_for_change(query)
    asked = [term for term in query.terms if not _is_unit(term.keys, fact_view)]
    met = [
        key
        for key in heart
        if any(_is_form(asked_key, frozenset({key})) for term in asked for asked_key in term.keys)
    ]
    by_scope = _named_by_scope(query, fact_view)
    people = PERSON in query.keys and heart <= view.glossary.covers.get(PERSON, frozenset())
    met = [*heart] if people else met
    if PERSON in query.keys and met:
        covered = view.glossary.covers.get(PERSON, frozenset())
        met += [key for key in heart if key in covered and key not in met]
    if not by_scope and (not met or _is_base_alone(query, fact_view, met)):
        return None
    keys = _stated_keys(fact_view)
    explanation = explain(asked, keys, view.glossary, loose=similar_form(keys))
    if explanation.share < LEAST_EXPLAINED:
        return None
    recall = len(met) / len(heart)
    extra = len(fact_view.scope_keys - query.keys - GENERIC)
    head_met = bool(fact_view.head & query.keys) or not (fact_view.head - GENERIC)
    if not head_met and not _head_related(query, fact_view, view.glossary):
        return None
    score = (
        explanation.share
        + 0.3 * recall
        - _SCOPE_PENALTY * extra / (1 + len(fact_view.scope_keys))
        - (0.0 if head_met else _HEADLESS_PENALTY)
        + (0.2 if any(mention.period == fact_view.fact.period for mention in query.periods) else 0)
        + (0.2 if people else 0)
    )
    return FactMatch(fact_view, explanation, recall, score)


def _asking_for_change(query: Query) -> Query:
    """The question with the change that it only implies ("mehr Patente als im Vorjahr")."""
    implied = Term("", 0, 0, (CHANGE,), known=True)
    return query if CHANGE in query.keys else replace(query, terms=(*query.terms, implied))


def explained_together(query: Query, view: CorpusView, matches: Sequence[FactMatch]) -> Explanation:
    """What several indicators explain of the question together, their kind of scope included."""
    views = [match.view for match in matches]
    keys = frozenset[str]().union(*(_stated_keys(one) for one in views))
    if len(views) > 1:
        keys |= SCOPE_KIND
    asked = [term for term in query.terms if not all(_is_unit(term.keys, one) for one in views)]
    return explain(asked, keys, view.glossary, loose=similar_form(keys))


def asks_by_scope(query: Query) -> bool:
    """Whether the figures of all scopes are asked for ("… nach Sektoren")."""
    return any(set(term.keys) == SCOPE_KIND for term in query.terms)


def _stated_keys(fact_view: FactView) -> frozenset[str]:
    """The keys of label and unit."""
    percentage = _PERCENTAGE if fact_view.fact.unit == _PERCENT else frozenset[str]()
    return fact_view.keys | percentage


def _head_related(query: Query, fact_view: FactView, glossary: Glossary) -> bool:
    """Whether a term of the question is a form of the label's head, or a general word for it."""
    head = fact_view.head - GENERIC
    return any(
        _is_form(key, head) or glossary.covers.get(key, frozenset()) & head
        for term in query.terms
        for key in term.keys
    )


def _is_form(key: str, keys: frozenset[str]) -> bool:
    """Whether a key is another form of one of the keys; never just a thing they cover."""
    return key in keys or similar_form(keys)(key) > 0


def _is_base_alone(query: Query, fact_view: FactView, met: Sequence[str]) -> bool:
    """Whether a share's base is asked for, of which it says nothing ("Wie hoch ist das BIP?")."""
    base = fact_view.base
    if query.expectation.type is AnswerType.SHARE or not base >= {*met}:
        return False
    if (_PERCENTAGE | (fact_view.scope_keys - GENERIC)) & query.keys:
        return False
    places = [term.start for term in query.terms if base & {*term.keys}]
    return not any(_AS_BASE.search(query.question[:place]) for place in places)


def _named_by_scope(query: Query, fact_view: FactView) -> bool:
    """Whether head and scope name it without its measure ("Der Anteil des Staatssektors")."""
    scope = fact_view.scope_keys - GENERIC
    named = scope & query.keys and SCOPE_KIND & query.keys
    return bool(named and "je" not in scope and fact_view.head & query.keys)


def _is_unit(keys: Sequence[str], fact_view: FactView) -> bool:
    """Whether a term only names the unit that the indicator has anyway."""
    unit = fact_view.fact.unit.casefold()
    if set(keys) == {PERSON}:
        return _MONEY not in fact_view.fact.unit  # "Wie viele Leute …?" is no amount
    if set(keys) <= _MAGNITUDES:
        return True
    if set(keys) == {_FUND_KEY} and _MONEY in fact_view.fact.unit:
        return True  # "wie viel Geld"
    return bool(unit) and all(key in unit and key not in fact_view.keys for key in keys)


def family(member: FactView, views: Sequence[FactView]) -> tuple[FactView, ...]:
    """The indicators that measure the same thing in different scopes, `member` among them.

    Same document, unit and head; one label's keys contain the other's, or they share at least
    half. The one without scope, if there is one, is the whole of which the others are parts.
    """
    return tuple(view for view in views if _same_family(member, view))


def _same_family(one: FactView, other: FactView) -> bool:
    if one is other:
        return True
    if one.fact.document_id != other.fact.document_id or one.fact.unit != other.fact.unit:
        return False
    if one.head != other.head or ("je" in one.keys) != ("je" in other.keys):
        return False
    shared = one.keys & other.keys
    smaller = min(len(one.keys), len(other.keys))
    nested = shared in (one.keys, other.keys)
    return nested or (bool(shared - GENERIC) and len(shared) >= smaller / 2)


def whole_of(members: Sequence[FactView]) -> FactView | None:
    """The member of a family whose keys all others contain, if there is one."""
    for member in members:
        others = [other for other in members if other is not member]
        if others and all(member.keys < other.keys for other in others):
            return member
    return None


def series_of(view: FactView) -> tuple[str, ...]:
    """What indicators share that differ only in their year."""
    fact = view.fact
    return fact.document_id, fact.measure, fact.scope, fact.unit


def of_one_year(query: Query, views: Sequence[FactView]) -> tuple[FactView, ...]:
    """One of the indicators that differ only in their year: the one of the year asked for.

    Where none is asked for, that of the newest year which all of them have, else the newest.
    """
    series: dict[tuple[str, ...], list[FactView]] = {}
    for view in views:
        series.setdefault(series_of(view), []).append(view)
    if len(series) == len(views):
        return tuple(views)
    asked = {mention.period for mention in query.periods}
    common = set.intersection(*({one.fact.period for one in own} for own in series.values()))

    def fitness(view: FactView) -> tuple[bool, bool, int]:
        period = view.fact.period
        return period in asked, period in common, period.last if period else 0

    return tuple(max(own, key=fitness) for own in series.values())


def distinct_keys(member: FactView, members: Sequence[FactView]) -> frozenset[str]:
    """What tells a member from all others of its family: "staat" in "im Staatssektor"."""
    common = frozenset.intersection(*(other.keys for other in members))
    own = member.keys - common - GENERIC
    others = [other.keys for other in members if other is not member]
    unique = frozenset(key for key in own if not any(key in keys for keys in others))
    return unique or own


def named_members(
    query: Query, members: Sequence[FactView], view: CorpusView, *, outright: bool = False
) -> list[FactView]:
    """The members of a family that the question names by what tells them apart, in its order.

    `outright`: in so many words, not by a general word that covers them ("Institute").
    """
    named = [member for _, member in named_places(query, members, view)]
    if not outright:
        return named
    return [member for member in named if distinct_keys(member, members) & query.keys]


def named_places(
    query: Query, members: Sequence[FactView], view: CorpusView
) -> list[tuple[int, FactView]]:
    """The same with where in the question each is named first."""
    found: list[tuple[int, FactView]] = []
    for member in members:
        own = distinct_keys(member, members)
        places = [
            term.start
            for term in query.terms
            for key in term.keys
            if key in own or view.glossary.covers.get(key, frozenset()) & own
        ]
        if own and places:
            found.append((min(places), member))
    return sorted(found, key=lambda pair: pair[0])
