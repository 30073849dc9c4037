"""An embedder without a model, for tests: hashed character 4-grams of the words."""

from __future__ import annotations

import zlib
from collections.abc import Sequence

import numpy as np

from auskunft.embedding.protocol import Progress, Vectors


class HashingEmbedder:
    """Texts that share words have a high cosine; the same on every machine."""

    name = "hashing"

    def __init__(self, dimension: int = 64) -> None:
        self.dimension = dimension
        self.fingerprint = f"hashing-{dimension}"

    def embed_query(self, text: str) -> Vectors:
        padded = f" {' '.join(text.lower().split())} "
        vector = np.full(self.dimension, 1e-3, dtype=np.float32)
        for begin in range(max(1, len(padded) - 3)):
            vector[zlib.crc32(padded[begin : begin + 4].encode()) % self.dimension] += 1
        normalised: Vectors = vector / np.linalg.norm(vector)
        return normalised

    def embed_passages(self, texts: Sequence[str], progress: Progress | None = None) -> Vectors:
        out = np.zeros((len(texts), self.dimension), dtype=np.float32)
        for row, text in enumerate(texts):
            out[row] = self.embed_query(text)
        if progress is not None:
            progress(len(texts), len(texts))
        return out
