"""Stage 10: leaves out the inner units of the feed-forward layers that do least.

A unit counts as much as it moves a layer's output on German texts: the standard deviation of its
activation times the length of its output vector. What a unit that goes gives on average is added
to the bias; the rest comes back in `joint`. Writes ``work/shrunk.safetensors``.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import torch
from safetensors.torch import load_file, save_file
from tokenizers import Tokenizer
from torch import Tensor
from torch.nn import functional

from training import common
from training.student import LAYERS, Student, load_student, tokenize

TEXTS, LIMIT = 400, 96


@dataclass(frozen=True)
class Activity:
    """Mean and standard deviation ``(inner,)`` of the activations of a layer's units."""

    mean: Tensor
    deviation: Tensor

    def worth(self, back: Tensor) -> Tensor:
        """How much each unit moves the output through the weight ``back`` ``(384, inner)``."""
        worth: Tensor = self.deviation * back.float().norm(dim=0)
        return worth


@torch.inference_mode()
def activities(student: Student, tokenizer: Tokenizer, texts: list[str]) -> list[Activity]:
    """What the units of each layer do over all tokens of the texts."""
    seen: list[list[Tensor]] = [[] for _ in range(LAYERS)]
    for number in range(LAYERS):
        inner = student.get_submodule(f"encoder.layer.{number}.intermediate.dense")
        inner.register_forward_hook(
            lambda _, __, out, number=number: seen[number].append(functional.gelu(out[0]))
        )
    for ids in tokenize(tokenizer, texts, LIMIT).ids:
        student(torch.tensor([ids]), torch.tensor([len(ids)]))
    every = [torch.cat(one) for one in seen]
    return [Activity(one.mean(0), one.std(0)) for one in every]


def shrink(weights: dict[str, Tensor], doing: list[Activity], inner: int) -> dict[str, Tensor]:
    """The weights with ``inner`` units a layer, in their old order."""
    out = {name: value.float() for name, value in weights.items()}
    for number, activity in enumerate(doing):
        into = f"encoder.layer.{number}.intermediate.dense"
        back = f"encoder.layer.{number}.output.dense"
        columns = out[f"{back}.weight"]
        kept = activity.worth(columns).topk(inner).indices.sort().values
        gone = torch.ones(columns.shape[1], dtype=torch.bool)
        gone[kept] = False
        out[f"{back}.bias"] = out[f"{back}.bias"] + columns[:, gone] @ activity.mean[gone]
        out[f"{back}.weight"] = columns[:, kept].contiguous()
        for kind in ("weight", "bias"):
            out[f"{into}.{kind}"] = out[f"{into}.{kind}"][kept].contiguous()
    return out


def main() -> None:
    """Runs the stage."""
    parser = common.arguments(str(__doc__).splitlines()[0])
    parser.add_argument("--weights", type=Path, required=True, help="model.safetensors to shrink")
    parser.add_argument("--inner", type=int, default=768, help="inner units to keep of each layer")
    options = parser.parse_args()
    log = common.start("shrink", options.work)
    torch.set_num_threads(options.threads)
    tokenizer = Tokenizer.from_file(str(options.work / "tokenizer.json"))
    records = list(common.read_records(options.work / "retrieval.jsonl"))[:TEXTS]
    texts = [one[key] for one in records for key in ("query", "passage")]
    doing = activities(load_student(options.weights), tokenizer, texts)
    weights = load_file(options.weights)
    for number, activity in enumerate(doing):
        squares = activity.worth(weights[f"encoder.layer.{number}.output.dense.weight"]) ** 2
        share = squares.topk(options.inner).values.sum() / squares.sum()
        log.info("layer %d keeps %.0f %% of what its units do", number, 100 * share)
    save_file(shrink(weights, doing, options.inner), options.work / "shrunk.safetensors")


if __name__ == "__main__":
    main()
