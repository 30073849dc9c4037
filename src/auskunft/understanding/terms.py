"""What the words of a text mean: wordings of the glossary, parts of compounds, stems.

A question and a passage are read by the same rules, so that "Forschungsquote" in the one meets
"Anteil der Ausgaben für FuE am BIP" in the other.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import lru_cache

from auskunft import german
from auskunft.understanding.english_words import Translation, longest, translated
from auskunft.understanding.glossary import LONGEST_PHRASE, Glossary, Term

_ADJECTIVE_ENDINGS = ("e", "en", "er", "es", "em")
_SHORTEST_STEM = 4
"""Letters of a corpus word that may be a part of a compound,"""
_SHORTEST_KEY_PART = 5
"""and of a part that is not the last: shorter ones ("Leit-", "Haupt-") mean something else."""
_NO_PARTS = frozenset({"end"})
"""Stems that are no part of a compound: an ending as well ("Promovierende")."""
_BEFORE_NOUNS = frozenset(
    {"der", "die", "das", "dem", "den", "des", "im", "in", "am", "zum", "zur", "vom", "beim"}
    | {"von", "fuer", "aus", "bei", "viele", "wieviele", "wieviel", "welche", "welches", "welcher"}
)
_REMEMBERED = 4096
"""Texts whose keys are kept: the same names and headings are read for every question."""
_PART = re.compile(r"[^-‐‑.]+")


@dataclass(frozen=True, slots=True)
class Piece:
    """A word, or a part of a hyphenated word, with its stem."""

    text: str
    stem: str
    start: int
    end: int


def pieces(text: str) -> tuple[Piece, ...]:
    """The words of a text, hyphenated and dotted ones taken apart, with offsets and stems."""
    found: list[Piece] = []
    for word in german.words(text):
        if not any(letter.isalpha() for letter in word.text):
            found.append(Piece(word.text, german.stem(word.text), word.start, word.end))
            continue
        for match in _PART.finditer(word.text):
            start, end = word.start + match.start(), word.start + match.end()
            found.append(Piece(match.group(), german.stem(match.group()), start, end))
    return tuple(found)


class Interpreter:
    """Reads texts with a glossary and the stems that a corpus uses (for compounds)."""

    def __init__(self, glossary: Glossary, corpus_stems: Collection[str] = ()) -> None:
        self.glossary = glossary
        self._stop = german.stop_words()
        self._parts = (glossary.vocabulary - self._stop - _NO_PARTS) | frozenset(
            stem for stem in corpus_stems if len(stem) >= _SHORTEST_STEM and stem.isalpha()
        )
        self._corpus = frozenset(corpus_stems)
        self._keys: dict[str, tuple[str, ...]] = {}
        self._known = lru_cache(maxsize=_REMEMBERED)(self._read_keys)

    def terms(self, text: str) -> tuple[Term, ...]:
        """The terms of a text in order, the longest known wording first; stop words left out."""
        parts = pieces(text)
        found: list[Term] = []
        position = 0
        while position < len(parts):
            length, keys = self._longest(parts, position)
            if term := self._in_german(text, parts, position, longer_than=length):
                found.append(term)
                position += sum(one.start < term.end for one in parts[position:])
                continue
            chosen = parts[position : position + max(length, 1)]
            if length and not keys:
                found.append(_filler(text, chosen))
            elif length or not self._is_stop(chosen[0]):
                found.append(self._term(text, chosen, keys, parts, position))
            position += max(length, 1)
        return tuple(found)

    def keys(self, text: str) -> frozenset[str]:
        """The keys of all terms that carry meaning."""
        return self._known(text)

    def _read_keys(self, text: str) -> frozenset[str]:
        return frozenset(key for term in self.terms(text) if not term.filler for key in term.keys)

    def _in_german(
        self, text: str, parts: tuple[Piece, ...], position: int, *, longer_than: int
    ) -> Term | None:
        """The term that an English phrase stands for, where the corpus does not have its word.

        A wording of the glossary, `longer_than` none, is better known.
        """
        if not self._corpus or parts[position].stem in self._corpus or not _is_english(text):
            return None
        match = translated([part.text for part in parts[position : position + longest()]])
        if match is None or match[0] <= longer_than:
            return None
        length, translation = match
        word = self._in_corpus(translation)
        start, end = parts[position].start, parts[position + length - 1].end
        stems = tuple(part.stem for part in pieces(word))
        return Term(
            text=text[start:end],
            start=start,
            end=end,
            keys=tuple(sorted(self.keys(word))) or stems,
            known=stems in self.glossary.phrases,
            qualifier=translation.noun,
        )

    def _in_corpus(self, translation: Translation) -> str:
        """The German word that the corpus has, else the commonest."""
        has = (word for word in translation.words if self.keys(word) & self._corpus)
        return next(has, translation.words[0])

    def _longest(self, parts: tuple[Piece, ...], position: int) -> tuple[int, tuple[str, ...]]:
        for length in range(min(LONGEST_PHRASE, len(parts) - position), 0, -1):
            stems = tuple(part.stem for part in parts[position : position + length])
            if stems in self.glossary.phrases:
                return length, self.glossary.phrases[stems]
        return 0, ()

    def _term(
        self,
        text: str,
        chosen: tuple[Piece, ...],
        keys: tuple[str, ...],
        parts: tuple[Piece, ...],
        position: int,
    ) -> Term:
        start, end = chosen[0].start, chosen[-1].end
        following = parts[position + len(chosen)] if position + len(chosen) < len(parts) else None
        uncased = _is_uncased(text) and position > 0 and _opens_noun(parts[position - 1].text)
        return Term(
            text=text[start:end],
            start=start,
            end=end,
            keys=keys or self._compound_keys(chosen[0].stem, chosen[0].text),
            known=bool(keys),
            filler=not keys and chosen[0].stem in self.glossary.filler,
            qualifier=uncased or _qualifies(chosen[-1].text, following),
        )

    def _is_stop(self, piece: Piece) -> bool:
        return german.fold(piece.text) in self._stop or not any(map(str.isalnum, piece.text))

    def _compound_keys(self, stem: str, word: str) -> tuple[str, ...]:
        if stem not in self._keys:
            self._keys[stem] = tuple(self._split(stem, word)) or (stem,)
        return self._keys[stem]

    def _split(self, stem: str, word: str) -> Iterable[str]:
        if not stem.isalpha() or stem in self.glossary.vocabulary:
            return ()
        parts = german.split_compound(word, self._parts)
        if stem in self._parts and not (parts and parts[-1] in self.glossary.vocabulary):
            return ()
        if any(len(part) < _SHORTEST_KEY_PART for part in parts[:-1]):
            return ()
        keys: list[str] = []
        for part in parts:
            keys.extend(self.glossary.phrases.get((part,), (part,)))
        return dict.fromkeys(keys)


def _filler(text: str, chosen: tuple[Piece, ...]) -> Term:
    """A turn of phrase that the glossary gives no meaning."""
    start, end = chosen[0].start, chosen[-1].end
    return Term(text=text[start:end], start=start, end=end, keys=(), filler=True)


@lru_cache(maxsize=64)
def _is_uncased(text: str) -> bool:
    """Whether a German text is typed without capitals, so that nouns do not show."""
    return text == text.lower() and not german.is_english(text)


@lru_cache(maxsize=64)
def _is_english(text: str) -> bool:
    return german.is_english(text)


def _opens_noun(word: str) -> bool:
    """Whether a noun is likely to follow: an article, or a preposition."""
    return german.fold(word) in _BEFORE_NOUNS


def _qualifies(word: str, following: Piece | None) -> bool:
    """A noun, or an attributive adjective before a noun: what narrows the thing asked for."""
    if word[:1].isupper() or word[:1].isdigit():
        return True
    return (
        following is not None and following.text[:1].isupper() and word.endswith(_ADJECTIVE_ENDINGS)
    )
