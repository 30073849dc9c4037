"""A stage that was stopped goes on where its last checkpoint left it."""

from __future__ import annotations

from pathlib import Path

import torch
from training.optimise import Optimiser, Progress, resume, save_state
from training.student import Student, load_student, save_student

IDS, LENGTHS = torch.tensor([[2, 7, 3], [2, 9, 3]]), torch.tensor([3, 3])


def step(student: Student, optimiser: Optimiser, progress: Progress) -> None:
    optimiser.step(student(IDS, LENGTHS)[:, 0].sum(), progress)
    progress.step += 1


def test_weights_state_and_progress_come_back(tmp_path: Path) -> None:
    torch.manual_seed(1)
    first, folder = tmp_path / "first.safetensors", tmp_path / "stage"
    save_student(Student(12), first)
    student, optimiser, progress = resume(folder, first, minutes=60)
    assert progress.step == 0
    step(student, optimiser, progress)
    progress.shard, progress.sequences = 3, 250
    save_state(folder, student, optimiser, progress)
    again, other, goes_on = resume(folder, first, minutes=60)
    assert (goes_on.shard, goes_on.step, goes_on.sequences) == (3, 1, 250)
    assert goes_on.elapsed() >= progress.seconds
    for one, two in zip(student.parameters(), again.parameters(), strict=True):
        assert torch.equal(one, two)
    assert other.dense.state_dict()["state"][0]["step"] == 1
    start = load_student(first)
    assert not torch.equal(start(IDS, LENGTHS), again(IDS, LENGTHS))
