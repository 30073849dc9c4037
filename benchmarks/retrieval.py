"""How well the right passage is found: each signal alone, their sums, and the retriever in use.

    python benchmarks/retrieval.py --data DIR [--testset FILE] [--no-model]

DIR holds `corpus/` and `testset.jsonl` (docs: the test set's format). A passage is relevant if
it holds a piece of the case's evidence. Measures: nDCG@10 (Järvelin/Kekäläinen, binary gains),
R@1 and R@5 (share of questions with a relevant passage among the first 1 and 5).
"""

from __future__ import annotations

import argparse
import json
import statistics
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np

from auskunft.domain import Passage
from auskunft.embedding import Embedder, load_embedder
from auskunft.passage_index import Index, build_index, load_index
from auskunft.retrieval import Retriever
from auskunft.retrieval.lexical import Bm25, CharacterGrams
from auskunft.retrieval.sparse import tokenise

Scores = np.ndarray
DEPTH = 10


class NoModel:
    """Stands in for the embedder: all cosines are equal, the words alone decide."""

    name, fingerprint, dimension = "none", "none", 2

    def embed_passages(self, texts: Sequence[str], progress: object = None) -> np.ndarray:
        """The same vector for every text."""
        del progress
        return np.tile(self.embed_query(""), (len(texts), 1))

    def embed_query(self, text: str) -> np.ndarray:
        """The same vector for every question."""
        del text
        return np.array([1, 0], dtype=np.float32)


class Remembering:
    """Embeds each question once, so that search can be timed without the model."""

    def __init__(self, embedder: Embedder, questions: Sequence[str]) -> None:
        started = time.perf_counter()
        self._vectors = {question: embedder.embed_query(question) for question in questions}
        self.seconds = time.perf_counter() - started

    def embed_query(self, text: str) -> np.ndarray:
        """The remembered vector."""
        return self._vectors[text]


def relevant_rows(index: Index, evidence: Sequence[str]) -> set[int]:
    """The rows of the passages that hold a piece of the evidence."""
    return {
        row
        for row, passage in enumerate(index.passages)
        if any(piece in index.text(passage) for piece in evidence)
    }


def measures(rankings: Sequence[Sequence[int]], relevant: Sequence[set[int]]) -> str:
    """nDCG@10, R@1 and R@5 as a line of the table."""
    gains = []
    for ranking, right in zip(rankings, relevant, strict=True):
        gained = sum(1 / np.log2(k + 2) for k, row in enumerate(ranking[:DEPTH]) if row in right)
        gains.append(gained / sum(1 / np.log2(k + 2) for k in range(min(len(right), DEPTH))))
    first, five = (
        statistics.mean(
            any(row in right for row in ranking[:depth])
            for ranking, right in zip(rankings, relevant, strict=True)
        )
        for depth in (1, 5)
    )
    return f"{statistics.mean(gains):7.4f} {first:7.4f} {five:7.4f}"


def ranked(score: Callable[[str], Scores], questions: Sequence[str]) -> list[list[int]]:
    """Rows of all passages, best first, for each question."""
    return [np.argsort(-score(question), kind="stable").tolist() for question in questions]


def standardised(scores: Scores) -> Scores:
    """Z-scores: mean 0, deviation 1."""
    return np.asarray((scores - scores.mean()) / (scores.std() or 1.0))


def signals(index: Index, embedder: Remembering) -> dict[str, Callable[[str], Scores]]:
    """The single signals and plain sums that the retriever is compared with."""
    texts = []
    for passage in index.passages:
        title = index.document(passage.document_id).title
        texts.append("\n".join((title, *passage.headings, index.text(passage))))
    tokens = tokenise(texts)
    bm25, grams = Bm25(tokens), CharacterGrams(tokens)
    vectors = index.vectors.vectors()[: len(texts)]

    def dense(question: str) -> Scores:
        return np.asarray(vectors @ embedder.embed_query(question), dtype=np.float32)

    def words(question: str) -> Scores:
        both = standardised(bm25.scores(question)) + standardised(grams.scores(question))
        return np.asarray(both)

    return {
        "BM25, German stems": bm25.scores,
        "character 3–5-grams": grams.scores,
        "dense": dense,
        "z(BM25) + z(n-grams)": words,
        "… + 0.5 z(dense)": lambda question: words(question) + 0.5 * standardised(dense(question)),
    }


def main() -> None:
    """Prints the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--testset", default="testset.jsonl")
    parser.add_argument("--no-model", action="store_true", help="leave the embedding out")
    options = parser.parse_args()
    lines = (options.data / options.testset).read_text(encoding="utf-8").splitlines()
    cases = [json.loads(line) for line in lines if line.strip()]
    cases = [case for case in cases if case["answerable"] and not case["history"]]
    embedder = NoModel() if options.no_model else load_embedder()
    with tempfile.TemporaryDirectory() as folder:
        build_index(options.data / "corpus", Path(folder) / "index", embedder)
        index = load_index(Path(folder) / "index")
    relevant = [relevant_rows(index, case["evidence"]) for case in cases]
    questions = [c["question"] for c, rows in zip(cases, relevant, strict=True) if rows]
    relevant = [rows for rows in relevant if rows]
    remembering = Remembering(embedder, questions)
    print(f"{len(questions)} questions, {len(index.passages)} passages, model {embedder.name}")
    print(f"{'':24} nDCG@10     R@1     R@5")
    for name, score in signals(index, remembering).items():
        print(f"{name:24} {measures(ranked(score, questions), relevant)}")
    retriever = Retriever(index, remembering)
    rows = {passage: row for row, passage in enumerate(index.passages)}
    rankings, seconds = [], []
    for question in questions:
        started = time.perf_counter()
        found = retriever.find(question)
        seconds.append(time.perf_counter() - started)
        targets = [e.target for e in found.passages]
        rankings.append([rows[target] for target in targets if isinstance(target, Passage)])
    print(f"{'retriever in use':24} {measures(rankings, relevant)}")
    milliseconds = np.asarray(seconds) * 1000
    print(
        f"search p50 {np.percentile(milliseconds, 50):.1f} ms, "
        f"p95 {np.percentile(milliseconds, 95):.1f} ms; "
        f"embedding a question {remembering.seconds / len(questions) * 1000:.1f} ms"
    )


if __name__ == "__main__":
    main()
