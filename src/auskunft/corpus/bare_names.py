"""Names that no kind, bracket or quotation mark shows: by their spelling, or by standing bare.

German common nouns in the singular take an article; what does without, sentence after sentence,
is a name ("Rückenwind berät …", "mit Hilfe von Rückenwind") unless it is a mass ("Wasserstoff").
"""

from __future__ import annotations

import functools
import re
from collections import Counter
from collections.abc import Iterator

from auskunft.corpus.name_patterns import kind
from auskunft.corpus.vocabulary import find_land, word_set
from auskunft.german import canonical_unit, fold, stop_words

_OPENS = r"(?:(?<=[.!?;] )|(?<=[.!?;]\u00a0)|(?<=\n)|^)"
_CAPITALS = r"[A-ZÄÖÜ]{2,}(?:-[A-ZÄÖÜ]+|\d+[A-ZÄÖÜ]+)|[A-ZÄÖÜ]{4,}"
_SPELLED = re.compile(
    r"(?<![\w.,:/+’'-])(?:[A-ZÄÖÜ]{2,}-[A-ZÄÖÜ]{2,}"
    r"|[A-Za-zäöüß]{3,}\+[A-Za-zäöüß]{3,}"
    r"|\w{3,}[’']n[’']\w{3,}"
    r"|[A-ZÄÖÜ]{2,}!\w{3,}"
    r"|[A-ZÄÖÜ]\w*[’'][A-ZÄÖÜ]\w+)(?![\w-])"
)
"""Capitals joined by a hyphen, words joined by a plus or apostrophes."""
_SUBJECT = re.compile(
    rf"{_OPENS}(?P<name>{_CAPITALS})(?=\s\(|\s[a-zäöüß]+(?:t|te)\b|,\s(?:der|die|das|ein|eine)\s)"
)
_ANYWHERE = re.compile(rf"(?<![\w.,/+’'(-])(?:{_CAPITALS})(?![\w-])")
_EXPANDED = re.compile(
    r"(?<![\w.-])(?P<name>[A-ZÄÖÜ]{2,}[A-ZÄÖÜ\d.-]*[A-ZÄÖÜ\d])\s\((?P<long>[A-ZÄÖÜ][a-zäöüß][^()\d]{6,70})\)"
)
_BARE = re.compile(
    rf"{_OPENS}(?P<name>[A-ZÄÖÜ][a-zäöüß]{{4,}})\s(?!(?:ist|mit|seit|statt|bereits)\b)[a-zäöüß]+(?:t|te)\b"
)
_SMALL = re.compile(
    r"(?<=[a-zäöüß]{8}\.[ \u00a0])(?P<name>[a-zäöüß][a-zäöüß\d-]{4,})\s[a-zäöüß]+(?:t|te)\b"
)
"""A name in small letters opens a sentence: "… koordiniert. faserwerk entwickelt …"."""
_FEWEST_BARE = 2
_BEFORE_BARE = frozenset({"von", "mit", "fuer", "durch", "hat", "zu"})
_MASS = (
    *("ung", "heit", "keit", "schaft", "tion", "tät", "ik", "ie", "stoff", "ment", "ismus", "bau"),
    *("strom", "wärme", "handel", "verkehr", "handwerk", "tum", "enz", "anz", "ur", "kunst"),
)
"""How nouns end that stand bare as masses or fields."""


def bare_names(text: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The names with what they are spelled out as, some more than once."""
    for match in _EXPANDED.finditer(text):
        if fold(match["long"])[0] == fold(match["name"])[0]:
            yield match["name"], (match["long"].strip(),)
    for name in _single_names(text):
        yield name, ()


def _single_names(text: str) -> Iterator[str]:
    yield from (match.group() for match in _SPELLED.finditer(text))
    yield from (match["name"] for match in _SUBJECT.finditer(text))
    capitals = Counter(match.group() for match in _ANYWHERE.finditer(text))
    yield from (name for name, count in capitals.items() if count >= _FEWEST_BARE)
    explained = (match["name"] for match in _explained().finditer(text))
    no_names = stop_words() | word_set("names", "common_nouns")
    yield from (n for n in explained if fold(n) not in no_names and canonical_unit(n) is None)
    subjects = dict.fromkeys(match["name"] for match in _BARE.finditer(text))
    yield from (name for name in subjects if _stands_bare(text, name))


def small_names(text: str) -> Iterator[str]:
    """Names in small letters throughout, each of which stands in several places."""
    for name in dict.fromkeys(match["name"] for match in _SMALL.finditer(text)):
        places = re.findall(rf"(?<![\w-]){re.escape(name)}(?![\w-])", text)
        inflected = name.endswith(("e", "en", "em", "es"))
        if len(places) >= _FEWEST_BARE and not inflected and fold(name) not in stop_words():
            yield name


@functools.cache
def _explained() -> re.Pattern[str]:
    """A name and what it is, where a sentence opens: "Lotsin, das Netzwerk der Häfen, …"."""
    return re.compile(
        rf"{_OPENS}(?P<name>[A-ZÄÖÜ][\w’'+.-]*\w), (?:der|die|das|ein|eine) "
        rf"(?:[a-zäöüß]+e[rns]? )?(?=[A-ZÄÖÜ])(?:{kind()})"
    )


def _stands_bare(text: str, name: str) -> bool:
    """Whether a noun in the singular never has an article or adjective, in several places."""
    if fold(name) in stop_words() | word_set("names", "common_nouns") or name.endswith(_MASS):
        return False
    if find_land(name) is not None:
        return False
    word = rf"{re.escape(name)}(?![\w-])"
    bare = rf"{_OPENS}{word}|\b(?:von|mit|für|bei|durch|hat|heißt|steht|zu|an)\s{word}"
    led = rf"\b(?:[a-zäöüß]*(?:der|die|das|de[mns]|ein|e[nmrs]?)|im|am|beim|zur|zum|vom)\s{word}"
    leading = (match.group().split()[0] for match in re.finditer(led, text))
    if any(fold(word) not in _BEFORE_BARE for word in leading):
        return False
    return len(re.findall(bare, text)) >= _FEWEST_BARE
