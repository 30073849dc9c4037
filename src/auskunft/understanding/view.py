"""The corpus as questions see it: what its facts, sentences and names mean.

Facts and entities are read when the view is made; sentences only when a question comes near
them, because a large corpus has many and a question needs few.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from auskunft import german
from auskunft.domain import Document, Entity, Fact, Passage, Quantity, Sentence
from auskunft.understanding.antecedents import Antecedents
from auskunft.understanding.discourse import introduces_subject, is_person
from auskunft.understanding.glossary import Glossary, Term
from auskunft.understanding.terms import Interpreter, pieces
from auskunft.understanding.topics import mentions_by_document

SENTENCES_BEFORE = 4
"""Sentences before, in the same passage, that a sentence is read with."""
_THROUGHOUT = 4
"""Passages that must name an entity before a document can be said to be about it,"""
_MOST_OF_IT = 0.4
"""and the share of the document's passages that must."""
_BASE = re.compile(r"[Aa]nteil\b.*?\s(?:am|an|unter)\s(?P<base>.+)")
"""What a share is of: "Anteil der Ausgaben am BIP", "Anteil der Frauen an den Promotionen"."""
_BEFORE = 40
"""Characters before a name in which the word before it stands."""


@dataclass(frozen=True)
class FactView:
    """An indicator with the keys of its label; `head` are the keys of its first term.

    `base`: the keys of what a share is of ("Anteil der Ausgaben am BIP").
    """

    fact: Fact
    keys: frozenset[str]
    head: frozenset[str]
    measure_keys: frozenset[str]
    scope_keys: frozenset[str]
    base: frozenset[str]


@dataclass(frozen=True)
class EntityView:
    """A named thing: its folded names, its name's stems, the documents' mentions.

    `called` are the words of its names and the one before the first of them ("Netzwerk „X“").
    """

    number: int
    entity: Entity
    folded_names: tuple[str, ...]
    stems: frozenset[str]
    called: tuple[str, ...]


@dataclass(frozen=True)
class SentenceView:
    """A sentence read: its terms and keys, the entities it names and those it is about."""

    number: int
    sentence: Sentence
    text: str
    terms: tuple[Term, ...]
    keys: frozenset[str]
    mentioned: tuple[int, ...]
    topics: frozenset[int]
    quantities: tuple[Quantity, ...]
    headings: tuple[str, ...]
    first_of_passage: bool


class CorpusView:
    """Everything a question can be about; holds no scores and no state but its caches."""

    def __init__(  # noqa: PLR0913, PLR0917 (one for each kind of thing read off a corpus)
        self,
        documents: Sequence[Document],
        passages: Sequence[Passage],
        sentences: Sequence[Sentence],
        facts: Sequence[Fact],
        quantities: Sequence[Quantity],
        entities: Sequence[Entity],
        glossary: Glossary,
    ) -> None:
        self.documents = {document.id: document for document in documents}
        self.passages = {(passage.document_id, passage.number): passage for passage in passages}
        self.sentences = tuple(sentences)
        self.glossary = glossary
        self.interpreter = Interpreter(glossary, self.stems)
        self.facts = tuple(self._fact_view(fact) for fact in facts)
        self.entities = tuple(self._entity_view(n, entity) for n, entity in enumerate(entities))
        self.measures = frozenset(n for n, one in enumerate(entities) if self._is_measure(one))
        self.numbers = {sentence: number for number, sentence in enumerate(self.sentences)}
        self._mentions = mentions_by_document(
            (mention.start, number, mention.end, entity.document_id)
            for number, entity in enumerate(entities)
            for mention in entity.mentions
        )
        self._quantities: dict[str, list[Quantity]] = defaultdict(list)
        for quantity in quantities:
            self._quantities[quantity.document_id].append(quantity)
        for found in self._quantities.values():
            found.sort(key=lambda quantity: quantity.start)
        self._views: dict[int, SentenceView] = {}
        self._antecedents = Antecedents(self)
        self._contexts: dict[int, frozenset[str]] = {}

    @cached_property
    def stems(self) -> frozenset[str]:
        """The stems of all words of all documents, parts of hyphenated words on their own."""
        return frozenset(self.stem_counts)

    @cached_property
    def stem_counts(self) -> Counter[str]:
        """How often each stem stands in the documents."""
        return Counter(
            piece.stem for document in self.documents.values() for piece in pieces(document.text)
        )

    @cached_property
    def words(self) -> tuple[str, ...]:
        """The words that a typing error may have been meant for, each once."""
        own = {
            piece.text
            for document in self.documents.values()
            for piece in pieces(document.text)
            if len(piece.text) > 3 and piece.text.isalpha()  # noqa: PLR2004 (too short to tell)
        }
        return tuple(sorted(own))

    @cached_property
    def folded_words(self) -> frozenset[str]:
        """The words of all documents, folded, parts of hyphenated words on their own."""
        return frozenset(
            german.fold(piece.text)
            for document in self.documents.values()
            for piece in pieces(document.text)
        )

    @cached_property
    def keys(self) -> frozenset[str]:
        """Every key that the corpus speaks of, facts and headings included."""
        return (
            frozenset(
                key
                for document in self.documents.values()
                for key in self.interpreter.keys(document.text)
            )
            | self.stems
        )

    def text(self, item: Sentence | Passage | Fact | Quantity) -> str:
        """The slice of the document that an item stands for, with German quotation marks."""
        return german.paired(self.documents[item.document_id].text[item.start : item.end])

    def headings(self, sentence: Sentence) -> tuple[str, ...]:
        """The headings over a sentence, outermost first."""
        return self.passages[sentence.document_id, sentence.passage].headings

    def sentence_view(self, number: int) -> SentenceView:
        """The sentence with that number, read; the reading is kept."""
        if number not in self._views:
            self._views[number] = self._read(number)
        return self._views[number]

    def previous(self, number: int) -> int | None:
        """The number of the sentence before it in the same passage."""
        if number == 0:
            return None
        here, before = self.sentences[number], self.sentences[number - 1]
        same = (here.document_id, here.passage) == (before.document_id, before.passage)
        return number - 1 if same else None

    def context_keys(self, number: int) -> frozenset[str]:
        """The keys of the sentences before it in its passage, of its headings and its entities."""
        if number not in self._contexts:
            self._contexts[number] = frozenset(self._around(number))
        return self._contexts[number]

    def _around(self, number: int) -> Iterator[str]:
        sentence, before = self.sentence_view(number), self.previous(number)
        if introduces_subject(sentence.text):
            before = None
        for _ in range(SENTENCES_BEFORE):
            if before is None:
                break
            yield from self.sentence_view(before).keys
            before = self.previous(before)
        names = (
            name
            for entity in (*sentence.topics, *sentence.mentioned)
            for name in self.entities[entity].folded_names
        )
        for text in (*sentence.headings, *names):
            yield from self.interpreter.keys(text)

    def runs_through(self, entity: int) -> bool:
        """Whether a whole document is about the entity, so that naming it narrows nothing."""
        found = self.entities[entity].entity
        document = self.documents[found.document_id]
        if german.fold(found.name) in german.fold(document.title):
            return True
        passages = [p for p in self.passages.values() if p.document_id == document.id]
        naming = sum(
            any(passage.start <= mention.start < passage.end for mention in found.mentions)
            for passage in passages
        )
        return naming >= _THROUGHOUT and naming >= _MOST_OF_IT * len(passages)

    def sentences_about(self, entity: int) -> tuple[SentenceView, ...]:
        """The sentences that name the entity or are about it, in order."""
        document_id = self.entities[entity].entity.document_id
        numbers = {
            number
            for number in self._numbers_of_passages_naming(entity, document_id)
            if entity in self.sentence_view(number).mentioned
            or entity in self.sentence_view(number).topics
        }
        return tuple(self.sentence_view(number) for number in sorted(numbers))

    def unsaid_topic(self, sentence: Sentence) -> str:
        """The names of what a sentence is about without naming it; "" where there is no such thing.

        "Er wurde 2012 gegründet" is about the network of the sentence before; so, most likely, is
        one that names nothing at all.
        """
        number = self.numbers[sentence]
        view = self.sentence_view(number)
        about = view.topics
        if not about and not view.mentioned:
            about = next(filter(None, self._antecedents.earlier(number)), frozenset())
        unsaid = (self.entities[one].entity for one in sorted(about - {*view.mentioned}))
        return " ".join(" ".join((entity.name, *entity.aliases[:1])) for entity in unsaid)

    def _numbers_of_passages_naming(self, entity: int, document_id: str) -> list[int]:
        starts = [mention.start for mention in self.entities[entity].entity.mentions]
        passages = {
            sentence.passage
            for sentence in self.sentences
            if sentence.document_id == document_id
            and any(sentence.start <= start < sentence.end for start in starts)
        }
        return [
            number
            for number, sentence in enumerate(self.sentences)
            if sentence.document_id == document_id and sentence.passage in passages
        ]

    def _read(self, number: int) -> SentenceView:
        sentence = self.sentences[number]
        text = self.text(sentence)
        terms = self.interpreter.terms(text)
        mentioned = self._mentioned(sentence)
        things = [one for one in mentioned if one[0] not in self.measures]
        before = self.previous(number)
        return SentenceView(
            number=number,
            sentence=sentence,
            text=text,
            terms=terms,
            keys=frozenset(key for term in terms for key in (*term.keys, german.stem(term.text)))
            | self.interpreter.keys(" ".join(german.joined_verbs(text))),
            mentioned=tuple(entity for entity, _, _ in mentioned),
            topics=self._antecedents.topics(text, number, things),
            quantities=self._quantities_in(sentence),
            headings=self.headings(sentence),
            first_of_passage=before is None,
        )

    def things_in(self, number: int) -> list[tuple[int, int, int]]:
        """The things, no persons, that a sentence names: (entity, start, end) in its text."""
        sentence, text = self.sentences[number], self.text(self.sentences[number])
        named = (
            (entity, start - sentence.start, end - sentence.start)
            for entity, start, end in self._mentioned(sentence)
            if entity not in self.measures
        )
        return [one for one in named if not is_person(text, one[1], one[2])]

    def _mentioned(self, sentence: Sentence) -> list[tuple[int, int, int]]:
        """(entity, start, end) of the names in a sentence, in order of appearance."""
        mentions = self._mentions.get(sentence.document_id, [])
        first = bisect_right(mentions, (sentence.start - 1, 1 << 30, 0))
        found: list[tuple[int, int, int]] = []
        for start, entity, end in mentions[first:]:
            if start >= sentence.end:
                break
            found.append((entity, start, end))
        return found

    def _quantities_in(self, sentence: Sentence) -> tuple[Quantity, ...]:
        return tuple(
            quantity
            for quantity in self._quantities.get(sentence.document_id, ())
            if sentence.start <= quantity.start < sentence.end
        )

    def _fact_view(self, fact: Fact) -> FactView:
        terms = [term for term in self.interpreter.terms(fact.label) if not term.filler]
        measure = self.interpreter.keys(fact.measure)
        scope = self.interpreter.keys(fact.scope)
        heading = self.interpreter.keys(fact.headings[-1]) if fact.headings else frozenset()
        of = _BASE.search(fact.measure)
        unit = self.interpreter.keys(fact.unit)  # "Vollzeitäquivalente" says what is counted
        label = frozenset(key for term in terms for key in term.keys)
        return FactView(
            fact=fact,
            keys=_without_figures(label | measure | scope | unit),
            head=frozenset(terms[0].keys) if terms else heading,
            measure_keys=_without_figures(measure),
            scope_keys=_without_figures(scope),
            base=self.interpreter.keys(of["base"] if of else ""),
        )

    @cached_property
    def _label_words(self) -> frozenset[str]:
        """The words of all indicators' labels, folded."""
        labels = (view.fact.label for view in self.facts)
        return frozenset(german.fold(word.text) for label in labels for word in german.words(label))

    def _is_measure(self, entity: Entity) -> bool:
        """Whether it is a word of the field that an indicator is labelled with ("FuE"), no thing.

        "Forschung und Entwicklung (FuE)" in a sentence looks like a name with its abbreviation.
        """
        names = (entity.name, *entity.aliases)
        if not any(german.fold(name) in self._label_words for name in names):
            return False
        terms = [term for name in names for term in self.interpreter.terms(name)]
        return bool(terms) and all(term.known for term in terms)

    def _entity_view(self, number: int, entity: Entity) -> EntityView:
        names = (entity.name, *entity.aliases)
        start = entity.mentions[0].start
        text = self.documents[entity.document_id].text[max(0, start - _BEFORE) : start]
        before = text[word.start :] if (word := next(reversed(german.words(text)), None)) else ""
        return EntityView(
            number=number,
            entity=entity,
            folded_names=tuple(german.fold(name) for name in names),
            stems=frozenset(piece.stem for name in names for piece in pieces(name)),
            called=tuple(word.text for text in (*names, before) for word in german.words(text)),
        )


def _without_figures(keys: frozenset[str]) -> frozenset[str]:
    return frozenset(key for key in keys if not any(map(str.isdigit, key)))
