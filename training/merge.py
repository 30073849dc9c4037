"""Weights added with shares: what several trainings from one start each brought, in one model.

What a training changed is the difference to where it began; differences of two trainings that
began alike may be added (Ilharco et al., "Editing Models with Task Arithmetic", 2023).
``--add J 1 --add B 0.5 --add S -0.5`` is J with half of what led from S to B.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import torch
from safetensors.torch import load_file, save_file


def merged(parts: list[tuple[Path, float]]) -> dict[str, torch.Tensor]:
    """The weights that all files hold, added with their shares, in float16 as all are kept."""
    every = [(load_file(path), share) for path, share in parts]
    first = every[0][0]
    names = [name for name in first if all(name in weights for weights, _ in every)]
    return {
        name: torch.stack([share * weights[name].float() for weights, share in every]).sum(0).half()
        for name in names
    }


def main() -> None:
    """Writes the sum."""
    parser = argparse.ArgumentParser(description=str(__doc__).splitlines()[0])
    parser.add_argument(
        "--add", nargs=2, action="append", required=True, metavar=("FILE", "SHARE"), help="a part"
    )
    parser.add_argument("--target", type=Path, required=True, help="model.safetensors to write")
    options = parser.parse_args()
    parts = [(Path(path), float(share)) for path, share in options.add]
    save_file(merged(parts), options.target)


if __name__ == "__main__":
    main()
