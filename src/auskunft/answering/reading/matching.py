"""Which words of a question stand, in some form, in a sentence."""

from __future__ import annotations

import functools
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass

import numpy as np
from rapidfuzz.distance import OSA

from auskunft.answering.reading.tokens import Token, tokens
from auskunft.answering.reading.word_vectors import Vector, WordVectors
from auskunft.german import verb_root

_SHORTEST_PART = 4
_VERB_FORM = 0.9
_COMPOUND = 0.75
_PREFIX = 0.6
_MISSPELT = 0.8
_TYPO_LENGTH = 5
_LONG = 8
_GRAM = 4
_AS_GOOD = 0.15
# From this cosine on two words mean the same or nearly so; a word itself counts more.
_SAME_SENSE = 0.5
_SENSE = 0.9
_SHORTEST_WORD = 2


@dataclass(frozen=True, slots=True)
class QuestionWord:
    """A content word of the question and how much it tells (inverse document frequency)."""

    text: str
    folded: str
    stem: str
    weight: float


@functools.lru_cache(maxsize=1 << 17)
def similarity(left: str, right: str) -> float:
    """How likely two folded words are forms of one: 1 the same, 0 nothing in common.

    Compounds ("drogenpolitik", "politik") and shared beginnings ("verteidig-er/-ung") count
    in part, so does one typing error in a longer word (two in a long one).
    """
    if left == right:
        return 1.0
    root = verb_root(left)
    if root and root == verb_root(right):
        return _VERB_FORM
    short, long = (left, right) if len(left) <= len(right) else (right, left)
    if len(short) < _SHORTEST_PART or not short[0].isalpha():
        return 0.0
    if short in long:
        return max(_COMPOUND, len(short) / len(long))
    # Nobody mistypes the first letter, and looking further would cost most of the time.
    return _similar_spelling(short, long) if short[0] == long[0] else 0.0


def _similar_spelling(short: str, long: str) -> float:
    common = _common_prefix(short, long)
    if common >= _SHORTEST_PART and common >= _PREFIX * len(short):
        return max(_PREFIX, common / len(long))
    allowed = 2 if len(short) >= _LONG else 1
    if len(short) < _TYPO_LENGTH or len(long) - len(short) > allowed:
        return 0.0
    close = OSA.distance(short, long, score_cutoff=allowed) <= allowed
    return _MISSPELT if close else 0.0


def _common_prefix(left: str, right: str) -> int:
    count = 0
    for one, other in zip(left, right, strict=False):
        if one != other:
            break
        count += 1
    return count


def document_frequency(texts: Sequence[str]) -> Counter[str]:
    """In how many of the texts each content stem stands."""
    counts: Counter[str] = Counter()
    for text in texts:
        counts.update(_content_stems(text))
    return counts


@functools.lru_cache(maxsize=8192)
def _content_stems(text: str) -> frozenset[str]:
    return frozenset(token.stem for token in tokens(text) if token.content)


def _lexical(vectors: WordVectors, word: str) -> Vector:
    """The word's vector; zeros for figures, which only equal themselves."""
    vector = vectors(word)
    return vector if word[:1].isalpha() and len(word) > _SHORTEST_WORD else np.zeros_like(vector)


class Matcher:
    """Finds the words of one question in sentences; every form is compared only once."""

    def __init__(self, words: Sequence[QuestionWord], vectors: WordVectors | None = None) -> None:
        """Prepares to look for the words, by their letters and (with vectors) their sense."""
        self._stems = tuple(word.stem for word in words)
        self._vectors = vectors
        self._known: dict[str, tuple[tuple[int, float], ...]] = {}
        self._joined = "\n".join(self._stems)
        self._long = [stem for stem in self._stems if len(stem) >= _SHORTEST_PART]
        self._by_letter: dict[str, list[int]] = {}
        for number, stem in enumerate(self._stems):
            self._by_letter.setdefault(stem[:1], []).append(number)
        self._by_root: dict[str, list[int]] = {}
        for number, stem in enumerate(self._stems):
            self._by_root.setdefault(verb_root(stem), []).append(number)
        self._matrix = (
            np.stack([_lexical(vectors, word.text) for word in words])
            if vectors and words
            else None
        )

    def learn(self, sentences: Sequence[Sequence[Token]]) -> None:
        """Compares the question with all new words of some sentences at once."""
        new = {
            token.stem: token
            for sentence in sentences
            for token in sentence
            if token.content and token.stem not in self._known
        }
        if not new:
            return
        senses: Sequence[Sequence[float]] = ()
        close: set[int] = set()
        if self._matrix is not None and self._vectors is not None:
            table = np.stack([_lexical(self._vectors, token.text) for token in new.values()])
            cosines = table @ self._matrix.T
            senses = cosines.tolist()
            close = set(np.flatnonzero(cosines.max(axis=1) > _SAME_SENSE).tolist())
        for row, stem in enumerate(new):
            values = {n: similarity(self._stems[n], stem) for n in self._comparable(stem)}
            if row in close:
                for number, cosine in enumerate(senses[row]):
                    if cosine > _SAME_SENSE:
                        values[number] = max(values.get(number, 0.0), _SENSE * cosine)
            self._known[stem] = tuple((n, value) for n, value in values.items() if value > 0)

    def _comparable(self, stem: str) -> Collection[int]:
        """The question words that have letters enough in common to be worth comparing."""
        same_start = self._by_letter.get(stem[:1], ())
        inside = stem in self._joined or any(own in stem for own in self._long)
        if inside:
            return range(len(self._stems))
        root = verb_root(stem)
        return [*same_start, *self._by_root.get(root, ())] if root else same_start

    def hits(self, token: Token) -> tuple[tuple[int, float], ...]:
        """The numbers of the question words that the token may be a form of, and how likely."""
        known = self._known.get(token.stem)
        if known is None:
            self.learn([[token]])
            known = self._known.get(token.stem, ())
        return known

    def align(self, sentence: Sequence[Token]) -> Alignment:
        """The best match of every question word in the sentence and all places as good."""
        count = len(self._stems)
        strength = [0.0] * count
        positions: list[list[int]] = [[] for _ in range(count)]
        self.learn([sentence])
        for place, token in enumerate(sentence):
            if not token.content:
                continue
            for number, value in self._known[token.stem]:
                if value > strength[number] + _AS_GOOD:
                    strength[number] = value
                    positions[number] = [place]
                elif value >= strength[number] - _AS_GOOD:
                    positions[number].append(place)
        return Alignment(tuple(strength), tuple(map(tuple, positions)))


@dataclass(frozen=True, slots=True)
class Alignment:
    """Where the words of a question stand in a sentence.

    `strength[k]` is the similarity of question word k and its best match, `positions[k]` are
    the tokens that match about as well (none for a strength of 0).
    """

    strength: tuple[float, ...]
    positions: tuple[tuple[int, ...], ...]


def union(alignments: Sequence[Alignment], count: int) -> tuple[float, ...]:
    """The best strength of each of `count` question words in any of the sentences."""
    if not alignments:
        return (0.0,) * count
    return tuple(max(column) for column in zip(*(a.strength for a in alignments), strict=True))


@functools.lru_cache(maxsize=8192)
def grams(text: str) -> frozenset[str]:
    """The character n-grams (n = 4) of the folded content words, blanks at their borders."""
    found: set[str] = set()
    for token in tokens(text):
        if token.content:
            padded = f" {token.folded} "
            found.update(padded[i : i + _GRAM] for i in range(max(1, len(padded) - _GRAM + 1)))
    return frozenset(found)
