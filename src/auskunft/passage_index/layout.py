"""The files of an index as data: their names, their records, the manifest."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from auskunft.domain import (
    Comparator,
    Document,
    Entity,
    Fact,
    Passage,
    Period,
    Quantity,
    Sentence,
    Span,
)

FORMAT = 1
"""Raised whenever the files change in a way that older code cannot read."""

MANIFEST = "manifest.json"
VECTORS = "vectors.faiss"
DOCUMENTS = "documents.jsonl"
PASSAGES = "passages.jsonl"
FACTS = "facts.jsonl"
ENTITIES = "entities.jsonl"
FILES = (VECTORS, DOCUMENTS, PASSAGES, FACTS, ENTITIES)


@dataclass(frozen=True, slots=True)
class Contents:
    """What was read off the corpus: everything of an index but its vectors."""

    documents: tuple[Document, ...]
    passages: tuple[Passage, ...]
    sentences: tuple[Sentence, ...]
    facts: tuple[Fact, ...]
    quantities: tuple[Quantity, ...]
    entities: tuple[Entity, ...]


@dataclass(frozen=True, slots=True)
class Manifest:
    """What the index was built from and what its files must be.

    `sources` maps a corpus file's name to the SHA-256 of its bytes (with those of its TOML),
    `skipped` the same for files left out; `files` maps the index's own files to theirs.
    `rules` is the SHA-256 of the code and word lists that read the documents.
    """

    model_name: str
    model_fingerprint: str
    dimension: int
    rules: str
    sources: Mapping[str, str]
    skipped: Mapping[str, str] = field(default_factory=dict)
    files: Mapping[str, str] = field(default_factory=dict)
    sentences_embedded: bool = True
    format: int = FORMAT

    def to_json(self) -> str:
        """Readable, keys in a fixed order; no times, no paths of the machine."""
        record = {
            "format": self.format,
            "model": {
                "name": self.model_name,
                "fingerprint": self.model_fingerprint,
                "dimension": self.dimension,
            },
            "rules": self.rules,
            "sentences_embedded": self.sentences_embedded,
            "sources": dict(sorted(self.sources.items())),
            "skipped": dict(sorted(self.skipped.items())),
            "files": dict(sorted(self.files.items())),
        }
        return json.dumps(record, ensure_ascii=False, indent=2) + "\n"

    @classmethod
    def from_json(cls, text: str) -> Manifest:
        """The manifest that `to_json` wrote.

        Raises:
            ValueError, KeyError, TypeError: the text is none.
        """
        record = json.loads(text)
        return cls(
            model_name=str(record["model"]["name"]),
            model_fingerprint=str(record["model"]["fingerprint"]),
            dimension=int(record["model"]["dimension"]),
            rules=str(record["rules"]),
            sources=dict(record["sources"]),
            skipped=dict(record["skipped"]),
            files=dict(record["files"]),
            sentences_embedded=bool(record["sentences_embedded"]),
            format=int(record["format"]),
        )


def _lines(records: Iterable[Mapping[str, Any]]) -> bytes:
    return "".join(json.dumps(r, ensure_ascii=False) + "\n" for r in records).encode()


def to_files(contents: Contents) -> dict[str, bytes]:
    """The text files of an index; the same contents give the same bytes."""
    texts = {document.id: document.text for document in contents.documents}
    sentences: dict[tuple[str, int], list[Sentence]] = {}
    for sentence in contents.sentences:
        sentences.setdefault((sentence.document_id, sentence.passage), []).append(sentence)
    quantities: dict[tuple[str, int], list[Quantity]] = {}
    owners = _owners(contents)
    for quantity in contents.quantities:
        quantities.setdefault(owners[quantity.document_id, quantity.start], []).append(quantity)
    passages = (
        {
            "document": passage.document_id,
            "number": passage.number,
            "headings": passage.headings,
            "start": passage.start,
            "end": passage.end,
            "text": texts[passage.document_id][passage.start : passage.end],
            "sentences": [
                [s.start, s.end] for s in sentences.get((passage.document_id, passage.number), [])
            ],
            "quantities": [
                _quantity_record(quantity)
                for quantity in quantities.get((passage.document_id, passage.number), [])
            ],
        }
        for passage in contents.passages
    )
    return {
        DOCUMENTS: _lines(_document_record(document) for document in contents.documents),
        PASSAGES: _lines(passages),
        FACTS: _lines(_fact_record(fact) for fact in contents.facts),
        ENTITIES: _lines(_entity_record(entity) for entity in contents.entities),
    }


def _owners(contents: Contents) -> dict[tuple[str, int], tuple[str, int]]:
    """The passage (document, number) that holds each quantity (document, start)."""
    passages: dict[str, list[Passage]] = {}
    for passage in contents.passages:
        passages.setdefault(passage.document_id, []).append(passage)
    owners: dict[tuple[str, int], tuple[str, int]] = {}
    position: dict[str, int] = {}
    for quantity in contents.quantities:  # both in order of the text: one pass
        own = passages[quantity.document_id]
        index = position.get(quantity.document_id, 0)
        while own[index].end < quantity.end:
            index += 1
        position[quantity.document_id] = index
        owners[quantity.document_id, quantity.start] = (quantity.document_id, own[index].number)
    return owners


def _document_record(document: Document) -> dict[str, Any]:
    return {
        "id": document.id,
        "title": document.title,
        "region": document.region,
        "aliases": document.aliases,
        "source": document.source,
        "date": document.date,
        "text": document.text,
    }


def _quantity_record(quantity: Quantity) -> dict[str, Any]:
    return {
        "start": quantity.start,
        "end": quantity.end,
        "value": str(quantity.value),
        "spelling": quantity.spelling,
        "comparator": quantity.comparator.value,
        "unit": quantity.unit,
        "noun": quantity.noun,
        "whole": None if quantity.whole is None else str(quantity.whole),
    }


def _fact_record(fact: Fact) -> dict[str, Any]:
    return {
        "document": fact.document_id,
        "label": fact.label,
        "measure": fact.measure,
        "value": str(fact.value),
        "spelling": fact.spelling,
        "unit": fact.unit,
        "period": None if fact.period is None else [fact.period.first, fact.period.last],
        "scope": fact.scope,
        "region": fact.region,
        "headings": fact.headings,
        "start": fact.start,
        "end": fact.end,
    }


def _entity_record(entity: Entity) -> dict[str, Any]:
    return {
        "document": entity.document_id,
        "name": entity.name,
        "aliases": entity.aliases,
        "mentions": [[span.start, span.end] for span in entity.mentions],
    }


def from_files(files: Mapping[str, bytes]) -> Contents:
    """The contents that `to_files` wrote.

    Raises:
        ValueError, KeyError, TypeError: a record is malformed, or a passage's text is not what
            stands at its offsets.
    """
    documents = tuple(
        Document(**{**record, "aliases": tuple(record["aliases"])})
        for record in _records(files[DOCUMENTS])
    )
    texts = {document.id: document.text for document in documents}
    passages: list[Passage] = []
    sentences: list[Sentence] = []
    quantities: list[Quantity] = []
    for record in _records(files[PASSAGES]):
        name, number = record["document"], record["number"]
        start, end = record["start"], record["end"]
        if texts[name][start:end] != record["text"]:
            raise ValueError(f"passage {number} of {name} is not at its offsets")
        passages.append(Passage(name, number, tuple(record["headings"]), start, end))
        sentences += [Sentence(name, number, *span) for span in record["sentences"]]
        quantities += [_quantity(name, entry) for entry in record["quantities"]]
    return Contents(
        documents=documents,
        passages=tuple(passages),
        sentences=tuple(sentences),
        facts=tuple(_fact(record) for record in _records(files[FACTS])),
        quantities=tuple(quantities),
        entities=tuple(
            Entity(
                record["document"],
                record["name"],
                tuple(record["aliases"]),
                tuple(Span(*span) for span in record["mentions"]),
            )
            for record in _records(files[ENTITIES])
        ),
    )


def _records(data: bytes) -> list[dict[str, Any]]:
    return [json.loads(line) for line in data.decode().split("\n") if line]


def _quantity(document_id: str, record: Mapping[str, Any]) -> Quantity:
    whole = record["whole"]
    return Quantity(
        document_id=document_id,
        value=Decimal(record["value"]),
        spelling=record["spelling"],
        comparator=Comparator(record["comparator"]),
        unit=record["unit"],
        noun=record["noun"],
        whole=None if whole is None else Decimal(whole),
        start=record["start"],
        end=record["end"],
    )


def _fact(record: Mapping[str, Any]) -> Fact:
    period = record["period"]
    return Fact(
        document_id=record["document"],
        label=record["label"],
        measure=record["measure"],
        value=Decimal(record["value"]),
        spelling=record["spelling"],
        unit=record["unit"],
        period=None if period is None else Period(*period),
        scope=record["scope"],
        region=record["region"],
        headings=tuple(record["headings"]),
        start=record["start"],
        end=record["end"],
    )
