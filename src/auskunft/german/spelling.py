"""Typing errors: the nearest known word, if it is near enough to be meant."""

from __future__ import annotations

from collections.abc import Iterable

from auskunft.german.words import fold

# Up to this length of the folded word, so many edits (OSA: a swap of neighbours is one).
_EDITS_BY_LENGTH = ((3, 0), (6, 1), (10, 2), (99, 3))


def edits_allowed(word: str) -> int:
    """How many edits a word of this length may be away from what was meant."""
    length = len(fold(word))
    return next(edits for longest, edits in _EDITS_BY_LENGTH if length <= longest or edits == 3)  # noqa: PLR2004


class Vocabulary:
    """Words that may be meant, each folding with its first spelling."""

    def __init__(self, words: Iterable[str]) -> None:
        self._spellings: dict[str, str] = {}
        for word in words:
            self._spellings.setdefault(fold(word), word)
        self._folded = tuple(self._spellings)

    def closest(self, word: str, *, most_edits: int | None = None) -> str | None:
        """The one word that was probably meant, as the vocabulary spells it.

        None where nothing is near enough, or the word is too short to be sure. A word that is in
        the vocabulary (folded) is its own closest. Equal distances: the same first letter wins,
        then small or capital as typed, then the same length, then the order of the vocabulary.
        """
        folded = fold(word)
        most = edits_allowed(word) if most_edits is None else most_edits
        if folded in self._spellings:
            return self._spellings[folded]
        if most == 0 or any(letter.isdigit() for letter in folded):
            return None
        from rapidfuzz import process  # noqa: PLC0415 (needed for unknown words only)
        from rapidfuzz.distance import OSA  # noqa: PLC0415

        near = process.extract(
            folded, self._folded, scorer=OSA.distance, score_cutoff=most, limit=None
        )
        ranked = [
            (
                distance,
                known[:1] != folded[:1],
                self._spellings[known][:1].isupper() != word[:1].isupper(),
                abs(len(known) - len(folded)),
                order,
                known,
            )
            for known, distance, order in near
        ]
        return self._spellings[min(ranked)[-1]] if ranked else None
