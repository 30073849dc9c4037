"""The tasks: what is asked, what is searched, what is right; dev data, never trained on."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from auskunft.german import sentences

Scores = NDArray[np.float32]


@dataclass(frozen=True)
class Search:
    """Questions over passages; ``relevant[i]`` holds the passage numbers that answer question i."""

    name: str
    queries: tuple[str, ...]
    passages: tuple[str, ...]
    relevant: tuple[frozenset[int], ...]

    def sentences(self) -> tuple[tuple[str, ...], NDArray[np.int64]]:
        """The sentences of all passages, and the number of the passage that each is of."""
        found = [
            (passage[span.start : span.end], number)
            for number, passage in enumerate(self.passages)
            for span in sentences(passage)
        ]
        return tuple(text for text, _ in found), np.asarray([number for _, number in found])


@dataclass(frozen=True)
class Similarity:
    """Sentence pairs and how alike people found them, 0 to 5."""

    left: tuple[str, ...]
    right: tuple[str, ...]
    scores: tuple[float, ...]


def read_lines(path: Path) -> list[dict[str, Any]]:
    """The records of a JSONL file."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line]


def similarity(data: Path) -> Similarity:
    """STSb-de dev."""
    rows = read_lines(data / "dev" / "stsb-de-dev.jsonl")
    columns = [tuple(row[key] for row in rows) for key in ("s1", "s2", "score")]
    return Similarity(*columns)


def xquad(data: Path, testset: str) -> Search:
    """Paragraphs, each under its article's title; right are those that hold the case's evidence."""
    folder = data / "xquad-de-dev"
    passages = []
    for path in sorted((folder / "corpus").glob("*.md")):
        title, *blocks = path.read_text(encoding="utf-8").strip().split("\n\n")
        passages += [f"{title.removeprefix('# ')}\n{block.strip()}" for block in blocks if block]
    cases = read_lines(folder / testset)
    relevant = [
        frozenset(
            number
            for number, passage in enumerate(passages)
            if any(piece in passage for piece in case["evidence"])
        )
        for case in cases
    ]
    queries = tuple(case["question"] for case in cases)
    return Search(testset, queries, tuple(passages), tuple(relevant))


def frequent_questions(data: Path) -> Search:
    """FAQ-COVID: the question finds its answer."""
    rows = read_lines(data / "dev" / "faq-covid.jsonl")
    return _paired("faq", [row["question"] for row in rows], [row["answer"] for row in rows])


def city_services(data: Path) -> Search:
    """Munich's services: each keyword finds the descriptions of the services that list it."""
    rows = read_lines(data / "dev" / "services-munich.jsonl")
    listed: dict[str, set[int]] = {}
    for number, row in enumerate(rows):
        for keyword in filter(None, (one.strip() for one in row["keywords"].split(","))):
            listed.setdefault(keyword, set()).add(number)
    right = tuple(frozenset(numbers) for numbers in listed.values())
    return Search("munich", tuple(listed), tuple(row["description"] for row in rows), right)


def paraphrases(name: str = "paraphrases", language: str | None = None) -> Search:
    """Paraphrases of the nine indicator labels find their label; ``name`` is that of their list."""
    rows = read_lines(Path(__file__).with_name(f"{name}.jsonl"))
    labels = list(dict.fromkeys(row["label"] for row in rows))
    rows = [row for row in rows if language in (None, row["language"])]
    right = tuple(frozenset({labels.index(row["label"])}) for row in rows)
    return Search("field", tuple(row["text"] for row in rows), tuple(labels), right)


def ndcg(scores: Scores, relevant: tuple[frozenset[int], ...], depth: int = 10) -> float:
    """Mean nDCG at ``depth`` with binary relevance (Järvelin and Kekäläinen 2002, log base 2)."""
    order = np.argsort(-scores, axis=1, kind="stable")[:, :depth]
    gains = 1 / np.log2(np.arange(2, depth + 2))

    def one(ranked: NDArray[np.intp], right: frozenset[int]) -> float:
        got = sum(gain for gain, number in zip(gains, ranked, strict=False) if int(number) in right)
        return float(got / gains[: len(right)].sum())

    return float(np.mean([one(row, right) for row, right in zip(order, relevant, strict=True)]))


def first_right(scores: Scores, relevant: tuple[frozenset[int], ...]) -> float:
    """The share of questions whose best passage is right."""
    best = scores.argmax(axis=1)
    hits = [int(one) in right for one, right in zip(best, relevant, strict=True)]
    return float(np.mean(hits))


Measure = Callable[[Scores, tuple[frozenset[int], ...]], float]


def _paired(name: str, queries: list[str], passages: list[str]) -> Search:
    right = tuple(_equal(passages, number) for number in range(len(queries)))
    return Search(name, tuple(queries), tuple(passages), right)


def _equal(passages: list[str], number: int) -> frozenset[int]:
    """The passage and its exact doubles: none of them is a wrong answer."""
    return frozenset(other for other, text in enumerate(passages) if text == passages[number])
