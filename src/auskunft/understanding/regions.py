"""Regions a question names: those the corpus is about, other Länder, countries, cities.

Data: `knowledge/lands.toml`, `knowledge/places.toml`, and the regions of the documents.
"""

from __future__ import annotations

import re
import tomllib
from collections import defaultdict
from collections.abc import Collection, Sequence
from functools import cache
from importlib.resources import files

from auskunft import german
from auskunft.corpus import lands
from auskunft.domain import Document
from auskunft.understanding.query import RegionMention

_LONGEST_NAME = 4
_SHORTEST_INEXACT = 8
_LONG_NAME = 12
_ADJECTIVE_ENDINGS = ("", "e", "en", "er", "es", "em")
_PREPOSITION = re.compile(
    r"\s*\b(?:(?:in|im|für|aus|of|from|for|across)(?:\s+(?:the|dem|der|ganz))?|Land(?=\s)|Landes(?=\s))\s*$",
    re.IGNORECASE,
)
_THE_LAND = {"de": ("das Land", "des Landes"), "en": ("the state", "the state’s")}


@cache
def _gazetteer() -> dict[str, str]:
    """Folded wording → name of the region."""
    source = files("auskunft.knowledge").joinpath("places.toml")
    places = tomllib.loads(source.read_text(encoding="utf-8"))["place"]
    found = {german.fold(w): place["name"] for place in places for w in place["wordings"]}
    for land in lands():
        inflected = [a + ending for a in land.adjectives for ending in _ADJECTIVE_ENDINGS]
        wordings = (land.name, *land.aliases, *land.english, *inflected)
        found.update({german.fold(wording): land.name for wording in wordings})
    return found


def _any_in(words: Collection[str], text: str) -> bool:
    """Whether a folded text has any of the words, with the endings of a genitive or adjective."""
    either = "|".join(map(re.escape, words))
    return re.search(rf"\b(?:{either})(?:s|e[nrsm]?)?\b", text) is not None


@cache
def _signs() -> dict[str, tuple[str, ...]]:
    """Name of a country or the like → the folded words of a text that show it speaks of it."""
    source = files("auskunft.knowledge").joinpath("places.toml")
    places = tomllib.loads(source.read_text(encoding="utf-8"))["place"]
    return {
        place["name"]: tuple(map(german.fold, (*place["wordings"], *place.get("inside", ()))))
        for place in places
    }


def without_own(question: str, regions: Sequence[RegionMention], language: str) -> str:
    """The question as a sentence of the document answers it, which need not say its own region.

    "Wie viele Cluster gibt es in X?" → "Wie viele Cluster gibt es?"; "hat X" → "hat das Land";
    "Xer Cluster" → "Cluster".
    """
    for region in reversed([one for one in regions if one.documents]):
        before, after = question[: region.start], question[region.end :]
        prepositional = _PREPOSITION.search(before)
        word = question[region.start : region.end]
        plain, genitive = _THE_LAND[language]
        if prepositional:
            kept = prepositional.group() if "land" in prepositional.group().lower() else ""
            question = before[: prepositional.start()] + kept.rstrip() + after
        elif word.endswith("er") or word[0].islower():
            question = before + after.lstrip()
        else:
            own = word.endswith(("s", "s’", "'s", "’s")) and not region.name.endswith("s")
            question = before + (genitive if own else plain) + after
    return question.strip(" ,")


class Regions:
    """Finds regions in questions; knows which documents are about which."""

    def __init__(self, documents: tuple[Document, ...]) -> None:
        self._own: dict[str, list[str]] = defaultdict(list)
        self._names = dict(_gazetteer())
        for document in documents:
            name = document.region
            if not name:
                continue
            canonical = self._names.get(german.fold(name), name)
            self._own[canonical].append(document.id)
            for wording in (name, *document.aliases):
                self._names[german.fold(wording)] = canonical
        for name in [name for name in self._names if "-" in name]:
            self._names.setdefault(name.replace("-", " "), self._names[name])
        self._long_names = german.Vocabulary(n for n in self._names if len(n) >= _SHORTEST_INEXACT)
        corpus_text = german.fold(" ".join(document.text for document in documents))
        self._stated = frozenset(german.fold(word.text) for word in german.words(corpus_text))
        self._spoken_of = frozenset(
            name for name, signs in _signs().items() if _any_in(signs, corpus_text)
        )

    @property
    def single_words(self) -> frozenset[str]:
        """Folded names of one word, never taken for typing errors."""
        return frozenset(name for name in self._names if " " not in name)

    def find(self, question: str) -> tuple[RegionMention, ...]:
        """The regions named, in order; a place that the corpus itself mentions is left out.

        A corpus about no region in particular has no other regions either.
        """
        if not self._own:
            return ()
        words = german.words(question)
        found: list[RegionMention] = []
        position = 0
        while position < len(words):
            for length in range(min(_LONGEST_NAME, len(words) - position), 0, -1):
                start, end = words[position].start, words[position + length - 1].end
                mention = self._mention(question, start, end)
                if mention is not None:
                    found.append(mention)
                    position += length
                    break
            else:
                position += 1
        return tuple(found)

    def _misspelt(self, folded: str) -> str | None:
        """The region whose long name the word is but for a letter or two ("Baden-Würtemberg")."""
        if len(folded) < _SHORTEST_INEXACT or " " in folded or folded in self._stated:
            return None
        edits = 1 + (len(folded) >= _LONG_NAME)
        near = self._long_names.closest(folded, most_edits=edits)
        return self._names[near] if near and near[0] == folded[0] else None

    def _mention(self, question: str, start: int, end: int) -> RegionMention | None:
        folded = german.fold(question[start:end])
        name = self._names.get(folded)
        if name is None and folded.endswith("s"):
            bare = folded[:-1].removesuffix("'")
            name = self._names.get(bare) or self._names.get(bare.removesuffix("e"))
        name = name or self._misspelt(folded)
        if name is None:
            return None
        documents = tuple(self._own.get(name, ()))
        if not documents and {folded, folded.removesuffix("s"), f"{folded}s"} & self._stated:
            return None
        if not documents and name in self._spoken_of:
            return None
        if not documents and len(folded) <= 3 and not question[start:end].isupper():  # noqa: PLR2004
            return None
        return RegionMention(name, start, end, documents)
