"""Retrieval side by side with Haystack and txtai: quality and questions per second.

    pip install -r benchmarks/peers/requirements.txt
    OMP_NUM_THREADS=1 python benchmarks/peers/run.py --data FOLDER    # holds xquad-de-dev and dev

Every system is used as its manual says, with its defaults, but for the embedder, which is ours
in all of them, so that what differs is the search round it.
"""

# Haystack and txtai are installed for this comparison only.
# mypy: disable-error-code="import-not-found, import-untyped"

from __future__ import annotations

import argparse
import json
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import ir_measures
import numpy as np
from haystack import Document as HaystackDocument
from haystack.components.joiners import DocumentJoiner
from haystack.components.retrievers.in_memory import (
    InMemoryBM25Retriever,
    InMemoryEmbeddingRetriever,
)
from haystack.document_stores.in_memory import InMemoryDocumentStore
from txtai import Embeddings

from auskunft.corpus import analyse, read_corpus
from auskunft.embedding import Embedder, load_embedder
from auskunft.evaluation.evidence import Documents, overlap
from auskunft.evaluation.testsets import read_testset
from auskunft.passage_index import build_index, load_index
from auskunft.retrieval import Retriever

Search = Callable[[str], list[int]]
LIMIT = 10
MEASURES = [ir_measures.parse_measure(name) for name in ("R@1", "R@5", "RR@10", "nDCG@10")]
WARM_UP = 5

# --- questions and passages -------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Dataset:
    """`relevant[n]` holds the numbers of the passages that answer `questions[n]`."""

    name: str
    passages: tuple[str, ...]
    questions: tuple[str, ...]
    relevant: tuple[frozenset[int], ...]


def load(folder: Path) -> Iterator[Dataset]:
    """XQuAD-de-dev, its questions in English, and the two FAQ sets."""
    yield xquad(folder / "xquad-de-dev", "testset.jsonl", "XQuAD-de-dev")
    yield xquad(folder / "xquad-de-dev", "testset-en.jsonl", "XQuAD-de-dev, English questions")
    yield pairs(folder / "dev" / "faq-covid.jsonl", "FAQ Covid", "question", "answer")
    yield pairs(folder / "dev" / "services-munich.jsonl", "city services", "name", "description")


def xquad(folder: Path, testset: str, name: str) -> Dataset:
    """The paragraphs of the articles; relevant is the one that holds the evidence."""
    corpus = read_corpus(folder / "corpus")
    documents = Documents(corpus)
    stretches = [
        (document.id, passage.start, passage.end)
        for document in corpus
        for passage in analyse(document).passages
    ]
    cases = read_testset(folder / testset)
    relevant = [
        frozenset(
            number
            for number, stretch in enumerate(stretches)
            for piece in case.evidence
            if any(overlap(stretch, place) for place in documents.occurrences(piece))
        )
        for case in cases
    ]
    texts = tuple(documents.by_id[document].text[start:end] for document, start, end in stretches)
    return Dataset(name, texts, tuple(case.question for case in cases), tuple(relevant))


def pairs(path: Path, name: str, question: str, answer: str) -> Dataset:
    """One question and one passage a line; equal passages are one."""
    records: list[Mapping[str, str]] = [
        json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()
    ]
    records = [record for record in records if record[question].strip() and record[answer].strip()]
    passages = tuple(dict.fromkeys(" ".join(record[answer].split()) for record in records))
    numbers = {text: number for number, text in enumerate(passages)}
    return Dataset(
        name,
        passages,
        tuple(record[question] for record in records),
        tuple(frozenset({numbers[" ".join(record[answer].split())]}) for record in records),
    )


# --- the systems ------------------------------------------------------------------------


def systems(passages: Sequence[str], embedder: Embedder) -> Iterator[tuple[str, Search]]:
    """Name and search function of each system, indexed one after the other."""
    yield from _haystack(passages, embedder)
    yield from _txtai(passages, embedder)
    yield from _auskunft(passages, embedder)


def _haystack(passages: Sequence[str], embedder: Embedder) -> Iterator[tuple[str, Search]]:
    store = InMemoryDocumentStore(embedding_similarity_function="cosine")
    vectors = embedder.embed_passages(passages)
    store.write_documents(
        [
            HaystackDocument(id=str(number), content=text, embedding=vectors[number].tolist())
            for number, text in enumerate(passages)
        ]
    )
    lexical = InMemoryBM25Retriever(store, top_k=LIMIT)
    dense = InMemoryEmbeddingRetriever(store, top_k=LIMIT)
    joiner = DocumentJoiner(join_mode="reciprocal_rank_fusion", top_k=LIMIT)

    def by_words(question: str) -> list[Any]:
        return list(lexical.run(query=question)["documents"])

    def by_vector(question: str) -> list[Any]:
        vector = embedder.embed_query(question).tolist()
        return list(dense.run(query_embedding=vector)["documents"])

    def fused(question: str) -> list[Any]:
        return list(joiner.run([by_words(question), by_vector(question)])["documents"])

    for name, search in (("BM25", by_words), ("embedding", by_vector), ("both (RRF)", fused)):
        yield f"Haystack, {name}", _numbered(search)


def _numbered(search: Callable[[str], list[Any]]) -> Search:
    return lambda question: [int(document.id) for document in search(question)]


def _txtai(passages: Sequence[str], embedder: Embedder) -> Iterator[tuple[str, Search]]:
    def transform(texts: Sequence[str]) -> Any:
        # txtai embeds a question as a list of one text, and passages in batches.
        if len(texts) == 1:
            return np.array([embedder.embed_query(texts[0])])
        return embedder.embed_passages(list(texts))

    external = {"method": "external", "transform": transform}
    for name, options in (
        ("BM25", {"keyword": True}),
        ("embedding", external),
        ("both (hybrid)", {"hybrid": True, **external}),
    ):
        index = Embeddings(options)
        index.index(enumerate(passages))
        yield f"txtai, {name}", _txtai_search(index)


def _txtai_search(index: Any) -> Search:
    return lambda question: [int(number) for number, _ in index.search(question, LIMIT)]


def _auskunft(passages: Sequence[str], embedder: Embedder) -> Iterator[tuple[str, Search]]:
    """Each passage is a document of its own, as a corpus folder would hold it."""
    with TemporaryDirectory() as folder:
        corpus = Path(folder) / "corpus"
        corpus.mkdir()
        for number, text in enumerate(passages):
            (corpus / f"{number:05}.md").write_text(text + "\n", encoding="utf-8")
        build_index(corpus, Path(folder) / "index", embedder)
        retriever = Retriever(load_index(Path(folder) / "index"), embedder)

        def search(question: str) -> list[int]:
            # A passage of several paragraphs counts at the first of them.
            found = retriever.find(question, limit=2 * LIMIT).passages
            numbers = dict.fromkeys(int(evidence.target.document_id) for evidence in found)
            return list(numbers)[:LIMIT]

        yield "Auskunft", search


# --- the comparison ---------------------------------------------------------------------


def measured(dataset: Dataset, search: Search) -> tuple[dict[str, float], float]:
    """The measures over all questions, and questions per second of processor time.

    Processor time, one question at a time: what else the machine does then moves it little.
    """
    for question in dataset.questions[:WARM_UP]:
        search(question)
    begin = time.process_time()
    rankings = [search(question) for question in dataset.questions]
    seconds = time.process_time() - begin
    judgements = [
        ir_measures.Qrel(str(number), str(passage), 1)
        for number, relevant in enumerate(dataset.relevant)
        for passage in relevant
    ]
    run = [
        ir_measures.ScoredDoc(str(number), str(passage), -float(rank))
        for number, ranking in enumerate(rankings)
        for rank, passage in enumerate(ranking)
    ]
    found = ir_measures.calc_aggregate(MEASURES, judgements, run)
    return {str(measure): value for measure, value in found.items()}, len(rankings) / seconds


def table(dataset: Dataset, rows: Sequence[tuple[str, dict[str, float], float]]) -> str:
    """A Markdown table of one dataset."""
    names = [str(measure) for measure in MEASURES]
    lines = [
        f"### {dataset.name}: {len(dataset.questions)} questions, {len(dataset.passages)} passages",
        "",
        f"| system | {' | '.join(names)} | questions/CPU s |",
        "|---" * (len(names) + 2) + "|",
    ]
    for system, scores, rate in rows:
        values = " | ".join(f"{scores[name]:.3f}" for name in names)
        lines.append(f"| {system} | {values} | {rate:.0f} |")
    return "\n".join([*lines, ""])


def main() -> None:
    """Print a table for each dataset."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="holds xquad-de-dev/ and dev/")
    parser.add_argument("--model", help="a sentence-transformers model instead of the shipped one")
    arguments = parser.parse_args()
    embedder = load_embedder(arguments.model)
    print(f"embedder: {embedder.name}\n")
    for dataset in load(arguments.data):
        rows = [
            (name, *measured(dataset, search))
            for name, search in systems(dataset.passages, embedder)
        ]
        print(table(dataset, rows), flush=True)


if __name__ == "__main__":
    main()
