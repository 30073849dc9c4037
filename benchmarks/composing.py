"""What is worked out where only weighing tells: fits the weights, prints the curve.

    python -m benchmarks.composing [--fit]

Samples are the questions of the own development sets that a figure answers or that ask to compute,
and those of `training/composing` (lines as in a test set, with the name of the corpus). For each,
all that could be worked out of the figures near the sentences believed is looked at; right is what
gives an accepted result. Printed is how many results are given from which probability on, and how
many of them are right, where the weights were fitted without the questions on that corpus. `--fit`
writes the weights from all of them to `knowledge/composing.toml`.
"""

from __future__ import annotations

import argparse
import json
import zlib
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeAlias

import numpy as np
import torch
from numpy.typing import NDArray

import auskunft.knowledge
from auskunft import german
from auskunft.answering.asked import stems
from auskunft.answering.composing.barring import BARRING, GROUNDS, grounds
from auskunft.answering.composing.choosing import DOUBTS, Composed, doubts, likeliest
from auskunft.answering.composing.evidence import Telling, evidence
from auskunft.answering.composing.expressions import Expression, Operation, expressions
from auskunft.assistant import asking
from auskunft.domain import AnswerType
from auskunft.evaluation.testsets import read_testset
from auskunft.german.number_words import cardinal
from auskunft.wiring import Settings, load_assistant
from benchmarks.own_sets import ROOT, own_sets
from benchmarks.weighing import Floats, Ints, fit, fit_logistic, scores

COMPUTED = frozenset({"compute", "compare"})
WEIGHTS = Path(auskunft.knowledge.__file__).with_name("composing.toml")
QUESTIONS = ROOT / "training" / "composing"
PARTS = 4
COMPUTED_WEIGHT = 2.0
"""What a question that is meant to be computed counts."""
FREQUENT, SPREAD = 14, 8
"""A word tells something if so many questions to so many corpora have it."""
WIDESPREAD = 0.3
"""Share of the corpora that have a word which tells something where it stands near a figure."""
LEAST_WEIGHT = 0.1
THRESHOLDS = (0.3, 0.4, 0.5, 0.6, 0.7, 0.8)
TYPES = frozenset(
    {AnswerType.COUNT, AnswerType.AMOUNT, AnswerType.SHARE, AnswerType.ANY, AnswerType.TERM}
)
MAGNITUDES = (1, 10**3, 10**6, 10**9)
_CLOSE = 1e-9
DOUBTED = ("odds", "constant", "says_how", *GROUNDS)
"""The names of what tells how far the likeliest is to be believed."""


@dataclass(frozen=True)
class Question:
    """A question to a corpus with its numbers that would be right; none where unanswerable."""

    corpus: Path
    text: str
    history: tuple[str, ...]
    computed: bool
    right: tuple[float, ...]


@dataclass(frozen=True)
class Sample:
    """All that could be worked out: evidence by number of name, row by row, and what is right."""

    corpus: Path
    text: str
    computed: bool
    found: list[Expression]
    names: Ints
    values: Floats
    rows: Ints
    right: NDArray[np.bool_]
    against: list[tuple[str, ...]]
    says_how: bool

    @property
    def importance(self) -> float:
        """What it counts."""
        return COMPUTED_WEIGHT if self.computed else 1.0


def questions() -> list[Question]:
    """All questions to learn from."""
    found = []
    for one in own_sets("dev"):
        for case in read_testset(one.questions):
            right = _numbers(case.accept if case.answerable else ())
            computed = case.kind in COMPUTED
            found.append(Question(one.corpus, case.question, case.history, computed, right))
    for path in sorted(QUESTIONS.glob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            record = json.loads(line)
            corpus = ROOT / "tests" / "corpora" / record["corpus"]
            accept = record["accept"] if record["answerable"] else ()
            right = _numbers(accept)
            found.append(Question(corpus, record["question"], (), computed=True, right=right))
    return found


def _numbers(accept: Sequence[Sequence[str]]) -> tuple[float, ...]:
    texts = [text.replace("\u202f", "\u00a0") for wanted in accept for text in wanted]
    digits = [float(one.value) for text in texts for one in german.find_numbers(text)]
    spelled = [cardinal(german.fold(word.text)) for text in texts for word in german.words(text)]
    return tuple(dict.fromkeys([*digits, *(float(one) for one in spelled if one is not None)]))


def is_right(result: float, wanted: Sequence[float]) -> bool:
    """Whether a result is one of the numbers, rounded as that is, or in thousands or millions."""
    return any(
        _rounds_to(abs(result) / magnitude, number)
        for number in wanted
        for magnitude in MAGNITUDES
        if magnitude == 1 or abs(result) >= magnitude / 10
    )


def _rounds_to(value: float, number: float) -> bool:
    decimals = len(repr(number).partition(".")[2]) if number % 1 else 0
    apart = abs(value - number)
    return apart <= 0.5 * 10**-decimals + _CLOSE and apart <= 0.02 * number + _CLOSE


def telling_words(asked: Sequence[Question]) -> Telling:
    """The words of many questions to several corpora, and those of many corpora."""
    corpora = defaultdict[str, list[Path]](list)
    for one in asked:
        for word in stems(one.text):
            corpora[word].append(one.corpus)
    texts = [_text(corpus) for corpus in {one.corpus for one in asked}]
    written = Counter(word for text in texts for word in stems(text) if word.isalpha())
    return Telling(
        frozenset(
            word
            for word, where in corpora.items()
            if word.isalpha() and len(where) >= FREQUENT and len({*where}) >= SPREAD
        ),
        frozenset(word for word, count in written.items() if count >= len(texts) * WIDESPREAD),
    )


def _text(corpus: Path) -> str:
    return " ".join(path.read_text(encoding="utf-8") for path in sorted(corpus.glob("*.txt")))


def samples_of(task: tuple[Path, Sequence[Question], Telling]) -> tuple[list[str], list[Sample]]:
    """The samples to one corpus, and the names of their evidence."""
    corpus, asked, telling = task
    assistant = load_assistant(Settings(corpus), prepared=False)
    names: dict[str, int] = {}
    found = []
    for one in asked:
        conversation = asking.replay(assistant, one.history)
        scene = assistant.scene(assistant.standalone(one.text, conversation))
        if scene.query.expectation.type not in TYPES or not scene.figures:
            continue
        candidates = expressions(scene.operands)
        numbers, values, rows = [], [], [0]
        for candidate in candidates:
            for name, value in evidence(scene, candidate, telling).items():
                numbers.append(names.setdefault(name, len(names)))
                values.append(value)
            rows.append(len(numbers))
        found.append(
            Sample(
                corpus,
                scene.query.question,
                one.computed,
                candidates,
                np.array(numbers, dtype=np.int64),
                np.array(values, dtype=np.float32),
                np.array(rows[:-1], dtype=np.int64),
                np.array([is_right(each.result, one.right) for each in candidates], dtype=np.bool_),
                [grounds(scene, each) for each in candidates],
                scene.says_how,
            )
        )
    return list(names), found


def all_samples() -> tuple[list[str], list[Sample]]:
    """The samples of all questions, with one numbering of the names."""
    asked = questions()
    telling = telling_words(asked)
    by_corpus = defaultdict[Path, list[Question]](list)
    for one in asked:
        by_corpus[one.corpus].append(one)
    tasks = [(corpus, some, telling) for corpus, some in by_corpus.items()]
    numbering: dict[str, int] = {}
    found: list[Sample] = []
    with ProcessPoolExecutor() as pool:
        for names, some in pool.map(samples_of, tasks):
            renumbered = np.array([numbering.setdefault(one, len(numbering)) for one in names])
            for sample in some:
                sample.names[:] = renumbered[sample.names]
                found.append(sample)
    return list(numbering), found


Judged: TypeAlias = tuple[Sample, Composed, bool]
"""A sample with the likeliest of what could be worked out, and whether that is right."""


def judged(found: Sequence[Sample], weights: Floats) -> Iterator[Judged]:
    """The samples for which something is likelier than a figure as it stands."""
    for sample in found:
        composed = likeliest(sample.found, scores(sample, weights).tolist())
        if composed is not None:
            right = {one.result for one, ok in zip(sample.found, sample.right, strict=True) if ok}
            yield sample, composed, composed.expression.result in right


def _part(sample: Sample) -> int:
    return zlib.crc32(sample.corpus.name.encode()) % PARTS


def cross_validated(found: Sequence[Sample], names: int) -> list[Judged]:
    """The samples, each judged by weights fitted without those on its corpus."""
    result: list[Judged] = []
    for part in range(PARTS):
        weights = fit([one for one in found if _part(one) != part], names)
        result += judged([one for one in found if _part(one) == part], weights)
    return result


def doubting(results: Sequence[Judged]) -> Floats:
    """The weights of `DOUBTED` by which the likeliest is right as often as it is believed."""
    start = np.zeros(len(DOUBTED), dtype=np.float32)
    start[DOUBTED.index("odds")] = 1
    return fit_logistic(_doubts(results), np.array([right for *_, right in results]), start)


def _doubts(results: Sequence[Judged]) -> Floats:
    rows = []
    for one in results:
        sample, composed, _ = one
        against = _against(one)
        told = doubts(composed.probability, against, says_how=sample.says_how)
        rows.append([told.get(name, 0.0) for name in DOUBTED])
    return np.array(rows, dtype=np.float32)


def _against(one: Judged) -> tuple[str, ...]:
    sample, composed, _ = one
    return sample.against[sample.found.index(composed.expression)]


def doubted(results: Sequence[Judged]) -> list[Judged]:
    """The results with what they are to be believed, fitted without those on their corpus."""
    found: list[Judged] = []
    for part in range(PARTS):
        weights = doubting([one for one in results if _part(one[0]) != part])
        here = [one for one in results if _part(one[0]) == part]
        believed = 1 / (1 + np.exp(-_doubts(here) @ weights))
        found += [
            (sample, replace(composed, probability=float(value)), right)
            for (sample, composed, right), value in zip(here, believed, strict=True)
        ]
    return found


def print_curve(found: Sequence[Sample], results: Sequence[Judged]) -> None:
    """How many are worked out from which probability on, and how many of them rightly."""
    results = [one for one in results if not BARRING & {*_against(one)}]
    for title, computed in (("to compute", True), ("others", False)):
        some = [one for one in found if one.computed is computed]
        reachable = sum(bool(one.right.any()) for one in some)
        print(f"{title}: {len(some)} questions, {reachable} with a right result in reach")
        of_these = [one for one in results if one[0].computed is computed]
        for least in THRESHOLDS:
            given = [right for _, one, right in of_these if one.probability >= least]
            print(f"  from {least:.1f}: {len(given)} given, {sum(given)} right")


def write(weights: Floats, names: Sequence[str], doubts_found: Floats) -> None:
    """The weights that count, by operation, and those of the doubts, into the knowledge."""
    operations = {one.value for one in Operation}
    sections = defaultdict[str, list[str]](list)
    for name, weight in sorted(zip(names, weights.tolist(), strict=True)):
        if abs(weight) >= LEAST_WEIGHT:
            head, _, rest = name.partition(".")
            section, rest = (head, rest) if head in operations else ("all", name)
            sections[section].append(f'"{rest}" = {weight:.2f}')
    sections[DOUBTS] = [
        f'"{name}" = {weight:.2f}' for name, weight in zip(DOUBTED, doubts_found, strict=True)
    ]
    text = "# What speaks for working something out, by operation; each between -1 and 1.\n"
    text += "# Written by `python -m benchmarks.composing --fit`.\n"
    for section in sorted(sections):
        text += "\n".join(["", f"[{section}]", *sections[section], ""])
    WEIGHTS.write_text(text, encoding="utf-8")


def main() -> None:
    """Prints the curve; writes the weights if asked to."""
    parser = argparse.ArgumentParser(description=str(__doc__).splitlines()[0])
    parser.add_argument("--fit", action="store_true", help="write the weights")
    options = parser.parse_args()
    torch.set_num_threads(1)
    names, found = all_samples()
    candidates = sum(len(one.found) for one in found)
    print(f"{len(found)} samples, {candidates} expressions, {len(names)} names")
    results = cross_validated(found, len(names))
    print_curve(found, doubted(results))
    if options.fit:
        write(fit(found, len(names)), names, doubting(results))


if __name__ == "__main__":
    main()
