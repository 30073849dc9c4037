"""Two like questions, the second cut down to what differs: a follow-up with an ellipsis."""

from __future__ import annotations

import re

_MOST_DIFFERENT = 6
_LEAST_SHARED = 3
PREPOSITIONS = frozenset(
    {
        "in", "im", "bei", "beim", "für", "von", "vom", "an", "am", "auf", "aus", "mit", "je",
        "nach", "zu", "zum", "zur", "zwischen", "gegenüber", "um", "über", "unter", "durch",
    }
)  # fmt: skip
_ARTICLES = frozenset({"der", "die", "das", "den", "dem", "des"})


def shortened(first: str, second: str) -> str:
    """Give "Und …?" with the words of `second` that `first` has not; "" where they are too unlike.

    The stretch is widened to the left over prepositions and articles that both share, so that
    "Staatssektor" is asked for as "im Staatssektor"; a stretch without such a lead would be no
    sentence anybody says.
    """
    if not (first.endswith("?") and second.endswith("?")) or first == second:
        return ""
    old, new = _words(first), _words(second)
    left = _shared(old, new)
    right = _shared(old[left:][::-1], new[left:][::-1])
    end = len(new) - right
    if not left or left + right < _LEAST_SHARED or not left < end <= left + _MOST_DIFFERENT:
        return ""
    if left == len(old) - right:  # nothing of the first is replaced, only something added
        return ""
    start = left
    while start > 1 and new[start - 1].lower() in PREPOSITIONS | _ARTICLES:
        start -= 1
    if not _can_open(new[start], before=new[start - 1]):
        return ""
    return f"Und {' '.join(new[start:end])}?"


def _can_open(word: str, before: str) -> bool:
    """A preposition can; an article too, but not as a genitive ("Anteil der Ausgaben")."""
    if word.lower() in _ARTICLES:
        return not before[0].isupper()
    return word.lower() in PREPOSITIONS


def _words(question: str) -> list[str]:
    return re.findall(r"\S+", question[:-1])


def _shared(one: list[str], other: list[str]) -> int:
    count = 0
    for left, right in zip(one, other, strict=False):
        if left != right:
            break
        count += 1
    return count
