"""Optimisers, learning-rate schedule and resumable state, shared by the two training stages."""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import torch

from training.student import Student, load_student, save_student

VECTORS_RATE, BODY_RATE = 1e-3, 1.5e-4


@dataclass
class Progress:
    """How far a stage is; kept in the checkpoint."""

    shard: int = 0
    step: int = 0
    sequences: int = 0
    seconds: float = 0.0
    begun: float = field(default_factory=time.monotonic)

    def elapsed(self) -> float:
        """Seconds of training, those before a restart counted in."""
        return self.seconds + time.monotonic() - self.begun


class Optimiser:
    """AdamW for the body, lazy Adam for the input vectors: only rows in the batch are touched.

    The rates rise over ``warmup`` steps and fall linearly with the time used, to a tenth at the
    end: on a shared machine the time is known beforehand, the number of steps is not.
    """

    def __init__(self, student: Student, minutes: float, scale: float, warmup: int) -> None:
        vectors = student.embeddings.word_embeddings.weight
        body = [one for one in student.parameters() if one is not vectors]
        self.sparse = torch.optim.SparseAdam([vectors], lr=VECTORS_RATE * scale)
        self.dense = torch.optim.AdamW(body, lr=BODY_RATE * scale, weight_decay=0.01, fused=True)
        self.body = body
        self.minutes, self.scale, self.warmup = minutes, scale, warmup

    def step(self, loss: torch.Tensor, progress: Progress) -> None:
        """One update by ``loss``."""
        loss.backward()  # type: ignore[no-untyped-call]
        torch.nn.utils.clip_grad_norm_(self.body, 1.0)
        used = min(1.0, progress.elapsed() / (60 * self.minutes))
        factor = self.scale * min(1.0, (progress.step + 1) / self.warmup) * (1 - 0.9 * used)
        for optimizer, rate in ((self.sparse, VECTORS_RATE), (self.dense, BODY_RATE)):
            for group in optimizer.param_groups:
                group["lr"] = rate * factor
            optimizer.step()  # type: ignore[no-untyped-call]
            optimizer.zero_grad()


def save_state(folder: Path, student: Student, optimiser: Optimiser, progress: Progress) -> Path:
    """Writes a numbered checkpoint of the weights and the optimiser's state; returns its path."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{progress.step:06d}.safetensors"
    save_student(student, path)
    state: dict[str, Any] = {
        "weights": path.name,
        "sparse": optimiser.sparse.state_dict(),
        "dense": optimiser.dense.state_dict(),
        "progress": (progress.shard, progress.step, progress.sequences, progress.elapsed()),
    }
    torch.save(state, folder / "state.part")
    (folder / "state.part").rename(folder / "state.pt")
    return path


def resume(
    folder: Path, first: Path, minutes: float, scale: float = 1.0, warmup: int = 150
) -> tuple[Student, Optimiser, Progress]:
    """The stage as its last checkpoint left it, or a fresh start from the weights in ``first``."""
    if not (folder / "state.pt").exists():
        student = load_student(first)
        return student, Optimiser(student, minutes, scale, warmup), Progress()
    state = torch.load(folder / "state.pt", weights_only=True)
    student = load_student(folder / state["weights"])
    optimiser = Optimiser(student, minutes, scale, warmup)
    optimiser.sparse.load_state_dict(state["sparse"])
    optimiser.dense.load_state_dict(state["dense"])
    shard, step, sequences, seconds = state["progress"]
    return student, optimiser, Progress(shard, step, sequences, seconds)
