"""Texts of unlike length as one row of token ids on a device, and batches of like length."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from training.student import inside

Rows = NDArray[np.int64]


@dataclass(frozen=True)
class Ragged:
    """Token ids of many texts, one after the other in ``flat``; lengths in tokens on the CPU."""

    flat: Tensor
    starts: Rows
    lengths: Rows

    @classmethod
    def of(cls, texts: Sequence[Sequence[int]], device: torch.device) -> Ragged:
        """From the ids of each text; none is empty."""
        lengths = np.array([len(ids) for ids in texts], dtype=np.int64)
        flat = np.concatenate([np.asarray(ids, dtype=np.int32) for ids in texts])
        starts = np.concatenate([[0], lengths.cumsum()[:-1]])
        return cls(torch.from_numpy(flat).to(device), starts, lengths)

    def save(self, path: Path) -> None:
        """Writes it; `load` reads it."""
        np.savez(path, flat=self.flat.numpy(), starts=self.starts, lengths=self.lengths)

    @classmethod
    def load(cls, path: Path, device: torch.device) -> Ragged:
        """As `save` wrote it, on a device."""
        kept = np.load(path)
        return cls(torch.from_numpy(kept["flat"]).to(device), kept["starts"], kept["lengths"])

    def batch(self, rows: Rows) -> tuple[Tensor, Tensor]:
        """Padded ids and lengths of the chosen rows, on the device.

        The ids are ``(len(rows), longest)``, the longest made a multiple of 8, which is what the
        attention of a GPU is quick at.
        """
        both = torch.from_numpy(np.stack([self.starts[rows], self.lengths[rows]]))
        starts, lengths = both.to(self.flat.device, non_blocking=True)
        longest = -(-int(self.lengths[rows].max()) // 8) * 8
        places = starts[:, None] + torch.arange(longest, device=self.flat.device)
        ids = self.flat[places.clamp_max(len(self.flat) - 1)]
        return ids.masked_fill(~inside(longest, lengths), 0).long(), lengths


def endless_batches(
    lengths: Rows, tokens: int, texts: int, generator: np.random.Generator
) -> Iterator[Rows]:
    """Row numbers in batches of like length, in random order, over and over."""
    while True:
        order = np.lexsort([generator.random(len(lengths)), lengths])
        batches, begin = [], 0
        while begin < len(order):
            end = min(begin + texts, len(order))
            longest = int(lengths[order[end - 1]])
            end = begin + max(1, min(end - begin, tokens // longest))
            batches.append(order[begin:end])
            begin = end
        generator.shuffle(batches)
        yield from (one for one in batches if len(one) > 1)


def endless_neighbours(
    count: int, together: int, groups: int, generator: np.random.Generator
) -> Iterator[Rows]:
    """Runs of ``together`` neighbouring rows, several a batch: what must be told apart."""
    while True:
        starts = generator.permutation(np.arange(0, count - together + 1, together))
        for begin in range(0, len(starts) - groups + 1, groups):
            chosen = starts[begin : begin + groups]
            yield (chosen[:, None] + np.arange(together)).ravel()
