"""Figures in German text: digits, number words, shares, ranges, units."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum

from auskunft.german.lexicon import lexicon
from auskunft.german.number_words import (
    articles,
    cardinal,
    counted_before_magnitude,
    denominator,
    ordinal,
)
from auskunft.german.periods import find_dates, find_periods
from auskunft.german.sentences import ends_a_sentence, is_no_ordinal
from auskunft.german.words import fold

_MINUS = "-−–"
_SIGN = r"[+\-−–]"
_SPACES = r" \u00a0\u202f\u2009"
"""What may stand between groups of three digits, a plain space where no other was typed."""
_GERMAN = re.compile(
    rf"(?P<sign>{_SIGN})?(?P<whole>\d{{1,3}}(?:[.{_SPACES}]\d{{3}})+|\d+)(?:,(?P<decimals>\d+))?"
)
_POINT_DECIMAL = re.compile(rf"{_SIGN}?(?:\d+\.(?:\d{{1,2}}|\d{{4,}})|\d{{1,3}}(?:,\d{{3}})+\.\d+)")
_VULGAR = {"½": Decimal("0.5"), "¼": Decimal("0.25"), "¾": Decimal("0.75")}
_DIGITS = re.compile(
    r"(?<![\w.,:/])(?<![^\W\d_][-‐‑])(?P<sign>(?<![^\s(])[+\-−–])?"
    rf"(?P<digits>[1-9]\d{{0,2}}(?:[{_SPACES}]\d{{3}}(?!\d))+(?:,\d+)?|\d+(?:[.,]\d+)*)"
    r"(?P<vulgar>[½¼¾])?(?![\d:]|/\d)"
)
_TELLS_WHICH = re.compile(
    r"\b(?:Raum|Saal|Halle|Platz|Rang|Seite|Tor|Gleis|Nummer|Nr\.|Kapitel|Phase|Stufe|Klasse)\s+$"
)
_HEADED = re.compile(r"(?P<root>[A-Za-zäöüß]+)köpfig(?:e[nrms]?)?")
"""So many are in it ("ein zwölfköpfiger Rat")."""
_WORD = re.compile(r"(?<![\w-])[A-Za-zÄÖÜäöüß]+(?![\w])")
_OF = re.compile(
    r"[\s\u00a0]+(?:von|aus|der|of|out[\s]of)(?:[\s\u00a0]+(?:den|der|insgesamt|rund|etwa|allen|the|all|über|"
    r"derzeit|gut|knapp|mehr als))*[\s\u00a0]+",
    re.IGNORECASE,
)
_TO = re.compile(r"[\s\u00a0]*(?:[-‐‑–—]|bis(?:[\s\u00a0]zu)?|to)[\s\u00a0]*", re.IGNORECASE)
_BETWEEN = re.compile(r"(?:zwischen|between)[\s\u00a0]+$", re.IGNORECASE)
_AND = re.compile(r"[\s\u00a0]+(?:und|and)[\s\u00a0]+")
_WORD_BEFORE = 20
"""Letters before a figure that may say that it is no rank ("waren es 198. Anträge …")."""
_EACH = re.compile(r"\bjede[rsnm]?[\s\u00a0]+(?P<ordinal>[a-zäöüß]+)(?!\w)", re.IGNORECASE)
_HALF = re.compile(
    r"(?<!\w)(?:(?:je[\s\u00a0]+)?(?:zur|die|der|eine)[\s\u00a0]+)?Hälfte(?!\w)", re.IGNORECASE
)
_FRACTION = re.compile(
    r"(?<!\w)(?P<count>[A-Za-zÄÖÜäöüß]+|\d+)[\s\u00a0]+(?P<part>[A-ZÄÖÜ][a-zäöüß]+)(?!\w)"
)
_CURRENCY_BEFORE = re.compile(r"(?<!\d)(?<!\d[\s\u00a0])(US-\$|\$|€|£|EUR|USD)[\s\u00a0]?$")


class NumberKind(StrEnum):
    """What a figure is: it counts or measures, it ranks ("3. Platz"), it is a share in words."""

    CARDINAL = "cardinal"
    ORDINAL = "ordinal"
    FRACTION = "fraction"


@dataclass(frozen=True, slots=True)
class Number:
    """A figure in a text.

    `start`/`end` span figure and unit ("247 Mio. Euro"), `spelling` is the figure alone ("247"),
    `unit` canonical ("Mio. Euro", "Prozent", "km²", "" for none). `whole` is 268 for
    "66 von 268", 5 for "jede fünfte"; `upper` is 15 for "10 bis 15".
    """

    start: int
    end: int
    value: Decimal
    spelling: str
    unit: str = ""
    whole: Decimal | None = None
    upper: Decimal | None = None
    kind: NumberKind = NumberKind.CARDINAL


def parse_number(spelling: str) -> Decimal | None:
    """The value of a figure in German notation, None if it is not one.

    Strict (DIN 1333 / Duden): points only between groups of three digits, one decimal comma, an
    optional sign ("-", "−", "–", "+"). "12.5" is therefore no number, "38.210" is 38210.
    """
    match = _GERMAN.fullmatch(spelling.strip())
    if match is None:
        return None
    whole = re.sub(r"\D", "", match["whole"])
    value = Decimal(f"{whole}.{match['decimals']}" if match["decimals"] else whole)
    return -value if match["sign"] and match["sign"] in _MINUS else value


def format_number(value: Decimal, language: str = "de") -> str:
    """The value with grouped thousands, keeping the decimals it has: 38210 → "38.210".

    German ("1.284,50") for "de", English ("1,284.50") for "en". Minus is "-", as in the corpus.
    """
    exponent = value.as_tuple().exponent
    if isinstance(exponent, int) and exponent > 0:
        value = value.quantize(Decimal(1))
    english = f"{value:,f}"
    return english if language == "en" else english.translate(str.maketrans(",.", ".,"))


@functools.cache
def _units() -> tuple[re.Pattern[str], dict[str, tuple[str, int]], dict[str, str]]:
    numbers = lexicon()["numbers"]
    magnitudes = {k: (str(v[0]), int(v[1])) for k, v in numbers["magnitudes"].items()}
    units: dict[str, str] = numbers["units"]

    def alternatives(names: list[str]) -> str:
        ordered = sorted(names, key=len, reverse=True)
        return "|".join(
            re.escape(name) + (r"(?!\w)" if name[-1].isalpha() else "") for name in ordered
        )

    pattern = re.compile(
        rf"(?:[\s\u00a0\u202f]{{0,2}}(?P<magnitude>{alternatives(list(magnitudes))}))?"
        rf"(?:[\s\u00a0\u202f]{{0,2}}(?P<unit>{alternatives(list(units))}))?"
    )
    return pattern, magnitudes, units


def canonical_unit(spelling: str) -> str | None:
    """The canonical form ("Millionen €" → "Mio. Euro"); None for what is no unit of the list."""
    pattern, magnitudes, units = _units()
    match = pattern.fullmatch(spelling.strip())
    if match is None or not spelling.strip():
        return None
    return _unit_of(match, magnitudes, units)


def magnitude(unit: str) -> tuple[Decimal, str]:
    """Factor and base of a canonical unit: "Mio. Euro" → (1000000, "Euro")."""
    head, _, rest = unit.partition(" ")
    for name, power in _units()[1].values():
        if head == name:
            return Decimal(10) ** power, rest
    return Decimal(1), unit


def _unit_of(
    match: re.Match[str], magnitudes: dict[str, tuple[str, int]], units: dict[str, str]
) -> str:
    parts = [magnitudes[match["magnitude"]][0]] if match["magnitude"] else []
    parts += [units[match["unit"]]] if match["unit"] else []
    return " ".join(parts)


@functools.lru_cache(maxsize=8192)
def find_numbers(text: str) -> tuple[Number, ...]:
    """The figures of a text in order, without overlaps; years and dates are none.

    Number words count, articles ("ein") only before a magnitude or a fraction. A figure with
    point decimals ("12.5"), which is not German, is read as it can only be meant.
    """
    taken = [(m.start, m.end) for m in find_dates(text)]
    taken += [(m.start, m.end) for m in find_periods(text)]
    shares = [n for n in (*_each(text), *_fractions(text)) if _free(n, taken)]
    taken += [(n.start, n.end) for n in shares]
    singles = sorted(
        (n for n in (*_digits(text), *_words(text)) if _free(n, taken)), key=lambda n: n.start
    )
    return tuple(sorted([*shares, *_combined(text, singles)], key=lambda n: n.start))


def _free(number: Number, taken: list[tuple[int, int]]) -> bool:
    return all(number.end <= start or end <= number.start for start, end in taken)


def _each(text: str) -> list[Number]:
    found = []
    for match in _EACH.finditer(text):
        rank = ordinal(match["ordinal"])
        if rank:
            found.append(_share(match, Decimal(1), Decimal(rank)))
    return found


def _fractions(text: str) -> list[Number]:
    found = [_share(match, Decimal(1), Decimal(2)) for match in _HALF.finditer(text)]
    for match in _FRACTION.finditer(text):
        part = denominator(match["part"])
        count = match["count"]
        value = Decimal(count) if count.isdigit() else cardinal(count)
        if value is None and fold(count) in articles():
            value = Decimal(1)
        if part and value is not None and part != 2:  # noqa: PLR2004 (halves are matched above)
            found.append(_share(match, value, Decimal(part)))
    return found


def _share(match: re.Match[str], value: Decimal, whole: Decimal) -> Number:
    start, end = match.span()
    kind = NumberKind.FRACTION
    return Number(start, end, value, match.group(), whole=whole, kind=kind)


def _digit_matches(text: str) -> Iterator[re.Match[str]]:
    """Where figures stand; what tells which one is no group of another ("Raum 3 200 Gäste")."""
    position = 0
    while match := _DIGITS.search(text, position):
        if " " in match["digits"] and _TELLS_WHICH.search(text, 0, match.start()):
            alone = _DIGITS.search(text, match.start(), match.start() + match["digits"].index(" "))
            match = alone or match
        yield match
        position = match.end()


def _digits(text: str) -> list[Number]:
    found = []
    for match in _digit_matches(text):
        spelling = text[match.start() : match.end("digits")]
        value = parse_number(spelling)
        if value is None and _POINT_DECIMAL.fullmatch(spelling):
            value = Decimal(re.sub(r"[^\d.]", "", spelling))
        if value is None:
            continue
        if match["vulgar"]:
            spelling, value = match.group(), value + _VULGAR[match["vulgar"]]
        number = _with_unit(text, Number(match.start(), match.end(), value, spelling))
        following = text[match.end() : match.end() + 1]
        if following.isalpha() and not number.unit:
            continue  # "60er", "5G", "3rd"
        found.append(_ranked(text, number))
    return found


def _ranked(text: str, number: Number) -> Number:
    """The number as an ordinal where a point makes it one: "21. Jahrhundert"."""
    match = re.compile(r"\.[\s\u00a0]+(?P<token>[^\s\d]\S*)").match(text, number.end)
    if match and not number.unit and number.spelling.isdigit():
        token, before = match["token"], text[max(0, number.start - _WORD_BEFORE) : number.start]
        if is_no_ordinal(number.spelling, before, token):
            return number
        if token[0].islower() or (
            token[0].isupper() and not ends_a_sentence(number.spelling, token)
        ):
            return replace(number, end=number.end + 1, kind=NumberKind.ORDINAL)
    return number


def _words(text: str) -> list[Number]:
    found = []
    for match in _WORD.finditer(text):
        word = match.group()
        value = cardinal(word)
        if value is None:
            if heads := _HEADED.fullmatch(word):
                root = heads["root"]
                count = cardinal(root)
                if count is not None:
                    found.append(Number(match.start(), match.start() + len(root), count, root))
                continue
            value = counted_before_magnitude().get(fold(word))
            if value is None:
                continue
            number = _with_unit(text, Number(*match.span(), value, word))
            if not magnitude(number.unit)[0] > 1 and not _dozen(text, match.end()):
                continue
        dozen = _dozen(text, match.end())
        if dozen:
            found.append(Number(match.start(), dozen, value * 12, text[match.start() : dozen]))
        elif fold(word) != "dutzend":
            found.append(_with_unit(text, Number(*match.span(), value, word)))
    return found


def _dozen(text: str, position: int) -> int:
    match = re.compile(r"[\s\u00a0]+Dutzend(?!\w)").match(text, position)
    return match.end() if match else 0


def _with_unit(text: str, number: Number) -> Number:
    pattern, magnitudes, units = _units()
    match = pattern.match(text, number.end)
    if match and match.group():
        number = replace(number, end=match.end(), unit=_unit_of(match, magnitudes, units))
    before = _CURRENCY_BEFORE.search(text, max(0, number.start - 5), number.start)
    if before and (match is None or not match["unit"]):
        unit = f"{number.unit} {units[before[1]]}".strip()
        return replace(number, start=before.start(), unit=unit)
    return number


def _combined(text: str, singles: list[Number]) -> list[Number]:
    """Neighbours joined to "66 von 268" and "10 bis 15 Prozent"."""
    found: list[Number] = []
    for number in singles:
        previous = found[-1] if found else None
        joined = _joined(text, previous, number) if previous else None
        if joined:
            found[-1] = joined
        else:
            found.append(number)
    return found


def _joined(text: str, left: Number, right: Number) -> Number | None:
    between = text[left.end : right.start]
    if (
        not between
        or left.whole is not None
        or left.upper is not None
        or NumberKind.ORDINAL in (left.kind, right.kind)
    ):
        return None
    spelling = text[left.start : right.end]
    if not left.unit and _OF.fullmatch(between) and left.value <= right.value and not right.unit:
        return Number(left.start, right.end, left.value, spelling, whole=right.value)
    opened = _BETWEEN.search(text, 0, left.start)
    is_range = bool(_TO.fullmatch(between)) or bool(opened and _AND.fullmatch(between))
    if is_range and left.unit in ("", right.unit) and left.value < right.value:
        figure_end = right.start + len(right.spelling) if right.unit else right.end
        return Number(
            left.start,
            right.end,
            left.value,
            text[left.start : figure_end],
            right.unit,
            upper=right.value,
        )
    return None
