"""Citations: verbatim or not, and how well they cover the evidence, by characters.

Precision is the share of cited characters that belong to the evidence, recall the share of the
evidence's characters that are cited (as Potthast et al. 2010, "An Evaluation Framework for
Plagiarism Detection", score found against true passages); each character counts once however
often it is cited. Evidence at several places counts where the citations cover it best.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from auskunft.domain import Citation
from auskunft.evaluation.evidence import Documents, Stretch

Position = tuple[str, int]


def _characters(stretches: Iterable[Stretch]) -> set[Position]:
    return {
        (document, position) for document, start, end in stretches for position in range(start, end)
    }


def _evidence_characters(
    documents: Documents, evidence: Sequence[str], cited: set[Position]
) -> set[Position]:
    characters: set[Position] = set()
    for piece in evidence:
        places = [_characters([place]) for place in documents.occurrences(piece)]
        characters |= max(places, key=lambda place: len(place & cited), default=set())
    return characters


def verbatim(documents: Documents, citations: Sequence[Citation]) -> float:
    """The share of citations whose stretch reads exactly as quoted; the design demands 1."""
    return sum(map(documents.is_verbatim, citations)) / len(citations)


def precision_and_recall(
    documents: Documents, citations: Sequence[Citation], evidence: Sequence[str]
) -> tuple[float, float]:
    """(precision, recall) of the verbatim citations' characters; (0, 0) where there are none."""
    stretches = [
        (citation.document_id, citation.start, citation.end)
        for citation in citations
        if documents.is_verbatim(citation)
    ]
    cited = _characters(stretches)
    wanted = _evidence_characters(documents, evidence, cited)
    if not cited or not wanted:
        return 0.0, 0.0
    shared = len(cited & wanted)
    return shared / len(cited), shared / len(wanted)
