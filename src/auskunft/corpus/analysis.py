"""All that is read off a document at index time."""

from __future__ import annotations

from dataclasses import dataclass, replace

from auskunft.corpus.decoding import Decoded, decode
from auskunft.corpus.entities import find_entities
from auskunft.corpus.indicators import Problem
from auskunft.corpus.quantities import find_quantities
from auskunft.corpus.structure import structure
from auskunft.domain import Document, Entity, Fact, Passage, Quantity, Sentence, Span
from auskunft.german import sentences


@dataclass(frozen=True, slots=True)
class Analysis:
    """What one document holds; all offsets point into its text.

    `problems` names malformed indicator blocks; they are in no fact and no passage.
    """

    passages: tuple[Passage, ...]
    sentences: tuple[Sentence, ...]
    facts: tuple[Fact, ...]
    quantities: tuple[Quantity, ...]
    entities: tuple[Entity, ...]
    problems: tuple[Problem, ...] = ()


def analyse(document: Document) -> Analysis:
    """Passages, sentences, facts, quantities and entities of a document. Pure and deterministic."""
    parts = structure(document)
    view = decode(document.text)
    found_sentences: list[Sentence] = []
    found_quantities: list[Quantity] = []
    spans: list[Span] = []
    for passage in parts.passages:
        span = view.decoded(Span(passage.start, passage.end))
        spans.append(span)
        paragraph = view.text[span.start : span.end]
        for piece in sentences(paragraph):
            raw = view.raw(piece.start + span.start, piece.end + span.start)
            found_sentences.append(Sentence(document.id, passage.number, raw.start, raw.end))
        found_quantities.extend(find_quantities(document.id, paragraph, span.start))
    return Analysis(
        passages=parts.passages,
        sentences=tuple(found_sentences),
        facts=parts.facts,
        quantities=tuple(_quantity_in(view, quantity) for quantity in found_quantities),
        entities=tuple(
            _entity_in(view, entity) for entity in find_entities(document.id, view.text, spans)
        ),
        problems=parts.problems,
    )


def _quantity_in(view: Decoded, quantity: Quantity) -> Quantity:
    raw = view.raw(quantity.start, quantity.end)
    return replace(quantity, start=raw.start, end=raw.end)


def _entity_in(view: Decoded, entity: Entity) -> Entity:
    return replace(entity, mentions=tuple(view.raw(m.start, m.end) for m in entity.mentions))
