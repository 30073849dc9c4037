"""Figures in prose, each with what its own stretch of the sentence says of it.

"81 Mio. Euro gehen in die Forschung, 63 Mio. Euro in die Informatik und der Rest in die Medizin":
two figures and what is left, each with words of its own. What the sentence says before them, and
what the sentences before it say, holds for all of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from auskunft import german
from auskunft.answering.candidates import Candidate
from auskunft.answering.time_spans import FROM
from auskunft.domain import Quantity
from auskunft.german.number_words import cardinal
from auskunft.understanding.intents import intents
from auskunft.understanding.view import CorpusView, SentenceView

_MARK = re.compile(r"[,;:](?=\s)")
_JOINT = re.compile(r"\s(?:und|sowie|oder|and|or)(?=\s)")
_FIELDS = re.compile(
    r"\b(?:für|of|for)\s+[A-ZÄÖÜ][\w-]+(?:,\s+[A-ZÄÖÜ][\w-]+)*\s+(?:und|and)\s+[A-ZÄÖÜ]"
)
"""The fields of a ministry ("für Digitales und Verkehr"), which nothing parts."""
_ONTO = re.compile(r"\sauf\s+$")
_BETWEEN_YEARS = re.compile(
    r"\b(?:zwischen|von|between|from)\s+(?P<first>\d{4})\s+(?:und|bis|and|to)\s+(?P<last>\d{4})\b"
)
_NUMBER_OF = re.compile(
    r"\b(?:An)?[Zz]ahl\s+(?:der|von)\s+(?P<between>(?:[a-zäöüß]+\s+)*)(?P<noun>[A-ZÄÖÜ][\w-]+)"
)
_IT = re.compile(r"\b(?:es|they)\b")
_PARTITIVE = re.compile(r"\s+(?:der|dieser|of the|of these)\s+(?:[a-zäöüß]+en\s+)?(?P<noun>[\w-]+)")
_YEARS_BEFORE = re.compile(
    r"\b(?P<one>im\s+Vorjahr|(?:im|das)\s+Jahr\s+(?:davor|zuvor)|the\s+year\s+before)\b|"
    r"\b(?P<count>\w+)\s+Jahre?\s+(?:zuvor|davor|früher|vorher)\b",
    re.IGNORECASE,
)
NOW = re.compile(
    r"\b(?:heute|derzeit|inzwischen|mittlerweile|zuletzt|aktuell|zurzeit|momentan|now|today)\b",
    re.IGNORECASE,
)
_TIME = re.compile(
    r"(?:jahr|monat|tag)(?:e?s|en?)?|(?:woche|stunde|minute)n?|jahrzehnt(?:e?s|en?)?|jahrg[aä]nge?n?"
    r"|(?:year|month|week|day|hour|minute)s?",
    re.IGNORECASE,
)
"""A stretch of time; a "Jahresetat" is none."""
_OPENING_WORDS = 4
"""Words of a stretch without a figure whose year is that of the figure behind it."""


@dataclass(frozen=True)
class Stretch:
    """A part of a sentence with its figures; offsets into the sentence.

    `begin` is where its own clause starts; what stands before that came in without a figure.
    """

    start: int
    begin: int
    end: int
    quantities: tuple[Quantity, ...]
    rest: bool


@dataclass(frozen=True)
class Described:
    """A figure, what it counts, its year, and the keys of what is said of it.

    `own` are the keys of its stretch, `around` those of its sentence with its context.
    """

    quantity: Quantity
    at: SentenceView
    stretch: Stretch
    noun: str
    year: int | None
    current: bool
    own: frozenset[str]
    around: frozenset[str]

    @property
    def text(self) -> str:
        """Its stretch of the sentence."""
        return self.at.text[self.stretch.start : self.stretch.end]


def is_time(noun: str) -> bool:
    """Whether a counted noun is a stretch of time ("Jahre")."""
    return _TIME.fullmatch(noun.rsplit(" ", maxsplit=1)[-1]) is not None


def stretches(sentence: SentenceView) -> tuple[Stretch, ...]:
    """The sentence cut so that each part has figures of its own or names what is left."""
    found: list[Stretch] = []
    waiting = 0
    cuts = sorted({0, *_cuts(sentence), len(sentence.text)})
    offset = sentence.sentence.start
    for start, end in pairwise(cuts):
        inside = tuple(q for q in sentence.quantities if start <= q.start - offset < end)
        rest = not inside and "statement.rest" in intents(sentence.text[start:end])
        if inside or rest:
            found.append(Stretch(waiting, start, end, inside, rest))
        elif found:
            last = found.pop()
            found.append(Stretch(last.start, last.begin, end, last.quantities, last.rest))
        else:
            continue
        waiting = end
    return tuple(found)


def _cuts(sentence: SentenceView) -> Iterable[int]:
    text, offset = sentence.text, sentence.sentence.start
    spans = [(q.start - offset, q.end - offset) for q in sentence.quantities]
    marks = [(match.end(), match.start()) for match in _MARK.finditer(text)]
    fields = [match.span() for match in _FIELDS.finditer(text)]
    joints = [
        (match.start(), match.start())
        for match in _JOINT.finditer(text)
        if not any(start < match.start() < end for start, end in fields)
    ]
    for cut, at in (*marks, *joints):
        if not any(start < at < end for start, end in spans):
            yield cut
    for start, _ in spans[1:]:
        if onto := _ONTO.search(text, 0, start):
            yield onto.start()


def describe(view: CorpusView, sentence: SentenceView) -> tuple[Described, ...]:
    """The figures of a sentence, described; stretches of time are none."""
    found: list[Described] = []
    around = sentence.keys | view.context_keys(sentence.number)
    noun = ""
    for stretch in stretches(sentence):
        lead = sentence.text[stretch.start : stretch.end]
        numbered = _NUMBER_OF.search(lead)
        anew = ";" in sentence.text[max(0, stretch.start - 2) : stretch.start]
        if numbered or (anew and not _IT.search(lead)):
            noun = _numbered(numbered) if numbered else ""
        for quantity in stretch.quantities:
            year = _year_from_to(sentence, quantity) or _year(sentence, stretch)
            if is_time(quantity.noun):
                continue
            counted = _noun(sentence, quantity)
            if not quantity.unit and quantity.whole is None:
                noun = counted = counted or noun
            text = _own_text(sentence, stretch, quantity)
            text = f"{text} {counted}"
            keys = view.interpreter.keys(text)
            keys |= {german.stem(word.text) for word in german.words(text)}
            current = NOW.search(text) is not None
            figure = Described(
                quantity, sentence, stretch, counted, year, current, keys, around | keys
            )
            found.append(figure)
    return tuple(found)


def _numbered(match: re.Match[str]) -> str:
    """What "die Zahl der …" counts; "" where a phrase of its own stands between."""
    between = {german.fold(word) for word in match["between"].split()}
    return "" if between & german.stop_words() else match["noun"]


def _own_text(sentence: SentenceView, stretch: Stretch, quantity: Quantity) -> str:
    """The stretch from the figure of the same unit before it to its own or the last one's end."""
    offset = sentence.sentence.start
    alike = [q for q in stretch.quantities if q.unit == quantity.unit and not is_time(q.noun)]
    place = alike.index(quantity)
    start = alike[place - 1].end - offset if place else stretch.start
    end = stretch.end if quantity is alike[-1] else quantity.end - offset
    return sentence.text[start:end]


def describe_all(view: CorpusView, found: Sequence[Candidate]) -> tuple[Described, ...]:
    """The figures of all candidate sentences, described."""
    return tuple(figure for one in found for figure in describe(view, one.view))


def _noun(sentence: SentenceView, quantity: Quantity) -> str:
    """What is counted; "38 der Betriebe" counts those."""
    if quantity.noun or quantity.unit:
        return quantity.noun
    end = quantity.start - sentence.sentence.start + len(quantity.spelling)
    match = _PARTITIVE.match(sentence.text, end)
    return match["noun"] if match and match["noun"][:1].isupper() else ""


def partitive(sentence: SentenceView, quantity: Quantity) -> str:
    """The noun of those that a number of them is a part of ("38 der Betriebe"), or ""."""
    return "" if quantity.noun or quantity.unit else _noun(sentence, quantity)


def _year(sentence: SentenceView, stretch: Stretch) -> int | None:
    """The one year that the stretch gives for its figures, or that "ein Jahr zuvor" means."""
    text = sentence.text
    clause = text[stretch.begin : stretch.end]
    if NOW.search(clause):
        return None
    if before := _YEARS_BEFORE.search(clause):
        years = {year for year in _years(text) if year not in _years(clause)}
        word = before["count"] or ""
        count = 1 if before["one"] or german.fold(word) == "ein" else cardinal(word)
        return min(years) - int(count) if len(years) == 1 and count is not None else None
    years = _years(clause)
    opening = text[stretch.start : stretch.begin]
    if not years and len(opening.split()) <= _OPENING_WORDS:
        years = _years(opening)
    return years.pop() if len(years) == 1 else None


def _year_from_to(sentence: SentenceView, quantity: Quantity) -> int | None:
    """The year that "wuchs zwischen 2015 und 2023 von 85 auf 210" gives for either figure."""
    span = _BETWEEN_YEARS.search(sentence.text)
    if span is None:
        return None
    before = sentence.text[: quantity.start - sentence.sentence.start]
    from_to = [q for q in sentence.quantities if q.unit == quantity.unit]
    place = from_to.index(quantity)
    if FROM.search(before) and place + 1 < len(from_to):
        between = sentence.text[
            quantity.end - sentence.sentence.start : from_to[place + 1].start
            - sentence.sentence.start
        ]
        return int(span["first"]) if _ONTO.search(f" {between}") else None
    if place and _ONTO.search(before):
        start = from_to[place - 1].start - sentence.sentence.start
        return int(span["last"]) if FROM.search(sentence.text[:start]) else None
    return None


def _years(text: str) -> set[int]:
    periods = [mention.period for mention in german.find_periods(text)]
    return {period.first for period in periods if period.first == period.last}
