"""An indicator as a sentence, a line or a list item, in the question's language."""

from __future__ import annotations

import re

from auskunft import german
from auskunft.answering import wording
from auskunft.answering.drafting import Draft
from auskunft.domain import Document, Fact

_BEFORE_YEAR = re.compile(r"^\D+")
_PERIOD_TAIL = re.compile(r"[\s,(]*(?:(?:im|in den) Jahr(?:en)?|in|\()?\s*$")

_JOINS = frozenset("der des im in je pro bei an am aus für von gegenüber nach".split())  # noqa: SIM905 (reads best so)


def label(fact: Fact) -> str:
    """The label without its period: measure and scope as they stand."""
    text = " ".join(fact.label.split())
    if fact.spelling in text:
        return _inline_label(fact)
    if fact.period is None:
        return text
    for mention in reversed(german.find_periods(text)):
        if mention.period == fact.period:
            rest = (text[: mention.start] + text[mention.end :]).strip()
            return _PERIOD_TAIL.sub("", rest).strip(" ,;()")
    return text


def _inline_label(fact: Fact) -> str:
    """Measure and scope of an indicator whose label has the value in its middle."""
    scopes = [part.strip() for part in fact.scope.split(";") if part.strip()]
    joined = [part for part in scopes if part.split()[0].lower() in _JOINS]
    bracket = [part for part in scopes if part not in joined]
    name = " ".join((fact.measure, *joined))
    return f"{name} ({', '.join(bracket)})" if bracket else name


def period(fact: Fact) -> str:
    """The period as the label spells it ("2022/23"); "" for none."""
    if fact.period is None:
        return ""
    text = " ".join(fact.label.split())
    for mention in german.find_periods(text):
        if mention.period == fact.period:
            return _BEFORE_YEAR.sub("", text[mention.start : mention.end])
    return str(fact.period)


def where(draft: Draft, fact: Fact) -> str:
    """The region with its preposition as the document itself writes it ("in der Mark")."""
    document = draft.view.documents[fact.document_id]
    if not document.region:
        return ""
    return f"{_preposition(document)} {document.region}"


def _preposition(document: Document) -> str:
    match = re.search(
        rf"\b(in der|im|in den|in)\s+{re.escape(document.region)}\b", document.text, re.IGNORECASE
    )
    if match:
        return match.group(1).lower()
    if re.search(rf"\b[Dd]ie\s+{re.escape(document.region)}\b", document.text):
        return "in der"
    if re.search(rf"\b[Dd]as\s+{re.escape(document.region)}\b", document.text):
        return "im"
    return "in"


def sentence(draft: Draft, fact: Fact) -> str:
    """The indicator as a whole sentence with its citation mark."""
    mark = wording.marks([draft.citations.fact(fact)])
    if draft.query.english:
        return _english_sentence(draft, fact, mark)
    name, place = label(fact), where(draft, fact)
    head = _head_noun(name)
    kind = wording.gender(head)
    start = f"{place[:1].upper()}{place[1:]} " if place else ""
    value, counted = wording.figure(fact, "de"), not fact.unit or _counts(fact.unit, head)
    key = {None: "fact_plain", "plural": "fact_plural" if counted else "fact_plural_unit"}
    text = draft.say(
        key.get(kind, "fact_singular"),
        place=f"{start.strip()}: " if start else "",
        where=start,
        where_inside=f"{place} " if place else "",
        when=f" {period(fact)}" if fact.period else "",
        when_first=_when_first(draft, fact),
        when_bracket=_bracket(fact),
        article=wording.article(head),
        label=name if kind else f"„{name}“",
        value=value.removesuffix(head).rstrip() if counted else _after_bei(value, kind),
        marks=mark,
    )
    return text[:1].upper() + text[1:]


def _after_bei(value: str, kind: str | None) -> str:
    """The value as it stands after "bei": a unit in the plural with its dative ("Betrieben")."""
    if re.search(r"\b(?:je|pro)\b", value):
        return value
    return f"{value}n" if kind and re.search(r"[A-ZÄÖÜ][a-zäöüß]+(?:e|er|el)$", value) else value


def _counts(unit: str, noun: str) -> bool:
    """Whether the unit is the noun itself, or nothing but a magnitude ("Mio. Einwohner")."""
    return german.magnitude(unit)[1] in {"", noun}


def _english_sentence(draft: Draft, fact: Fact, mark: str) -> str:
    region = draft.view.documents[fact.document_id].region
    return draft.say(
        "fact_plain",
        place=draft.say("in_region", region=region) + " " if region else "",
        label=label(fact),
        when_bracket=_bracket(fact),
        value=_english_value(fact),
        marks=mark,
    )


def item(draft: Draft, fact: Fact, *, region: bool = False) -> str:
    """The indicator in a list: label, period in brackets, value, mark."""
    values = {
        "label": label(fact),
        "when_bracket": _bracket(fact),
        "value": _english_value(fact) if draft.query.english else wording.figure(fact, "de"),
        "mark": wording.marks([draft.citations.fact(fact)]),
    }
    if region:
        name = draft.view.documents[fact.document_id].region
        return draft.say("region_item", region=name, **values)
    return draft.say("fact_line", **values)


def _english_value(fact: Fact) -> str:
    """English notation, and the German figure as it stands where the two differ."""
    english = wording.figure(fact, "en")
    stated = wording.figure(fact, "de")
    same = english.split()[0] == fact.spelling
    return english if same else f"{english} (“{stated}”)"


def _when_first(draft: Draft, fact: Fact) -> str:
    if fact.period is None:
        return ""
    several = fact.period.first != fact.period.last
    name = "in_years_first" if several else "in_year_first"
    return draft.say(name, period=period(fact)) + " "


def _bracket(fact: Fact) -> str:
    return f" ({period(fact)})" if fact.period else ""


def _head_noun(name: str) -> str:
    """The first capitalised word: the label's head ("Anteil", "FuE-Ausgaben")."""
    for word in german.words(name):
        if word.text[:1].isupper():
            return word.text
    return name
