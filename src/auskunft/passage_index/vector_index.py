"""The seam of nearest-neighbour search: FAISS in use, exact NumPy beside it as its measure."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

from auskunft.errors import IndexDamagedError

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Vectors = NDArray[np.float32]
    Rows = NDArray[np.int64]


class VectorIndex(Protocol):
    """Holds vectors of length one and finds those with the largest inner product (cosine)."""

    @property
    def size(self) -> int:
        """The number of vectors."""
        ...

    def add(self, vectors: Vectors) -> None:
        """Appends vectors, shape (n, d) float32; the first ever added fixes d.

        Raises:
            ValueError: the shape does not fit.
        """
        ...

    def search(self, query: Vectors, limit: int) -> tuple[Rows, Vectors]:
        """Row numbers (k,) int64 and scores (k,) float32, best first, k = min(limit, size).

        Equal scores: the lower row first.

        Raises:
            ValueError: the query is not of shape (d,).
        """
        ...

    def vectors(self) -> Vectors:
        """All vectors, shape (n, d), in the order they were added."""
        ...


def _checked(vectors: Vectors, dimension: int) -> Vectors:
    import numpy as np  # noqa: PLC0415 (`auskunft --help` must not wait for it)

    if vectors.ndim != 2 or vectors.shape[1] != dimension:  # noqa: PLR2004
        raise ValueError(f"expected shape (n, {dimension}), not {vectors.shape}")
    return np.ascontiguousarray(vectors, dtype=np.float32)


class NumpyIndex:
    """Exact search by one matrix product."""

    def __init__(self, dimension: int) -> None:
        import numpy as np  # noqa: PLC0415

        self._vectors = np.empty((0, dimension), dtype=np.float32)

    @property
    def size(self) -> int:
        """The number of vectors."""
        return len(self._vectors)

    def add(self, vectors: Vectors) -> None:
        """As `VectorIndex.add`."""
        import numpy as np  # noqa: PLC0415

        self._vectors = np.vstack([self._vectors, _checked(vectors, self._vectors.shape[1])])

    def search(self, query: Vectors, limit: int) -> tuple[Rows, Vectors]:
        """As `VectorIndex.search`."""
        import numpy as np  # noqa: PLC0415

        scores = self._vectors @ _checked(query[None], self._vectors.shape[1])[0]
        order = np.argsort(-scores, kind="stable")[: max(limit, 0)]
        return order.astype(np.int64), scores[order]

    def vectors(self) -> Vectors:
        """As `VectorIndex.vectors`."""
        return self._vectors


class FaissIndex:
    """FAISS `IndexFlatIP`: exact inner product, right for up to some 100,000 vectors."""

    def __init__(self, dimension: int, index: Any = None) -> None:
        import faiss  # noqa: PLC0415

        self._index = faiss.IndexFlatIP(dimension) if index is None else index

    @property
    def size(self) -> int:
        """The number of vectors."""
        return int(self._index.ntotal)

    def add(self, vectors: Vectors) -> None:
        """As `VectorIndex.add`."""
        checked = _checked(vectors, self._index.d)
        if len(checked):
            self._index.add(checked)

    def search(self, query: Vectors, limit: int) -> tuple[Rows, Vectors]:
        """As `VectorIndex.search`."""
        import numpy as np  # noqa: PLC0415

        checked = _checked(query[None], self._index.d)
        count = min(max(limit, 0), self.size)
        if count == 0:
            return np.empty(0, dtype=np.int64), np.empty(0, dtype=np.float32)
        scores, rows = self._index.search(checked, count)
        order = np.lexsort((rows[0], -scores[0]))
        return rows[0][order], scores[0][order]

    def vectors(self) -> Vectors:
        """As `VectorIndex.vectors`."""
        vectors: Vectors = self._index.reconstruct_n(0, self.size)
        return vectors

    def to_bytes(self) -> bytes:
        """The index in FAISS's own format; the same vectors give the same bytes."""
        import faiss  # noqa: PLC0415

        return bytes(faiss.serialize_index(self._index))

    @classmethod
    def from_bytes(cls, data: bytes, dimension: int) -> FaissIndex:
        """The index that `to_bytes` wrote, read under deserialisation limits.

        Raises:
            IndexDamagedError: the bytes are no flat inner-product index of this dimension.
        """
        import faiss  # noqa: PLC0415
        import numpy as np  # noqa: PLC0415

        # A forged length cannot make FAISS allocate more than the file itself holds.
        faiss.set_deserialization_vector_byte_limit(len(data))
        faiss.set_deserialization_loop_limit(len(data))
        try:
            index = faiss.deserialize_index(np.frombuffer(data, dtype=np.uint8))
        except (RuntimeError, ValueError) as error:
            raise IndexDamagedError("vectors.faiss ist kein lesbarer FAISS-Index.") from error
        if not isinstance(index, faiss.IndexFlatIP) or index.d != dimension:
            raise IndexDamagedError("vectors.faiss hat eine andere Art oder Dimension.")
        return cls(dimension, index)
