from __future__ import annotations

import zlib
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
import pytest

CLOSING = "\nWeitere Indikatoren im Angebot\n"


class HashingEmbedder:
    """An embedder without a model: hashed character trigrams."""

    def __init__(self, fingerprint: str = "f1", dimension: int = 32) -> None:
        self.name = "hashing"
        self.fingerprint = fingerprint
        self.dimension = dimension
        self.embedded: list[str] = []

    def embed_passages(
        self, texts: Sequence[str], progress: Callable[[int, int], None] | None = None
    ) -> np.ndarray:
        self.embedded.extend(texts)
        if progress:
            progress(len(texts), len(texts))
        return np.stack([self.embed_query(text) for text in texts])

    def embed_query(self, text: str) -> np.ndarray:
        vector = np.full(self.dimension, 1e-3, dtype=np.float32)
        for start in range(len(text) - 2):
            gram = text[start : start + 3].casefold().encode()
            vector[zlib.crc32(gram) % self.dimension] += 1
        return np.asarray(vector / np.linalg.norm(vector), dtype=np.float32)


@pytest.fixture
def embedder() -> HashingEmbedder:
    return HashingEmbedder()


@pytest.fixture
def other_embedder() -> HashingEmbedder:
    return HashingEmbedder(fingerprint="f2", dimension=16)


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    folder = tmp_path / "corpus"
    folder.mkdir()
    (folder / "a.txt").write_text(
        "Hessen\n\nNetze\n\nDas Netz Holz.HE hat über 40 Partner. Es wächst.\n\n"
        f"1,5\nProzent\nQuote im Schulsektor 2021{CLOSING}",
        encoding="utf-8",
    )
    (folder / "b.txt").write_text(
        "Bremen\n\nHäfen\n\nDer Hafen ist groß (GH) und alt.", encoding="utf-8"
    )
    return folder
