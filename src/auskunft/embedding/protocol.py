"""The seam: what the index and the search need of an embedding model."""

from collections.abc import Callable, Sequence
from typing import Protocol, TypeAlias

import numpy as np
from numpy.typing import NDArray

Vectors: TypeAlias = NDArray[np.float32]
Progress: TypeAlias = Callable[[int, int], None]
"""Called as ``progress(done, total)`` with numbers of texts, at least once at the end."""


class Embedder(Protocol):
    """Gives texts vectors of length one, so that an inner product is a cosine.

    Questions and passages have methods of their own because some models (E5, Jina v3) expect a
    different prompt before each.
    """

    @property
    def name(self) -> str:
        """What the manifest and error messages call the model."""
        ...

    @property
    def fingerprint(self) -> str:
        """Changes whenever the model would give other vectors; an index is bound to it."""
        ...

    @property
    def dimension(self) -> int:
        """The number of components of a vector."""
        ...

    def embed_passages(self, texts: Sequence[str], progress: Progress | None = None) -> Vectors:
        """Vectors of passages, shape ``(len(texts), dimension)``, float32, L2-normalised."""
        ...

    def embed_query(self, text: str) -> Vectors:
        """The vector of a question, shape ``(dimension,)``, float32, L2-normalised."""
        ...
