"""What speaks against an expression, however likely it seems: figures not meant together.

A log-linear model adds up what speaks for each; these grounds, which take longer to find, are told
of the likeliest alone. Some bar it, the others cost it as much as `knowledge/composing.toml` says.
"""

from __future__ import annotations

import functools
import re
import tomllib
from collections.abc import Sequence
from importlib.resources import files
from itertools import combinations

from auskunft import german
from auskunft.answering.amounts import NEGATION
from auskunft.answering.asked import stems
from auskunft.answering.calculating.figures import said_outright
from auskunft.answering.candidates import things_asked
from auskunft.answering.composing.expressions import OF_HUNDRED, Expression, Operation
from auskunft.answering.composing.figures import Figure, Scene
from auskunft.answering.described import Described, is_time
from auskunft.answering.indicators import FactMatch
from auskunft.answering.opposites import opposed
from auskunft.answering.placed import NO_PLACES, of_another_place
from auskunft.answering.wholes import FUNDS, related
from auskunft.domain import AnswerType
from auskunft.understanding.glossary import Term
from auskunft.understanding.intents import intents

_LIKE = frozenset(
    {Operation.MINUS, Operation.GROWTH, Operation.SHARE, Operation.SHARE_OF_REST, Operation.RATIO}
)
"""What is done to figures of the same things."""
_OF_ONE_TIME = frozenset(
    {Operation.SHARE, Operation.SHARE_OF_REST, Operation.PORTION, Operation.PORTION_OF_REST}
    | {Operation.EACH, Operation.TIMES}
)
_OVER_TIME = frozenset({Operation.GROWTH, Operation.RATIO, Operation.MINUS})
_RESTS = frozenset(
    {Operation.MINUS, Operation.SHARE_OF_REST, Operation.PORTION_OF_REST, Operation.COMPLEMENT}
)
_SHARES = frozenset({Operation.SHARE, Operation.PORTION})
_PORTIONS = frozenset({Operation.PORTION, Operation.PORTION_OF_REST})
_OF_TIME = frozenset({Operation.MONTHLY, Operation.YEARLY})
_BY = re.compile(r"\b(?:um|by)\s+(?:[a-zäöüß]+\s+)?\d[\d.,]*[\s\u00a0]?(?:%|Prozent|per ?cent)")
"""A percentage that says how much something changed, and is no share."""
_PART = re.compile(
    r"\b(?:davon|darunter|hiervon|wovon|worunter|von denen|von ihnen|unter (?:ihnen|den)"
    r"|of which|of them)\b",
    re.IGNORECASE,
)
_PLACE = re.compile(r"\b(?:[Ii]n|[Aa]us|[Nn]ach|[Ff]rom)\s+(?P<name>[A-ZÄÖÜ][\wäöüß-]+)")
_FEWEST = 3
_STILL = "statement.still"
GROUNDS = (
    *("other_things", "leaves_open", "denied_untold", "part_for_rest", "unlike", "part_is_asked"),
    *("whole_among", "different_times", "other_payers", "other_years", "each_of_others"),
    *("other_time", "other_kind", "by_percent", "outside_run", "unknown_place"),
    *("added_times", "other_place"),
)
"""The names of all grounds."""
BARRING = frozenset(
    {"other_things", "leaves_open", "denied_untold", "part_for_rest", "other_payers"}
    | {"whole_among", "by_percent", "outside_run", "unknown_place", "other_kind", "added_times"}
    | {"other_place"}
)
"""Those that no likelihood makes up for: who sets traps sets them there."""


def grounds(scene: Scene, expression: Expression) -> tuple[str, ...]:
    """What speaks against the figures being meant together by the question, by name."""
    figures = [scene.operands[number] for number in expression.operands]
    operation = expression.operation
    found = {
        "other_things": _of_other_things(scene, figures),
        "leaves_open": _leaves_open(scene, figures),
        "denied_untold": operation in _RESTS and _denied_untold(scene, operation, figures),
        "part_for_rest": operation in _SHARES and _tells_part_for_rest(scene, figures[0]),
        "unlike": operation in _LIKE and _unlike(scene, figures[0], figures[-1]),
        "part_is_asked": operation in _RESTS and _part_is_asked(scene, figures),
        "whole_among": operation is Operation.SUM and _whole_among(scene, figures),
        "different_times": operation is not Operation.SUM and _of_different_times(figures),
        "added_times": operation is Operation.SUM and _of_different_times(figures),
        "other_payers": _of_other_payers(scene, operation, figures),
        "other_years": _of_other_years(scene, operation, figures),
        "outside_run": operation in _OVER_TIME and _outside_run(scene, figures),
        "unknown_place": _of_unknown_place(scene),
        "other_place": any(
            of_another_place(scene.query, scene.view, one.source.at)
            for one in figures
            if not isinstance(one.source, FactMatch)
        ),
        "each_of_others": operation is Operation.EACH and _for_each_of_others(scene, figures[-1]),
        "other_time": operation in _OF_TIME and not _asks_for(scene, operation, figures),
        "other_kind": _of_other_kind(scene, operation, figures),
        "by_percent": operation in _PORTIONS and _BY.search(figures[0].text) is not None,
    }
    return tuple(name for name, holds in found.items() if holds)


def _of_other_kind(scene: Scene, operation: Operation, figures: Sequence[Figure]) -> bool:
    """Whether the result is money where a number is asked for, or the other way round."""
    kind, first = scene.query.expectation.type, figures[0]
    bare = operation is Operation.RATIO
    shares = first.whole is not None or (first.percent and operation in _PORTIONS)
    unit_of = figures[-1] if shares else first
    percent = operation in OF_HUNDRED or (unit_of.percent and not bare)
    money = unit_of.money and not percent and not bare
    if kind is AnswerType.SHARE:
        return not percent
    if kind is AnswerType.COUNT:
        return money and not scene.query.has("scope.money", "scope.payment")
    if scene.query.has("scope.money", "scope.payment"):
        return kind is AnswerType.AMOUNT and not money
    return kind is AnswerType.AMOUNT and not (unit_of.unit and not percent)


def _of_other_things(scene: Scene, figures: Sequence[Figure]) -> bool:
    """Whether a figure is of nothing that the question names, or one of these has none."""
    asked = things_asked(scene.query, scene.view)
    if asked and not all(one.things & asked for one in figures):
        return True
    told = frozenset[int]().union(*(one.things for one in figures))
    named = [{*one.entities} & asked for one in scene.query.entities if one.exact]
    return any(one and not one & told for one in named)


def _of_unknown_place(scene: Scene) -> bool:
    """Whether the question names a place ("nach Seeheim") that stands nowhere in the corpus."""
    query = scene.query
    named = [(one.start, one.end) for one in query.entities]
    named += [(one.start, one.end) for one in query.regions]
    return any(
        match["name"] not in NO_PLACES
        and not any(start <= match.start("name") < end for start, end in named)
        and german.stem(match["name"]) not in scene.view.stem_counts
        and not german.in_dictionary(match["name"], ("de",))
        for match in _PLACE.finditer(query.question)
    )


def _for_each_of_others(scene: Scene, divisor: Figure) -> bool:
    """Whether something is wanted for each of what another figure counts."""
    like = [one for one in scene.figures if one.passage == divisor.passage]
    return not divisor.noun & scene.each and any(one.noun & scene.each for one in like)


def _asks_for(scene: Scene, operation: Operation, figures: Sequence[Figure]) -> bool:
    """Whether a month or a year is asked for, and the figure is for the other."""
    base = figures[0].base
    if operation is Operation.MONTHLY:
        return scene.asked_base == "month" and base != "month"
    return scene.asked_base == "year" and base == "month"


def _leaves_open(scene: Scene, figures: Sequence[Figure]) -> bool:
    """Whether a noun of the question stands in no passage of the figures.

    It must be one of the field, or stand elsewhere in the corpus: others may be other words for
    what stands there.
    """
    said = frozenset[int]().union(*(one.told | one.around for one in figures))
    if any(one.stated_by_fact for one in figures):
        return False  # its label is matched by rules of its own
    return any(
        number not in said
        and _is_telling_noun(scene, term)
        and (term.known or set(term.keys) <= scene.view.keys)
        and not stems(term.text) <= _light()
        for number, term in enumerate(scene.terms)
    )


@functools.cache
def _light() -> frozenset[str]:
    source = files("auskunft.knowledge").joinpath("computing.toml").read_text(encoding="utf-8")
    nouns: list[str] = tomllib.loads(source)["light"]
    return stems(" ".join(nouns))


def _is_telling_noun(scene: Scene, term: Term) -> bool:
    """Whether a term names a thing, and none that has a name, no region, funds or time."""
    query = scene.query
    spans = [(part.start, part.end) for one in query.entities for part in one.parts]
    spans += [(region.start, region.end) for region in query.regions]
    noun = term.qualifier if query.english else term.text[:1].isupper()
    named = any(start <= term.start < end for start, end in spans)
    return noun and not named and not set(term.keys) <= FUNDS and not is_time(term.text)


def _denied_untold(scene: Scene, operation: Operation, figures: Sequence[Figure]) -> bool:
    """Whether what the question denies is not what the parts taken away count.

    "Wie viele Partner sind keine Hochschulen?", and the sentence tells how many are small firms.
    """
    parts = figures[1:] if operation is Operation.MINUS else figures[:1]
    whole = figures[0] if operation is Operation.MINUS else figures[-1]
    denied = [
        (number, scene.terms[number])
        for number in sorted(scene.denied)
        if _is_telling_noun(scene, scene.terms[number])
        and not said_outright(scene.view, whole.text, [scene.terms[number]])
    ]
    told = any(
        said_outright(scene.view, part.text, [term])
        or (number in part.told and number not in whole.told)
        for number, term in denied
        for part in parts
    )
    return bool(denied) and not told


def _tells_part_for_rest(scene: Scene, part: Figure) -> bool:
    """Whether something is denied, or asked of the opposite, and the share is of the others."""
    denied = scene.denies and NEGATION.search(part.text) is None
    return denied or opposed(scene.words, part.words)


def _unlike(scene: Scene, first: Figure, last: Figure) -> bool:
    """Whether they count different things, and the text makes neither a part of the other."""
    if first.unit or last.unit or not (first.noun and last.noun):
        return False
    paired = {(first.place, last.place), (last.place, first.place)} & scene.parts
    alike = related(scene.view, first.noun, last.noun) or related(scene.view, last.noun, first.noun)
    listed = first.sentence == last.sentence and ":" in _between(first, last)
    return not (paired or alike or listed or _PART.search(last.text) or _PART.search(first.text))


def _between(first: Figure, last: Figure) -> str:
    """The text between two figures of a sentence."""
    if not isinstance(first.source, Described):
        return ""
    start, end = sorted((first.start, last.start))
    begin = first.source.at.sentence.start
    return first.source.at.text[start - begin : end - begin]


def _part_is_asked(scene: Scene, figures: Sequence[Figure]) -> bool:
    """Whether the part's own words say all that is asked, and nothing is denied.

    "Wie viele Firmen bestehen noch?", and the sentence says how many do.
    """
    if scene.denies or scene.query.has("operation.difference", "calculation.change"):
        return False
    first, last = figures[0], figures[-1]
    if scene.query.has(_STILL) and _STILL in intents(last.text):
        return True
    every = frozenset(
        number for number, term in enumerate(scene.terms) if not term.text[:1].isupper()
    )
    return bool(every - first.told) and every <= last.told


def _whole_among(scene: Scene, figures: Sequence[Figure]) -> bool:
    """Whether one of those added is the whole of the others."""
    pairs = combinations([one.place for one in figures], 2)
    if any({pair, pair[::-1]} & scene.parts for pair in pairs):
        return True
    values = sorted(one.value for one in figures)
    return len(values) >= _FEWEST and values[-1] == sum(values[:-1])


def _of_different_times(figures: Sequence[Figure]) -> bool:
    """Whether amounts are for different times: once and yearly."""
    amounts = [one for one in figures if one.money]
    return len({one.base for one in amounts}) > 1


def _of_other_payers(scene: Scene, operation: Operation, figures: Sequence[Figure]) -> bool:
    """Whether an amount is paid by others than those asked about, or one of these pays none."""
    if operation in {Operation.SUM, Operation.MINUS} and len(scene.paying) > 1:
        return frozenset().union(*(one.payers for one in figures)) != scene.paying
    first, last = figures[0].payers, figures[-1].payers
    apart = scene.query.has("operation.difference", "operation.more", "operation.less")
    # what one pays less what another does is nobody's
    return operation is Operation.MINUS and not apart and bool(first and last) and first != last


def _of_other_years(scene: Scene, operation: Operation, figures: Sequence[Figure]) -> bool:
    """Whether they are of different years, of another than asked for, or of one long past."""
    if operation not in _OF_ONE_TIME and not (operation in _RESTS and scene.denies):
        return False
    asked = {one.period.first for one in scene.query.periods if one.period.first == one.period.last}
    years = {one.year for one in figures if one.year is not None}
    if asked:
        return bool(years - asked) or any(one.current for one in figures)
    return (
        len(years) > 1
        or _of_two_times(scene, figures[0], figures[-1])
        or any(_is_superseded(one, other) for one in figures for other in scene.figures)
    )


def _outside_run(scene: Scene, figures: Sequence[Figure]) -> bool:
    """Whether a run of years is asked for and a figure is of neither of its ends."""
    runs = [one.period for one in scene.query.periods if one.period.first != one.period.last]
    ends = {year for one in runs for year in (one.first, one.last)}
    return bool(ends) and any(one.year is not None and one.year not in ends for one in figures)


def _of_two_times(scene: Scene, first: Figure, last: Figure) -> bool:
    """Whether they count the same at two times, of which one is dated, and none is the part."""
    same = bool(first.noun) and (first.noun, first.unit) == (last.noun, last.unit)
    paired = {(first.place, last.place), (last.place, first.place)} & scene.parts
    return same and not paired and (first.year is None) != (last.year is None)


def _is_superseded(one: Figure, other: Figure) -> bool:
    """Whether another figure is the same of a later year."""
    same = (one.noun, one.unit, one.passage) == (other.noun, other.unit, other.passage)
    dated = one.year is not None and other.year is not None
    return same and dated and bool(one.noun) and (other.year or 0) > (one.year or 0)
