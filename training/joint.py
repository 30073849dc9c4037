"""Stage 11: the embedding model and the network over its states, trained together on a GPU.

Step by step one of these: pairs and paragraphs against the vectors of the teacher, which are
computed on the way; retrieval pairs, synonyms, labels and questions by in-batch contrast; STSb-de
train by CoSENT; and the invented documents by whether a sentence answers (`reading`). The last
takes part ``--rounds`` times evenly over ``--minutes``; the learning rates fall with the time.
For the first ``--masked`` minutes words left out of running text (`masked`) take its place.
Writes the moving mean of all weights: ``work/joint/student.safetensors`` and
``network-WIDTHxLAYERS.safetensors``; ``student-before.safetensors`` as it was before `reading`.
"""

from __future__ import annotations

import argparse
import itertools
import logging
import time
from pathlib import Path

import torch
from safetensors.torch import load_file, save_file
from tokenizers import Tokenizer
from torch import Tensor, nn

from training import common, reading
from training.network import Network
from training.sources import DOCUMENTS, Sources
from training.student import Student, load_student

BODY_RATE, VECTORS_RATE, NETWORK_RATE, DECAY, WARMUP = 4e-4, 5e-4, 8e-4, 0.01, 300
DROPOUT = 0.1
"""In the student, while it reads: it would learn the documents by heart."""
MEAN_OF, MEAN_EVERY = 0.99, 5
CYCLE = (
    ["pairs"] * 4 + ["field"] * 2 + ["retrieval"] * 3 + ["questions"] * 2
    + ["paragraphs", "short", "similarity", "labels"]
)  # fmt: skip


class Trainer:
    """The models, their optimiser and the moving mean of their weights."""

    def __init__(self, options: argparse.Namespace, sources: Sources, teacher: Student) -> None:
        self.options, self.sources = options, sources
        self.teacher = teacher
        self.start = load_student(options.weights, sparse=False).to(sources.device)
        self.start.eval().requires_grad_(requires_grad=False)
        self.student = load_student(options.weights, sparse=False).to(sources.device)
        self.networks = nn.ModuleList(
            Network(*map(int, one.split("x"))) for one in options.networks
        ).to(sources.device)
        if options.networks_from:
            for network in self.networks:
                _start(network, load_file(options.networks_from))
        self.masked = sources.masked
        if self.masked is not None:
            self.masked.begin(self.student)
        heads = list(self.masked.parameters()) if self.masked is not None else []
        vectors = self.student.embeddings.word_embeddings.weight
        body = [one for one in self.student.parameters() if one is not vectors]
        self.rates = [BODY_RATE, VECTORS_RATE, NETWORK_RATE]
        self.optimiser = torch.optim.AdamW(
            [
                {"params": body, "weight_decay": DECAY},
                {"params": [vectors], "weight_decay": 0.0},
                {
                    "params": [*self.networks.parameters(), *heads],
                    "weight_decay": 0.05,
                },
            ],
            betas=(0.9, 0.98),
            fused=sources.device.type == "cuda",
        )
        self.weights: list[Tensor] = [
            *self.student.parameters(),
            *self.networks.parameters(),
            *heads,
        ]
        self.mean = [one.detach().clone() for one in self.weights]
        self.step_number, self.begun, self.read = 0, time.monotonic(), 0
        self.wanted = options.rounds * len(sources.reader.learned.groups) / DOCUMENTS

    @property
    def used(self) -> float:
        """The share of the time that is over."""
        share: float = (time.monotonic() - self.begun) / (60 * self.options.minutes)
        return share

    @property
    def reading_due(self) -> bool:
        """Whether the documents lag behind the clock."""
        begins: float = self.options.masked / self.options.minutes
        due: float = self.wanted * (self.used - begins) / (1 - begins)
        return self.read < due

    def loss(self, kind: str) -> Tensor:
        """The loss of one batch of a kind."""
        sources = self.sources
        with torch.autocast(sources.device.type, dtype=torch.bfloat16):
            if kind == "masked" and self.masked is not None:
                return self.masked.loss(self.student)
            if kind == "moved" and self.masked is not None:
                return self.masked.moved(self.student, self.start)
            if kind == "reading":
                self.read += 1
                trial = next(sources.reader.trials)
                with self.student.dropout(DROPOUT):
                    three = sources.reader.sides(self.student, trial)
                return reading.loss_of(list(self.networks), three, sources.reader.learned, trial)  # type: ignore[arg-type]
            if kind in sources.parallel:
                return sources.parallel[kind].loss(self.student, self.teacher)
            return sources.twins[kind].loss(self.student)

    def step(self, kind: str) -> Tensor:
        """One update; the loss stays on the device."""
        factor = min(1.0, (self.step_number + 1) / WARMUP) * max(0.01, 1 - self.used)
        for group, rate in zip(self.optimiser.param_groups, self.rates, strict=True):
            group["lr"] = rate * factor
        loss = self.loss(kind)
        loss.backward()  # type: ignore[no-untyped-call]
        nn.utils.clip_grad_norm_([one for one in self.weights if one.grad is not None], 1.0)
        self.optimiser.step()
        self.optimiser.zero_grad()
        self.step_number += 1
        if self.step_number % MEAN_EVERY == 0:
            share = 1 - min(MEAN_OF, self.step_number / (self.step_number + 100))
            with torch.no_grad():
                torch._foreach_lerp_(self.mean, self.weights, share)
        return loss.detach()

    def exchange(self) -> None:
        """Swaps the weights with their moving mean."""
        with torch.no_grad():
            for one, other in zip(self.weights, self.mean, strict=True):
                kept = one.detach().clone()
                one.copy_(other)
                other.copy_(kept)

    def told(self) -> str:
        """What the moving mean reaches on what is kept out."""
        self.exchange()
        with torch.autocast(self.sources.device.type, dtype=torch.bfloat16):
            similar = self.sources.similarity(self.student)
            read = reading.measure(list(self.networks), self.student, self.sources.reader.kept)  # type: ignore[arg-type]
        self.exchange()
        return f"STSb-de dev {similar:.4f}; {read}"

    def save(self, folder: Path, student: str, *, networks: bool) -> None:
        """Writes the moving mean in float16."""
        folder.mkdir(parents=True, exist_ok=True)
        self.exchange()
        parts = {student: self.student.state_dict()}
        for name, network in zip(self.options.networks, self.networks, strict=True):
            if networks:
                parts[f"network-{name}"] = network.state_dict()
        for name, weights in parts.items():
            half = {key: value.half().cpu().contiguous() for key, value in weights.items()}
            save_file(half, folder / f"{name}.safetensors")
        self.exchange()


def _start(network: nn.Module, weights: dict[str, Tensor]) -> None:
    """Takes over the weights that fit."""
    own = network.state_dict()
    fitting = {
        name: value.float()
        for name, value in weights.items()
        if name in own and own[name].shape == value.shape
    }
    network.load_state_dict(fitting, strict=False)


def run(trainer: Trainer, log: logging.Logger) -> None:
    """Trains until the time is over; reading keeps pace with the clock."""
    sums: dict[str, list[Tensor]] = {}
    options = trainer.options
    minutes, alone = 0.0, options.masked > 0
    others = itertools.cycle([*CYCLE, *["masked", "moved"] * (2 * (options.masked > 0))])
    while trainer.used < 1:
        if alone and trainer.used * options.minutes > options.masked:
            alone = False
            trainer.save(options.work / "joint", "student-before", networks=False)
        if alone and trainer.step_number % 4:
            kind = "masked"
        elif not alone and trainer.step_number % 2 and trainer.reading_due:
            kind = "reading"
        else:
            kind = next(others)
        sums.setdefault(kind, []).append(trainer.step(kind))
        if trainer.step_number % 20 == 0 and trainer.sources.device.type == "cuda":
            torch.cuda.synchronize()  # the clock must not run before the device
        if trainer.used * options.minutes > minutes + options.tell:
            minutes = trainer.used * options.minutes
            means = ", ".join(
                f"{kind} {torch.stack(one).mean().item():.3f} ({len(one)})"
                for kind, one in sorted(sums.items())
            )
            sums.clear()
            log.info(
                "step %d, %.1f min: %s; %s", trainer.step_number, minutes, means, trainer.told()
            )
            if not alone:  # a lent machine may go before the time is over
                trainer.save(options.work / "joint", "student", networks=True)


def main() -> None:
    """Runs the stage."""
    parser = common.arguments(str(__doc__).splitlines()[0])
    parser.add_argument("--weights", type=Path, required=True, help="the student to start from")
    parser.add_argument("--teacher", type=Path, required=True, help="folder of all-MiniLM-L6-v2")
    parser.add_argument("--networks-from", type=Path, help="a network to start those like it from")
    parser.add_argument("--device", default="cuda")
    parser.add_argument("--minutes", type=float, default=8.0, help="training time; sets the rates")
    parser.add_argument("--masked", type=float, default=0.0, help="minutes before reading begins")
    parser.add_argument("--rounds", type=float, default=8.0, help="times every document is read")
    parser.add_argument("--tell", type=float, default=1.0, help="minutes between measurements")
    parser.add_argument("--networks", nargs="+", default=["128x3"], help="width x layers")
    options = parser.parse_args()
    log = common.start("joint", options.work)
    torch.set_num_threads(options.threads)
    torch.manual_seed(common.SEED)
    torch.backends.cuda.matmul.allow_tf32 = True
    torch.backends.cuda.enable_cudnn_sdp(enabled=False)  # it plans anew for every shape
    began = time.monotonic()
    reader = Tokenizer.from_file(str(options.teacher / "tokenizer.json"))
    sources = Sources(options, reader)
    teacher = load_student(options.teacher / "model.safetensors", sparse=False)
    teacher = teacher.to(sources.device).eval()
    trainer = Trainer(options, sources, teacher.requires_grad_(requires_grad=False))
    log.info("ready after %.0f s: %s", time.monotonic() - began, trainer.told())
    trainer.begun = time.monotonic()
    run(trainer, log)
    trainer.save(options.work / "joint", "student", networks=True)
    log.info("done, %d steps: %s", trainer.step_number, trainer.told())


if __name__ == "__main__":
    main()
