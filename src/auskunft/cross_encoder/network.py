"""The network that reads a question and a sentence together, in NumPy.

Pre-norm transformer layers (Xiong et al., "On Layer Normalization in the Transformer
Architecture", 2020) over the pieces of both texts; trained by `training/joint.py`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from auskunft.cross_encoder.pieces import Matrix, Pieces, join
from auskunft.embedding.encoder import LayerNorm, attend

HEADS = 4
_EPSILON = np.float32(1e-5)


@dataclass(frozen=True)
class _Affine:
    """An affine map; for hundreds of pieces at once one product is quicker than `Linear`'s many."""

    weight: Matrix
    bias: Matrix

    def __call__(self, states: Matrix) -> Matrix:
        """``(pieces, inputs)`` to ``(pieces, outputs)``."""
        out: Matrix = states @ self.weight
        out += self.bias
        return out


@dataclass(frozen=True)
class _Layer:
    before_attention: LayerNorm
    projections: _Affine
    attended: _Affine
    before_inner: LayerNorm
    inner: _Affine
    output: _Affine

    def __call__(self, states: Matrix, lengths: Sequence[int]) -> Matrix:
        """Works on ``states`` itself."""
        projected = self.projections(self.before_attention(states.copy()))
        states += self.attended(attend(projected, lengths, HEADS))
        states += self.output(_positive(self.inner(self.before_inner(states.copy()))))
        return states


@dataclass(frozen=True)
class Network:
    """Says of each sentence whether it answers the question, and which pieces do."""

    states: _Affine
    features: _Affine
    sides: Matrix
    layers: tuple[_Layer, ...]
    norm: LayerNorm
    judge_inner: _Affine
    judge: _Affine
    span: _Affine

    @classmethod
    def from_weights(cls, weights: Mapping[str, NDArray[np.generic]]) -> Network:
        """Reads the tensors by the names that the training gives them.

        Raises:
            KeyError: a tensor is missing; its name is the argument.
        """

        def tensor(name: str) -> Matrix:
            return np.ascontiguousarray(weights[name], dtype=np.float32)

        def affine(name: str) -> _Affine:
            weight = np.ascontiguousarray(tensor(f"{name}.weight").T)
            return _Affine(weight, tensor(f"{name}.bias"))

        def norm(name: str) -> LayerNorm:
            return LayerNorm(tensor(f"{name}.weight"), tensor(f"{name}.bias"), _EPSILON)

        def layer(name: str) -> _Layer:
            return _Layer(
                norm(f"{name}.before_attention"),
                affine(f"{name}.projections"),
                affine(f"{name}.attended"),
                norm(f"{name}.before_inner"),
                affine(f"{name}.inner"),
                affine(f"{name}.output"),
            )

        count = len({name.split(".")[1] for name in weights if name.startswith("layers.")})
        return cls(
            affine("states"),
            affine("features"),
            tensor("sides.weight"),
            tuple(layer(f"layers.{number}") for number in range(count)),
            norm("norm"),
            affine("judge_inner"),
            affine("judge"),
            affine("span"),
        )

    def __call__(
        self, question: Pieces, sentences: Sequence[Pieces]
    ) -> tuple[Matrix, list[Matrix]]:
        """Logits that each sentence answers, ``(n,)``, and what its pieces have for being the ends.

        The latter are logits of beginning and ending the answer, one ``(pieces, 2)`` a sentence.
        """
        joined = [join(question, sentence) for sentence in sentences]
        lengths = [len(one.states) for one in joined]
        asked = len(question.ids)
        mixed = self.states(np.concatenate([one.states for one in joined]).astype(np.float32))
        mixed += self.features(np.concatenate([one.features for one in joined]))
        ends = np.cumsum(lengths)
        for begin, end in zip(ends - lengths, ends, strict=True):
            mixed[begin : begin + asked] += self.sides[0]
            mixed[begin + asked : end] += self.sides[1]
        for layer in self.layers:
            mixed = layer(mixed, lengths)
        mixed = self.norm(mixed)
        texts = np.split(mixed, ends[:-1])
        pooled = np.stack(
            [
                np.concatenate([one[0], one[:asked].mean(axis=0), one[asked:].max(axis=0)])
                for one in texts
            ]
        )
        answers = self.judge(_positive(self.judge_inner(pooled)))[:, 0]
        spans = self.span(mixed)
        return answers, [one[asked:] for one in np.split(spans, ends[:-1])]


def _positive(states: Matrix) -> Matrix:
    """The rectifier, in place: a tenth of what the exact GELU costs."""
    np.maximum(states, 0, out=states)
    return states
