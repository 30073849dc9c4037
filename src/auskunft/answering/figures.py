"""Questions that an indicator answers, or comes near to answering."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from auskunft import german
from auskunft.answering import phrasing
from auskunft.answering.drafting import Draft
from auskunft.answering.indicators import (
    FIGURE_TYPES,
    FactMatch,
    asks_by_scope,
    explained_together,
    family,
    named_members,
    of_one_year,
    whole_of,
)
from auskunft.answering.matching import Explanation
from auskunft.answering.scaled_rates import answer_scaled
from auskunft.answering.targets import answer_target
from auskunft.answering.wording import figure, joined, marks
from auskunft.domain import Answer, AnswerType, Fact, Reason
from auskunft.understanding.glossary import Term
from auskunft.understanding.intents import intents
from auskunft.understanding.query import Query
from auskunft.understanding.view import CorpusView

SURE = 0.8
"""Explained share from which an indicator answers the question."""
_AS_GOOD = 0.15
_SHARE = "Prozent"
_POINTS = re.compile(r"prozent|per ?cent", re.IGNORECASE)
_MONEY = "Euro"
_SHORTEST = 5
"""Letters of the last part of a compound."""
_BETWEEN_YEARS = tuple(
    f"operation.{name}" for name in ("difference", "ratio", "more", "less", "up", "down", "growth")
)
_AND = re.compile(r"\s*(?:und|sowie|and)\s*")


@dataclass(frozen=True)
class Selection:
    """The indicators meant (one; several where the question leaves it open; one per region)."""

    matches: tuple[FactMatch, ...]
    together: Explanation
    by_region: bool = False

    @property
    def facts(self) -> tuple[Fact, ...]:
        """The indicators themselves, those of one document in its order."""
        documents = list(dict.fromkeys(match.fact.document_id for match in self.matches))
        return tuple(
            sorted(
                (match.fact for match in self.matches),
                key=lambda fact: (documents.index(fact.document_id), fact.start),
            )
        )

    @property
    def share(self) -> float:
        """How much of the question is explained, by one of them or by all together."""
        return max(self.together.share, *(match.explanation.share for match in self.matches))

    @property
    def open_qualifiers(self) -> tuple[Term, ...]:
        """What narrows the question and is said by none of them."""
        return self.together.open_qualifiers


def select(query: Query, view: CorpusView, matches: Sequence[FactMatch]) -> Selection | None:
    """The indicators a question means, out of those that match it."""
    matches = _in_money(query, matches)
    best_of: dict[str, tuple[FactMatch, ...]] = {}
    for match in matches:
        document_id = match.fact.document_id
        if document_id not in best_of:
            own = [m for m in matches if m.fact.document_id == document_id]
            best_of[document_id] = _meant(query, view, own)
    if not best_of:
        return None
    top = max(found[0].score for found in best_of.values())
    kept = [found for found in best_of.values() if found[0].score >= top - _AS_GOOD]
    chosen = tuple(match for found in kept for match in found)
    return Selection(chosen, explained_together(query, view, chosen), by_region=len(kept) > 1)


def _in_money(query: Query, matches: Sequence[FactMatch]) -> Sequence[FactMatch]:
    """Those in money where money is asked for, if they explain as much as the best one does."""
    if not query.has("scope.money") or _POINTS.search(query.question) or not matches:
        return matches
    least = matches[0].explanation.share
    money = [one for one in matches if _MONEY in one.fact.unit and one.explanation.share >= least]
    return money or matches


def _meant(query: Query, view: CorpusView, matches: Sequence[FactMatch]) -> tuple[FactMatch, ...]:
    """Within one document: the scopes that are named, else the whole, else all that fit."""
    best = matches[0]
    as_good = [match for match in matches if match.score >= best.score - _AS_GOOD]
    members = family(best.view, view.facts)
    relatives = [match for match in matches if match.view in members]
    named = named_members(query, members, view)
    if named:
        chosen = [match for match in relatives if match.view in named]
        return tuple(m for m in chosen if m.score >= best.score - 2 * _AS_GOOD) or (best,)
    whole = whole_of(of_one_year(query, members))
    wholes = tuple(m for m in relatives if whole is not None and m.view.keys == whole.keys)
    parts = [match for match in relatives if match not in wholes]
    if len(parts) > 1 and asks_by_scope(query):
        return _of_period(query, tuple(parts))
    if wholes:
        return _of_period(query, wholes)
    open_scopes = [match for match in as_good if match.view in members]
    return _of_period(query, tuple(open_scopes) if len(members) > 1 else (best,))


def _of_period(query: Query, matches: tuple[FactMatch, ...]) -> tuple[FactMatch, ...]:
    asked = {mention.period for mention in query.periods}
    return tuple(match for match in matches if match.fact.period in asked) or matches


def answer_from_facts(
    draft: Draft, selection: Selection, unexplained_names: Sequence[str]
) -> Answer | None:
    """The answer that the selected indicators give, or why they do not quite."""
    alone = selection.matches[0] if len(selection.matches) == 1 else None
    elsewhere = _asked_elsewhere(draft.query, selection.facts) or unexplained_names
    if alone is not None and not elsewhere and (scaled := answer_scaled(draft, alone)):
        return scaled
    reason = _shortfall(draft, selection, unexplained_names)
    if reason is not None:
        return _partial(draft, selection, *reason)
    if draft.query.expectation.type is AnswerType.DATE:
        return _period_answer(draft, selection)
    if alone is not None:
        target = answer_target(draft, alone.fact, alone.view.keys, selection.share)
        if target is not None:
            return target
    return _plain_answer(draft, selection)


def _plain_answer(draft: Draft, selection: Selection) -> Answer:
    facts = selection.facts
    short = joined([figure(fact, draft.query.language) for fact in facts], draft.query.language)
    if len(facts) == 1:
        return draft.answered(phrasing.sentence(draft, facts[0]), short, selection.share)
    items = "; ".join(phrasing.item(draft, f, region=selection.by_region) for f in facts)
    return draft.answered(draft.say("facts_by_region", items=items), short, selection.share)


def _period_answer(draft: Draft, selection: Selection) -> Answer:
    facts = selection.facts
    fact, name = facts[0], phrasing.label(facts[0])
    same = all(
        one.period and (one.measure, one.scope) == (fact.measure, fact.scope) for one in facts
    )
    if len(facts) > 1 and same:
        years = [str(one.period) for one in facts]
        marked = [
            f"{year} {marks([draft.citations.fact(one)])}"
            for year, one in zip(years, facts, strict=True)
        ]
        text = draft.say(
            "fact_periods", label=name, periods=joined(marked, draft.query.language, ", ")
        )
        return draft.answered(text, joined(years, draft.query.language, ", "), selection.share)
    mark = marks([draft.citations.fact(fact)])
    if fact.period is None:
        text = draft.say("fact_period_missing", label=name, marks=mark)
        return draft.partial(Reason.NOT_STATED, text, selection.share)
    text = draft.say("fact_period", label=name, period=fact.period, marks=mark)
    return draft.answered(text, str(fact.period), selection.share)


def _shortfall(
    draft: Draft, selection: Selection, unexplained_names: Sequence[str]
) -> tuple[Reason, str, str] | None:
    """(reason, sentence, what was asked) where the indicators do not answer the question."""
    query = draft.query
    elsewhere = _asked_elsewhere(query, selection.facts)
    if elsewhere is not None:
        return elsewhere
    if query.expectation.type not in FIGURE_TYPES:
        return Reason.NOT_STATED, "partial_not_stated", ""
    scope = _scope_shortfall(query, selection)
    if scope is not None:
        return scope
    open_terms = [term.text for term in selection.open_qualifiers]
    narrowing = [*unexplained_names, *open_terms]
    if narrowing:
        return Reason.OTHER_SCOPE, "partial_other_scope", narrowing[0]
    if selection.share < SURE:
        return Reason.NOT_STATED, "partial_not_stated", ""
    return None


def _asked_elsewhere(query: Query, facts: Sequence[Fact]) -> tuple[Reason, str, str] | None:
    """The same where the question is for another region or time."""
    if query.foreign_regions:
        asked = joined([r.name for r in query.foreign_regions], query.language, ", ")
        return Reason.OTHER_REGION, "partial_other_region", asked
    asked_for = {mention.period for mention in query.periods}
    untold = asked_for - {fact.period for fact in facts}
    if untold and (untold == asked_for or _asks_for_each_year(query)):
        asked = joined([str(p) for p in sorted(untold)], query.language, ", ")
        return Reason.OTHER_PERIOD, "partial_other_period", asked
    if (query.intents - intents(facts[0].label)) & {"scope.future", "scope.past"}:
        return Reason.OTHER_PERIOD, "partial_other_period_open", ""
    return None


def _asks_for_each_year(query: Query) -> bool:
    """Whether every year of the question has to be told ("2021 höher als 2015?")."""
    gaps = (query.question[one.end : two.start] for one, two in pairwise(query.periods))
    return query.has(*_BETWEEN_YEARS) or any(_AND.fullmatch(gap) for gap in gaps)


def _scope_shortfall(query: Query, selection: Selection) -> tuple[Reason, str, str] | None:
    match = selection.matches[0]
    keys, unit = match.view.keys, match.fact.unit
    if "scope.change" in query.intents - intents(match.fact.label) and ("veraenderung" not in keys):
        return Reason.OTHER_PERIOD, "partial_change", ""
    relative = "je" in keys
    if relative and query.has("scope.whole") and "je" not in query.keys:
        return Reason.OTHER_SCOPE, "partial_other_scope_whole", ""
    if query.has("scope.money") and _MONEY not in unit and not _POINTS.search(query.question):
        return Reason.OTHER_SCOPE, "partial_other_scope_money", ""
    counted = query.expectation.type is AnswerType.COUNT and not _POINTS.search(query.question)
    money = _MONEY in unit and not query.has("scope.money", "scope.payment")
    money = money and not _is_amount(query.expectation.focus, match.fact)
    if counted and (unit == _SHARE or money):
        return Reason.OTHER_SCOPE, "partial_other_scope_count", ""
    return None


def _is_amount(noun: str, fact: Fact) -> bool:
    """Whether a noun is that of an amount ("Wie viele Drittmittel …?"), as Forscher are none."""
    counted = german.stem(noun)
    words = [german.stem(word.text) for word in german.words(fact.label.replace("-", " "))]
    return any(len(one) >= _SHORTEST and counted.endswith(one) for one in words)


def _partial(
    draft: Draft, selection: Selection, reason: Reason, sentence: str, asked: str
) -> Answer:
    facts = selection.facts
    several = selection.by_region
    items = "; ".join(phrasing.item(draft, fact, region=several) for fact in facts)
    stated = joined(
        list(dict.fromkeys(draft.view.documents[f.document_id].region for f in facts)),
        draft.query.language,
        ", ",
    )
    text = draft.say(sentence, asked=asked, items=items, stated=stated)
    return draft.partial(reason, text, selection.share)
