"""Sparse scoring: weighted terms against weighted texts, by columns, in plain NumPy.

One matrix serves BM25 and TF-IDF alike. It is stored by term (compressed columns), because a
question touches a few terms: scoring costs the length of their posting lists, nothing else.
scipy.sparse would do the same and takes 0.3 s to import, a good part of a whole cold question.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from auskunft.german import words

Floats = NDArray[np.float32]
Integers = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Tokens:
    """The words of texts, each word spelled once: token i is `spellings[words[i]]` of `rows[i]`."""

    spellings: Sequence[str]
    words: Integers
    rows: Integers
    size: int


def tokenise(texts: Sequence[str]) -> Tokens:
    """The words of each text, in order."""
    known: dict[str, int] = {}
    found: list[int] = []
    lengths: list[int] = []
    for text in texts:
        tokens = [known.setdefault(word.text, len(known)) for word in words(text)]
        found.extend(tokens)
        lengths.append(len(tokens))
    return Tokens(
        spellings=tuple(known),
        words=np.asarray(found, dtype=np.int64),
        rows=np.repeat(np.arange(len(texts)), lengths).astype(np.int64),
        size=len(texts),
    )


@dataclass(frozen=True, slots=True)
class TermMatrix:
    """Weights of terms in texts: the entries of term t are `starts[t]:starts[t + 1]`.

    `starts` and `idf` are plain sequences: one value at a time is looked up.
    """

    vocabulary: Mapping[str, int]
    starts: Sequence[int]
    texts: Integers
    weights: Floats
    size: int
    idf: Sequence[float]
    rarest: float

    def scores(self, query: Mapping[str, float]) -> Floats:
        """The inner product of a question's term weights with each text, shape (size,)."""
        found = np.zeros(self.size, dtype=np.float32)
        known = [
            (column, weight)
            for term, weight in query.items()
            if (column := self.vocabulary.get(term)) is not None
        ]
        if known:
            entries = [slice(self.starts[term], self.starts[term + 1]) for term, _ in known]
            lengths = [one.stop - one.start for one in entries]
            asked = np.asarray([weight for _, weight in known], dtype=np.float32)
            weights = np.concatenate([self.weights[one] for one in entries])
            weights *= np.repeat(asked, lengths)
            np.add.at(found, np.concatenate([self.texts[one] for one in entries]), weights)
        return found

    def idf_of(self, term: str) -> float:
        """How telling a term is; an unknown term as telling as the rarest known one."""
        column = self.vocabulary.get(term)
        return self.rarest if column is None else self.idf[column]


@dataclass(frozen=True, slots=True)
class Entries:
    """What an entry's weight may depend on, one value an entry; `lengths` one a text (terms)."""

    frequency: Floats
    columns: Integers
    rows: Integers
    lengths: Floats


def build(
    tokens: Tokens,
    terms_of: Callable[[str], Sequence[str]],
    idf: Callable[[Floats, int], Floats],
    weigh: Callable[[Entries, Floats], Floats],
) -> TermMatrix:
    """The matrix of the terms that `terms_of` makes of each word.

    `idf(document_frequency, number_of_texts)` gives a value a term, `weigh(entries, idf)` one an
    entry. Each spelling is taken apart once; counting is one sort.
    """
    vocabulary: dict[str, int] = {}
    terms = [
        [vocabulary.setdefault(term, len(vocabulary)) for term in terms_of(spelling)]
        for spelling in tokens.spellings
    ]
    columns, rows = _expanded(tokens, terms)
    lengths = np.bincount(rows, minlength=tokens.size).astype(np.float32)
    width = max(tokens.size, 1)
    keys, counts = np.unique(columns * width + rows, return_counts=True)
    entries = Entries(counts.astype(np.float32), keys // width, keys % width, lengths)
    document_frequency = np.bincount(entries.columns, minlength=len(vocabulary))
    idf_of = idf(document_frequency.astype(np.float32), tokens.size).astype(np.float32)
    return TermMatrix(
        vocabulary=vocabulary,
        starts=[0, *np.cumsum(document_frequency).tolist()],
        texts=entries.rows,
        weights=weigh(entries, idf_of).astype(np.float32),
        size=tokens.size,
        idf=idf_of.tolist(),
        rarest=float(idf_of.max(initial=1.0)),
    )


def _expanded(tokens: Tokens, terms: Sequence[Sequence[int]]) -> tuple[Integers, Integers]:
    """Term and text of every occurrence: each token replaced by the terms of its spelling."""
    flat = np.fromiter(itertools.chain.from_iterable(terms), dtype=np.int64)
    sizes = np.fromiter((len(entry) for entry in terms), dtype=np.int64, count=len(terms))
    offsets = np.cumsum(sizes) - sizes
    repeats = sizes[tokens.words]
    ends = np.cumsum(repeats)
    within = np.arange(int(repeats.sum())) - np.repeat(ends - repeats, repeats)
    columns = flat[np.repeat(offsets[tokens.words], repeats) + within]
    return columns, np.repeat(tokens.rows, repeats)
