"""An indicator held against the target that a sentence sets for it.

"Bis 2030 soll der Anteil der Ausgaben für FuE am BIP auf 3 Prozent steigen": what is missing to
it, or whether it is reached, is told by the indicator of the same measure.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from auskunft.answering import arithmetic, phrasing
from auskunft.answering.amounts import denies
from auskunft.answering.drafting import Draft
from auskunft.answering.indicators import core
from auskunft.answering.matching import explain, similar_form
from auskunft.answering.prose import quote
from auskunft.answering.targets import missing_to
from auskunft.domain import Answer, AnswerType, Quantity, Span
from auskunft.understanding.query import Query
from auskunft.understanding.view import FactView, SentenceView

_TARGET = re.compile(r"\bZiel|\w-?[Zz]iel(?:e?s|wert\w*|marke\w*)?\b|\b(?:target|goal)\b")
"""The question speaks of a target."""
_AIMS = re.compile(
    r"\b(?:soll(?:en)?|Ziel\w*|angestrebt\w*|anvisiert\w*|will|wollen|should|target|aims?)\b"
)
"""The sentence sets one."""
_REACHED = re.compile(
    r"^(?!(?:Wird|Soll|Will)\b).*(?:\b(?:erreicht|erfüllt|geschafft|reached|met)\b"
    r"|\b(?:unter|über|oberhalb|unterhalb|below|above)\b.*(?:[Zz]iel|target|goal))"
)
"""Whether it is reached by now, or how the indicator lies to it."""
_MISSING = ("operation.gap", "calculation.missing")
_LIMITS = re.compile(
    r"\b(?:höchstens|maximal|begrenz\w*|senk\w*|sinken|verringer\w*|reduzier\w*)\b"
    r"|\b(?:at most|reduce\w*)\b"
)
"""What is to become less is reached from above."""
_SECTORS = frozenset({"wirtschaft", "hochschule", "staat", "industrie", "dienstleistung"})
_ALL_SECTORS = re.compile(r"\bStaat und Wirtschaft\b|\bWirtschaft und Staat\b")
"""Who together spends all there is."""
_PAST = re.compile(r"\b(?:war|waren|lag|lagen|betrug|was|were)\b")
_SAYS_HOW = re.compile(
    r"(?:(?:Landes|Zwischen|Strategie|End)?[Zz]iel)(?:s|es|e|wert\w*|marke\w*)?|[Pp]rozentpunkte\w*|Stand|weit|entfernt|(?:dar|dr)[uü]nter|(?:dar|dr)über|targets?|goals?"
)
_BELOW = re.compile(r"\bunter(?:halb)?\b(?!.*\bdr[uü]nter\b)")
_SURE = 0.85


@dataclass(frozen=True)
class _Target:
    """The figure that a sentence sets as a target for an indicator."""

    quantity: Quantity
    at: SentenceView
    fact: FactView


def answer_stated_target(draft: Draft, documents: Sequence[str]) -> Answer | None:
    """What is missing to the target, whether it is reached, or the target; None for none set."""
    query = draft.query
    yes_no = query.expectation.type is AnswerType.YES_NO
    asks = _REACHED.search(query.question) if yes_no else query.has(*_MISSING)
    compares = bool(_TARGET.search(query.question) and asks)
    if not (compares or _asks_for_year(query)) or denies(query):
        return None
    if query.entities or query.foreign_regions or query.unknown_names or query.has("scope.money"):
        return None
    targets = [one for one in _targets(draft, documents) if _is_meant(draft, one)]
    if len({(one.quantity.value, one.fact.fact.label) for one in targets}) != 1:
        return None
    if not compares:
        return _aim(draft, targets[0])
    return _verdict(draft, targets[0]) if yes_no else _gap(draft, targets[0])


def _asks_for_year(query: Query) -> bool:
    """Whether how much it is to be in some year is asked ("Wie viel Prozent … 2030?")."""
    plain = query.expectation.type in {AnswerType.SHARE, AnswerType.AMOUNT} and not query.figures
    plain = plain and not _PAST.search(query.question)
    compares = any(intent.startswith("operation.") for intent in query.intents)
    return plain and len(query.periods) == 1 and not compares


def _targets(draft: Draft, documents: Sequence[str]) -> Iterable[_Target]:
    """The targets that sentences set for indicators without a scope."""
    view = draft.view
    for number, sentence in enumerate(view.sentences):
        text = view.text(sentence) if sentence.document_id in documents else ""
        if not _AIMS.search(text) or _LIMITS.search(text):
            continue
        at = view.sentence_view(number)
        figures = [one for one in at.quantities if one.unit and one.whole is None]
        for fact in view.facts:
            same = fact.fact.document_id == sentence.document_id and not fact.fact.scope
            alike = [one for one in figures if one.unit == fact.fact.unit]
            of_part = at.keys & _SECTORS - fact.keys and not _ALL_SECTORS.search(text)
            if same and len(alike) == 1 and core(fact) <= at.keys and not of_part:
                yield _Target(alike[0], at, fact)


def _is_meant(draft: Draft, target: _Target) -> bool:
    """Whether indicator and sentence say all that is asked, years and figures too."""
    query, fact = draft.query, target.fact
    terms = [one for one in query.terms if not _SAYS_HOW.fullmatch(one.text)]
    keys = fact.keys | target.at.keys
    if explain(terms, keys, draft.view.glossary, loose=similar_form(keys)).open_qualifiers:
        return False
    if any(one.value != target.quantity.value for one in query.figures):
        return False
    return all(
        mention.period == fact.fact.period or str(mention.period) in target.at.text
        for mention in query.periods
    )


def _aim(draft: Draft, target: _Target) -> Answer | None:
    """The target for the year asked for; None where it is an indicator's own year."""
    aim, asked = target.quantity, draft.query.periods[0].period
    same = (one.fact for one in draft.view.facts if core(one) == core(target.fact))
    until = re.search(rf"\b[Bb]is\s+(?:(?:zum Jahr|Ende|Anfang)\s+)?{asked}\b", target.at.text)
    told = until is not None and all(one.period != asked for one in same)
    if not told:
        return None
    begin = target.at.sentence.start
    span = Span(aim.start - begin, aim.end - begin)
    text = quote(draft, target.at, span)
    return draft.answered(text, target.at.text[span.start : span.end], _SURE)


def _gap(draft: Draft, target: _Target) -> Answer:
    number = draft.citations.sentence(target.at.sentence)
    aim, unit = target.quantity, target.fact.fact.unit
    wanted = arithmetic.Stated(aim.value, aim.spelling, unit, "", number)
    return missing_to(draft, target.fact.fact, wanted, _SURE)


def _verdict(draft: Draft, target: _Target) -> Answer:
    """Yes or no: whether it is reached, or lies below."""
    fact, aim = target.fact.fact, target.quantity
    below = _BELOW.search(draft.query.question) is not None
    holds = fact.value < aim.value if below else fact.value >= aim.value
    sentence = phrasing.sentence(draft, fact)
    begin = target.at.sentence.start
    told = quote(draft, target.at, Span(aim.start - begin, aim.end - begin))
    text = draft.say("yes_figure" if holds else "no_figure", sentence=f"{sentence} {told}")
    return draft.answered(text, draft.say("yes" if holds else "no"), _SURE)
