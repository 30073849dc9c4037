"""What a sentence that does not name its thing goes on about: what stands before it.

Discourse rules (`discourse`, `topics`) decide; this looks up what they need in the passage.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from auskunft.understanding.contrasts import one_of_two, opens_with_one_of_two
from auskunft.understanding.discourse import (
    is_in,
    is_of_kind,
    is_person,
    is_public_body,
    kinds_referred_to,
    names_a_kind,
    places_at_opening,
    subordinated,
)
from auskunft.understanding.topics import Before, topics

if TYPE_CHECKING:
    from auskunft.understanding.view import CorpusView


class Antecedents:
    """Finds what the sentences of a corpus are about; asks the view for those before them."""

    def __init__(self, view: CorpusView) -> None:
        self._view = view

    def topics(self, text: str, number: int, things: list[tuple[int, int, int]]) -> frozenset[int]:
        """What the sentence with that number is about.

        Args:
            text: Its text.
            number: Its number.
            things: (entity, start, end) of the names in it.
        """
        return (
            self._one_of_two(text, number)
            or self._at_place(text, number, things)
            or topics(text, self._view.sentences[number], things, self._before(text, number))
        )

    def earlier(self, number: int) -> Iterator[frozenset[int]]:
        """What the sentences before it in its passage are about, the nearest first."""
        for before in self._numbers_before(number):
            yield self._view.sentence_view(before).topics

    def _before(self, text: str, number: int) -> Before:
        return Before([*self.earlier(number)], self._of_kind(text, number), self._has_no_head)

    def _one_of_two(self, text: str, number: int) -> frozenset[int]:
        """The thing that a sentence opens with as "Ersteres" or "Letzteres"."""
        if not opens_with_one_of_two(text):
            return frozenset()
        return one_of_two(text, *self._things_before(number))

    def _at_place(
        self, text: str, number: int, things: Sequence[tuple[int, int, int]]
    ) -> frozenset[int]:
        """The one thing before in its passage that is where a sentence speaks of.

        "Geleitet wird das Haus in Talheim …" behind "das Zentrum Mitte in Talheim".
        """
        begin = self._view.sentences[number].start
        if any(not is_person(text, start - begin, end - begin) for _, start, end in things):
            return frozenset()
        places = places_at_opening(text)
        found = {
            entity
            for before in (self._numbers_before(number) if places else ())
            for entity, _, end in self._view.things_in(before)
            for place in places
            if is_in(self._view.text(self._view.sentences[before]), end, place)
        }
        return frozenset(found) if len(found) == 1 else frozenset()

    def _of_kind(self, text: str, number: int) -> frozenset[int]:
        """The last things before in its passage that are of the kinds a sentence refers to."""
        found = (self._last_of_kind(kind, number) for kind in kinds_referred_to(text))
        return frozenset(entity for entity in found if entity is not None)

    def _last_of_kind(self, kind: str, number: int) -> int | None:
        """The last that a sentence was about, its subject first; else the last one named beside.

        None where a sentence is about several of the kind.
        """
        beside: int | None = None
        for before in self._numbers_before(number):
            view = self._view.sentence_view(before)
            about = [entity for entity in view.topics if self._is_called(entity, kind)]
            if len(about) > 1:
                oblique = self._oblique(before)
                about = [entity for entity in about if entity not in oblique]
            if about:
                return about[0] if len(about) == 1 else None
            named = [one for one, *_ in self._view.things_in(before) if self._is_called(one, kind)]
            beside = named[-1] if beside is None and named else beside
        return beside

    def _is_called(self, entity: int, kind: str) -> bool:
        return any(is_of_kind(word, kind) for word in self._view.entities[entity].called)

    def _oblique(self, number: int) -> frozenset[int]:
        """The things of a sentence that hang on a preposition ("kooperiert mit dem Netzwerk X")."""
        text = self._view.text(self._view.sentences[number])
        named = self._view.things_in(number)
        return frozenset(entity for entity, start, _ in named if subordinated(text, start))

    def _numbers_before(self, number: int) -> Iterator[int]:
        """The sentences before it in its passage, the nearest first."""
        before = self._view.previous(number)
        while before is not None:
            yield before
            before = self._view.previous(before)

    def _things_before(self, number: int) -> tuple[str, list[tuple[int, int, int]]]:
        """The last sentence before it that names things, and these: (entity, start, end)."""
        for before in self._numbers_before(number):
            if self._view.sentence_view(before).mentioned:
                return self._view.sentence_view(before).text, self._view.things_in(before)
        return "", []

    def _has_no_head(self, entity: int) -> bool:
        """Whether it is a body that pays, or a name in quotation marks of no known kind.

        Those are mostly of events and works.
        """
        view = self._view.entities[entity]
        start = view.entity.mentions[0].start
        quote = self._view.documents[view.entity.document_id].text[start - 1 : start]
        titled = bool(quote) and quote in '„»‚"“«' and not any(map(names_a_kind, view.called))
        return titled or is_public_body(view.entity.name)
