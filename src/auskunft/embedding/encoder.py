"""The forward pass of a BERT encoder with mean pooling, in NumPy.

A question has a dozen tokens: for that, importing PyTorch costs a hundred times what the
arithmetic does. The architecture is that of Devlin et al., "BERT" (2019), section 3, post-norm,
with the exact GELU; pooling is the mean over a text's own tokens, as in Reimers and Gurevych,
"Sentence-BERT" (2019), section 3.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Matrix = NDArray[np.float32]
_ROWS, _DEPTH, _WIDTH = 64, 384, 32
"""The largest product that is handed to OpenBLAS at once: tokens, inputs, outputs."""


class Shelf:
    """One stretch of memory for many weights.

    The system gives large pages to large arrays only: read from one, the weights of all layers
    take a seventh less time than from an array each (measured with 18 tokens).
    """

    def __init__(self, numbers: int) -> None:
        self._numbers = np.empty(numbers, dtype=np.float32)
        self._used = 0

    def keep(self, array: Matrix) -> Matrix:
        """A copy of the array that lies behind those kept before."""
        place = self._numbers[self._used : self._used + array.size].reshape(array.shape)
        place[...] = array
        self._used += array.size
        return place


@dataclass(frozen=True)
class Linear:
    """An affine map; ``blocks`` holds pieces of its weight, ``(slices, count, depth, width)``.

    For a question's few tokens OpenBLAS spends half its time repacking the weights, unless the
    product is small enough for its kernels without packing (below a million multiplications).
    So inputs go in slices, outputs in blocks and tokens in groups: 85 to 108 GFLOP/s instead of 25
    to 80 for 6 to 80 tokens, and as many as the whole product for a thousand (measured).
    """

    blocks: Matrix
    bias: Matrix

    @classmethod
    def pack(cls, weight: Matrix, bias: Matrix, shelf: Shelf | None = None) -> Linear:
        """From a weight stored ``(outputs, inputs)``, as PyTorch does."""
        outputs, inputs = weight.shape
        width, depth = _largest_divisor(outputs, _WIDTH), _largest_divisor(inputs, _DEPTH)
        pieces = weight.reshape(outputs // width, width, inputs // depth, depth)
        blocks = pieces.transpose(2, 0, 3, 1)
        return cls(np.ascontiguousarray(blocks) if shelf is None else shelf.keep(blocks), bias)

    @property
    def weight(self) -> Matrix:
        """As it was given to `pack`, ``(outputs, inputs)``."""
        slices, count, depth, width = self.blocks.shape
        return self.blocks.transpose(1, 3, 0, 2).reshape(count * width, slices * depth)

    def __call__(self, states: Matrix) -> Matrix:
        """``(tokens, inputs)`` to ``(tokens, outputs)``."""
        out = np.empty((len(states), len(self.bias)), dtype=np.float32)
        for begin in range(0, len(states), _ROWS):
            self._multiply(states[begin : begin + _ROWS], out[begin : begin + _ROWS])
        out += self.bias
        return out

    def _multiply(self, states: Matrix, out: Matrix) -> None:
        """Writes the product of a group of tokens to ``out``."""
        slices, count, depth, width = self.blocks.shape
        parts = out[None] if slices == 1 else np.empty((slices, *out.shape), dtype=np.float32)
        np.matmul(
            states.reshape(-1, slices, 1, depth).transpose(1, 2, 0, 3),
            self.blocks,
            out=parts.reshape(slices, -1, count, width).swapaxes(1, 2),
        )
        if slices > 1:
            np.add.reduce(parts, axis=0, out=out)


def _largest_divisor(number: int, limit: int) -> int:
    return next(one for one in range(min(number, limit), 0, -1) if number % one == 0)


@dataclass(frozen=True)
class LayerNorm:
    """Normalisation of each token's states to mean 0 and variance 1, then scaled and shifted."""

    weight: Matrix
    bias: Matrix
    epsilon: np.float32

    def __call__(self, states: Matrix) -> Matrix:
        """Works on ``states`` itself: the caller gives it away."""
        share = np.float32(1 / states.shape[-1])
        states -= np.add.reduce(states, axis=-1, keepdims=True) * share
        variance = np.einsum("td,td->t", states, states)[:, None] * share
        states *= 1 / np.sqrt(variance + self.epsilon)
        states *= self.weight
        states += self.bias
        return states


@dataclass(frozen=True)
class Layer:
    """One block: self-attention and feed-forward, each with its residual and normalisation."""

    projections: Linear
    attention_output: Linear
    attention_norm: LayerNorm
    intermediate: Linear
    output: Linear
    output_norm: LayerNorm

    def __call__(self, states: Matrix, lengths: Sequence[int], heads: int) -> Matrix:
        """States of the tokens of all texts, one text after the other, without padding."""
        mixed = attend(self.projections(states), lengths, heads)
        attended = self.attention_output(mixed)
        attended += states
        attended = self.attention_norm(attended)
        out = self.output(gelu(self.intermediate(attended)))
        out += attended
        return self.output_norm(out)


@dataclass(frozen=True)
class Encoder:
    """Token ids in, one normalised vector a text out.

    ``words`` keeps the type it has on disk (float16); rows are widened when they are looked up.
    """

    words: NDArray[np.generic]
    positions: Matrix
    embedding_norm: LayerNorm
    layers: tuple[Layer, ...]
    heads: int

    @classmethod
    def from_weights(
        cls, weights: Mapping[str, NDArray[np.generic]], heads: int, epsilon: float
    ) -> Encoder:
        """Reads the tensors by the names that transformers' ``BertModel`` gives them.

        Raises:
            KeyError: a tensor is missing; its name is the argument.
        """

        def tensor(name: str) -> Matrix:
            return np.ascontiguousarray(weights[name], dtype=np.float32)

        layer_names = [name for name in weights if name.startswith("encoder.layer.")]
        shelf = Shelf(sum(weights[name].size for name in layer_names))

        def linear(*names: str) -> Linear:
            weight = np.concatenate([tensor(f"{name}.weight") for name in names])
            bias = np.concatenate([tensor(f"{name}.bias") for name in names])
            return Linear.pack(weight, bias, shelf)

        def norm(name: str) -> LayerNorm:
            return LayerNorm(tensor(f"{name}.weight"), tensor(f"{name}.bias"), np.float32(epsilon))

        def layer(name: str) -> Layer:
            part = f"{name}.attention.self"
            return Layer(
                projections=linear(f"{part}.query", f"{part}.key", f"{part}.value"),
                attention_output=linear(f"{name}.attention.output.dense"),
                attention_norm=norm(f"{name}.attention.output.LayerNorm"),
                intermediate=linear(f"{name}.intermediate.dense"),
                output=linear(f"{name}.output.dense"),
                output_norm=norm(f"{name}.output.LayerNorm"),
            )

        count = len({name.split(".")[2] for name in layer_names})
        kind = tensor("embeddings.token_type_embeddings.weight")[0]
        return cls(
            words=weights["embeddings.word_embeddings.weight"],
            positions=tensor("embeddings.position_embeddings.weight") + kind,
            embedding_norm=norm("embeddings.LayerNorm"),
            layers=tuple(layer(f"encoder.layer.{number}") for number in range(count)),
            heads=heads,
        )

    @property
    def dimension(self) -> int:
        """The number of components of a vector."""
        return int(self.words.shape[1])

    def __call__(self, texts: Sequence[Sequence[int]]) -> Matrix:
        """Vectors ``(len(texts), dimension)`` of length one; every text has at least one token."""
        states = self.states(texts)
        lengths = [len(ids) for ids in texts]
        starts = np.cumsum([0, *lengths[:-1]])
        vectors: Matrix = np.add.reduceat(states, starts, axis=0)
        vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
        return vectors

    def states(self, texts: Sequence[Sequence[int]]) -> Matrix:
        """The last layer's states ``(tokens, dimension)`` of all texts, one after the other."""
        lengths = [len(ids) for ids in texts]
        flat = np.concatenate([np.asarray(ids, dtype=np.intp) for ids in texts])
        states: Matrix = self.words[flat].astype(np.float32)
        states += np.concatenate([self.positions[:length] for length in lengths])
        states = self.embedding_norm(states)
        for layer in self.layers:
            states = layer(states, lengths, self.heads)
        return states


def pooled(states: Matrix) -> Matrix:
    """The vector ``(dimension,)`` of length one of a single text, from its states."""
    total: Matrix = states.sum(axis=0)
    total /= np.linalg.norm(total)
    return total


def attend(projected: Matrix, lengths: Sequence[int], heads: int) -> Matrix:
    """Scaled dot-product attention inside each text; ``projected`` is ``(tokens, 3 x width)``.

    Neighbouring texts of the same length go through one matrix product together.
    """
    tokens, triple = projected.shape
    width = triple // 3
    scale = np.float32(1 / math.sqrt(width // heads))
    out = np.empty((tokens, width), dtype=np.float32)
    begin = first = 0
    while first < len(lengths):
        length, last = lengths[first], first
        while last < len(lengths) and lengths[last] == length:
            last += 1
        count = last - first
        end = begin + count * length
        shape = (count, length, 3, heads, width // heads)
        query, key, value = projected[begin:end].reshape(shape).transpose(2, 0, 3, 1, 4)
        scores = (query * scale) @ key.swapaxes(-1, -2)
        scores -= scores.max(axis=-1, keepdims=True)
        np.exp(scores, out=scores)
        scores /= scores.sum(axis=-1, keepdims=True)
        mixed = out[begin:end].reshape(count, length, heads, width // heads)
        np.matmul(scores, value, out=mixed.swapaxes(1, 2))
        begin, first = end, last
    return out


def gelu(states: Matrix) -> Matrix:
    """The exact GELU, x/2 (1 + erf(x/sqrt 2)), as max(x, 0) - |x| erfc(|x|/sqrt 2)/2.

    NumPy has no erf: formula 7.1.26 of Abramowitz and Stegun, whose error is at most 1.5e-7.
    """
    size = np.abs(states)
    t = size * np.float32(0.3275911 * math.sqrt(0.5))
    t += 1
    np.reciprocal(t, out=t)
    half_erfc: Matrix = t * np.float32(1.061405429 / 2)
    for coefficient in (-1.453152027, 1.421413741, -0.284496736, 0.254829592):
        half_erfc += np.float32(coefficient / 2)
        half_erfc *= t
    np.square(states, out=t)
    t *= np.float32(-0.5)
    np.exp(t, out=t)
    half_erfc *= t
    half_erfc *= size
    out: Matrix = np.maximum(states, 0)
    out -= half_erfc
    return out
