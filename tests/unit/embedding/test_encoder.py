"""The NumPy forward pass against textbook formulas on a tiny encoder."""

from __future__ import annotations

import math

import numpy as np
import pytest
from numpy.typing import NDArray

from auskunft.embedding.encoder import Encoder, LayerNorm, Linear, attend, gelu

WIDTH, INNER, WORDS = 8, 12, 20


def tiny_weights() -> dict[str, NDArray[np.generic]]:
    generator = np.random.default_rng(7)

    def random(*shape: int) -> NDArray[np.generic]:
        return generator.normal(size=shape).astype(np.float16)

    weights = {
        "embeddings.word_embeddings.weight": random(WORDS, WIDTH),
        "embeddings.position_embeddings.weight": random(16, WIDTH),
        "embeddings.token_type_embeddings.weight": random(2, WIDTH),
        "embeddings.LayerNorm.weight": random(WIDTH),
        "embeddings.LayerNorm.bias": random(WIDTH),
    }
    for number in range(2):
        name = f"encoder.layer.{number}"
        shapes = {
            "attention.self.query": (WIDTH, WIDTH),
            "attention.self.key": (WIDTH, WIDTH),
            "attention.self.value": (WIDTH, WIDTH),
            "attention.output.dense": (WIDTH, WIDTH),
            "intermediate.dense": (INNER, WIDTH),
            "output.dense": (WIDTH, INNER),
        }
        for part, shape in shapes.items():
            weights[f"{name}.{part}.weight"] = random(*shape)
            weights[f"{name}.{part}.bias"] = random(shape[0])
        for part in ("attention.output.LayerNorm", "output.LayerNorm"):
            weights[f"{name}.{part}.weight"] = random(WIDTH)
            weights[f"{name}.{part}.bias"] = random(WIDTH)
    return weights


def testgelu_is_the_exact_one() -> None:
    values = np.linspace(-6, 6, 501, dtype=np.float32)
    expected = [value / 2 * (1 + math.erf(value / math.sqrt(2))) for value in values.tolist()]
    assert np.abs(gelu(values) - np.array(expected)).max() < 2e-6


def test_layer_norm_gives_mean_zero_and_variance_one() -> None:
    states = np.random.default_rng(1).normal(3, 5, size=(4, 64)).astype(np.float32)
    norm = LayerNorm(np.ones(64, np.float32), np.zeros(64, np.float32), np.float32(1e-12))
    out = norm(states)
    assert np.allclose(out.mean(axis=1), 0, atol=1e-5)
    assert np.allclose(out.var(axis=1), 1, atol=1e-4)


def test_attention_stays_inside_each_text() -> None:
    projected = np.random.default_rng(2).normal(size=(7, 3 * WIDTH)).astype(np.float32)
    both = attend(projected, [3, 4], heads=2)
    assert np.allclose(both[:3], attend(projected[:3], [3], heads=2), atol=1e-6)
    assert np.allclose(both[3:], attend(projected[3:], [4], heads=2), atol=1e-6)


def test_attention_of_one_token_is_its_value() -> None:
    projected = np.random.default_rng(3).normal(size=(1, 3 * WIDTH)).astype(np.float32)
    assert np.allclose(attend(projected, [1], heads=4)[0], projected[0, 2 * WIDTH :], atol=1e-6)


def test_a_batch_gives_what_each_text_gives_alone() -> None:
    encoder = Encoder.from_weights(tiny_weights(), heads=2, epsilon=1e-12)
    texts = [[1, 2, 3], [4, 5, 6], [7], [8, 9, 10, 11, 12]]
    together = encoder(texts)
    alone = np.concatenate([encoder([ids]) for ids in texts])
    assert np.allclose(together, alone, atol=1e-5)
    assert np.allclose(np.linalg.norm(together, axis=1), 1, atol=1e-6)


def test_word_vectors_keep_their_type_on_disk() -> None:
    encoder = Encoder.from_weights(tiny_weights(), heads=2, epsilon=1e-12)
    assert encoder.words.dtype == np.float16
    assert encoder.dimension == WIDTH
    assert len(encoder.layers) == 2


@pytest.mark.parametrize("tokens", [1, 5, 64, 130])
@pytest.mark.parametrize("shape", [(1152, 384), (384, 1536), (7, 5000), (31, 13)])
def test_pieces_of_the_weight_give_the_whole_product(tokens: int, shape: tuple[int, int]) -> None:
    generator = np.random.default_rng(4)
    weight = generator.normal(size=shape).astype(np.float32)
    bias = generator.normal(size=shape[0]).astype(np.float32)
    states = generator.normal(size=(tokens, shape[1])).astype(np.float32)
    out = Linear.pack(weight, bias)(states)
    assert np.allclose(out, states @ weight.T + bias, rtol=1e-4, atol=1e-3)
