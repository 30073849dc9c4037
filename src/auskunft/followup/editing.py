"""Stretches of a question replaced by others, with their prepositions and articles."""

from __future__ import annotations

from collections.abc import Sequence

from auskunft import german
from auskunft.domain import Span
from auskunft.followup.cues import among

_SCOPE_WORDS = 4


def as_said_before(question: str, start: int, fragment: str) -> str:
    """The fragment without its preposition where there is none before what it replaces."""
    first = german.words(fragment)[:1]
    if not first or not among("prepositions", first[0].text):
        return fragment
    bare = with_preposition(question, start) == start
    return fragment[first[0].end :].strip() if bare else fragment


def without_leading_stop_words(fragment: str) -> str:
    """The fragment from its first word on that says something."""
    words = german.words(fragment)
    while len(words) > 1 and german.fold(words[0].text) in german.stop_words():
        fragment = fragment[words[1].start :]
        words = german.words(fragment)
    return fragment


def swap(question: str, spans: Sequence[Span], fragment: str) -> str:
    """The fragment in place of the first span (with the preposition before it), else at the end."""
    if not spans:
        return f"{question.rstrip('?.! ')} {fragment}?"
    first = spans[0]
    opens = german.words(fragment)[:1]
    brings_preposition = bool(opens) and german.fold(opens[0].text) in german.stop_words()
    start = with_preposition(question, first.start) if brings_preposition else first.start
    if brings_preposition and start == first.start:
        start = with_article(question, start)
    return " ".join(f"{question[:start]} {fragment} {question[first.end :]}".split()).replace(
        " ?", "?"
    )


def with_article(question: str, start: int) -> int:
    """Where the article right before an offset begins; the offset itself without one."""
    before = [word for word in german.words(question) if word.end <= start][-1:]
    return next((word.start for word in before if among("articles", word.text)), start)


def with_preposition(question: str, start: int) -> int:
    """Where the prepositional phrase before an offset begins ("im", "in den FuE-intensiven")."""
    words = [word for word in german.words(question) if word.end <= start]
    nouns = 0
    for word in reversed(words[-_SCOPE_WORDS:]):
        if among("prepositions", word.text):
            return word.start
        nouns += word.text[:1].isupper()
        if nouns > 1:
            break
    return start
