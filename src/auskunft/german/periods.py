"""Years, runs of years and dates in running text."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass
from enum import StrEnum

from auskunft.domain import Period
from auskunft.german.lexicon import lexicon
from auskunft.german.words import fold

_SPACE = r"[\s\u00a0]+"
_DASH = r"[-‐‑–—]"
_YEAR = r"(?<![\d.,\w])(?P<{}>1\d{{3}}|20\d{{2}})(?![\d\w]|[.,]\d)"
_YEAR_BEHIND = r"(?P<last>1\d{3}|20\d{2}|(?<=/)\d{2}|(?<=[-‐‑–])\d{2})(?![\d\w%]|[.,]\d)"
_CUES = (
    r"(?<![\w-])(?:(?:in|seit|bis|ab|von|vor|nach|um|zum|zur|am|Ende|Anfang|Mitte|im|since|until|by|"
    r"from|des|dem|den|der|das|before|after|between|zwischen|Sommer|Herbst|Winter|Frühjahr|Frühling|"
    r"Wintersemester|Sommersemester|Jahr(?:e|es|en|s)?|year|years|{months})\b\.?[\s\u00a0]+)+$"
)
_CUE_WINDOW = 60
_CENTURY = re.compile(r"(?<!\d)(?P<number>\d{1,2})\.[\s\u00a0]+(?:Jahrhunderts?|Jhd?t?\.)")
_DECADE = re.compile(r"(?<![\d\w])(?P<decade>1\d{2}0|20\d0)er(?:n)?(?:[-\s]Jahren?)?(?!\w)")
_EARLY = re.compile(r"\b(?:Jahr|Jahre|Jahres)[\s\u00a0]+(?P<first>\d{1,3})(?![\d\w]|[.,]\d)")
_TEENS = range(1900, 2100)


class Bound(StrEnum):
    """Which side of the mentioned period is meant: "in 2021", "seit 2012", "bis 2022"."""

    WITHIN = "within"
    SINCE = "since"
    UNTIL = "until"


@dataclass(frozen=True, slots=True)
class PeriodMention:
    """A year or run of years; the span takes in "im Jahr", "seit", "zwischen … und …"."""

    start: int
    end: int
    period: Period
    bound: Bound = Bound.WITHIN


@dataclass(frozen=True, slots=True)
class DateMention:
    """A day ("am 12. Mai 2019") or month ("im Mai 2019", day None); `year` None if not given."""

    start: int
    end: int
    year: int | None
    month: int
    day: int | None


@functools.cache
def _months() -> dict[str, int]:
    numbers = lexicon()["numbers"]
    months = {fold(name): index for index, name in enumerate(numbers["months"], 1)}
    return months | {fold(name): index for name, index in numbers["month_variants"].items()}


@functools.cache
def _month_names() -> str:
    numbers = lexicon()["numbers"]
    variants = [name.capitalize() for name in numbers["month_variants"]]
    return "|".join(sorted([*numbers["months"], *variants], key=len, reverse=True))


@functools.cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """A run of years, a year, and the words before either that belong to it."""
    joint = (
        rf"(?:(?:{_SPACE})?{_DASH}(?:{_SPACE})?|/|{_SPACE}(?:bis|und|to|and|until)"
        rf"(?:{_SPACE}(?:zum|im|in|Ende|Anfang|Mitte|Jahre?))*{_SPACE})"
    )
    year = _YEAR.format("first")
    run = re.compile(year + rf"(?P<joint>{joint})" + _YEAR_BEHIND, re.IGNORECASE)
    cues = re.compile(_CUES.format(months=_month_names()), re.IGNORECASE)
    return run, re.compile(year), cues


def _cue(text: str, position: int) -> str:
    """The words before a year that belong to its mention, "" for none."""
    match = _patterns()[2].search(text, max(0, position - _CUE_WINDOW), position)
    return match.group() if match else ""


@functools.cache
def _date_patterns() -> tuple[re.Pattern[str], ...]:
    month = rf"(?P<month>{_month_names()})\b\.?"
    year = (
        rf"(?:{_SPACE}(?:des{_SPACE}Jahres{_SPACE})?(?P<year>1\d{{3}}|20\d{{2}})(?![\d\w]|[.,]\d))"
    )
    return (
        re.compile(rf"(?<![\d.])(?P<day>\d{{1,2}})\.{_SPACE}{month}{year}?", re.IGNORECASE),
        re.compile(rf"\b{month}{_SPACE}(?P<day>\d{{1,2}}),{year}"),
        re.compile(rf"(?<!\w){month}{year}", re.IGNORECASE),
        re.compile(
            r"(?<![\d.])(?P<day>\d{1,2})\.(?P<month>\d{1,2})\.(?P<year>\d{4})(?!\d)",
            re.IGNORECASE,
        ),
        re.compile(
            r"(?<![\d-])(?P<year>\d{4})-(?P<month>\d{2})-(?P<day>\d{2})(?![\d-])",
            re.IGNORECASE,
        ),
    )


_LEAD = re.compile(
    rf"(?<!\w)(?:(?:am|vom|zum|seit|dem|den|der|bis|ab|im|in|Ende|Anfang|Mitte){_SPACE})+$",
    re.IGNORECASE,
)


def find_dates(text: str) -> tuple[DateMention, ...]:
    """Days and months in order, without overlaps; impossible ones ("45.13.2020") are left out."""
    found: list[DateMention] = []
    for pattern in _date_patterns():
        for match in pattern.finditer(text):
            lead = _LEAD.search(text, max(0, match.start() - _CUE_WINDOW), match.start())
            start = lead.start() if lead else match.start()
            if any(m.start < match.end() and start < m.end for m in found):
                continue
            name = match["month"]
            month = int(name) if name.isdigit() else _months()[fold(name)]
            groups = match.groupdict()
            day = int(groups["day"]) if groups.get("day") else None
            year = int(groups["year"]) if groups.get("year") else None
            if 1 <= month <= 12 and (day is None or 1 <= day <= 31):  # noqa: PLR2004
                found.append(DateMention(start, match.end(), year, month, day))
    return tuple(sorted(found, key=lambda mention: mention.start))


@functools.lru_cache(maxsize=8192)
def find_periods(text: str) -> tuple[PeriodMention, ...]:
    """Years, runs of years, decades and centuries in order, without overlaps.

    A bare four-digit figure is a year only where it does not count something ("1500 Gäste").
    """
    found: list[PeriodMention] = []

    def add(start: int, end: int, period: Period, bound: Bound = Bound.WITHIN) -> None:
        if all(end <= m.start or m.end <= start for m in found):
            found.append(PeriodMention(start, end, period, bound))

    run, year, _ = _patterns()
    for match in run.finditer(text):
        cue = _cue(text, match.start())
        period = _run(match, cue)
        if period:
            add(match.start() - len(cue), match.end(), period)
    for match in _DECADE.finditer(text):
        first = int(match["decade"])
        add(match.start(), match.end(), Period(first, first + 9))
    for match in _CENTURY.finditer(text):
        last = int(match["number"]) * 100
        add(match.start(), match.end(), Period(last - 99, last))
    for match in year.finditer(text):
        cue = _cue(text, match.start())
        if _is_year(text, match, cue):
            value = int(match["first"])
            add(match.start() - len(cue), match.end(), Period(value, value), _bound(cue))
    for match in _EARLY.finditer(text):
        value = int(match["first"])
        add(match.start(), match.end(), Period(value, value))
    return tuple(sorted(found, key=lambda mention: mention.start))


def _run(match: re.Match[str], cue: str) -> Period | None:
    """The run of years, None where the two years are merely named one after the other."""
    first, last = int(match["first"]), match["last"]
    cue, joint = fold(cue), fold(match["joint"]).strip()
    if joint.startswith(("und", "and")) and not re.search(r"zwischen|between|jahren|years", cue):
        return None
    behind = int(last) if len(last) == 4 else first // 100 * 100 + int(last)  # noqa: PLR2004
    if len(last) == 2 and behind < first:  # noqa: PLR2004
        behind += 100
    return Period(first, behind) if first <= behind else None


def _bound(cue: str) -> Bound:
    words = set(re.findall(r"\w+", fold(cue)))
    if words & {"seit", "ab", "since", "from", "after"}:
        return Bound.SINCE
    if words & {"bis", "until", "by", "before", "vor"}:
        return Bound.UNTIL
    return Bound.WITHIN


_COUNT_CUE = re.compile(
    r"(?<![\w-])(?:über|rund|etwa|ca\.|circa|fast|knapp|mehr als|weniger als|mindestens|höchstens|"
    r"bis zu|gut|insgesamt|davon|about|over|nearly|more than|almost|ungefähr|€|\$)[\s\u00a0]*$",
    re.IGNORECASE,
)
_THAN = re.compile(r"\b(?:als|than)[\s\u00a0]*$", re.IGNORECASE)
_IN_ALL = re.compile(r"\binsgesamt[\s\u00a0]*$", re.IGNORECASE)
_CLOSES = re.compile(r"\W*$")
_YEAR_CUE = re.compile(
    r"jahr|year|seit|since|semester|sommer|herbst|winter|fruehjahr|ende|anfang|mitte"
)
_COUNTED = re.compile(r"[\s\u00a0]+(?:[a-zäöüß-]+(?:en|e|er)[\s\u00a0]+)?[A-ZÄÖÜ][a-zäöüß]")
_MEASURED = re.compile(
    r"[\s\u00a0]*(?:%|€|Prozent|Euro|Mio|Mrd|Tsd|Millionen|km|m²|ha\b|Meter|Tonnen|kg)"
)


def _is_year(text: str, match: re.Match[str], cue: str) -> bool:
    before = match.start() - len(cue)
    cue = fold(cue)
    if _YEAR_CUE.search(cue) or any(fold(name) in cue for name in _months() if len(name) > 3):  # noqa: PLR2004
        return not _MEASURED.match(text, match.end())
    year = int(match["first"])
    window = max(0, before - _CUE_WINDOW)
    if year in _TEENS and _IN_ALL.search(text, window, before) and _CLOSES.match(text, match.end()):
        # "Wie hoch ist es insgesamt 2015?": nothing is left that could be counted.
        return True
    counted = _COUNTED.match(text, match.end())
    compared = year in _TEENS and year % 100 and not counted
    if compared and _THAN.search(text, window, before) and not _MEASURED.match(text, match.end()):
        return True  # "mehr Promotionen als 2019", "mehr als 2019 gab es 2022"
    if _MEASURED.match(text, match.end()) or _COUNT_CUE.search(text, window, before):
        return False
    if year in _TEENS and year % 100:
        # "in 2021 Patente": a figure that looks like a recent year is read as one.
        return True
    return counted is None
