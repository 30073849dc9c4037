"""Names in a question: which of the corpus's entities they mean, and which it does not know."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from functools import cached_property

from auskunft import german
from auskunft.domain import Span
from auskunft.understanding.discourse import kind_stems, names_a_kind
from auskunft.understanding.known_abbreviations import abbreviations_of
from auskunft.understanding.name_forms import (
    shortened,
    squash,
    without_kind,
)
from auskunft.understanding.query import EntityMention
from auskunft.understanding.terms import Piece, pieces
from auskunft.understanding.view import CorpusView, EntityView

_LONGEST_NAME = 9
_SHORTEST_INEXACT = 6
_MOST_LONGER = 2
"""Letters that a misspelt name may be longer or shorter than the name."""
_SHORTEST_COMPOUNDED = 3
_SHORTEST_PART = 4
_MOST_PARTIAL = 4
_DISTINCT = 2
"""A part of a name tells entities apart when at most this many have it."""
_IN = re.compile(r"\bin\s+$", re.IGNORECASE)


def _blanked(question: str, mentions: Sequence[EntityMention]) -> str:
    """The question with the names that were found overwritten by spaces."""
    letters = list(question)
    for mention in mentions:
        for part in mention.parts:
            letters[part.start : part.end] = " " * (part.end - part.start)
    return "".join(letters)


def _apart(told: Mapping[int, tuple[Span, ...]]) -> tuple[EntityMention, ...]:
    """One mention for each stretch of the question that tells other entities than the rest."""
    by_spans: dict[tuple[Span, ...], list[int]] = {}
    for number, spans in told.items():
        by_spans.setdefault(spans, []).append(number)
    stretches = [span for spans in by_spans for span in spans]
    if len(set(stretches)) < len(stretches):  # they share a word: any of them may be meant
        first = next(iter(by_spans))
        return (EntityMention(tuple(told), first, exact=False),)
    return tuple(
        EntityMention(tuple(numbers), spans, exact=False) for spans, numbers in by_spans.items()
    )


class Names:
    """Links the names of questions to entities; made once for a corpus."""

    def __init__(self, view: CorpusView) -> None:
        self._view = view
        regions = {
            squash(name)
            for document in view.documents.values()
            for name in (document.region, *document.aliases)
        }
        self._exact: dict[str, list[int]] = {}
        for entity in view.entities:
            for name in entity.folded_names:
                self._exact.setdefault(squash(name), []).append(entity.number)
            for name in (entity.entity.name, *entity.entity.aliases):
                bare = without_kind(name)
                if bare and squash(bare) not in {*self._exact, *regions}:
                    self._exact[squash(bare)] = [entity.number]
        for entity in view.entities:
            for name in (entity.entity.name, *entity.entity.aliases):
                for short in shortened(name):
                    self._exact.setdefault(squash(short), [entity.number])
            self._add_abbreviations(entity)
        region_stems = {
            piece.stem
            for document in view.documents.values()
            for alias in (document.region, *document.aliases)
            for piece in pieces(alias)
        }
        self._stems = [
            frozenset(
                piece.stem
                for name in (entity.entity.name, *entity.entity.aliases)
                for piece in pieces(name)
                if piece.stem not in region_stems
                and german.fold(piece.text) not in german.stop_words()
            )
            for entity in view.entities
        ]
        self._frequency = Counter(stem for stems in self._stems for stem in stems)
        self._inside = Counter(
            piece.stem
            for entity in view.entities
            for mention in entity.entity.mentions
            for piece in pieces(
                view.documents[entity.entity.document_id].text[mention.start : mention.end]
            )
        )
        self._closing = {
            german.stem(name.rsplit(maxsplit=1)[-1])
            for entity in view.entities
            for name in (entity.entity.name, *entity.entity.aliases)
            if " " in name
        }
        self._ordinary = view.glossary.filler | view.glossary.vocabulary | kind_stems()

    def _add_abbreviations(self, entity: EntityView) -> None:
        """What everybody calls it for short, in each document that writes it out."""
        for name in (entity.entity.name, *entity.entity.aliases):
            for short in abbreviations_of(name):
                numbers = self._exact.setdefault(squash(short), [])
                if entity.number not in numbers:
                    numbers.append(entity.number)

    @property
    def parts(self) -> tuple[str, ...]:
        """The single words of names, for the correction of typing errors."""
        return tuple(
            {
                word.text
                for entity in self._view.entities
                for name in (entity.entity.name, *entity.entity.aliases)
                for word in german.words(name)
            }
        )

    def find(
        self, question: str, documents: Sequence[str], *, several: bool = False
    ) -> tuple[EntityMention, ...]:
        """The entities named in the question, in order, longest names first.

        Of one entity a telling part of its name is enough; of `several` where the question holds
        things against each other or adds them up.
        """
        words = german.words(question)
        found: list[EntityMention] = []
        position = 0
        while position < len(words):
            mention = self._longest(question, words, position, documents)
            if mention is None:
                position += 1
                continue
            found.append(mention)
            position = next(
                (n for n, word in enumerate(words) if word.start >= mention.end), len(words)
            )
        for _ in range(_MOST_PARTIAL if several else 1):
            partial = self._partial(_blanked(question, found), documents)
            known = {number for mention in found for number in mention.entities}
            if not partial or known & {n for mention in partial for n in mention.entities}:
                break
            found += partial
        return tuple(sorted(found, key=lambda mention: mention.start))

    def spelled(self, question: str, found: Sequence[EntityMention]) -> str:
        """The question with its names in the documents' spelling ("its bio" becomes "it’s BIO")."""
        for mention in sorted(found, key=lambda one: -one.start):
            for word in german.words(question[mention.start : mention.end]):
                start = mention.start + word.start
                name = self._spelling(mention, question[start : mention.end])
                if name:
                    question = question[:start] + name + question[mention.end :]
                    break
        return question

    def _spelling(self, mention: EntityMention, said: str) -> str:
        """The name of these letters and digits, where it is written otherwise."""
        if len(mention.parts) > 1:
            return ""
        entities = (self._view.entities[number].entity for number in mention.entities)
        names = [name for one in entities for name in (one.name, *one.aliases)]
        names += [rest for kind, _, rest in (n.partition(" ") for n in names) if names_a_kind(kind)]
        same = [name for name in names if squash(name) == squash(said)]
        plain = said.replace("'", "’")
        # The point that closes a name ("e. V.") is none of the words that were found.
        written = any(name.replace("'", "’").rstrip(".") == plain.rstrip(".") for name in same)
        return "" if written or not same else same[0]

    @cached_property
    def _compounds(self) -> frozenset[str]:
        """The compounds with a hyphen that the documents have, folded."""
        texts = (document.text for document in self._view.documents.values())
        words = (word.text for text in texts for word in german.words(text))
        return frozenset(german.fold(word) for word in words if "-" in word)

    @property
    def exact(self) -> Collection[str]:
        """All names in the letters by which they are found (`squash`)."""
        return self._exact.keys()

    def _in_glossary(self, word: str) -> bool:
        return any(term.known for term in self._view.interpreter.terms(word))

    def _longest(
        self,
        question: str,
        words: tuple[german.Word, ...],
        position: int,
        documents: Sequence[str],
    ) -> EntityMention | None:
        for length in range(min(_LONGEST_NAME, len(words) - position), 0, -1):
            start, end = words[position].start, words[position + length - 1].end
            squashed = squash(question[start:end])
            numbers = self._exact.get(squashed) or (
                self._exact.get(squashed.removesuffix("s")) if length > 1 else None
            )
            if not numbers and length == 1:
                numbers = self._misspelt(words[position].text, squashed)
            inside = words[position : position + length]
            if numbers and any(german.fold(word.text) in german.stop_words() for word in inside):
                numbers = self._not_by_chance(numbers, question[start:end], squashed)
            kept = self._in(numbers or (), documents)
            if kept:
                first = self._with_kind(question, words, position)
                return EntityMention(kept, (Span(first, end),), exact=True)
        return self._compounded(question, words[position:], documents)

    def _compounded(
        self, question: str, words: tuple[german.Word, ...], documents: Sequence[str]
    ) -> EntityMention | None:
        """The thing whose name a compound begins with ("LWS-Mitglieder"), no word of the field."""
        start = words[0].start
        for last in reversed(words[:_LONGEST_NAME]):
            first, _, noun = last.text.rpartition("-")
            end = last.start + len(first)
            name = question[start:end]
            if not first or not noun[:1].isupper() or end - start < _SHORTEST_COMPOUNDED:
                continue
            if name.isalnum() and self._in_glossary(name):
                continue
            if german.fold(last.text) in self._compounds:
                continue  # "die LWS-Halle" is a thing of its own
            exact = self._exact.get(squash(name), ())
            kept = self._in(exact if " " in name else self._written_so(exact, name), documents)
            if kept:
                return EntityMention(kept, (Span(start, end),), exact=True)
        return None

    def _not_by_chance(self, numbers: Sequence[int], words: str, squashed: str) -> list[int]:
        """The entities that words of the language name: "in Form" is no "InForm"."""
        of_words = [
            number
            for number in numbers
            if " " in words
            and any(" " in name and squash(name) == squashed for name in self._names(number))
        ]
        return of_words or self._written_so(numbers, words)

    def _names(self, number: int) -> tuple[str, ...]:
        entity = self._view.entities[number].entity
        return entity.name, *entity.aliases

    def _written_so(self, numbers: Sequence[int], word: str) -> list[int]:
        """The entities with a name in just these letters ("DAS", never "das" or "Das")."""
        entities = (self._view.entities[number] for number in numbers)
        return [one.number for one in entities if word in {one.entity.name, *one.entity.aliases}]

    def _with_kind(self, question: str, words: tuple[german.Word, ...], position: int) -> int:
        """Where the name starts with the kind before it ("das Netzwerk X", "the institute X")."""
        before = words[position - 1]
        if position == 0 or "," in question[before.end : words[position].start]:
            return words[position].start
        kinds = [key for term in self._view.interpreter.terms(before.text) for key in term.keys]
        is_kind = names_a_kind(before.text) or any(names_a_kind(key) for key in kinds)
        return before.start if is_kind else words[position].start

    def _misspelt(self, word: str, squashed: str) -> list[int]:
        """A name of one word with a typing error; never a word the corpus or glossary knows."""
        if len(squashed) < _SHORTEST_INEXACT or german.stem(word) in self._view.stems:
            return []
        if self._in_glossary(word):
            return []
        as_long = (name for name in self._exact if abs(len(name) - len(squashed)) <= _MOST_LONGER)
        near = german.Vocabulary(as_long).closest(squashed)
        return self._exact[near] if near and near[0] == squashed[0] else []

    def _partial(self, question: str, documents: Sequence[str]) -> tuple[EntityMention, ...]:
        """The entity of whose name the question holds a telling part ("die Friesland-Uni").

        Several where each is told by words of its own ("die Zentren Talheim und Bergstadt").
        """
        small = not any(letter.isupper() for letter in question[1:])
        asked = {
            piece.stem: piece
            for piece in pieces(question)
            if (piece.text[:1].isupper() or (small and self._only_in_names(piece.stem)))
            and not self._is_place(question, piece)
        }
        best: tuple[float, dict[int, tuple[Span, ...]]] = (0.0, {})
        for entity in self._view.entities:
            stems = self._stems[entity.number]
            shared = [stem for stem in stems if stem in asked]
            in_scope = self._in([entity.number], documents)
            if not in_scope or not any(map(self._tells_apart, shared)):
                continue
            share = len(shared) / len(stems)
            spans = sorted((asked[stem].start, asked[stem].end) for stem in shared)
            told = {entity.number: tuple(Span(*span) for span in spans)}
            if share > best[0]:
                best = (share, told)
            elif share == best[0]:
                best[1].update(told)
        return _apart(best[1])

    def _only_in_names(self, stem: str) -> bool:
        """Whether the corpus has the word in names alone: then a small letter tells nothing."""
        return 0 < self._view.stem_counts[stem] <= self._inside[stem]

    def _is_place(self, question: str, piece: Piece) -> bool:
        """Whether "in" makes a place of a word that names close with, or stands outside of them."""
        if _IN.search(question, 0, piece.start) is None:
            return False
        return (
            piece.stem in self._closing
            or self._view.stem_counts[piece.stem] > self._inside[piece.stem]
        )

    def _tells_apart(self, stem: str) -> bool:
        """Whether a word stands (nearly) only in names of few entities, and is one of no kind."""
        if len(stem) < _SHORTEST_PART or not stem.isalpha() or stem in self._ordinary:
            return False
        inside = self._inside[stem]
        return self._frequency[stem] <= _DISTINCT and self._view.stem_counts[stem] <= 2 * inside

    def _in(self, numbers: Sequence[int], documents: Sequence[str]) -> tuple[int, ...]:
        return tuple(
            number
            for number in numbers
            if self._view.entities[number].entity.document_id in documents
        )
