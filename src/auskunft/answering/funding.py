"""What one who pays gives for a thing ("Mit wie viel Geld fördert der Bund X?").

Only where the sentence is plainly about the thing's own funding: not a building of it, not what
is planned, asked for or refused, not one of several ministries.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from auskunft.answering.amounts import denies
from auskunft.answering.arithmetic import PERCENT
from auskunft.answering.asked import Asked, asked, in_keys, is_money, owners, said
from auskunft.answering.described import NOW, Described, describe
from auskunft.answering.drafting import Draft
from auskunft.answering.payers import PAYERS, is_ministry, payers, pays
from auskunft.answering.prose import quote
from auskunft.answering.time_spans import time_base
from auskunft.answering.wholes import FUNDS
from auskunft.answering.wording import joined
from auskunft.domain import Answer, AnswerType, Span
from auskunft.understanding.discourse import names_a_kind
from auskunft.understanding.intents import intents
from auskunft.understanding.view import CorpusView, SentenceView

_PAYS = frozenset({"scope.payment", "scope.transfer"})
_FUNDS = "foerdern"
_SURE = 0.8
_MORE = ("operation.", "calculation.", "part.")
_NOT_PAID = re.compile(
    r"\b(?:plan\w*|geplant\w*|soll\w*|will|wollen|möchte\w*|könnte\w*|beantrag\w*|lehn\w*|abgelehnt\w*|"
    r"kein\w*|nicht|bewarb\w*|bewirbt|zurückgezahlt\w*|ausgezahlt\w*)\b",
    re.IGNORECASE,
)
_FOR_WHAT = re.compile(
    r"\bfür\s+(?:de[nr]|die|das|einen?|eine[rn]?)\s+(?!nächst|kommend)|\b[Kk]ost(?:en|et)"
    r"|Verhältnis|\w*(?:[Ee]tat|[Bb]udget|haushalt)\b"
)
"""Says of what in particular: a building, a year, a part or the whole of its budget."""
_NOT_NOW = re.compile(
    r"\b(?:früher|zuvor|ehemals|einst|damals|allein|ausschließlich|seither|seitdem)\b"
    r"|\bfür (?:sein|ihr)\w*\b"
    r"|\b(?:erhielt|bekam|zahlte|förderte)\w*\b"
)
"""Tells who paid once, or what for; who pays at all may be others."""
_ALREADY = re.compile(
    r"\b(?:bereits|schon|bisher|bislang|ausgezahlt\w*|überwiesen|noch|already|so far)\b",
    re.IGNORECASE,
)
_EACH_BEFORE = re.compile(r"\b(?:jährlich|pro Jahr|im Jahr|je Jahr|monatlich)\s+(?:rund |etwa )?$")
_EACH_BEHIND = re.compile(r"\s+(?:jährlich|pro Jahr|im Jahr|je Jahr|monatlich|a year)\b")


def answer_funding(draft: Draft) -> Answer | None:
    """The one amount that the payer named gives for the thing named; None where it is not plain."""
    query, view = draft.query, draft.view
    if query.expectation.type is not AnswerType.AMOUNT or len(query.entities) != 1:
        return None
    if query.figures or denies(query) or any(one.startswith(_MORE) for one in query.intents):
        return None
    if query.periods or NOW.search(query.question) or _ALREADY.search(query.question):
        return None
    names = asked(draft)
    paying = payers(names)
    if len(paying) != 1 or is_ministry(query.question):
        return None
    base = time_base(query.question)
    found = [
        one
        for one in _amounts(view, query.entity_numbers)
        if pays(view, one, paying[0])
        and all(_is_said(view, one, name) for name in names if name is not paying[0])
        and (not base or time_base(one.text) == base)
    ]
    if len({(one.quantity.value, one.quantity.unit) for one in found}) != 1:
        return None
    best = found[0]
    begin = best.at.sentence.start
    focus = Span(best.quantity.start - begin, best.quantity.end - begin)
    return draft.answered(quote(draft, best.at, focus), _with_time(best.at.text, focus), _SURE)


def answer_who_pays(draft: Draft) -> Answer | None:
    """All who pay by a sentence that gives an amount for each; None where it is not plain."""
    query, view = draft.query, draft.view
    if query.expectation.type is not AnswerType.PERSON or not query.has("scope.payment"):
        return None
    plain = len(query.entities) == 1 and not (query.figures or query.periods or denies(query))
    if (
        not plain
        or is_ministry(query.question)
        or any(one.startswith(_MORE) for one in query.intents)
    ):
        return None
    names = [one for one in asked(draft) if one.word and not set(one.keys) <= FUNDS]
    for thing in query.entity_numbers:
        for sentence in view.sentences_about(thing):
            text = sentence.text
            if thing not in sentence.topics or _NOT_PAID.search(text) or _FOR_WHAT.search(text):
                continue
            if _NOT_NOW.search(text) or NOW.search(query.question):
                continue
            paid = _by_payer(view, sentence)
            if len(paid) > 1 and all(_is_said(view, paid[0][0], name) for name in names):
                shown = joined([who for _, who in paid], query.language, ", ")
                return draft.answered(quote(draft, sentence), shown, _SURE)
    return None


def _by_payer(view: CorpusView, sentence: SentenceView) -> list[tuple[Described, str]]:
    """The amounts that one payer alone gives, in their order, and who that is."""
    amounts = [one for one in describe(view, sentence) if is_money(one)]
    told = [(one, [who for who in PAYERS if pays(view, one, who)]) for one in amounts]
    return [(one, by[0].text) for one, by in told if len(by) == 1]


def _is_said(view: CorpusView, figure: Described, name: Asked) -> bool:
    """Whether the amount's own sentence says it; that it is about the thing is known."""
    noun = name.word and name.text[:1].isupper() and not set(name.keys) <= FUNDS
    return in_keys(view, figure.at.keys, name) if noun else said(view, figure, name)


def _with_time(text: str, focus: Span) -> str:
    """The amount with "jährlich" before or behind it."""
    before = _EACH_BEFORE.search(text, 0, focus.start)
    behind = _EACH_BEHIND.match(text, focus.end)
    start = before.start() if before else focus.start
    return text[start : behind.end() if behind else focus.end]


def _amounts(view: CorpusView, things: Iterable[int]) -> Iterable[Described]:
    """The amounts of money that are one of the things', in sentences on who funds it."""
    for thing in things:
        for sentence in view.sentences_about(thing):
            figures = describe(view, sentence)
            if not _is_on_funding(sentence, thing):
                continue
            if any(one.quantity.whole or one.quantity.unit == PERCENT for one in figures):
                continue  # who pays which share of the amount is worked out elsewhere
            for figure in figures:
                if is_money(figure) and thing in owners(view, figure) | sentence.topics:
                    yield figure


def _is_on_funding(sentence: SentenceView, thing: int) -> bool:
    """Whether it says who pays for the thing itself, by name or kind ("fördert den Verbund")."""
    if not _PAYS & intents(sentence.text) and _FUNDS not in sentence.keys:
        return False
    if _NOT_PAID.search(sentence.text) or _FOR_WHAT.search(sentence.text):
        return False
    kinds = any(names_a_kind(word) for word in re.findall(r"[A-ZÄÖÜ]\w+", sentence.text))
    return thing in sentence.mentioned or (kinds and len(sentence.mentioned) == 0)
