from __future__ import annotations

import dataclasses
from typing import Any

import pytest

from auskunft.domain import Citation, Document
from auskunft.evaluation.evidence import Documents


def cite(piece: str, document: Document, **change: Any) -> Citation:
    start = document.text.index(piece)
    citation = Citation(document.id, "", "", piece, start, start + len(piece))
    return dataclasses.replace(citation, **change)


@pytest.mark.parametrize(
    ("piece", "found"),
    [
        ("„Sonnenwerkstatt“ berät", "„Sonnenwerkstatt“ berät"),
        ('"sonnenwerkstatt" BERÄT', "„Sonnenwerkstatt“ berät"),
        ("1,85 Prozent Anteil", "1,85\nProzent\nAnteil"),
    ],
)
def test_evidence_is_found_though_typed_differently(
    document: Document, piece: str, found: str
) -> None:
    ((name, start, end),) = Documents([document]).occurrences(piece)
    assert name == "seenland"
    assert document.text[start:end] == found


def test_every_occurrence_counts(document: Document) -> None:
    assert len(Documents([document]).occurrences("Weitere Indikatoren")) == 2


def test_what_is_not_there_is_not_found(document: Document) -> None:
    assert Documents([document]).occurrences("Goldgräber") == ()


def test_a_citation_is_verbatim_only_if_the_slice_reads_so(document: Document) -> None:
    documents = Documents([document])
    good = cite("rund 300 Firmen", document)
    assert documents.is_verbatim(good)
    assert not documents.is_verbatim(cite("rund 300 Firmen", document, start=good.start + 1))
    assert not documents.is_verbatim(cite("rund 300 Firmen", document, quote="rund 301 Firmen"))
    assert not documents.is_verbatim(cite("rund 300 Firmen", document, document_id="anderes"))
    assert not documents.is_verbatim(cite("rund", document, start=5, end=5, quote=""))
    assert not documents.is_verbatim(cite("rund", document, start=-3, end=10**9))


def test_one_shared_character_overlaps_and_none_does_not(document: Document) -> None:
    documents = Documents([document])
    piece = "rund 300 Firmen"
    start = document.text.index(piece)
    touching = cite("berät ", document)
    assert touching.end == start
    assert not documents.overlaps(touching, piece)
    assert documents.overlaps(cite("berät r", document), piece)


def test_a_citation_that_is_not_verbatim_supports_nothing(document: Document) -> None:
    documents = Documents([document])
    wrong = cite("rund 300 Firmen", document, quote="rund 400 Firmen")
    assert not documents.supports([wrong], ["rund 300 Firmen"])
    assert documents.supports([cite("rund 300 Firmen", document)], ["anderes", "300"])


def test_without_a_corpus_texts_are_compared(document: Document) -> None:
    nothing = Documents()
    quote = cite("Das Netz Blaue Optik (NBO) verbindet mehr als 120 Betriebe.", document)
    assert nothing.supports([quote], ["verbindet MEHR als 120 Betriebe"])
    assert nothing.supports([quote], ["verbindet mehr als 120 Betriebe. Es wurde 2011"])
    assert not nothing.supports([quote], ["berät rund 300 Firmen"])
