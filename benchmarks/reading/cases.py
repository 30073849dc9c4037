"""The questions of a data folder, what retrieval finds for them, how readings are judged."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from auskunft.answering.reading import Candidate, WordVectors, word_vectors
from auskunft.domain import Expectation
from auskunft.embedding import Embedder, load_embedder
from auskunft.evaluation.folding import fold, stands_in
from auskunft.evaluation.metrics.answers import token_f1
from auskunft.passage_index import Index, build_index, load_index
from auskunft.retrieval import Retriever
from auskunft.understanding.expectation import expected_answer

SENTENCES, PASSAGES = 30, 6
"""What is read: so many sentences of the search, and all others of so many passages."""


@dataclass(frozen=True)
class Case:
    """A question, its gold answers and the candidates; `right` are those of the gold passage."""

    question: str
    expectation: Expectation
    golds: tuple[str, ...]
    document: str
    candidates: tuple[Candidate, ...]
    right: frozenset[int]

    def holds(self, text: str) -> bool:
        """Whether the text holds a gold answer."""
        folded = fold(text)
        return any(stands_in(gold, folded) for gold in self.golds)

    def f1(self, short: str) -> float:
        """Token F1 of the short answer (SQuAD's, German articles left out)."""
        return token_f1(short, self.golds)


def load_cases(data: Path, testset: str) -> tuple[list[Case], WordVectors]:
    """Indexes the corpus of the folder in a temporary place and searches it for every question."""
    embedder = load_embedder()
    with tempfile.TemporaryDirectory() as folder:
        build_index(data / "corpus", Path(folder) / "index", embedder)
        index = load_index(Path(folder) / "index")
        retriever = Retriever(index, embedder)
        records = [json.loads(line) for line in (data / testset).open(encoding="utf-8")]
        cases = [_case(record, index, retriever) for record in records]
    return cases, vectors_of(embedder)


def vectors_of(embedder: Embedder) -> WordVectors:
    """The word vectors of the shipped model."""
    model = embedder._model  # type: ignore[attr-defined]  # noqa: SLF001 (no public way yet)

    def pieces(word: str) -> list[int]:
        return list(model.tokenizer.encode(word, add_special_tokens=False).ids)

    return word_vectors(model.encoder.words, pieces)


def _case(record: dict[str, object], index: Index, retriever: Retriever) -> Case:
    question = str(record["question"])
    accept, evidence = record["accept"], record["evidence"]
    assert isinstance(accept, list)  # noqa: S101 (the file's format)
    assert isinstance(evidence, list)  # noqa: S101
    found = retriever.find(question, limit=len(index.sentences))
    passages = {(p.document_id, p.number): p for p in index.passages}
    best = [e.target for e in found.passages[:PASSAGES]]
    read = {(p.document_id, p.number) for p in best if p in index.passages}
    candidates: list[Candidate] = []
    right: set[int] = set()
    for rank, item in enumerate(found.sentences):
        sentence = item.target
        key = (sentence.document_id, sentence.passage)  # type: ignore[union-attr]
        if rank >= SENTENCES and key not in read:
            continue
        passage = passages[key]
        text = index.text(passage)
        start = sentence.start - passage.start
        if any(piece in text for piece in evidence):
            right.add(len(candidates))
        candidates.append(
            Candidate(
                sentence,  # type: ignore[arg-type]
                index.text(sentence),
                text[:start].strip(),
                passage.headings,
                item.score,
            )
        )
    documents = [d.id for d in index.documents if any(piece in d.text for piece in evidence)]
    return Case(
        question,
        expected_answer(question),
        tuple(str(alternative[0]) for alternative in accept),
        documents[0] if documents else "",
        tuple(candidates),
        frozenset(right),
    )


def without_answer(case: Case) -> tuple[Sequence[Candidate], Sequence[Candidate]]:
    """The candidates without the sentences that answer, and without the document that answers."""
    sentences = [
        candidate
        for number, candidate in enumerate(case.candidates)
        if not (number in case.right and case.holds(candidate.text))
    ]
    others = [c for c in case.candidates if c.sentence.document_id != case.document]
    return sentences, others


def folds(cases: Sequence[Case], count: int) -> Iterator[tuple[list[int], list[int]]]:
    """Training and test rows, split by document: no document is in both."""
    documents = sorted({case.document for case in cases})
    for number in range(count):
        held = set(documents[number::count])
        test = [row for row, case in enumerate(cases) if case.document in held]
        train = [row for row, case in enumerate(cases) if case.document not in held]
        if test:
            yield train, test
