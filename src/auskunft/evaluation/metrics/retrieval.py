"""Retrieval by `ir-measures` (MacAvaney et al. 2022): R@1, R@5, RR@10, nDCG@10, by question.

R@k is the share of what is relevant among the first k. RR@10 is 1 over the rank of the first
relevant one, 0 if that is beyond 10 (Voorhees 1999, TREC-8 question answering). nDCG@10 is the
sum of 1 / log2(rank + 1) over the relevant ones among the first 10, over the highest such sum
possible (Järvelin and Kekäläinen 2002, "Cumulated Gain-Based Evaluation of IR Techniques").

Two views. On passages: a passage is relevant if a piece of evidence stands in it, and the
ranking is read as a ranking of passages, each at its first appearance. On evidence: each piece
of evidence is a thing to be found, found by the first ranked stretch that overlaps it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from auskunft.evaluation.evidence import Documents, Stretch, overlap

MEASURES = ("R@1", "R@5", "RR@10", "nDCG@10")
_DEPTH = 100


@dataclass(frozen=True, slots=True)
class Ranking:
    """What was retrieved for a question, best first, and the evidence that it should hold."""

    id: str
    stretches: tuple[Stretch, ...]
    evidence: tuple[str, ...]


def passages_of(documents: Documents) -> tuple[Stretch, ...]:
    """Blank-line paragraphs, for a corpus whose passages nobody has handed over."""
    return tuple(
        (name, start, end)
        for name, document in documents.by_id.items()
        for start, end in _paragraphs(document.text)
    )


def _paragraphs(text: str) -> Iterable[tuple[int, int]]:
    position = 0
    for block in text.split("\n\n"):
        if block.strip():
            yield position, position + len(block)
        position += len(block) + 2


def scores_on_passages(
    rankings: Sequence[Ranking], passages: Sequence[Stretch], documents: Documents
) -> dict[str, dict[str, float]]:
    """The measures by question id, on passages; names as in `MEASURES`."""
    by_document = _by_document(passages)
    relevant: dict[str, list[str]] = {}
    runs: dict[str, list[str]] = {}
    for ranking in rankings:
        places = [place for piece in ranking.evidence for place in documents.occurrences(piece)]
        wanted = _unique(name for place in places for name in _names(place, by_document))
        if not wanted:
            continue
        relevant[ranking.id] = wanted
        found = (name for stretch in ranking.stretches for name in _names(stretch, by_document))
        runs[ranking.id] = _unique(found)[:_DEPTH]
    return _calculate(relevant, runs)


def scores_on_evidence(
    rankings: Sequence[Ranking], documents: Documents
) -> dict[str, dict[str, float]]:
    """The measures by question id, on pieces of evidence; names as in `MEASURES`."""
    relevant: dict[str, list[str]] = {}
    runs: dict[str, list[str]] = {}
    for ranking in rankings:
        places = {
            f"e{number}": documents.occurrences(piece)
            for number, piece in enumerate(ranking.evidence)
        }
        relevant[ranking.id] = list(places)
        found: list[str] = []
        for rank, stretch in enumerate(ranking.stretches[:_DEPTH]):
            hits = [
                name
                for name, stretches in places.items()
                if name not in found and any(overlap(stretch, place) for place in stretches)
            ]
            # A stretch with two pieces finds both at its rank and the next; one with none is noise.
            found += hits or [f"x{rank}"]
        runs[ranking.id] = found[:_DEPTH]
    return _calculate(relevant, runs)


def _by_document(passages: Sequence[Stretch]) -> dict[str, list[tuple[str, Stretch]]]:
    by_document: dict[str, list[tuple[str, Stretch]]] = {}
    for number, passage in enumerate(passages):
        by_document.setdefault(passage[0], []).append((f"p{number}", passage))
    return by_document


def _names(
    stretch: Stretch, by_document: Mapping[str, Sequence[tuple[str, Stretch]]]
) -> Iterable[str]:
    return (name for name, passage in by_document.get(stretch[0], ()) if overlap(stretch, passage))


def _unique(names: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(names))


def _calculate(
    relevant: Mapping[str, Sequence[str]], runs: Mapping[str, Sequence[str]]
) -> dict[str, dict[str, float]]:
    if not relevant:
        return {}
    import ir_measures  # noqa: PLC0415 - heavy, and `auskunft --help` must not wait for it

    judgements = [
        ir_measures.Qrel(question, name, 1)
        for question, names in relevant.items()
        for name in names
    ]
    ranked = [
        ir_measures.ScoredDoc(question, name, float(_DEPTH - rank))
        for question, names in runs.items()
        for rank, name in enumerate(names)
    ]
    measures = [ir_measures.parse_measure(name) for name in MEASURES]
    scores: dict[str, dict[str, float]] = {
        question: dict.fromkeys(MEASURES, 0.0) for question in relevant
    }
    for metric in ir_measures.iter_calc(measures, judgements, ranked):
        scores[metric.query_id][str(metric.measure)] = float(metric.value)
    return scores
