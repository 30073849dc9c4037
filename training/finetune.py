# ruff: noqa: PLR2004, S311 - thresholds of the recipe stand where they act; chance is seeded
"""Stage 7: German contrastive training, with distillation kept in the mix.

Per round the stage draws batches from its sources and shuffles them: retrieval pairs (in-batch
cross-entropy both ways, temperature 0.05), synonyms and abbreviations (the same), labels of
statistics and questions to sentences where ``labels`` and ``questions`` have made them (the same),
STSb-de train (CoSENT), and further parallel pairs and paragraphs (the loss of distillation), so
that English and similarity are not lost.
Checkpoints go to ``work/finetune/``; the stage resumes from the last one. With ``--pairs field``
the parallel pairs are those that `labels` made, and checkpoints go to ``work/finetune-field/``.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
from sentence_transformers import SentenceTransformer
from tokenizers import Tokenizer
from torch import Tensor
from torch.nn import functional

from training import common, optimise
from training.distil import by_length, distillation_loss, similarity, teacher_shard
from training.student import Student, Tokens, tokenize
from training.teacher import SHARD, load_teacher, vectors_folder

QUERY_LIMIT, PASSAGE_LIMIT, PARAGRAPH_LIMIT = 48, 96, 96
SHORT_SETS = ("synonyms", "abbreviations", "spelled out")
IN_ORDER = {"labels": 96, "questions": 64}
"""What is made by `labels` and `questions`, and how many neighbours a batch holds."""
TEMPERATURE = 0.05


@dataclass(frozen=True)
class Step:
    """One batch: rows of a source, and which loss they take."""

    kind: str
    rows: tuple[int, ...]


@dataclass(frozen=True)
class Twins:
    """Two aligned columns of texts, tokenised: queries and passages, or two sentences."""

    left: Tokens
    right: Tokens
    scores: Tensor | None = None

    def steps(self, kind: str, tokens: int, texts: int, generator: random.Random) -> list[Step]:
        """Batches of like length of the longer side."""
        lengths = [max(map(len, both)) for both in zip(self.left.ids, self.right.ids, strict=True)]
        batches = by_length(lengths, tokens, texts, generator)
        return [Step(kind, tuple(rows)) for rows in batches if len(rows) > 7]

    def steps_in_order(self, kind: str, texts: int) -> list[Step]:
        """Batches of neighbours: of labels that share a noun, so that they are told apart."""
        count = len(self.left.ids)
        starts = range(0, count, texts)
        return [Step(kind, tuple(range(one, min(one + texts, count)))) for one in starts]


@dataclass(frozen=True)
class Parallel:
    """Texts whose vector the teacher gives."""

    tokens: Tokens
    targets: np.ndarray

    def steps(self, kind: str, tokens: int, texts: int, generator: random.Random) -> list[Step]:
        """Batches of like length."""
        batches = by_length([len(ids) for ids in self.tokens.ids], tokens, texts, generator)
        return [Step(kind, tuple(rows)) for rows in batches if len(rows) > 7]


def contrast(left: Tensor, right: Tensor) -> Tensor:
    """Cross-entropy both ways; rows whose counterparts are nearly equal are no negatives."""
    own = torch.eye(len(left), dtype=torch.bool, device=left.device)
    with torch.no_grad():
        same = ((left @ left.T > 0.97) | (right @ right.T > 0.97)) & ~own
    logits = (left @ right.T / TEMPERATURE).masked_fill(same, -1e4)
    target = torch.arange(len(left), device=left.device)
    return (
        functional.cross_entropy(logits, target) + functional.cross_entropy(logits.T, target)
    ) / 2


def cosent(left: Tensor, right: Tensor, scores: Tensor) -> Tensor:
    """CoSENT (Su 2022), scale 20: pairs people found more alike shall have the higher cosine."""
    cosine = 20 * (left * right).sum(-1)
    gaps = cosine[:, None] - cosine[None, :]
    wrong = scores[:, None] < scores[None, :]
    return torch.logsumexp(torch.cat([cosine.new_zeros(1), gaps[wrong]]), 0)


class Sources:
    """The data of the stage, tokenised once; parallel pairs are drawn anew each round."""

    def __init__(self, options: argparse.Namespace, tokenizer: Tokenizer) -> None:
        self.tokenizer = tokenizer
        self.teacher: SentenceTransformer = load_teacher()
        records = list(common.read_records(options.work / "retrieval.jsonl"))
        short = [one for one in records if one["set"] in SHORT_SETS]
        long = [one for one in records if one["set"] not in SHORT_SETS]
        scored = list(common.read_records(options.data / "dev" / "stsb-de-train.jsonl"))
        self.twins = {
            "retrieval": self._twins(long, "query", "passage"),
            "short": self._twins(short, "query", "passage"),
            "similarity": self._twins(scored, "s1", "s2"),
        }
        for kind in IN_ORDER:
            made = options.work / f"{kind}.jsonl"
            if made.exists():
                self.twins[kind] = self._twins(list(common.read_records(made)), "query", "passage")
        self.pairs = list(common.read_records(options.work / f"{options.pairs}.jsonl"))
        self.taught = vectors_folder(options.work, options.pairs)
        longer = list(common.read_records(options.work / "paragraphs.jsonl"))
        path = options.work / "teacher" / "paragraphs.npy"
        targets = teacher_shard(path, [one["en"] for one in longer], self.teacher)
        german = tokenize(tokenizer, [one["de"] for one in longer], PARAGRAPH_LIMIT)
        self.paragraphs = Parallel(german, targets)

    def _twins(self, records: list[dict[str, Any]], left: str, right: str) -> Twins:
        queries, passages = (
            tokenize(self.tokenizer, [one[key] for one in records], limit)
            for key, limit in ((left, QUERY_LIMIT), (right, PASSAGE_LIMIT))
        )
        scored = "score" in records[0]
        scores = torch.tensor([one["score"] for one in records]) if scored else None
        return Twins(queries, passages, scores)

    def parallel(self, shard: int, generator: random.Random) -> Parallel:
        """A shard of the pairs, three quarters German and a quarter English."""
        number = shard % -(-len(self.pairs) // SHARD)
        part = self.pairs[number * SHARD : (number + 1) * SHARD]
        path = self.taught / f"{number:05d}.npy"
        targets = teacher_shard(path, [one["en"] for one in part], self.teacher)
        texts = [one["en"] if generator.random() < 0.25 else one["de"] for one in part]
        return Parallel(tokenize(self.tokenizer, texts, 48), targets)


def plan(
    sources: Sources, parallel: Parallel, generator: random.Random, long: int
) -> Iterator[Step]:
    """A round's batches, shuffled: one shard of parallel pairs, a quarter of the short German ones.

    Of the texts of paragraph length, which take most of the time, one in ``long`` takes part.
    """
    steps = parallel.steps("parallel", 2560, 256, generator)
    for kind, share, tokens, texts in (
        ("retrieval", long, 5120, 64),
        ("short", 4, 2560, 192),
        ("similarity", 2, 2560, 128),
    ):
        made = sources.twins[kind].steps(kind, tokens, texts, generator)
        steps += made[: -(-len(made) // share)]
    for kind, texts in IN_ORDER.items():
        if kind in sources.twins:
            made = sources.twins[kind].steps_in_order(kind, texts)
            generator.shuffle(made)
            steps += made[: -(-len(made) // 4)]
    made = sources.paragraphs.steps("paragraphs", 4096, 64, generator)
    steps += made[: -(-len(made) // long)]
    generator.shuffle(steps)
    return iter(steps)


def loss_of(step: Step, student: Student, sources: Sources, parallel: Parallel) -> Tensor:
    """The loss of one batch."""
    with torch.autocast("cpu", dtype=torch.bfloat16):
        if step.kind in ("parallel", "paragraphs"):
            source = parallel if step.kind == "parallel" else sources.paragraphs
            vectors = student(*source.tokens.batch(step.rows)).float()
        else:
            twins = sources.twins[step.kind]
            left = student(*twins.left.batch(step.rows)).float()
            right = student(*twins.right.batch(step.rows)).float()
    if step.kind in ("parallel", "paragraphs"):
        targets = torch.from_numpy(source.targets[list(step.rows)].astype(np.float32))
        return distillation_loss(vectors, targets)
    if twins.scores is not None:
        return 0.3 * cosent(left, right, twins.scores[list(step.rows)])
    return contrast(left, right)


def main() -> None:
    """Runs the stage."""
    parser = common.arguments(__doc__.splitlines()[0])
    parser.add_argument("--weights", type=Path, required=True, help="the checkpoint to start from")
    parser.add_argument("--minutes", type=float, default=45.0, help="training time; sets the rates")
    parser.add_argument("--checkpoint", type=float, default=8.0, help="minutes between checkpoints")
    parser.add_argument("--scale", type=float, default=0.5, help="of distillation's learning rates")
    parser.add_argument("--pairs", default="pairs", help="the parallel pairs: pairs or field")
    parser.add_argument("--long", type=int, default=4, help="one in so many of the long texts")
    parser.add_argument("--first-shard", type=int, default=0, help="first not used by distillation")
    options = parser.parse_args()
    log = common.start("finetune", options.work)
    torch.set_num_threads(options.threads)
    torch.manual_seed(common.SEED)
    folder = options.work / (
        "finetune" if options.pairs == "pairs" else f"finetune-{options.pairs}"
    )
    tokenizer = Tokenizer.from_file(str(options.work / "tokenizer.json"))
    student, optimiser, progress = optimise.resume(
        folder, options.weights, options.minutes, options.scale, warmup=40
    )
    if progress.step:
        progress.shard += 1  # the round's first batches are not seen twice
    sources = Sources(options, tokenizer)
    sums: dict[str, list[float]] = {}
    saved = progress.elapsed()
    while progress.elapsed() < 60 * options.minutes:
        generator = random.Random(common.SEED + progress.shard)
        parallel = sources.parallel(options.first_shard + progress.shard, generator)
        for step in plan(sources, parallel, generator, options.long):
            loss = loss_of(step, student, sources, parallel)
            optimiser.step(loss, progress)
            progress.step += 1
            progress.sequences += len(step.rows)
            sums.setdefault(step.kind, []).append(loss.item())
            if progress.step % 50 == 0:
                told = ", ".join(f"{kind} {np.mean(one):.3f}" for kind, one in sorted(sums.items()))
                log.info(
                    "step %d, %d texts, %.0f s: %s",
                    progress.step,
                    progress.sequences,
                    progress.elapsed(),
                    told,
                )
                sums.clear()
            if progress.elapsed() >= 60 * options.minutes:
                break
            if progress.elapsed() - saved > 60 * options.checkpoint:
                saved = progress.elapsed()
                optimise.save_state(folder, student, optimiser, progress)
                log.info(
                    "checkpoint %d: STSb-de dev %.4f",
                    progress.step,
                    similarity(student, tokenizer, options.data),
                )
        progress.shard += 1
    path = optimise.save_state(folder, student, optimiser, progress)
    log.info("done: %s, STSb-de dev %.4f", path.name, similarity(student, tokenizer, options.data))


if __name__ == "__main__":
    main()
