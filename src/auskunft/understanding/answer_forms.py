"""The form a question wants its figure in: "…, in Euro?", "…, als Zahl, nicht in Prozent?"."""

from __future__ import annotations

import re
from dataclasses import replace

from auskunft.domain import AnswerType, Expectation

_JOINED = r"(?:\s*,?\s*(?:und|bitte|and|please|,)\s+(?:zwar\s+)?|\s*,\s*|\s+)"
_NOT_IN_PERCENT = (
    r"(?:nicht|not)\s+(?:in|als|as|in)\s+(?:Prozent|Prozentwert|Anteil|per ?cent|percentage)"
)
_AS_NUMBER = (
    r"(?:als|as)\s+(?:an?\s+)?(?:absolute\s+)?(?:Zahl|number)|in\s+(?:absoluten\s+Zahlen|Personen|Köpfen|"
    r"absolute\s+numbers)|absolut"
)
_IN_MONEY = r"in\s+(?:Millionen\s+|Mio\.?\s+)?(?:Euro|euros?)"
_FORM = re.compile(
    rf"{_JOINED}(?:(?P<number>{_AS_NUMBER})|(?P<money>{_IN_MONEY})|{_NOT_IN_PERCENT})"
    rf"(?:{_JOINED}{_NOT_IN_PERCENT})?\s*(?=\?|$)",
    re.IGNORECASE,
)


_AS_SHARE = re.compile(r"\b[Ww]ie viele\b.*?(?P<share>\s+(?:anteilig|anteils?mäßig|prozentual))\b")


def without_form(question: str) -> tuple[str, AnswerType | None]:
    """The question without the form it wants its figure in, and what type that is, if told."""
    shared = _AS_SHARE.search(question)
    if shared:
        start, end = shared.span("share")
        return f"{question[:start]}{question[end:]}", AnswerType.SHARE
    match = _FORM.search(question)
    if match is None or not question[: match.start()].strip():
        return question, None
    rest = f"{question[: match.start()]}{question[match.end() :]}"
    if match["money"]:
        return rest, AnswerType.AMOUNT
    return rest, AnswerType.COUNT if match["number"] else None


def in_form(expectation: Expectation, form: AnswerType | None) -> Expectation:
    """The expectation of a figure in that form: a share "in Euro" is an amount."""
    if form is AnswerType.SHARE and expectation.type is AnswerType.COUNT:
        return replace(expectation, type=form)
    if form is None or expectation.type is not AnswerType.SHARE:
        return expectation
    return replace(expectation, type=form, focus="")


_SORT = r"für (?:ein|eine|einen)\s+\w+"
_ADVERBS = r"(?:denn |eigentlich )*"
_KIND_ASKED = (
    re.compile(rf"(?P<name>.{{2,60}}?)\s*[–—:,-]\s*[Ww]as ist das\b[^?]*?\b{_SORT}\W*"),
    re.compile(rf"Was (?:ist|sind) (?P<name>.{{2,60}}?) {_ADVERBS}{_SORT}\W*"),
    re.compile(rf"Was {_SORT} (?:ist|sind) {_ADVERBS}(?P<name>.{{2,60}}?)\W*"),
)
"""Asks what sort of thing one is: what it is."""


def as_definition(question: str) -> str:
    """What a thing is, for which sort of thing it is ("X – was ist das für ein Verein?")."""
    for pattern in _KIND_ASKED:
        if match := pattern.fullmatch(question):
            return f"Was ist {match['name']}?"
    return question
