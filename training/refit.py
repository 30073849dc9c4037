"""Stage 12: the network goes on over the states of the model that is shipped.

`joint` leaves both fitted to each other; where weights of the student are averaged afterwards,
the network has to follow, and it can learn from documents written since. Those come more often
than the ones whose states the student learned by heart. The student stays as it is, so a CPU will
do: one thread reads some 250 pairs a second. Writes ``--target``.
"""

from __future__ import annotations

import time
from pathlib import Path

import numpy as np
import torch
from safetensors.torch import load_file, save_file
from tokenizers import Tokenizer
from torch import nn

from training import common, reading
from training.network import Network
from training.questions import read_texts, with_often
from training.sources import Reader
from training.student import load_student

RATE, DECAY, WARMUP, DOCUMENTS = 4e-4, 0.05, 50, 2
OFTEN = 10
"""How often a new document comes for each time that one of the others does."""


def main() -> None:
    """Runs the stage."""
    parser = common.arguments(str(__doc__).splitlines()[0])
    parser.add_argument("--model", type=Path, required=True, help="folder of the embedding model")
    parser.add_argument("--weights", type=Path, required=True, help="the network to go on from")
    parser.add_argument("--network", default="96x2", help="its width x layers")
    parser.add_argument("--minutes", type=float, default=20.0, help="training time; sets the rate")
    parser.add_argument("--new", nargs="*", default=[], help="how names of new files begin")
    parser.add_argument("--target", type=Path, required=True, help="model.safetensors to write")
    options = parser.parse_args()
    log = common.start("refit", options.work)
    torch.set_num_threads(options.threads)
    torch.manual_seed(common.SEED)
    student = load_student(options.model / "model.safetensors").requires_grad_(requires_grad=False)
    tokenizer = Tokenizer.from_file(str(options.model / "tokenizer.json"))
    reader = Reader(
        tokenizer,
        with_often(read_texts(), tuple(options.new), OFTEN),
        torch.device("cpu"),
        DOCUMENTS,
    )
    network = Network(*map(int, options.network.split("x")))
    network.load_state_dict({name: one.float() for name, one in load_file(options.weights).items()})
    optimiser = torch.optim.AdamW(network.parameters(), lr=RATE, weight_decay=DECAY)
    begun, step, losses = time.monotonic(), 0, list[float]()
    while (used := (time.monotonic() - begun) / (60 * options.minutes)) < 1:
        step += 1
        for group in optimiser.param_groups:
            group["lr"] = RATE * min(1.0, step / WARMUP) * max(0.02, 1 - used)
        trial = next(reader.trials)
        with torch.autocast("cpu", dtype=torch.bfloat16):
            three = reader.sides(student, trial)
        loss = reading.loss_of([network], three, reader.learned, trial)
        loss.backward()  # type: ignore[no-untyped-call]
        nn.utils.clip_grad_norm_(network.parameters(), 1.0)
        optimiser.step()
        optimiser.zero_grad()
        losses.append(loss.item())
        if step % 100 == 0:
            log.info("step %d, %.1f min: loss %.3f", step, used * options.minutes, np.mean(losses))
            losses.clear()
    log.info("%s", reading.measure([network], student, reader.kept))
    half = {name: value.half() for name, value in network.state_dict().items()}
    save_file(half, options.target)


if __name__ == "__main__":
    main()
