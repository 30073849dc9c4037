"""Where the names of entities are mentioned."""

from __future__ import annotations

import re

from auskunft.domain import Entity, Span
from auskunft.german import fold, stop_words
from auskunft.german.words import APOSTROPHES, DASHES

_PLAIN = str.maketrans(
    {
        **dict.fromkeys(APOSTROPHES, "'"),
        **dict.fromkeys(DASHES, "-"),
        **dict.fromkeys("\u00a0\u202f\n\r\t", " "),
    }
)
_WORD_BEFORE = re.compile(r"[\w.-]")
_ADJECTIVE_FIRST = re.compile(r"(?P<stem>[a-zäöüß]{2,})e[nrsm]?(?= [a-zäöüß])")
_ENDINGS = ("e", "en", "er", "es", "em")
_WORD_END = re.compile(r"(?:'?s|es)?(?!\w|-\w|\.\w|'\w{2}|\+\w)")


def flattened(text: str) -> str:
    """The text in lower case with plain apostrophes, dashes and spaces, of the same length."""
    lower = text.translate(_PLAIN).lower()
    # A few letters ("İ") have no lower case of one character: then case stays as it is.
    return lower if len(lower) == len(text) else text.translate(_PLAIN)


def mentions(
    text: str, flat: str, names: tuple[str, ...], paragraphs: list[Span]
) -> tuple[Span, ...]:
    """The mentions of a name or its aliases within the paragraphs of a text and its `flattened`.

    Whole words only, with a genitive "-s" and an adjective's ending; the apostrophe of a name may
    be left out. A name that is a common word in other letters ("DAS") must be written as it is.
    """
    common = {flattened(name): name for name in names if fold(name) in stop_words()}
    spelled = {flattened(name) for name in names}
    spelled |= {name.replace("'", "") for name in spelled}
    inflected = {form for name in spelled for form in _inflected(name)} - spelled
    found: dict[int, int] = {}
    for name in spelled | inflected:
        position = flat.find(name)
        while position >= 0:
            end = _mention_end(flat, position, position + len(name))
            as_written = name not in common or text.startswith(common[name], position)
            as_written = as_written and (name not in inflected or text[position].isupper())
            if as_written and end > found.get(position, position):
                found[position] = end
            position = flat.find(name, position + 1)
    spans: list[Span] = []
    for start, end in sorted(found.items()):
        inside = any(p.start <= start and end <= p.end for p in paragraphs)
        if inside and not (spans and start < spans[-1].end):
            spans.append(Span(start, end))
    return tuple(spans)


def _inflected(name: str) -> tuple[str, ...]:
    """A name that begins with an adjective in its other endings ("Alte Mühle": "alten mühle")."""
    match = _ADJECTIVE_FIRST.match(name)
    if match is None:
        return ()
    return tuple(f"{match['stem']}{ending}{name[match.end() :]}" for ending in _ENDINGS)


def _mention_end(flat: str, start: int, end: int) -> int:
    """Where a whole-word mention ends, its genitive "-s" included; 0 if it is part of a word."""
    if _WORD_BEFORE.search(flat, max(0, start - 1), start):
        return 0
    match = _WORD_END.match(flat, end)
    return match.end() if match else 0


def without_parts(entities: list[Entity]) -> list[Entity]:
    """Those that stand somewhere by themselves, not only as a piece of a longer name."""
    spans = sorted(
        ((m.start, -m.end, i) for i, entity in enumerate(entities) for m in entity.mentions),
    )
    free: set[int] = set()
    longest = (-1, -1)
    for start, negative_end, index in spans:
        span = (start, -negative_end)
        if span[1] > longest[1]:
            longest = span
            free.add(index)
        elif span == longest:
            free.add(index)
    return [entity for index, entity in enumerate(entities) if index in free]
