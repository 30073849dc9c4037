# ruff: noqa: PLR2004, S311 - thresholds of the recipe stand where they act; chance is seeded
"""Stage 5: the student learns to give a German text the vector the teacher gives its translation.

Four fifths of the inputs are German, one fifth English. Loss: 5 (1 - cosine) + 0.3 in-batch
cross-entropy. Batches hold texts of like length, so hardly anything is padding. Checkpoints go to
``work/distil/``; the stage resumes from the last one.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
from scipy.stats import spearmanr
from sentence_transformers import SentenceTransformer
from tokenizers import Tokenizer
from torch import Tensor
from torch.nn import functional

from training import common, optimise
from training.student import Student, tokenize
from training.teacher import SHARD, encode, load_teacher, write_shard

LIMIT, BATCH_TOKENS, BATCH_TEXTS, ENGLISH = 48, 2560, 256, 0.2


@dataclass(frozen=True)
class Batch:
    """Padded ids, lengths and the teacher's vectors of one step."""

    ids: Tensor
    lengths: Tensor
    targets: Tensor


def by_length(
    lengths: list[int], tokens: int, texts: int, generator: random.Random
) -> list[list[int]]:
    """Row numbers in batches of like length, in random order."""
    order = sorted(range(len(lengths)), key=lambda row: (lengths[row], generator.random()))
    batches: list[list[int]] = []
    begin = 0
    while begin < len(order):
        end = begin + 1
        while (
            end < len(order)
            and end - begin < texts
            and lengths[order[end]] * (end - begin + 1) <= tokens
        ):
            end += 1
        batches.append(order[begin:end])
        begin = end
    generator.shuffle(batches)
    return batches


def shard_batches(
    pairs: list[dict[str, Any]],
    targets: np.ndarray,
    tokenizer: Tokenizer,
    seed: int,
    limit: int = LIMIT,
) -> Iterator[Batch]:
    """The batches of one shard; its random choices depend on ``seed`` alone."""
    generator = random.Random(seed)
    texts = [pair["en"] if generator.random() < ENGLISH else pair["de"] for pair in pairs]
    tokens = tokenize(tokenizer, texts, limit)
    for rows in by_length([len(ids) for ids in tokens.ids], BATCH_TOKENS, BATCH_TEXTS, generator):
        if len(rows) > 1:
            ids, lengths = tokens.batch(rows)
            yield Batch(ids, lengths, torch.from_numpy(targets[rows].astype(np.float32)))


def distillation_loss(vectors: Tensor, targets: Tensor) -> Tensor:
    """5 (1 - cosine) + 0.3 cross-entropy over the batch; near-equal targets are no negatives."""
    scores = vectors @ targets.T
    same = targets @ targets.T > 0.95
    own = torch.eye(len(targets), dtype=torch.bool, device=targets.device)
    logits = (scores / 0.05).masked_fill(same & ~own, -1e4)
    contrast = functional.cross_entropy(logits, torch.arange(len(targets), device=targets.device))
    return 5 * (1 - scores.diagonal()).mean() + 0.3 * contrast


@torch.inference_mode()
def embed(student: Student, tokenizer: Tokenizer, texts: list[str], limit: int = 256) -> np.ndarray:
    """Vectors ``(n, 384)`` of the texts."""
    tokens = tokenize(tokenizer, texts, limit)
    out = np.zeros((len(texts), 384), dtype=np.float32)
    for rows in by_length([len(ids) for ids in tokens.ids], 4096, 256, random.Random(0)):
        with torch.autocast("cpu", dtype=torch.bfloat16):
            out[rows] = student(*tokens.batch(rows)).float().numpy()
    return out


def similarity(student: Student, tokenizer: Tokenizer, data: Path) -> float:
    """Spearman's correlation on STSb-de dev: the figure to watch, never trained on."""
    records = list(common.read_records(data / "dev" / "stsb-de-dev.jsonl"))
    one, other = (embed(student, tokenizer, [r[key] for r in records]) for key in ("s1", "s2"))
    return float(spearmanr((one * other).sum(1), [r["score"] for r in records]).statistic)


def teacher_shard(path: Path, english: list[str], teacher: SentenceTransformer) -> np.ndarray:
    """The teacher's vectors of a shard, read or computed now.

    Two processes that train and teach at once on two cores wait for each other's threads more
    than they compute; so the student's process calls the teacher when it needs it.
    """
    if not path.exists():
        write_shard(path, encode(teacher, english))
    return np.asarray(np.load(path))


def main() -> None:
    """Runs the stage."""
    parser = common.arguments(__doc__.splitlines()[0])
    parser.add_argument("--minutes", type=float, default=60.0, help="training time; sets the rates")
    parser.add_argument("--checkpoint", type=float, default=8.0, help="minutes between checkpoints")
    options = parser.parse_args()
    log = common.start("distil", options.work)
    torch.set_num_threads(options.threads)
    torch.manual_seed(common.SEED)
    folder = options.work / "distil"
    tokenizer = Tokenizer.from_file(str(options.work / "tokenizer.json"))
    first = options.work / "initial.safetensors"
    student, optimiser, progress = optimise.resume(folder, first, options.minutes)
    pairs = list(common.read_records(options.work / "pairs.jsonl"))
    shards, teacher = -(-len(pairs) // SHARD), load_teacher()
    saved, loss_sum, loss_count = progress.elapsed(), 0.0, 0
    while progress.elapsed() < 60 * options.minutes:
        number = progress.shard % shards
        part = pairs[number * SHARD : (number + 1) * SHARD]
        path = options.work / "teacher" / f"{number:05d}.npy"
        targets = teacher_shard(path, [pair["en"] for pair in part], teacher)
        for batch in shard_batches(part, targets, tokenizer, common.SEED + progress.shard):
            with torch.autocast("cpu", dtype=torch.bfloat16):
                vectors = student(batch.ids, batch.lengths)
            loss = distillation_loss(vectors.float(), batch.targets)
            optimiser.step(loss, progress)
            progress.step += 1
            progress.sequences += len(batch.ids)
            loss_sum, loss_count = loss_sum + loss.item(), loss_count + 1
            if progress.step % 50 == 0:
                speed = progress.sequences / progress.elapsed()
                log.info(
                    "step %d, %d texts, %.0f/s, loss %.3f",
                    progress.step,
                    progress.sequences,
                    speed,
                    loss_sum / loss_count,
                )
                loss_sum, loss_count = 0.0, 0
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
