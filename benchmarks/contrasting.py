"""Which figures are held against each other: fits the weights, prints the curve.

    python -m benchmarks.contrasting [--fit]

Samples are the questions of `training/contrasting`: lines with the name of a corpus, a question
and the two figures that it means, as the text spells them, the one named first first. Printed is
how many pairs are given from which probability on, and how many of them are right, where the
weights were fitted without the questions on that corpus. `--fit` writes the weights from all of
them to `knowledge/contrasting.toml`.
"""

from __future__ import annotations

import argparse
import json
import zlib
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray

import auskunft.knowledge
from auskunft import german
from auskunft.answering.asked import stems
from auskunft.answering.contrasting.choosing import Values, chances, pairs, values
from auskunft.answering.contrasting.evidence import evidence
from auskunft.german.number_words import cardinal
from auskunft.wiring import Settings, load_assistant
from benchmarks.own_sets import ROOT
from benchmarks.weighing import Floats, Ints, fit, scores

WEIGHTS = Path(auskunft.knowledge.__file__).with_name("contrasting.toml")
QUESTIONS = ROOT / "training" / "contrasting"
PARTS = 6
FREQUENT = 10
"""A word says what is compared if so many questions have it."""
LEAST_WEIGHT = 0.05
THRESHOLDS = (0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9)


@dataclass(frozen=True)
class Sample:
    """All pairs of figures for a question: evidence by number of name, and which are right."""

    corpus: str
    answerable: bool
    pairs: list[Values]
    names: Ints
    values: Floats
    rows: Ints
    right: NDArray[np.bool_]
    importance: float = 1.0


def _values(spelled: str) -> set[float]:
    """What a figure may be in base units ("9,5 Mio.": 9.5 or 9,500,000)."""
    words = [cardinal(german.fold(word.text)) for word in german.words(spelled)]
    found = {float(one) for one in words if one is not None}
    for one in german.find_numbers(f"{spelled} Euro"):
        found |= {float(one.value), float(one.value * german.magnitude(one.unit)[0])}
    return found


def samples_of(task: tuple[Path, Collection[str]]) -> tuple[list[str], list[Sample]]:
    """The samples of a file, and the names of their evidence."""
    path, telling = task
    records = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    corpus = ROOT / "tests" / "corpora" / records[0]["corpus"]
    assistant = load_assistant(Settings(corpus), prepared=False)
    numbering: dict[str, int] = {}
    found = []
    for record in records:
        here = assistant.contrast_scene(assistant.standalone(record["question"]))
        candidates = list(pairs(*here)) if here else []
        wanted = [_values(one) for one in record["figures"]]
        names, counts, rows = list[int](), list[float](), [0]
        for candidate in candidates:
            for name, value in evidence(candidate, telling).items():
                names.append(numbering.setdefault(name, len(numbering)))
                counts.append(value)
            rows.append(len(names))
        given = [values(one) for one in candidates]
        right = [
            bool(wanted) and all(v in w for v, w in zip(one, wanted, strict=True)) for one in given
        ]
        found.append(
            Sample(
                record["corpus"],
                bool(wanted),
                given,
                np.array(names, dtype=np.int64),
                np.array(counts, dtype=np.float32),
                np.array(rows[:-1], dtype=np.int64),
                np.array(right, dtype=np.bool_),
            )
        )
    return list(numbering), found


def all_samples() -> tuple[list[str], list[Sample]]:
    """The samples of all questions, with one numbering of the names."""
    paths = sorted(QUESTIONS.glob("*.jsonl"))
    texts = [json.loads(line)["question"] for path in paths for line in path.open(encoding="utf-8")]
    counts = Counter(word for text in texts for word in stems(text) if word.isalpha())
    telling = frozenset(word for word, count in counts.items() if count >= FREQUENT)
    numbering: dict[str, int] = {}
    found = []
    with ProcessPoolExecutor() as pool:
        for names, some in pool.map(samples_of, [(path, telling) for path in paths]):
            renumbered = np.array([numbering.setdefault(one, len(numbering)) for one in names])
            for sample in some:
                sample.names[:] = renumbered[sample.names]
                found.append(sample)
    return list(numbering), found


def cross_validated(found: Sequence[Sample], names: int) -> Iterator[tuple[Sample, float, bool]]:
    """For each sample the probability of the likeliest pair, and whether that is right."""
    parts = [zlib.crc32(one.corpus.encode()) % PARTS for one in found]
    for part in range(PARTS):
        apart = [one for one, at in zip(found, parts, strict=True) if at != part and one.pairs]
        weights = fit(apart, names)
        for one, at in zip(found, parts, strict=True):
            if at == part:
                yield one, *judged(one, weights)


def judged(sample: Sample, weights: Floats) -> tuple[float, bool]:
    """The probability of the likeliest pair, and whether it is right."""
    if not sample.pairs:
        return 0.0, False
    by_values = chances(sample.pairs, scores(sample, weights).tolist())
    best = max(by_values, key=by_values.__getitem__)
    return by_values[best], bool(sample.right[sample.pairs.index(best)])


def print_curve(results: Sequence[tuple[Sample, float, bool]]) -> None:
    """How many pairs are given from which probability on, and how many of them are right."""
    answerable = sum(one.answerable for one, _, _ in results)
    reachable = sum(bool(one.right.any()) for one, _, _ in results)
    print(f"{len(results)} questions, {answerable} answerable, {reachable} with the pair in reach")
    for least in THRESHOLDS:
        given = [(one, right) for one, probability, right in results if probability >= least]
        refusable = sum(not one.answerable for one, _ in given)
        print(
            f"  from {least:.1f}: {len(given)} given, {sum(right for _, right in given)} right; "
            f"unanswerable answered {refusable}"
        )


def write(weights: Floats, names: Sequence[str]) -> None:
    """The weights that count into the knowledge."""
    lines = [
        f'"{name}" = {weight:.2f}'
        for name, weight in sorted(zip(names, weights.tolist(), strict=True))
        if abs(weight) >= LEAST_WEIGHT
    ]
    text = "# What speaks for holding two figures against each other; each between -1 and 1.\n"
    text += "# Written by `python -m benchmarks.contrasting --fit`.\n\n[weights]\n"
    WEIGHTS.write_text(text + "\n".join(lines) + "\n", encoding="utf-8")


def main() -> None:
    """Prints the curve; writes the weights if asked to."""
    parser = argparse.ArgumentParser(description=str(__doc__).splitlines()[0])
    parser.add_argument("--fit", action="store_true", help="write the weights")
    options = parser.parse_args()
    torch.set_num_threads(1)
    names, found = all_samples()
    print(f"{len(found)} samples, {sum(len(one.pairs) for one in found)} pairs, {len(names)} names")
    print_curve(list(cross_validated(found, len(names))))
    if options.fit:
        write(fit([one for one in found if one.pairs], len(names)), names)


if __name__ == "__main__":
    main()
