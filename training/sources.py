"""The data of `joint` on a device, and the loss of the next batch of each kind."""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from scipy.stats import spearmanr
from tokenizers import Tokenizer
from torch import Tensor

from training import common, masked, reading
from training.distil import distillation_loss
from training.finetune import contrast, cosent
from training.questions import Text, read_texts
from training.ragged import Ragged, Rows, endless_batches, endless_neighbours
from training.student import Student, tokenize

DOCUMENTS = 6
ENGLISH = 0.25
LIMITS = {"query": 48, "passage": 160, "pairs": 48, "paragraphs": 128}
SHORT = ("synonyms", "abbreviations", "spelled out")


@dataclass(frozen=True)
class Twins:
    """Two aligned columns: queries and passages, or two sentences with how alike they are."""

    left: Ragged
    right: Ragged
    batches: Iterator[Rows]
    scores: Tensor | None = None

    def loss(self, student: Student) -> Tensor:
        """Of the next batch."""
        rows = next(self.batches)
        left, right = (student(*side.batch(rows)) for side in (self.left, self.right))
        if self.scores is None:
            return contrast(left, right)
        return 0.3 * cosent(left, right, self.scores[torch.from_numpy(rows)].to(left.device))


@dataclass(frozen=True)
class Parallel:
    """German and English texts, and the English ones as the teacher reads them."""

    german: Ragged
    english: Ragged
    taught: Ragged
    batches: Iterator[Rows]
    generator: np.random.Generator

    def loss(self, student: Student, teacher: Student) -> Tensor:
        """Of the next batch, in German or in English."""
        rows = next(self.batches)
        with torch.no_grad():
            targets = teacher(*self.taught.batch(rows))
        side = self.english if self.generator.random() < ENGLISH else self.german
        return distillation_loss(student(*side.batch(rows)), targets)


class Reader:
    """The invented documents: those to learn from, some at a time, and those kept out."""

    def __init__(
        self,
        tokenizer: Tokenizer,
        texts: Sequence[Text],
        device: torch.device,
        together: int,
        beside: int = reading.OTHERS,
    ) -> None:
        tokenizer.no_truncation()
        tokenizer.no_padding()
        self.learned, self.kept = (
            reading.Documents.of([one for one in texts if one.held_out == out], tokenizer, device)
            for out in (False, True)
        )
        self._together, self._beside = together, beside
        self._chance = np.random.default_rng(common.SEED)
        self.trials = self._trials()

    def _trials(self) -> Iterator[reading.Trial]:
        """All documents in random order, over and over."""
        while True:
            order = self._chance.permutation(len(self.learned.groups))
            for begin in range(0, len(order), self._together):
                groups = [self.learned.groups[one] for one in order[begin : begin + self._together]]
                yield reading.Trial.of(self.learned, groups, self._chance, self._beside)

    def sides(self, student: Student, trial: reading.Trial) -> reading.Sides:
        """The trial's texts in the student, the questions now and then with slips."""
        slipped = self._chance.random() < reading.NOISE
        texts = self.learned.slips if slipped else self.learned.questions
        asked = texts, trial.questions
        return reading.sides(student, self.learned, asked, trial.sentences)


class Sources:
    """All the data of the stage on the device."""

    def __init__(self, options: argparse.Namespace, teacher_tokenizer: Tokenizer) -> None:
        self.device = torch.device(options.device)
        self.tokenizer = Tokenizer.from_file(str(options.work / "tokenizer.json"))
        self.teacher_tokenizer = teacher_tokenizer
        self.chance = np.random.default_rng(common.SEED)
        work, dev = options.work, options.data / "dev"
        self.tokens = work / "tokens"
        self.tokens.mkdir(exist_ok=True)
        records = list(common.read_records(work / "retrieval.jsonl"))
        scored = list(common.read_records(dev / "stsb-de-train.jsonl"))
        both = ("query", "passage")
        self.twins = {
            kind: self._twins(kind, rows, keys, together)
            for kind, rows, keys, together in (
                ("retrieval", [one for one in records if one["set"] not in SHORT], both, 384),
                ("short", [one for one in records if one["set"] in SHORT], both, 768),
                ("similarity", scored, ("s1", "s2"), 256),
            )
        }
        for kind, together in (("labels", 96), ("questions", 64)):
            made = list(common.read_records(work / f"{kind}.jsonl"))
            self.twins[kind] = self._twins(kind, made, both, together, groups=5)
        self.parallel = {
            kind: self._parallel(list(common.read_records(work / f"{kind}.jsonl")), kind)
            for kind in ("pairs", "field", "paragraphs")
        }
        self.masked: masked.Masked | None = None
        if options.masked:
            running = masked.tokens(options.data, self.tokenizer, self.tokens / "running.npy")
            self.masked = masked.Masked(running, self.tokenizer, self.device)
        self.reader = Reader(self.tokenizer, read_texts(), self.device, DOCUMENTS)
        self.scored = list(common.read_records(dev / "stsb-de-dev.jsonl"))

    def ragged(
        self, name: str, texts: list[str], limit: int, tokenizer: Tokenizer | None = None
    ) -> Ragged:
        """The texts' tokens, cut at ``limit``; made once and kept under the name."""
        path = self.tokens / f"{name}.npz"
        if not path.exists():
            ids = tokenize(tokenizer or self.tokenizer, texts, limit).ids
            Ragged.of(ids, torch.device("cpu")).save(path)
        return Ragged.load(path, self.device)

    def _twins(
        self,
        kind: str,
        records: list[dict[str, str]],
        keys: tuple[str, str],
        together: int,
        groups: int = 0,
    ) -> Twins:
        left, right = (
            self.ragged(f"{kind}-{name}", [one[key] for one in records], LIMITS[name])
            for key, name in zip(keys, ("query", "passage"), strict=True)
        )
        if groups:
            batches = endless_neighbours(len(records), together, groups, self.chance)
        else:
            lengths = np.maximum(left.lengths, right.lengths)
            batches = endless_batches(lengths, 32_768, together, self.chance)
        scored = "score" in records[0]
        scores = torch.tensor([float(one["score"]) for one in records]) if scored else None
        return Twins(left, right, batches, scores)

    def _parallel(self, records: list[dict[str, str]], kind: str) -> Parallel:
        limit = LIMITS["paragraphs" if kind == "paragraphs" else "pairs"]
        texts = {key: [one[key] for one in records] for key in ("de", "en")}
        german, english = (self.ragged(f"{kind}-{key}", texts[key], limit) for key in texts)
        taught = self.ragged(f"{kind}-taught", texts["en"], 128, self.teacher_tokenizer)
        batches = endless_batches(german.lengths, 24_576, 1024, self.chance)
        return Parallel(german, english, taught, batches, self.chance)

    @torch.inference_mode()
    def similarity(self, student: Student) -> float:
        """Spearman's correlation on STSb-de dev: the figure to watch, never trained on."""
        sides = []
        for key in ("s1", "s2"):
            texts = self.ragged(f"dev-{key}", [one[key] for one in self.scored], 128)
            rows = np.arange(len(self.scored))
            sides.append(student(*texts.batch(rows)).float().cpu().numpy())
        cosines = (sides[0] * sides[1]).sum(1)
        return float(spearmanr(cosines, [one["score"] for one in self.scored]).statistic)
