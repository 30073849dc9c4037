"""Which of the things that a sentence names it is about."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from auskunft import german
from auskunft.domain import Sentence
from auskunft.understanding.discourse import is_person, names_a_kind, subordinated


def mentions_by_document(
    mentions: Iterable[tuple[int, int, int, str]],
) -> dict[str, list[tuple[int, int, int]]]:
    """(start, entity, end) of the mentions in each document, in order."""
    grouped: dict[str, list[tuple[int, int, int]]] = defaultdict(list)
    for start, number, end, document_id in mentions:
        grouped[document_id].append((start, number, end))
    for found in grouped.values():
        found.sort()
    return grouped


def main_entity(
    text: str, sentence: Sentence, mentioned: list[tuple[int, int, int]]
) -> tuple[frozenset[int], int, bool]:
    """The entity a sentence is about, where it is named, and whether only subordinately so.

    It is the first that no preposition or genitive subordinates, else the first that is called
    by its kind ("zur Energie, an das Institut X"), else the first.
    """
    named = {entity: (start, end) for entity, start, end in reversed(mentioned)}
    things = [
        (entity, start, end)
        for entity, (start, end) in sorted(named.items(), key=lambda item: item[1])
        if not is_person(text, start - sentence.start, end - sentence.start)
    ]
    for entity, start, _ in things:
        if not subordinated(text, start - sentence.start):
            return frozenset({entity}), start, False
    if not things:
        return frozenset(), 0, False
    kinds = (
        (entity, start)
        for entity, start, end in things
        if any(
            names_a_kind(word.text)
            for word in german.words(text[start - sentence.start : end - sentence.start])
        )
    )
    entity, start = next(kinds, things[0][:2])
    return frozenset({entity}), start, True
