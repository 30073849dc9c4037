"""The figures last given: their year, a comparison, a change, both of them together."""

from __future__ import annotations

import re

from auskunft.domain import AnswerType, Period, Span, Turn
from auskunft.followup.context import (
    asked_before,
    capitalised,
    figure_phrase,
    named_stretch,
    standalone,
)
from auskunft.followup.cues import fits
from auskunft.followup.editing import with_preposition
from auskunft.followup.periods import spoken_of
from auskunft.understanding.query import Query
from auskunft.understanding.understand import Understanding

_THAT = re.compile(
    r"(Ist|Sind|War|Waren|Liegt|Is|Was|Are) (?:das|es|dies|that|it|this)\b", re.IGNORECASE
)
_CHANGED = re.compile(
    r"\b(?P<verb>(?:ist|sind|hat|haben|is|has|have|did)(?: sich)?)\s+"
    r"(?:das|er|sie|es|dies|diese|dieser|(?:der|die|das|diese[rs]?)\s+(?:wert|zahl|quote|anteil|angabe|rate)|that|it|this|they)\b"
    r"(?!\s+(?-i:[A-ZÄÖÜ]))",
    re.IGNORECASE,
)
_HOW_MUCH_MORE = re.compile(
    r"(?:und |and )?(?:um )?(?:wie ?viele?|how (?:many|much)|by how (?:many|much))\b"
    r"(?=.*\b(?:mehr|weniger|more|less|fewer)\b)",
    re.IGNORECASE,
)
_FIGURES = frozenset({AnswerType.COUNT, AnswerType.AMOUNT, AnswerType.SHARE})
_HELD_AGAINST = re.compile(r"\b(?:als|than)\b", re.IGNORECASE)
_COMBINED = ("together", "apart", "rivals")


def year_of_figure(
    text: str, query: Query, turns: list[Turn], understanding: Understanding
) -> str | None:
    """A question for the year of the figure just asked for ("Aus welchem Jahr ist sie?")."""
    if query.terms_without_figures or query.entities:
        return None
    if not fits("figures", text) or query.regions or query.periods:
        return None
    earlier = understanding.query(standalone(asked_before(turns)))
    named = named_stretch(earlier)
    if not named:
        return None
    if query.english:
        return f"Which year does the figure “{named}” refer to?"
    return f"Auf welches Jahr bezieht sich die Angabe {named}?"


def comparison(
    text: str, query: Query, turns: list[Turn], understanding: Understanding
) -> str | None:
    """The figure just given in place of "das" ("Ist das mehr als im …?")."""
    match = _THAT.match(text)
    if match is None or not query.has("operation.more", "operation.less"):
        return None
    earlier = understanding.query(standalone(asked_before(turns)))
    rest = text[match.end() :].strip()
    turned = earlier.periods[:1] if query.periods and not _HELD_AGAINST.search(rest) else ()
    named = figure_phrase(earlier, dated=not turned)
    for mention in turned:
        year = earlier.question[mention.start : mention.end]
        rest = f"{rest.rstrip('?.! ')} {'than' if query.english else 'als'} {year}?"
    return f"{match.group(1)} {named} {rest}" if named else None


def change(_text: str, query: Query, turns: list[Turn], understanding: Understanding) -> str | None:
    """The figure just given in place of "das", from its year on ("… bis 2023 gestiegen?")."""
    match = _CHANGED.search(query.question)
    if match is None or not query.has("scope.change") or query.entities or query.periods[1:]:
        return None
    earlier = understanding.query(standalone(asked_before(turns)))
    named = figure_phrase(earlier, dated=False)
    said = [mention.period for mention in query.periods]
    last = spoken_of(turns, understanding)
    span = _from_to(
        [*(said or _years_of_last_two(turns, understanding)), *([last] if last else [])]
    )
    if not named or (span is None and earlier.expectation.type not in _FIGURES):
        return None
    rest = query.question[match.end() :]
    opening = query.question[: match.start()]
    for mention in query.periods:
        if mention.end <= match.start():
            opening = f"{query.question[mention.end : match.start()].strip()} "
            continue
        before = query.question[match.end() : mention.start]
        rest = f"{before} {query.question[mention.end :]}"
    period = _run_of_years(span, english=query.english) if span is not None else ""
    opening = capitalised(f"{opening}{match['verb']}".strip())
    return " ".join(f"{opening} {named} {period} {rest}".split()).replace(" ?", "?")


def more_than_before(
    text: str, query: Query, turns: list[Turn], understanding: Understanding
) -> str | None:
    """The change of the figure just given ("Um wie viel Prozent waren es 2023 mehr?")."""
    asks = _HOW_MUCH_MORE.match(text)
    if asks is None or query.terms_without_figures or query.entities or len(query.periods) != 1:
        return None
    last = spoken_of(turns, understanding)
    span = _from_to([query.periods[0].period, *([last] if last else [])])
    earlier = understanding.query(standalone(asked_before(turns)))
    named = _number_of(earlier) or figure_phrase(earlier, dated=False)
    if span is None or not named or earlier.expectation.type not in _FIGURES:
        return None
    share = " Prozent" if "prozent" in text.lower() else ""
    if query.english:
        share = "by how many percent" if "percent" in text.lower() else "by how much"
        way = "rise" if query.has("operation.more") else "fall"
        return f"{share.capitalize()} did {named} {way} from {span.first} to {span.last}?"
    way = "gestiegen" if query.has("operation.more") else "gesunken"
    return f"Um wie viel{share} ist {named} von {span.first} bis {span.last} {way}?"


def _number_of(earlier: Query) -> str:
    """What an earlier question counts as a noun phrase ("die Zahl der Betriebe von DigiWerk")."""
    focus = earlier.expectation.focus
    if earlier.expectation.type is not AnswerType.COUNT or not focus:
        return ""
    things = [earlier.question[one.start : one.end] for one in earlier.entities[:1]]
    places = [one.name for one in earlier.regions[:1]]
    opening, of = ("the number of", "of") if earlier.english else ("die Zahl der", "von")
    return " ".join(
        [opening, focus, *(f"{of} {one}" for one in things), *(f"in {one}" for one in places)]
    )


def _run_of_years(period: Period, *, english: bool) -> str:
    first, last = period.first, period.last
    return f"from {first} to {last}" if english else f"von {first} bis {last}"


def _from_to(periods: list[Period]) -> Period | None:
    """The run of years from the earliest to the latest; None where they are one year."""
    years = sorted({year for one in periods for year in (one.first, one.last)})
    return Period(years[0], years[-1]) if len(years) > 1 else None


def _years_of_last_two(turns: list[Turn], understanding: Understanding) -> list[Period]:
    """The years of the last two questions where these ask for one figure."""
    last_two = [understanding.query(standalone(turn)) for turn in turns[-2:]]
    if len({query.keys for query in last_two}) > 1:
        return []
    return [mention.period for query in last_two for mention in query.periods]


def combination(
    text: str, query: Query, turns: list[Turn], understanding: Understanding
) -> str | None:
    """The figures of the last two questions combined ("Und zusammen?")."""
    together, apart, rivals = (fits(name, text) for name in ("together", "apart", "rivals"))
    single = [turn for turn in turns if not any(fits(n, turn.question) for n in _COMBINED)][-2:]
    if len(single) < 2 or not (together or apart or rivals):  # noqa: PLR2004
        return None
    named = [
        term
        for term in query.terms_without_figures
        if not (rivals or apart) or term.text[:1].isupper()
    ]
    if named or query.entities:
        return None
    first, second = (understanding.query(standalone(turn)) for turn in single)
    base, other = first.question.rstrip("?.! "), _difference(first, second)
    if not other:
        return None
    if rivals and not (together or apart):
        either = "or" if query.english else "oder"
        one = figure_phrase(first)
        if first.entities and second.entities:
            one = first.question[first.entities[0].start : first.entities[-1].end]
        return f"{text.rstrip('?.! ')}: {one} {either} {other}?"
    if query.english:
        return f"{base} and {other} {'together' if together else 'difference'}?"
    return f"{base} und {other}: {'zusammen' if together else 'Unterschied'}?"


def _difference(first: Query, second: Query) -> str:
    """The stretch of the second question that the first does not have."""
    if second.entities and second.entity_numbers != first.entity_numbers:
        return second.question[second.entities[0].start : second.entities[-1].end]
    terms = [term for term in second.terms if not set(term.keys) <= first.keys]
    if not terms:
        return _other_place_or_time(first, second) or named_stretch(second)
    return second.question[with_preposition(second.question, terms[0].start) : terms[-1].end]


def _other_place_or_time(first: Query, second: Query) -> str:
    """The region, else the period, that the second question has in place of that of the first."""
    if {one.name for one in first.regions} != {one.name for one in second.regions}:
        mentions = [Span(one.start, one.end) for one in second.regions]
    elif first.periods and {p.period for p in first.periods} != {p.period for p in second.periods}:
        mentions = [Span(one.start, one.end) for one in second.periods]
    else:
        mentions = []
    if not mentions:
        return ""
    start = with_preposition(second.question, mentions[0].start)
    return second.question[start : mentions[-1].end]
