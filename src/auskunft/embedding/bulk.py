"""The forward pass of `encoder` in PyTorch, for more text than a question.

Where the processor multiplies bfloat16 matrices, weights and states are bfloat16. Only texts of the
same length go together, so that nothing is padded or masked, and each core works on a batch of its
own: two waiting for each other after every product take a third longer (measured).
"""

from __future__ import annotations

import functools
import os
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional

from auskunft.embedding.encoder import Encoder, Layer, LayerNorm, Linear
from auskunft.embedding.protocol import Progress, Vectors

_BATCH_TOKENS = 1024
"""So few that the states of a batch stay in a core's cache."""
_BFLOAT16_FLAGS = {"avx512_bf16", "amx_bf16", "avx_ne_convert"}


class BulkEncoder:
    """The same weights, the same vectors to within bfloat16's rounding."""

    def __init__(self, encoder: Encoder) -> None:
        self._kind = torch.bfloat16 if gains_by_bfloat16() else torch.float32
        self._words = torch.from_numpy(np.ascontiguousarray(encoder.words))
        self._positions = torch.from_numpy(encoder.positions)
        self._norm = self._norm_of(encoder.embedding_norm)
        self._layers = [self._layer_of(layer) for layer in encoder.layers]
        self._heads = encoder.heads

    def __call__(self, texts: Sequence[Sequence[int]], progress: Progress | None) -> Vectors:
        """Token ids in, one normalised vector a text out, ``(len(texts), dimension)``."""
        out = np.zeros((len(texts), self._words.shape[1]), dtype=np.float32)
        batches = same_length_batches([len(ids) for ids in texts], _BATCH_TOKENS)
        threads, done = torch.get_num_threads(), 0
        try:
            with ThreadPoolExecutor(
                os.cpu_count() or 1, initializer=torch.set_num_threads, initargs=(1,)
            ) as pool:
                found = pool.map(lambda rows: self._embed([texts[row] for row in rows]), batches)
                for rows, vectors in zip(batches, found, strict=True):
                    out[rows] = vectors
                    done += len(rows)
                    if progress is not None:
                        progress(done, len(texts))
        finally:
            torch.set_num_threads(threads)
        return out

    def _embed(self, texts: Sequence[Sequence[int]]) -> Vectors:
        with torch.inference_mode():
            ids = torch.tensor(texts)
            words = self._words[ids].float() + self._positions[: ids.shape[1]]
            states = self._norm(words.to(self._kind))
            for layer in self._layers:
                states = layer(states, self._heads)
            vectors: Vectors = functional.normalize(states.float().mean(1), dim=-1).numpy()
        return vectors

    def _layer_of(self, layer: Layer) -> _Layer:
        return _Layer(
            self._linear_of(layer.projections),
            self._linear_of(layer.attention_output),
            self._norm_of(layer.attention_norm),
            self._linear_of(layer.intermediate),
            self._linear_of(layer.output),
            self._norm_of(layer.output_norm),
        )

    def _linear_of(self, linear: Linear) -> _Linear:
        weight, bias = torch.from_numpy(linear.weight), torch.from_numpy(linear.bias)
        return _Linear(weight.to(self._kind), bias.to(self._kind))

    def _norm_of(self, norm: LayerNorm) -> _Norm:
        weight, bias = torch.from_numpy(norm.weight), torch.from_numpy(norm.bias)
        return _Norm(weight.to(self._kind), bias.to(self._kind), float(norm.epsilon))


@dataclass(frozen=True)
class _Linear:
    weight: Tensor
    bias: Tensor

    def __call__(self, states: Tensor) -> Tensor:
        return functional.linear(states, self.weight, self.bias)


@dataclass(frozen=True)
class _Norm:
    weight: Tensor
    bias: Tensor
    epsilon: float

    def __call__(self, states: Tensor) -> Tensor:
        size = self.bias.shape
        return functional.layer_norm(states, size, self.weight, self.bias, self.epsilon)


@dataclass(frozen=True)
class _Layer:
    projections: _Linear
    attention_output: _Linear
    attention_norm: _Norm
    intermediate: _Linear
    output: _Linear
    output_norm: _Norm

    def __call__(self, states: Tensor, heads: int) -> Tensor:
        count, length, width = states.shape
        shape = (count, length, 3, heads, width // heads)
        query, key, value = self.projections(states).view(shape).permute(2, 0, 3, 1, 4)
        mixed = functional.scaled_dot_product_attention(query, key, value)
        mixed = mixed.transpose(1, 2).reshape(count, length, width)
        states = self.attention_norm(states + self.attention_output(mixed))
        inner = functional.gelu(self.intermediate(states))
        return self.output_norm(states + self.output(inner))


def same_length_batches(lengths: Sequence[int], tokens: int) -> list[list[int]]:
    """Row numbers by length, longest first, at most ``tokens`` tokens a batch."""
    order = sorted(range(len(lengths)), key=lambda row: -lengths[row])
    batches = []
    for length, group in groupby(order, key=lambda row: lengths[row]):
        rows, most = list(group), max(1, tokens // max(1, length))
        batches += [rows[begin : begin + most] for begin in range(0, len(rows), most)]
    return batches


@functools.cache
def gains_by_bfloat16() -> bool:
    """Whether the processor multiplies bfloat16 matrices itself; unknown counts as no."""
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="ascii", errors="replace").splitlines()
    except OSError:
        return False
    flags = next((line for line in lines if line.startswith("flags")), "")
    return not _BFLOAT16_FLAGS.isdisjoint(flags.split())
