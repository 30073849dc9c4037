"""What an indicator's label says: measure, scope, period."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from auskunft.corpus.vocabulary import alternatives, word_set
from auskunft.domain import Fact, Period
from auskunft.german import canonical_unit, find_periods, fold

_EDGES = " \t\u00a0,;:–-()"
_UNIT_PHRASE = re.compile(r"[\s\u00a0]+in[\s\u00a0]+(?P<unit>\S+(?:[\s\u00a0]+\S+){0,2})$")
_COMPARED = re.compile(r"gegenüber(?:[\s\u00a0]+dem)?[\s\u00a0]+$", re.IGNORECASE)
_BRACKETS = re.compile(r"\s*\((?P<inside>[^()]*)\)")


@dataclass(frozen=True, slots=True)
class Label:
    """The parts of a label; `unit` only where the label itself names it ("in Tsd. Euro")."""

    measure: str
    scope: str
    period: Period | None
    unit: str = ""


def parse_label(label: str) -> Label:
    """Measure, scope and period of a label such as "Patente je 1 Mio. Einwohner im Jahr 2022".

    The period is the last one named, wherever it stands; the scope begins at the first word of
    the list `indicators.scope` that is not the first word, and takes in a bracket's qualifier.
    """
    period, rest = _without_period(label)
    brackets = (bracket["inside"].strip(_EDGES) for bracket in _BRACKETS.finditer(rest))
    scopes = [inside for inside in brackets if inside]
    rest = _BRACKETS.sub("", rest).strip(_EDGES)
    unit = ""
    phrase = _UNIT_PHRASE.search(rest)
    if phrase and canonical_unit(phrase["unit"]):
        unit, rest = canonical_unit(phrase["unit"]) or "", rest[: phrase.start()].strip(_EDGES)
    begins = re.compile(
        rf"(?<=\S)[\s\u00a0]+(?=(?:{alternatives('indicators', 'scope')})[\s\u00a0])"
    )
    match = begins.search(rest)
    if match:
        scopes.insert(0, rest[match.end() :].strip(_EDGES))
        rest = rest[: match.start()].strip(_EDGES)
    return Label(rest, "; ".join(scopes), period, unit)


def _without_period(label: str) -> tuple[Period | None, str]:
    mentions = [m for m in find_periods(label) if not _COMPARED.search(label, 0, m.start)]
    if not mentions:
        return None, label
    last = mentions[-1]
    return last.period, f"{label[: last.start].rstrip()} {label[last.end :].lstrip()}".strip()


def split_bracket(bracket: str) -> tuple[Period | None, str]:
    """Period and qualifier of an inline indicator's bracket: "Anteil am BIP; 2017"."""
    period, rest = _without_period(bracket)
    parts = [part.strip(_EDGES) for part in rest.split(";")]
    return period, "; ".join(part for part in parts if part)


def with_contrasted_scopes(facts: tuple[Fact, ...]) -> tuple[Fact, ...]:
    """Facts whose measure is another fact's measure plus a qualifier, with it moved to the scope.

    Beside "Ausgaben" (in per cent), "Ausgaben der Wirtschaft" (in per cent) is the same measure
    in a narrower scope. The text decides: without the bare one the label stays as it is.
    """
    bare = {(fold(fact.measure), fact.unit) for fact in facts}
    return tuple(_contrasted(fact, bare) for fact in facts)


def _contrasted(fact: Fact, bare: set[tuple[str, str]]) -> Fact:
    words = fact.measure.split()
    for cut in range(len(words) - 1, 0, -1):
        head = " ".join(words[:cut])
        if (fold(head), fact.unit) in bare and fold(words[cut]) in word_set(
            "indicators", "qualifier"
        ):
            qualifier = " ".join(words[cut:])
            scope = f"{qualifier}; {fact.scope}" if fact.scope else qualifier
            return replace(fact, measure=head, scope=scope)
    return fact
