from __future__ import annotations

from pathlib import Path

import torch
from safetensors.torch import save_file
from training.export import average


def test_a_checkpoint_is_averaged_with_a_finished_model_that_also_has_the_pooler(
    tmp_path: Path,
) -> None:
    finished, checkpoint = tmp_path / "model.safetensors", tmp_path / "000001.safetensors"
    half = torch.tensor([1.0], dtype=torch.float16)
    save_file({"body": half, "pooler": half.clone()}, finished)
    save_file({"body": torch.tensor([3.0])}, checkpoint)
    found = average([finished, checkpoint, checkpoint, checkpoint])
    assert found == {"body": torch.tensor([2.5])}
