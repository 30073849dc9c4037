"""Figures inside prose: how they are bounded, their unit, and what they count."""

from __future__ import annotations

import functools
import re
from dataclasses import replace

from auskunft.corpus.vocabulary import alternatives, vocabulary
from auskunft.domain import Comparator, Quantity
from auskunft.german import Number, NumberKind, find_numbers, stop_words
from auskunft.german.number_words import articles, cardinal
from auskunft.german.words import fold

_GAP = r"[\s\u00a0]+"
_WORD = re.compile(rf"{_GAP}(?P<word>[^\W\d_][\w’'.-]*[\w-]|[^\W\d_])")
_ADJECTIVE_ENDINGS = ("e", "en", "er", "es", "em")
_OF_WHOLE = re.compile(
    rf"{_GAP}(?:(?:von|of){_GAP})?"
    rf"(?:der|des|den|dem|aller|allen|ihrer|seiner|unserer|dieser|von|all|the)(?={_GAP})"
)
_JOINT = re.compile(
    rf"(?P<last>{_GAP}(?:und|oder|sowie|bzw\.|and|or)(?={_GAP}))|(?P<comma>,(?={_GAP}))"
)
_NOUN_BEFORE = re.compile(
    rf"(?P<noun>[A-ZÄÖÜ][\w-]+){_GAP}(?:von|in{_GAP}Höhe{_GAP}von|of){_GAP}(?:insgesamt{_GAP})?$"
)
_OUT_OF = re.compile(
    rf"(?:Von|Of){_GAP}(?:den|diesen|insgesamt|the|these){_GAP}(?:\w+{_GAP})?[\d\w.]+"
)
_SUCH = re.compile(rf"{_GAP}solche[rn]?{_GAP}(?P<noun>[A-ZÄÖÜ][\w-]+)")
_NUMBERED = re.compile(
    r"\b(?:Klassen?|(?:Klassen|Jahrgangs|Ausbau)?[Ss]tufen?|Phasen?|Version|Kapitel|Artikel|Nummer|Nr\.)"
    r"[\s\u00a0]+$"
)
"""Before a figure that tells which, not how many ("die Klassenstufen 7 bis 10")."""
_REACH_OF_NUMBERED = 30
_SENTENCE_END = re.compile(r"[.!?][\s\u00a0]+(?=[A-ZÄÖÜ])")
_EURO = "Euro"
_MAGNITUDES = frozenset({"Tsd.", "Mio.", "Mrd."})
"""Units that say nothing of what is counted: money, where a sentence speaks of money."""
_MOST_ADJECTIVES = 4
_NO_NOUNS = frozenset(("uhr", "ihnen", "denen"))


@functools.cache
def _comparators() -> tuple[tuple[re.Pattern[str], Comparator], ...]:
    """Patterns for the words before a figure; longer ones first, so "nicht mehr als" is whole."""
    pairs = [
        (phrase, Comparator(name))
        for name, phrases in vocabulary()["comparators"].items()
        for phrase in phrases
    ]
    pairs.sort(key=lambda pair: -len(pair[0]))
    return tuple((_right_before(re.escape(phrase)), comparator) for phrase, comparator in pairs)


def _right_before(words: str) -> re.Pattern[str]:
    """The words where a figure follows at once."""
    spaced = words.replace("\\ ", _GAP)
    return re.compile(rf"(?<![\w-])(?:{spaced}){_GAP}$", re.IGNORECASE)


@functools.cache
def _any_comparator() -> re.Pattern[str]:
    """Any of those words: before most figures stands none, which one search tells."""
    phrases = [phrase for some in vocabulary()["comparators"].values() for phrase in some]
    return _right_before("|".join(map(re.escape, phrases)))


@functools.cache
def _anaphora() -> tuple[re.Pattern[str], re.Pattern[str]]:
    after = re.compile(rf"{_GAP}(?:{alternatives('anaphora', 'after')})(?!\w)", re.IGNORECASE)
    before = re.compile(
        rf"(?<!\w)(?:{alternatives('anaphora', 'before')})(?:{_GAP}\w+){{0,3}}{_GAP}$",
        re.IGNORECASE,
    )
    return after, before


_HAS = re.compile(r"\bverfüg\w*\s+(?:\w+\s+)?$")
"""Before an "über" that bounds nothing ("verfügt über 120 Mio. Euro")."""
_TO = re.compile(r"\b[Zz]u\s+$")
"""Before the share of whoever follows ("zu 45 % der Bund"): not what it is a share of."""
_LEFT_OUT = re.compile(
    r"(?:\s+[a-zäöüß-]+){0,3}\s+(?:und|sowie|auf|and|to)(?:\s+[a-zäöüß\d]+){0,3}\s+"
)
"""Between two figures that share the noun behind the second."""


def find_quantities(document_id: str, text: str, offset: int = 0) -> tuple[Quantity, ...]:
    """The figures of a paragraph in order; `offset` is where the paragraph begins.

    Years, dates and ranks are none. "84 von ihnen" and "davon über 40" take over the noun of
    the figure before them; "310 und 2023 sogar 390 Teams" that of the one behind.
    """
    found: list[Quantity] = []
    for number in find_numbers(text):
        before = max(0, number.start - _REACH_OF_NUMBERED)
        if number.kind is NumberKind.ORDINAL or _NUMBERED.search(text, before, number.start):
            continue
        found.append(_quantity(document_id, text, offset, number, found))
    for place in range(len(found) - 2, -1, -1):
        first, second = found[place : place + 2]
        if not (first.noun or first.unit or first.whole) and second.noun and not second.unit:
            between = text[first.end - offset : second.start - offset]
            if _LEFT_OUT.fullmatch(between):
                found[place] = replace(first, noun=second.noun)
    return tuple(found)


def _quantity(
    document_id: str, text: str, offset: int, number: Number, before: list[Quantity]
) -> Quantity:
    start, comparator = _compared(text, number)
    noun, end = _noun(text, number)
    is_share = number.unit == "Prozent" or number.whole is not None
    if is_share and _TO.search(text, max(0, start - 8), start):
        noun, end = "", number.end
    elif not noun and before:
        follows, leads = _anaphora()
        reference = follows.match(text, number.end)
        if reference or leads.search(text, max(0, start - 60), start) or _partitive(text, start):
            noun = before[-1].noun or _of_such(text, before[-1].end - offset)
            end = reference.end() if reference else end
    unit = number.unit
    if not noun and unit in _MAGNITUDES and _money_before(text, start, offset, before):
        unit = f"{unit} {_EURO}"
    elif not noun and unit:
        named = _NOUN_BEFORE.search(text, max(0, start - 60), start)
        noun = named["noun"] if named else ""
    return Quantity(
        document_id=document_id,
        value=number.value,
        spelling=number.spelling,
        comparator=comparator,
        unit=unit,
        noun=noun,
        whole=number.whole,
        start=start + offset,
        end=end + offset,
    )


def _of_such(text: str, position: int) -> str:
    """The noun of "38 solcher Partnerschaften", whatever they are."""
    such = _SUCH.match(text, position)
    return such["noun"] if such else ""


def _money_before(text: str, start: int, offset: int, before: list[Quantity]) -> bool:
    """Whether the last figure with a unit in the sentence is money ("12 Mio. Euro …, 8 Mio.")."""
    with_unit = [one for one in before if one.unit]
    if not with_unit or not with_unit[-1].unit.endswith(_EURO):
        return False
    return not _SENTENCE_END.search(text[with_unit[-1].end - offset : start])


def _partitive(text: str, start: int) -> bool:
    """Whether the sentence up to here began "Von den 145 Beratungen …"."""
    sentence = re.split(r"[.!?;][\s\u00a0]+", text[:start])[-1]
    return bool(_OUT_OF.match(sentence))


def _compared(text: str, number: Number) -> tuple[int, Comparator]:
    """Where the expression begins, its comparing words included, and how they bound it."""
    window = max(0, number.start - 30)
    some = _any_comparator().search(text, window, number.start)
    for pattern, comparator in _comparators() if some else ():
        match = pattern.search(text, window, number.start)
        if match and not (
            fold(match.group()).startswith("ueber") and _HAS.search(text[: match.start()])
        ):
            return match.start(), comparator
    return number.start, Comparator.AT_LEAST if number.upper is not None else Comparator.EXACT


def _noun(text: str, number: Number) -> tuple[str, int]:
    """The counted noun phrase as it stands, and where the expression ends."""
    position = number.end
    if number.unit == "Prozent" or number.whole is not None:
        of = _OF_WHOLE.match(text, position)
        position = of.end() if of else position
    first = _phrase(text, position)
    if first is None:
        return "", number.end
    start, end = first
    end = _coordinated(text, end)
    return text[start:end], end


def _phrase(text: str, position: int) -> tuple[int, int] | None:
    """Adjectives and the noun behind them, None where something else follows."""
    start = -1
    for _ in range(_MOST_ADJECTIVES + 1):
        match = _WORD.match(text, position)
        if match is None:
            return None
        word = match["word"]
        start = match.start("word") if start < 0 else start
        if word[0].isupper():
            return None if fold(word) in _NO_NOUNS else (start, match.end())
        if word.endswith("-") and word[0].isupper():
            return start, match.end()
        if start != match.start("word") and fold(word) in {"und", "oder", "bis"}:
            position = match.end()  # "kleine und mittlere Unternehmen"
            continue
        if not _may_precede_noun(word):
            return None
        position = match.end()
    return None


def _may_precede_noun(word: str) -> bool:
    folded = fold(word)
    if folded in stop_words() or folded in articles() or cardinal(word) is not None:
        return False
    return word.endswith((*_ADJECTIVE_ENDINGS, "frei", "neu", "-"))


def _coordinated(text: str, end: int) -> int:
    """Where the coordination "A, B und C" ends; commas count only if an "und" closes them."""
    position = best = end
    while True:
        joint = _JOINT.match(text, position)
        phrase = _phrase(text, joint.end()) if joint else None
        if joint is None or phrase is None:
            return best
        position = phrase[1]
        if joint["last"]:
            return position
