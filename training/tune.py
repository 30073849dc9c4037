"""Stage 13: embedding model and network go on together on two cores, on documents written since.

What `joint` does on a GPU, for some thousand steps less: of three documents a step half of the
questions, each beside few sentences; the student's vectors of other texts are held where the
model that is shipped has them. Writes the moving mean of both.
"""

from __future__ import annotations

import argparse
import itertools
import logging
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from safetensors.torch import load_file, save_file
from tokenizers import Tokenizer
from torch import Tensor, nn

from training import common, reading
from training.network import Network
from training.questions import read_texts, with_often
from training.ragged import Ragged, endless_batches
from training.sources import Reader
from training.student import Student, load_student, tokenize

RATE, NETWORK_RATE, WARMUP, DROPOUT = 1.5e-4, 4e-4, 60, 0.05
DOCUMENTS, BESIDE, OF_QUESTIONS = 3, 3, 0.5
HOLD, HELD_TEXTS, HELD_EVERY = 10.0, 40_000, 2
MEAN_OF, MEAN_EVERY = 0.98, 5
OFTEN = 3
"""How often a new document comes for each time that one of the others does."""


class Held:
    """Texts whose vectors stay where the shipped model has them."""

    def __init__(self, work: Path, tokenizer: Tokenizer, shipped: Student) -> None:
        pairs = list(itertools.islice(common.read_records(work / "pairs.jsonl"), HELD_TEXTS))
        longer = itertools.islice(common.read_records(work / "retrieval.jsonl"), HELD_TEXTS)
        texts = [one[key] for one in longer for key in ("query", "passage")]
        texts += [one[key] for one in pairs for key in ("de", "en")]
        self.shipped = shipped.requires_grad_(requires_grad=False)
        self.texts = Ragged.of(tokenize(tokenizer, texts, 96).ids, torch.device("cpu"))
        chance = np.random.default_rng(common.SEED)
        self.batches = endless_batches(self.texts.lengths, 2048, 96, chance)

    def loss(self, student: Student) -> Tensor:
        """How far the vectors of the next batch have gone, as 1 - cosine."""
        batch = self.texts.batch(next(self.batches))
        with torch.no_grad():
            targets = self.shipped(*batch)
        apart: Tensor = 1 - (student(*batch) * targets).sum(1)
        return apart.mean()


class Mean:
    """Weights and their moving mean."""

    def __init__(self, weights: list[Tensor]) -> None:
        self.weights = weights
        self.values = [one.detach().clone() for one in weights]

    def follow(self, steps: int) -> None:
        """Draws the mean nearer to the weights."""
        share = 1 - min(MEAN_OF, steps / (steps + 10))
        with torch.no_grad():
            torch._foreach_lerp_(self.values, self.weights, share)

    def take(self) -> None:
        """Makes the weights what the mean is."""
        with torch.no_grad():
            for one, value in zip(self.weights, self.values, strict=True):
                one.copy_(value)


def trials(reader: Reader) -> Iterator[reading.Trial]:
    """The reader's trials with half of their questions."""
    chance = np.random.default_rng(common.SEED + 1)
    for trial in reader.trials:
        count = int(len(trial.questions) * OF_QUESTIONS)
        kept = np.sort(chance.permutation(len(trial.questions))[:count])
        yield reading.Trial(trial.questions[kept], trial.sentences, trial.candidates[kept])


def main() -> None:
    """Runs the stage."""
    options = _options()
    log = common.start("tune", options.work)
    torch.set_num_threads(options.threads)
    torch.manual_seed(common.SEED)
    tokenizer = Tokenizer.from_file(str(options.shipped / "tokenizer.json"))
    shipped = load_student(options.shipped / "model.safetensors", sparse=False)
    student = load_student(options.weights, sparse=False)
    network = Network(*map(int, options.network.split("x")))
    weights = load_file(options.network_from)
    network.load_state_dict({name: one.float() for name, one in weights.items()})
    held = Held(options.work, tokenizer, shipped)
    reader = Reader(
        tokenizer,
        with_often(read_texts(), tuple(options.new), OFTEN),
        torch.device("cpu"),
        DOCUMENTS,
        BESIDE,
    )
    _train(_Learning(student, network, reader, held), options.minutes, log)
    with torch.autocast("cpu", dtype=torch.bfloat16):
        log.info("%s", reading.measure([network], student, reader.kept))
    _save(student, options.work / "tuned-student.safetensors")
    _save(network, options.work / "tuned-network.safetensors")


@dataclass(frozen=True)
class _Learning:
    """What learns, and from what."""

    student: Student
    network: Network
    reader: Reader
    held: Held

    def loss(self, trial: reading.Trial) -> Tensor:
        """Of one trial."""
        with torch.autocast("cpu", dtype=torch.bfloat16):
            with self.student.dropout(DROPOUT):
                three = self.reader.sides(self.student, trial)
            return reading.loss_of([self.network], three, self.reader.learned, trial)

    def held_loss(self) -> Tensor:
        """How far the vectors of other texts have gone."""
        with torch.autocast("cpu", dtype=torch.bfloat16):
            return HOLD * self.held.loss(self.student)


def _train(learning: _Learning, minutes: float, log: logging.Logger) -> None:
    """Goes on until the time is over, and leaves the moving mean."""
    optimiser = _optimiser(learning.student, learning.network)
    rates = [group["lr"] for group in optimiser.param_groups]
    mean = Mean([*learning.student.parameters(), *learning.network.parameters()])
    begun, losses, source = time.monotonic(), list[float](), trials(learning.reader)
    for step in itertools.count(1):
        used = (time.monotonic() - begun) / (60 * minutes)
        if used >= 1:
            break
        for group, rate in zip(optimiser.param_groups, rates, strict=True):
            group["lr"] = rate * min(1.0, step / WARMUP) * max(0.02, 1 - used)
        loss = learning.loss(next(source))
        losses.append(loss.item())
        (loss + learning.held_loss() if step % HELD_EVERY == 0 else loss).backward()  # type: ignore[no-untyped-call]
        nn.utils.clip_grad_norm_(mean.weights, 1.0)
        optimiser.step()
        optimiser.zero_grad()
        if step % MEAN_EVERY == 0:
            mean.follow(step // MEAN_EVERY)
        if step % 100 == 0:
            log.info("step %d, %.1f min: loss %.3f", step, used * minutes, np.mean(losses))
            losses.clear()
    mean.take()


def _options() -> argparse.Namespace:
    parser = common.arguments(str(__doc__).splitlines()[0])
    parser.add_argument("--weights", type=Path, required=True, help="the student to go on from")
    parser.add_argument(
        "--network-from", type=Path, required=True, help="the network to go on from"
    )
    parser.add_argument("--network", default="96x2", help="its width x layers")
    parser.add_argument(
        "--shipped", type=Path, required=True, help="folder of the model to keep to"
    )
    parser.add_argument("--minutes", type=float, default=46.0, help="training time; sets the rates")
    parser.add_argument("--new", nargs="*", default=[], help="how names of new files begin")
    return parser.parse_args()


def _optimiser(student: Student, network: Network) -> torch.optim.AdamW:
    vectors = student.embeddings.word_embeddings.weight
    body = [one for one in student.parameters() if one is not vectors]
    return torch.optim.AdamW(
        [
            {"params": body, "lr": RATE, "weight_decay": 0.01},
            {"params": [vectors], "lr": RATE, "weight_decay": 0.0},
            {"params": list(network.parameters()), "lr": NETWORK_RATE, "weight_decay": 0.05},
        ],
        betas=(0.9, 0.98),
    )


def _save(module: nn.Module, path: Path) -> None:
    weights = {name: value.half().contiguous() for name, value in module.state_dict().items()}
    save_file(weights, path)


if __name__ == "__main__":
    main()
