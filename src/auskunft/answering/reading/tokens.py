"""Words of a sentence with a rough word class, told by capitals, endings and closed lists."""

from __future__ import annotations

import functools
import re
import tomllib
from dataclasses import dataclass
from enum import IntEnum
from importlib.resources import files
from typing import Any

from auskunft.german.lexicon import lexicon
from auskunft.german.stems import stem
from auskunft.german.words import fold, stop_words

_CACHED_SENTENCES = 8192
_TITLE = r"(?:Prof|Dr|Ing|Dipl|PD|h\.\s?c|rer|nat|med|phil|jur)\.(?=[\s-])"
_TOKEN = re.compile(
    rf"""
      (?<!\w){_TITLE}                                                     # "Dr." is one word
    | [-−+]?(?<![\w-][-−+])\d+(?:[.,:/]\d+)*(?:[-–]\d+(?:[.,:]\d+)*)*[½¼¾]?(?![\w])   # 20-18, 2,48
    | \w+(?:[.&/@'’]\w+|[-‐]\w+)*-?                                      # KI.LAND, Drei-D
    | \S                                                                 # punctuation, %
    """,
    re.VERBOSE,
)
_ADJECTIVE_ENDINGS = ("e", "en", "er", "es", "em", "s")


class Tag(IntEnum):
    """Word classes as far as capitalisation and closed lists tell them."""

    NOUN = 0
    ADJECTIVE = 1
    FIGURE = 2
    DETERMINER = 3
    PREPOSITION = 4
    CONJUNCTION = 5
    PRONOUN = 6
    VERB = 7
    ADVERB = 8
    OTHER = 9
    PUNCTUATION = 10


@dataclass(frozen=True, slots=True)
class Token:
    """A word or sign; `start`/`end` are offsets in the sentence."""

    text: str
    start: int
    end: int
    folded: str
    stem: str
    tag: Tag
    content: bool


@functools.cache
def cues() -> dict[str, Any]:
    """The tables of `knowledge/reading.toml`."""
    source = files("auskunft.knowledge").joinpath("reading.toml").read_text(encoding="utf-8")
    return tomllib.loads(source)


@functools.cache
def _classes() -> dict[str, Tag]:
    order = ("adverb", "verb", "pronoun", "conjunction", "preposition", "determiner")
    return {
        fold(word): Tag[name.upper()] for name in order for word in cues()["classes"][name].split()
    }


@functools.cache
def _number_word() -> re.Pattern[str]:
    words = lexicon()["numbers"]["words"]
    roots = {*words["ones"], *words["tens"], "hundert", "tausend", "und"}
    composed = "|".join(sorted(map(fold, roots), key=len, reverse=True))
    whole = "|".join(map(fold, (*words["english"], *words["inflected"], *words["mixed"])))
    return re.compile(rf"(?!(?:und|eins?)$)(?:{composed})+|{whole}")


@functools.lru_cache(maxsize=65536)
def _is_number_word(folded: str) -> bool:
    return _number_word().fullmatch(folded) is not None


@functools.lru_cache(maxsize=_CACHED_SENTENCES)
def tokens(sentence: str) -> tuple[Token, ...]:
    """The tokens of a sentence, each with its class and stem; remembered per sentence."""
    matches = list(_TOKEN.finditer(sentence))
    tags: list[Tag] = []
    for number, match in enumerate(matches):
        tags.append(_tag(match.group(), first=number == 0))
    for number in range(len(tags) - 2, -1, -1):
        _settle_adjective(tags, matches, number)
    stop = stop_words()
    found = []
    for match, tag in zip(matches, tags, strict=True):
        folded = fold(match.group())
        content = tag is not Tag.PUNCTUATION and folded not in stop
        found.append(
            Token(match.group(), match.start(), match.end(), folded, stem(folded), tag, content)
        )
    return tuple(found)


def _tag(text: str, *, first: bool) -> Tag:
    if text[0].isdigit() or (text[0] in "-−+" and len(text) > 1):
        return Tag.FIGURE
    if not text[0].isalnum():
        return Tag.PUNCTUATION
    folded = fold(text)
    if _is_number_word(folded):
        return Tag.FIGURE
    if text[-1] == "." or (text[0].isupper() and not first):
        # A title is part of the name behind it. Capitals inside a sentence: also foreign names
        # such as "The" or "In" stay nouns.
        return Tag.NOUN
    known = _classes().get(folded)
    if known is not None:
        return known
    return Tag.NOUN if text[0].isupper() else Tag.OTHER


def _settle_adjective(tags: list[Tag], matches: list[re.Match[str]], number: int) -> None:
    """A lower-case word with an adjective's ending before a noun is an adjective."""
    if tags[number] is not Tag.OTHER:
        return
    if not matches[number].group().endswith(_ADJECTIVE_ENDINGS):
        return
    joined = tags[number + 1] is Tag.CONJUNCTION and tags[number + 2 : number + 3] == [
        Tag.ADJECTIVE
    ]
    if joined or tags[number + 1] in {Tag.NOUN, Tag.ADJECTIVE}:
        tags[number] = Tag.ADJECTIVE
