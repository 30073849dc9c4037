"""Units that do nothing, or always the same, can go without a trace."""

from __future__ import annotations

import torch
from training.shrink import Activity, shrink
from training.student import LAYERS, Student

IDS, LENGTHS = torch.tensor([[2, 7, 8, 3]]), torch.tensor([4])
INNER, KEPT = 12, 8


def test_what_idle_units_give_goes_to_the_bias() -> None:
    torch.manual_seed(1)
    whole = Student(12, INNER)
    idle = torch.arange(INNER) % 3 == 0
    with torch.no_grad():
        for layer in range(LAYERS):
            into = whole.get_submodule(f"encoder.layer.{layer}.intermediate.dense")
            into.get_parameter("weight")[idle] = 0
            into.get_parameter("bias")[idle] = 0.5
    constant = torch.nn.functional.gelu(torch.tensor(0.5))
    activity = Activity(torch.where(idle, constant, 0.0), (~idle).float())
    smaller = Student(12, KEPT)
    smaller.load_state_dict(shrink(whole.state_dict(), [activity] * LAYERS, KEPT))
    with torch.inference_mode():
        assert torch.allclose(whole(IDS, LENGTHS), smaller(IDS, LENGTHS), atol=1e-5)
